#include "factdiff/lexicon/reporting_verbs.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <utility>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/word_hash.h"

namespace factdiff {
namespace {

template <typename T>
using WordMap = boost::unordered_flat_map<WordText, T, WordHash>;
using WordSet = boost::unordered_flat_set<WordText, WordHash>;

ReportingClass class_of(std::string_view name) {
    if (name == "doubting") return ReportingClass::doubting;
    if (name == "admitting") return ReportingClass::admitting;
    if (name == "denying") return ReportingClass::denying;
    if (name == "asserting") return ReportingClass::asserting;
    return ReportingClass::neutral;
}

ReportingFrame frame_of(std::string_view name) {
    if (name == "person") return ReportingFrame::person;
    if (name == "thought") return ReportingFrame::thought;
    if (name == "object") return ReportingFrame::object;
    if (name == "quoted") return ReportingFrame::quoted;
    if (name == "adjective") return ReportingFrame::adjective;
    if (name == "source") return ReportingFrame::source;
    if (name == "adverb") return ReportingFrame::adverb;
    return ReportingFrame::clause;
}

SpeechRole role_named(std::string_view name) {
    static constexpr std::pair<std::string_view, SpeechRole> names[] = {
        {"adverb", SpeechRole::adverb},
        {"noun_in_ly", SpeechRole::noun_in_ly},
        {"raising", SpeechRole::raising},
        {"causing", SpeechRole::causing},
        {"taking_the_floor", SpeechRole::taking_the_floor},
        {"before_participle", SpeechRole::before_participle},
        {"insertion", SpeechRole::insertion},
        {"preposition", SpeechRole::preposition},
        {"circumstance", SpeechRole::circumstance},
        {"post_modifier", SpeechRole::post_modifier},
        {"opens_clause", SpeechRole::opens_clause},
        {"headline_source", SpeechRole::headline_source},
        {"linking_verb", SpeechRole::linking_verb},
        {"time_noun", SpeechRole::time_noun},
        {"before_gerund", SpeechRole::before_gerund},
        {"object_too", SpeechRole::object_too},
        {"determiner", SpeechRole::determiner},
        {"personal", SpeechRole::personal},
        {"linking", SpeechRole::linking},
        {"clause_edge", SpeechRole::clause_edge},
    };
    for (const auto& [known, value] : names)
        if (known == name) return value;
    return SpeechRole::none;
}

struct Lexicon {
    WordMap<ReportingVerb> verbs;
    WordMap<ReportingVerb> nouns;
    WordMap<std::vector<ReportingPhrase>> phrases;
    WordMap<SpeechRole> context;
    WordSet voices;

    Lexicon() {
        for (const Row& row : table("reporting_verbs")) add(row);
        for (const Row& row : table("stance_verbs")) add(row);
        for (const Row& row : table("reporting_nouns"))
            nouns.try_emplace(row[0], ReportingVerb{class_of(row[1]), ReportingFrame::noun, row[2], true});
        for (std::string_view name : {"source_kinds", "source_bodies", "voice_nouns"})
            for (const Row& row : table(name)) voices.insert(row[0]);
        for (const Row& row : table("reporting_context")) {
            SpeechRole& known = context[row[0]];
            for_each_part(row[1], [&](std::string_view role) { known = known | role_named(role); });
        }
        for (auto& [first, list] : phrases)
            std::stable_sort(list.begin(), list.end(),
                             [](const ReportingPhrase& a, const ReportingPhrase& b) { return a.rest.size() > b.rest.size(); });
    }

    void add(const Row& row) {
        const std::string_view form = row[0];
        const ReportingVerb verb{class_of(row[1]), frame_of(row[2]), row[3], row[4] == "noun"};
        const std::size_t space = form.find(' ');
        if (space == std::string_view::npos) {
            verbs.try_emplace(form, verb);
            return;
        }
        ReportingPhrase phrase{{}, verb};
        for_each_part(
            form.substr(space + 1), [&](std::string_view word) { phrase.rest.push_back(word); }, ' ');
        phrases[form.substr(0, space)].push_back(std::move(phrase));
    }
};

const Lexicon& lexicon() {
    static const Lexicon instance;
    return instance;
}

}  // namespace

const ReportingVerb* reporting_verb(const WordText& folded) {
    auto found = lexicon().verbs.find(folded);
    return found == lexicon().verbs.end() ? nullptr : &found->second;
}

const ReportingVerb* reporting_noun(const WordText& folded) {
    auto found = lexicon().nouns.find(folded);
    return found == lexicon().nouns.end() ? nullptr : &found->second;
}

std::span<const ReportingPhrase> reporting_phrases(const WordText& first_word) {
    auto found = lexicon().phrases.find(first_word);
    if (found == lexicon().phrases.end()) return {};
    return found->second;
}

bool is_voice_noun(const WordText& singular) { return lexicon().voices.contains(singular); }

SpeechRole speech_roles(const WordText& folded) {
    const auto found = lexicon().context.find(folded);
    return found == lexicon().context.end() ? SpeechRole::none : found->second;
}

}  // namespace factdiff
