#include "factdiff/lexicon/reporting_verbs.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

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
    if (name == "source") return ReportingFrame::source;
    if (name == "adverb") return ReportingFrame::adverb;
    return ReportingFrame::clause;
}

struct Lexicon {
    boost::unordered_flat_map<std::string_view, ReportingVerb> verbs;
    boost::unordered_flat_map<std::string_view, ReportingVerb> nouns;
    boost::unordered_flat_map<std::string_view, std::vector<ReportingPhrase>> phrases;

    Lexicon() {
        for (const Row& row : table("reporting_verbs")) {
            std::string_view form = row[0];
            ReportingVerb verb{class_of(row[1]), frame_of(row[2]), row[3], row[4] == "noun"};
            std::size_t space = form.find(' ');
            if (space == std::string_view::npos) {
                verbs.try_emplace(form, verb);
                continue;
            }
            ReportingPhrase phrase{{}, verb};
            std::string_view rest = form.substr(space + 1);
            while (!rest.empty()) {
                std::size_t next = std::min(rest.find(' '), rest.size());
                phrase.rest.push_back(rest.substr(0, next));
                rest.remove_prefix(std::min(next + 1, rest.size()));
            }
            phrases[form.substr(0, space)].push_back(std::move(phrase));
        }
        for (const Row& row : table("reporting_nouns"))
            nouns.try_emplace(row[0], ReportingVerb{class_of(row[1]), ReportingFrame::noun, row[2], true});
        for (auto& [first, list] : phrases)
            std::stable_sort(list.begin(), list.end(),
                             [](const ReportingPhrase& a, const ReportingPhrase& b) { return a.rest.size() > b.rest.size(); });
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

}  // namespace factdiff
