#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

void add(const Article& article, bool is_rewrite, std::vector<Finding>& findings) {
    const auto place = [&](Finding& finding, Evidence evidence) {
        (is_rewrite ? finding.rewrite : finding.source) = std::move(evidence);
        findings.push_back(std::move(finding));
    };
    const std::string side = is_rewrite ? "rewrite" : "source";
    for (const Repair& repair : article.document.repairs()) {
        Finding finding{.rule = "input-repaired", .severity = Severity::note, .confidence = 95};
        finding.message = "Damaged text in the " + side + ": “" + repair.given + "” was read as “" + repair.repaired + "”";
        finding.why = repair.why;
        if (is_rewrite) finding.suggestion = repair.repaired;
        place(finding, {repair.span, repair.repaired, {}});
    }
    for (const StrayMark& mark : article.segments.stray_marks) {
        Finding finding{.rule = "input-repaired", .severity = Severity::note, .confidence = 80};
        finding.message = "A quotation mark in the " + side + " has no partner in its paragraph";
        finding.why = "the mark was read alone and the paragraph around it as it stands";
        place(finding, {mark.span, std::string(article.document.text_of(mark.span)), {}});
    }
}

}  // namespace

void input_repaired(const Comparison& comparison, std::vector<Finding>& findings) {
    add(comparison.source, false, findings);
    add(comparison.rewrite, true, findings);
}

}  // namespace factdiff
