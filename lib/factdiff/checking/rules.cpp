#include "factdiff/checking/rules.h"

#include <algorithm>
#include <array>

#include "factdiff/checking/rule_functions.h"

namespace factdiff {
namespace {

constexpr Rule kRules[] = {
    {"number-changed", Severity::error, "A figure of the source has another value in the rewrite.", number_changed},
    {"number-unsupported", Severity::warning, "A figure of the rewrite has no counterpart in the source.", number_unsupported},
    {"number-omitted", Severity::note, "A figure of the source has no counterpart in the rewrite.", number_omitted},
    {"number-derived", Severity::note, "A figure of the rewrite is not in the source but follows from it.", number_derived},
    {"unit-changed", Severity::error, "The same figure has another unit or currency.", unit_changed},
    {"bound-changed", Severity::warning, "“More than”, “up to” or another bound of a figure was added, dropped or turned.", bound_changed},
    {"measure-changed", Severity::warning, "The figure stands but measures something else.", measure_changed},
    {"arithmetic-inconsistent", Severity::warning, "The figures of a sentence of the rewrite contradict each other.", arithmetic_inconsistent},
    {"date-changed", Severity::error, "A date or time of the source is another in the rewrite.", date_changed},
    {"date-unsupported", Severity::warning, "A date or time of the rewrite has no counterpart in the source.", date_unsupported},
    {"date-omitted", Severity::note, "A date or time of the source has no counterpart in the rewrite.", date_omitted},
    {"name-changed", Severity::error, "Another name stands in the same place, or the name is misspelled.", name_changed},
    {"name-unsupported", Severity::warning, "A name of the rewrite stands nowhere in the source.", name_unsupported},
    {"name-omitted", Severity::note, "A person or organisation of the source is not named in the rewrite.", name_omitted},
    {"title-changed", Severity::warning, "The same person has another office, or became former, acting, deputy or elect.", title_changed},
    {"negation-changed", Severity::error, "A matched statement was negated, or its negation was dropped.", negation_changed},
    {"direction-changed", Severity::error, "A word of the source became its opposite: rose, fell.", direction_changed},
    {"role-swapped", Severity::error, "Who did what to whom was turned round.", role_swapped},
    {"certainty-changed", Severity::warning, "A hedge such as “may” or “reportedly” was dropped or added.", certainty_changed},
    {"quantifier-changed", Severity::warning, "“All”, “most”, “some” or another quantifier became a different one.", quantifier_changed},
    {"pronoun-unclear", Severity::warning, "The rewrite begins with a pronoun where the source names somebody.", pronoun_unclear},
    {"quote-altered", Severity::error, "Words between quotation marks differ from the source.", quote_altered},
    {"quote-adjusted", Severity::note,
     "A quote was cut or adapted in a way that keeps its words: trimming, a marked ellipsis, a [bracketed] insertion.", quote_adjusted},
    {"quote-unsupported", Severity::error, "The words of a quote stand nowhere in the source.", quote_unsupported},
    {"quote-from-paraphrase", Severity::error, "The source's own narrative, or reported speech, now stands between quotation marks.",
     quote_from_paraphrase},
    {"quote-unquoted", Severity::note, "Quoted words of the source are used without quotation marks.", quote_unquoted},
    {"quote-speaker-changed", Severity::error, "The same words are put in another mouth.", quote_speaker_changed},
    {"quote-merged", Severity::warning, "Two separate quotes were stitched into one without a sign.", quote_merged},
    {"quote-omitted", Severity::note, "A quote of the source has no counterpart in the rewrite.", quote_omitted},
    {"attribution-changed", Severity::warning, "The same content is attributed to another source.", attribution_changed},
    {"attribution-dropped", Severity::warning, "A claim by somebody became plain fact.", attribution_dropped},
    {"attribution-added", Severity::note, "What the source tells as fact is attributed to somebody.", attribution_added},
    {"reporting-verb-changed", Severity::warning, "The verb of saying takes another stand: said became admitted, claimed or denied.",
     reporting_verb_changed},
    // These leave alone what another rule has told.
    {"detail-changed", Severity::warning,
     "A word became another of its kind (copper, iron) or, alone in a text otherwise the same, one that has nothing to do with it.", detail_changed},
    {"detail-added", Severity::warning,
     "A statement of the source gained details that the source does not have, or something was given a rank that the source gives to nothing.",
     detail_added},
    {"statement-unsupported", Severity::note, "A whole statement of the rewrite has no counterpart in the source.", statement_unsupported},
    {"statement-omitted", Severity::note, "A whole statement of the source has no counterpart in the rewrite.", statement_omitted},
    {"input-repaired", Severity::note, "Damaged text was read as what it must have been, or a quotation mark has no partner.", input_repaired},
};

}  // namespace

std::span<const Rule> rules() { return kRules; }

const Rule* find_rule(std::string_view id) {
    const auto found = std::find_if(std::begin(kRules), std::end(kRules), [&](const Rule& rule) { return rule.id == id; });
    return found == std::end(kRules) ? nullptr : found;
}

std::string_view to_string(Severity severity) {
    static constexpr std::array<std::string_view, 3> names = {"note", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
}

}  // namespace factdiff
