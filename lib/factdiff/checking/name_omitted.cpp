#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/checking/name_support.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {

void name_omitted(const Comparison& c, std::vector<Finding>& findings) {
    boost::unordered_flat_map<std::string_view, int> weight;  // mentions; a quoted speaker counts for two
    for (const Claim& claim : c.source.claims) {
        if (const Name* name = std::get_if<Name>(&claim.value)) ++weight[name->canonical];
        if (const Quotation* quote = std::get_if<Quotation>(&claim.value); quote != nullptr && quote->speaker) weight[quote->speaker->canonical] += 2;
    }
    for (const std::uint32_t index : names_lacking(c.source, c.rewrite, c.alignment.omitted, false, c)) {
        const Claim& claim = c.source.claims[index];
        const Name& name = std::get<Name>(claim.value);
        if (name.type != NameType::person && name.type != NameType::organization) continue;
        if (weight[name.canonical] < 2) continue;
        Finding finding{.rule = "name-omitted", .severity = Severity::note, .confidence = 70};
        finding.message = "Name of the source not in the rewrite: " + quoted(c.source, claim.span);
        finding.why = "the source names it more than once or quotes it";
        finding.source = evidence_of(c.source, claim);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
