// A Finding is one discrepancy as a rule decided and worded it. Rules neither sort nor format: the Report does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "factdiff/text/span.h"

namespace factdiff {

enum class Severity : std::uint8_t { note, warning, error };
std::string_view to_string(Severity severity);

/// One side of a finding.
struct Evidence {
    Span span;                  // the words at fault, in the clean text of that side
    std::string value;          // canonical: "260000", "4200000000 USD", "2025-10-29", the words of a quote
    std::vector<Span> changed;  // the differing words inside `span`, for marking; may be empty
};

struct Finding {
    std::string_view rule;
    Severity severity = Severity::warning;  // set from the rule table; a rule may lower it to note
    int confidence = 90;                    // per cent
    std::string message;                    // one sentence with both values: “Quote altered: … was …”
    std::string why;                        // how the two were paired and what differs
    std::optional<Evidence> source;
    std::optional<Evidence> rewrite;
    std::string suggestion = {};  // only where exactly one replacement is right
    std::vector<std::pair<std::string, std::string>> details = {};
};

}  // namespace factdiff
