// A Report, or the claims of one article, as JSON.
//
//     write_json(std::cout, report, {.indented = true});
//     {
//       "schema_version": "1",
//       "tool": {"name": "factdiff", "version": "0.1.0", "rules": "51d0…"},
//       …
//     std::string line;
//     append_json(line, report, {.id = "\"pair 7\""});       // one line, for `batch`
//
//     append_claims_json(line, article, {});                 // {"claims":[{"kind":"money","start":25,"end":37,"text":"$2.4 billion", …
//
// Offsets are half-open and count code points of the text as given unless another unit is asked for.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "factdiff/claims/claim.h"
#include "factdiff/reporting/report.h"

namespace factdiff {

enum class OffsetUnit : std::uint8_t { codepoints, bytes, utf16 };

struct JsonOptions {
    OffsetUnit offsets = OffsetUnit::codepoints;
    bool indented = false;
    std::string_view id = {};  // JSON text to be echoed; empty: no id
};

void append_json(std::string& out, const Report& report, const JsonOptions& options);
void write_json(std::ostream& out, const Report& report, const JsonOptions& options);

void append_claims_json(std::string& out, const Article& article, const JsonOptions& options);

}  // namespace factdiff
