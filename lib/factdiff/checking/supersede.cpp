#include "factdiff/checking/supersede.h"

#include <algorithm>
#include <string_view>

namespace factdiff {
namespace {

struct Precedence {
    std::string_view stays;
    std::string_view goes;
};

constexpr Precedence kPrecedence[] = {
    {"quote-speaker-changed", "name-changed"},
    {"quote-speaker-changed", "name-unsupported"},
    {"quote-speaker-changed", "attribution-changed"},
    {"attribution-changed", "name-changed"},
    {"attribution-changed", "name-unsupported"},
    {"role-swapped", "name-changed"},
    {"number-changed", "quantifier-changed"},
    {"number-changed", "number-unsupported"},
    {"negation-changed", "certainty-changed"},
    {"unit-changed", "number-unsupported"},
    {"unit-changed", "number-changed"},
    {"number-changed", "detail-changed"},
    {"unit-changed", "detail-changed"},
    {"date-changed", "detail-changed"},
    {"date-unsupported", "detail-changed"},
    {"name-changed", "detail-changed"},
    {"title-changed", "detail-changed"},
    {"measure-changed", "detail-changed"},
    {"direction-changed", "detail-changed"},
    {"detail-changed", "name-unsupported"},
    {"bound-changed", "direction-changed"},
    {"quantifier-changed", "direction-changed"},
    {"attribution-changed", "pronoun-unclear"},
    {"name-changed", "pronoun-unclear"},
    {"name-changed", "name-unsupported"},
    {"certainty-changed", "reporting-verb-changed"},
    {"direction-changed", "measure-changed"},
};

}  // namespace

void drop_superseded(std::vector<Finding>& findings) {
    std::vector<bool> dropped(findings.size());
    for (const Precedence& rule : kPrecedence) {
        std::vector<Span> places;
        for (const Finding& finding : findings)
            if (finding.rule == rule.stays && finding.rewrite && finding.severity != Severity::note) {
                // “the coach, Mira Olsen”: the name beside the speaker is the speaker.
                const std::uint32_t beside = rule.stays == "quote-speaker-changed" ? 3 : 0;
                const Span span = finding.rewrite->span;
                places.push_back({span.begin - std::min(span.begin, beside), span.end + beside});
            }
        if (places.empty()) continue;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            const Finding& finding = findings[i];
            if (finding.rule != rule.goes || !finding.rewrite) continue;
            const Span at = finding.rewrite->span;
            dropped[i] = dropped[i] || std::any_of(places.begin(), places.end(), [&](Span place) { return place.overlaps(at); });
        }
    }
    std::size_t index = 0;
    std::erase_if(findings, [&](const Finding&) { return dropped[index++]; });
}

}  // namespace factdiff
