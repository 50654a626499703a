#include "factdiff/compare.h"

#include <algorithm>

#include "factdiff/checking/ignored_phrases.h"
#include "factdiff/checking/rules.h"
#include "factdiff/checking/supersede.h"
#include "factdiff/claims/extract.h"
#include "factdiff/lexicon/house_words.h"
#include "factdiff/reporting/build_report.h"
#include "factdiff/reporting/fingerprint.h"
#include "factdiff/segmentation/language.h"

namespace factdiff {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

}  // namespace

Checker::Checker(Settings settings) : settings_(std::move(settings)) {
    std::string in_force;
    for (const Rule& rule : rules()) {
        if (!settings_.select.empty() && !contains(settings_.select, rule.id)) continue;
        if (contains(settings_.ignore, rule.id)) continue;
        const auto chosen = settings_.severity.find(std::string(rule.id));
        ActiveRule active{&rule, std::nullopt};
        if (chosen != settings_.severity.end()) active.severity = chosen->second;
        in_force.append(rule.id).append(1, '=').append(to_string(active.severity.value_or(rule.severity))).append(active.severity ? "!\n" : "\n");
        active_.push_back(active);
    }
    if (!settings_.tolerance.is_zero()) in_force.append("tolerance=").append(settings_.tolerance.to_string()).append(1, '\n');
    for (const std::string& phrase : settings_.ignored_phrases) in_force.append("phrase=").append(phrase).append(1, '\n');
    in_force.append(house_words_fingerprint());
    in_force.append("fail-on=").append(std::to_string(settings_.fail_on));
    rules_fingerprint_ = hash_hex(in_force);
}

Report Checker::compare(Document source, Document rewrite, const Context& context) {
    forget();
    const Article source_article = analyse(std::move(source), context.source_date, context.stop);
    const Article rewrite_article = analyse(std::move(rewrite), context.rewrite_date, context.stop);
    const Alignment alignment = align(source_article, rewrite_article, context.stop);
    const Comparison comparison{source_article, rewrite_article, alignment, vocabulary_, settings_.tolerance};

    ReportOptions options;
    // The rules know English: what they would say of another language were guesses.
    if (!reads_as_english(source_article.view(vocabulary_))) {
        options.unreadable = "the source does not read as English";
    } else if (!reads_as_english(rewrite_article.view(vocabulary_))) {
        options.unreadable = "the rewrite does not read as English";
    }

    std::vector<Finding> findings;
    for (const ActiveRule& active : active_) {
        if (!options.unreadable.empty()) break;
        const std::size_t before = findings.size();
        stop_if_asked(context.stop);
        active.rule->check(comparison, findings);
        for (std::size_t i = before; i < findings.size(); ++i) {
            // The row of the table says the level; a rule may lower one finding to a note; the user has the last word.
            Severity& severity = findings[i].severity;
            if (severity != Severity::note) severity = active.rule->severity;
            severity = active.severity.value_or(severity);
        }
    }

    stop_if_asked(context.stop);
    drop_superseded(findings);
    if (!settings_.ignored_phrases.empty())
        drop_inside_phrases(source_article.document, rewrite_article.document, settings_.ignored_phrases, findings);

    options.fail_on = settings_.fail_on;
    options.rules_fingerprint = rules_fingerprint_;
    options.source_date = context.source_date;
    options.rewrite_date = context.rewrite_date;
    Report report = build_report(comparison, std::move(findings), options);
    apply_suppressions(report, source_article, rewrite_article, settings_.suppressions, settings_.fail_on);
    return report;
}

std::vector<RuleInForce> Checker::rules_in_force() const {
    std::vector<RuleInForce> in_force;
    for (const ActiveRule& active : active_) in_force.push_back({active.rule->id, active.severity.value_or(active.rule->severity)});
    return in_force;
}

Article Checker::analyse(Document document, std::optional<std::chrono::year_month_day> reference_day, const StopRequest& stop) {
    if (!reference_day) reference_day = document.date();
    return factdiff::analyse(std::move(document), vocabulary_, reference_day, stop);
}

Alignment Checker::align(const Article& source, const Article& rewrite, const StopRequest& stop) {
    return factdiff::align(source, rewrite, vocabulary_, stop);
}

}  // namespace factdiff
