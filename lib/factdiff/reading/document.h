// A Document is one version of an article, read: the clean UTF-8 text (sole owner), its fields, its metadata, and the way back from every
// clean offset to the text as it was given.
//
//     Result<Document> document = read_file("story.md", {});         // reading/read.h
//     document->text();                                              // title, then body; no markup, damage repaired
//     document->text_of(claim.span);                                 // the words of a claim
//     document->given_span(claim.span);                              // the same place in document->given(), front matter and markup included
//
// Immutable after reading. Line and column are computed when the Report is made (reporting/report.h).
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/offset_map.h"
#include "factdiff/text/span.h"

namespace factdiff {

enum class FieldKind : std::uint8_t { title, standfirst, body, caption, heading, block_quote };

/// "headline", "standfirst", "body", "caption", "heading", "quote": as reports name them.
constexpr std::string_view to_string(FieldKind kind) {
    constexpr std::string_view names[] = {"headline", "standfirst", "body", "caption", "heading", "quote"};
    return names[static_cast<unsigned>(kind)];
}

/// A stretch of the clean text that came from one part of the article. Fields are sorted and do not overlap.
struct Field {
    FieldKind kind = FieldKind::body;
    Span span;
};

/// What stands in the file about the article and claims nothing itself: "By Ann Lee", "Editing by Tom Roe", "MORE TO FOLLOW". It is no part of the
/// clean text.
struct Aside {
    std::string kind;  // "byline", "credit", "notice"
    std::string text;
    Span given;  // in the text as given
};

/// What the markup of the file says of words: an agency's <person>, <org>, <location>, <chron norm="20250912">, <money unit="CAD"> and
/// <num units="kilometre" decimal-ch="," thousands-ch=".">, a page's <time datetime>.
enum class MarkKind : std::uint8_t { person, organization, place, day, money, number };
struct Mark {
    MarkKind kind = MarkKind::person;
    Span span;                                       // in the clean text; may begin or end with a blank
    std::optional<std::chrono::year_month_day> day;  // of MarkKind::day
    std::string unit;                                // of MarkKind::money and number, folded as the tables have it; may be empty
    char decimal = '\0', group = '\0';               // of MarkKind::number: the separators of the figure, where the file names them
};

/// Damage that was read as what it must have been.
struct Repair {
    Span span;             // in the clean text, after the repair
    std::string given;     // the bytes as given: "Â£"
    std::string repaired;  // what stands in the clean text: "£"
    std::string why;       // "UTF-8 read as Windows-1252"
};

class Document {
public:
    struct Parts {
        std::string path;   // as named by the user; empty for text passed in
        std::string given;  // the text as given, decoded to UTF-8
        std::string text;   // clean
        OffsetMap offsets;  // clean → given, in bytes
        std::vector<Field> fields;
        std::string title;
        std::optional<std::chrono::year_month_day> date;  // publication day
        std::string language = "en";
        std::string format;              // as --format-in names it: "markdown"
        std::string encoding = "UTF-8";  // what the bytes were
        std::vector<Aside> asides;       // by place
        std::vector<Mark> marks;
        std::vector<Repair> repairs;
        std::vector<std::string> remarks;  // said once to the user: "read as Windows-1252"
    };

    Document() = default;
    explicit Document(Parts parts) : parts_(std::move(parts)) {}

    const std::string& path() const { return parts_.path; }
    std::string_view text() const { return parts_.text; }
    std::string_view given() const { return parts_.given; }
    std::string_view text_of(Span span) const { return text().substr(span.begin, span.length()); }
    const std::vector<Field>& fields() const { return parts_.fields; }
    const std::string& title() const { return parts_.title; }
    const std::optional<std::chrono::year_month_day>& date() const { return parts_.date; }
    const std::string& language() const { return parts_.language; }
    const std::string& encoding() const { return parts_.encoding; }
    const std::string& format() const { return parts_.format; }
    const std::vector<Aside>& asides() const { return parts_.asides; }
    const OffsetMap& offsets() const { return parts_.offsets; }
    const std::vector<Mark>& marks() const { return parts_.marks; }
    const std::vector<Repair>& repairs() const { return parts_.repairs; }
    const std::vector<std::string>& remarks() const { return parts_.remarks; }

    /// The field that holds a clean offset; body where there is none.
    FieldKind field_at(std::uint32_t clean) const;

    /// The place in given() that a clean Span was read from, in bytes.
    Span given_span(Span clean) const { return parts_.offsets.given(clean); }

private:
    Parts parts_;
};

inline FieldKind Document::field_at(std::uint32_t clean) const {
    const auto after =
        std::upper_bound(fields().begin(), fields().end(), clean, [](std::uint32_t at, const Field& field) { return at < field.span.begin; });
    return after == fields().begin() ? FieldKind::body : (after - 1)->kind;
}

}  // namespace factdiff
