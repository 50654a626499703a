#include "factdiff/lexicon/reporting_verbs.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <utility>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

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

std::uint16_t role_named(std::string_view name) {
    static constexpr std::pair<std::string_view, ContextWord> names[] = {
        {"adverb", ContextWord::adverb},
        {"noun_in_ly", ContextWord::noun_in_ly},
        {"raising", ContextWord::raising},
        {"causing", ContextWord::causing},
        {"taking_the_floor", ContextWord::taking_the_floor},
        {"before_participle", ContextWord::before_participle},
        {"insertion", ContextWord::insertion},
        {"preposition", ContextWord::preposition},
        {"circumstance", ContextWord::circumstance},
        {"post_modifier", ContextWord::post_modifier},
        {"opens_clause", ContextWord::opens_clause},
        {"headline_source", ContextWord::headline_source},
        {"linking_verb", ContextWord::linking_verb},
        {"time_noun", ContextWord::time_noun},
        {"before_gerund", ContextWord::before_gerund},
        {"object_too", ContextWord::object_too},
    };
    for (const auto& [known, value] : names)
        if (known == name) return static_cast<std::uint16_t>(value);
    return 0;
}

struct Lexicon {
    boost::unordered_flat_map<std::string_view, ReportingVerb> verbs;
    boost::unordered_flat_map<std::string_view, ReportingVerb> nouns;
    boost::unordered_flat_map<std::string_view, std::vector<ReportingPhrase>> phrases;
    boost::unordered_flat_map<std::string_view, std::uint16_t> context;
    boost::unordered_flat_set<std::string_view> voices;

    Lexicon() {
        for (const Row& row : table("reporting_verbs")) add(row);
        for (const Row& row : table("stance_verbs")) add(row);
        for (const Row& row : table("reporting_nouns"))
            nouns.try_emplace(row[0], ReportingVerb{class_of(row[1]), ReportingFrame::noun, row[2], true});
        for (std::string_view name : {"source_kinds", "source_bodies", "voice_nouns"})
            for (const Row& row : table(name)) voices.insert(row[0]);
        for (const Row& row : table("reporting_context")) {
            std::string_view roles = row[1];
            std::uint16_t& known = context[row[0]];
            while (!roles.empty()) {
                const std::size_t comma = std::min(roles.find(','), roles.size());
                known = static_cast<std::uint16_t>(known | role_named(roles.substr(0, comma)));
                roles.remove_prefix(std::min(comma + 1, roles.size()));
            }
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
        std::string_view rest = form.substr(space + 1);
        while (!rest.empty()) {
            const std::size_t next = std::min(rest.find(' '), rest.size());
            phrase.rest.push_back(rest.substr(0, next));
            rest.remove_prefix(std::min(next + 1, rest.size()));
        }
        phrases[form.substr(0, space)].push_back(std::move(phrase));
    }
};

const Lexicon& lexicon() {
    static const Lexicon instance;
    return instance;
}

}  // namespace

const ReportingVerb* reporting_verb(std::string_view folded) {
    auto found = lexicon().verbs.find(folded);
    return found == lexicon().verbs.end() ? nullptr : &found->second;
}

const ReportingVerb* reporting_noun(std::string_view folded) {
    auto found = lexicon().nouns.find(folded);
    return found == lexicon().nouns.end() ? nullptr : &found->second;
}

std::span<const ReportingPhrase> reporting_phrases(std::string_view first_word) {
    auto found = lexicon().phrases.find(first_word);
    if (found == lexicon().phrases.end()) return {};
    return found->second;
}

bool is_voice_noun(std::string_view singular) { return lexicon().voices.contains(singular); }

bool is_context_word(std::string_view folded, ContextWord role) {
    const auto found = lexicon().context.find(folded);
    return found != lexicon().context.end() && (found->second & static_cast<std::uint16_t>(role)) != 0;
}

}  // namespace factdiff
