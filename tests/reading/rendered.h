// A Document as text that a test can show: one line a paragraph, after the name of its field.
//
//     rendered(*read_text("Rates rise\nThe bank acted.", {}))   // "title: Rates rise\nbody: The bank acted.\n"
#pragma once

#include <algorithm>
#include <string>

#include "factdiff/reading/read.h"

namespace factdiff::test {

inline const char* name_of(FieldKind kind) {
    switch (kind) {
        case FieldKind::title:
            return "title";
        case FieldKind::standfirst:
            return "standfirst";
        case FieldKind::body:
            return "body";
        case FieldKind::caption:
            return "caption";
        case FieldKind::heading:
            return "heading";
        case FieldKind::block_quote:
            return "quote";
    }
    return "?";
}

inline std::string rendered(const Document& document) {
    std::string result;
    for (const Field& field : document.fields()) {
        const std::string text(document.text_of(field.span));
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            if (end > begin) result += std::string(name_of(field.kind)) + ": " + text.substr(begin, end - begin) + "\n";
            begin = end + 1;
        }
    }
    return result;
}

/// The same with what was set aside: "(byline): By Ann Lee".
inline std::string rendered_with_asides(const Document& document) {
    std::string result = rendered(document);
    for (const Aside& aside : document.asides()) result += "(" + aside.kind + "): " + aside.text + "\n";
    return result;
}

inline std::string rendered(std::string text, Format format) {
    const Result<Document> document = read_text(std::move(text), {.format = format});
    return document ? rendered(*document) : "error " + document.error().code + "\n";
}

}  // namespace factdiff::test
