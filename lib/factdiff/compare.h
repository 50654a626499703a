// The facade: two versions of an article in, a Report out.
//
//     Result<Document> source = read_file("source.txt", {});
//     Result<Document> rewrite = read_file("rewrite.txt", {});
//     Checker checker{Settings{}};
//     Report report = checker.compare(std::move(*source), std::move(*rewrite), Context{});
//     for (const ReportedFinding& f : report.findings) std::cout << f.rule << ": " << f.message << '\n';
//
// A Checker keeps its buffers from pair to pair and is not thread-safe: one for each thread. The same input and settings give the same Report
// whatever was compared before.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/alignment/alignment.h"
#include "factdiff/checking/rules.h"
#include "factdiff/claims/claim.h"
#include "factdiff/context.h"
#include "factdiff/reading/document.h"
#include "factdiff/reporting/formats.h"
#include "factdiff/reporting/report.h"
#include "factdiff/reporting/suppression.h"
#include "factdiff/text/decimal.h"

namespace factdiff {

/// What the user chose; empty means the defaults of the rule table.
struct Settings {
    std::vector<std::string> select;                    // only these rules; empty: all
    std::vector<std::string> ignore;                    // without these
    std::map<std::string, Severity> severity;           // by rule
    int fail_on = static_cast<int>(Severity::warning);  // findings at or above make the verdict "inconsistent"; above error: never
    Decimal tolerance = {};                             // share by which figures may differ and are equal: 0.005 is half a per cent
    std::vector<std::string> ignored_phrases;           // what lies inside one of them is not reported, whatever the case of its letters
    std::vector<Suppression> suppressions;              // findings that somebody let be, by their fingerprint
};

class Checker {
public:
    explicit Checker(Settings settings = {});

    Report compare(Document source, Document rewrite, const Context& context);

    /// Equal where the same rules are in force with the same settings.
    const std::string& rules_fingerprint() const { return rules_fingerprint_; }
    /// The rules that are asked, with the levels their findings have; renderers want to know.
    std::vector<RuleInForce> rules_in_force() const;

    // The stages, for `claims` and `align`. forget() bounds memory: call it between texts that are not compared; what was analysed before it cannot
    // be aligned after.
    Article analyse(Document document, std::optional<std::chrono::year_month_day> reference_day, const StopRequest& stop = {});
    Alignment align(const Article& source, const Article& rewrite, const StopRequest& stop = {});
    void forget() { vocabulary_.trim(); }
    const Vocabulary& vocabulary() const { return vocabulary_; }

private:
    /// A rule in force, with the level the user gave it.
    struct ActiveRule {
        const Rule* rule;
        std::optional<Severity> severity;
    };

    Settings settings_;
    std::vector<ActiveRule> active_;
    std::string rules_fingerprint_;
    Vocabulary vocabulary_;
};

}  // namespace factdiff
