// Any bytes give a Document or an Error: never a crash, and never a span outside the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "factdiff/reading/read.h"
#include "factdiff/reading/reader.h"
#include "factdiff/text/line_index.h"
#include "factdiff/text/utf8.h"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace factdiff;
    std::vector<Format> formats = {Format::detect};
    for (const FormatRow& row : format_rows()) formats.push_back(row.format);
    for (const Format format : formats) {
        const Result<Document> document = read_text(std::string(reinterpret_cast<const char*>(data), size), {.format = format});
        if (!document) {
            require(!document.error().message().empty());
            continue;
        }
        const auto length = static_cast<std::uint32_t>(document->text().size());
        require(length > 0 && is_utf8(document->text()) && is_utf8(document->given()));
        std::uint32_t end = 0;
        for (const Field& field : document->fields()) {
            require(field.span.begin >= end && field.span.end > field.span.begin && field.span.end <= length);
            end = field.span.end;
        }
        for (std::uint32_t at = 0; at < length; ++at) {
            const Span given = document->given_span({at, at + 1});
            require(given.begin <= given.end && given.end <= document->given().size());
        }
        for (const Repair& repair : document->repairs()) require(repair.span.begin <= repair.span.end && repair.span.end <= length);
        const LineIndex index(document->given());
        require(index.position(static_cast<std::uint32_t>(document->given().size())).line <= index.line_count());
    }
    return 0;
}
