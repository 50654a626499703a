#include "factdiff/checking/relative_changed.h"

#include <algorithm>
#include <optional>
#include <string>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/relatives.h"

namespace factdiff {
namespace {

/// The word for a person's kin, with what belongs to it.
struct Kin {
    std::string relation;  // "brother-in-law"
    TokenIndex first = 0, end = 0;
};

/// “Half-brother”, “brother-in-law”: the kin of which the word at `i` is the core.
std::optional<Kin> kin_at(const SegmentedText& text, TokenIndex i) {
    const std::string_view core = text.is(i, TokenKind::word) ? kind_of_relative(text.lower(i)) : std::string_view();
    if (core.empty() || text.token(i).quoted) return std::nullopt;
    Kin kin{std::string(core), i, i + 1};
    if (text.surface(i + 1) == "-" && text.lower(i + 2) == "in" && text.surface(i + 3) == "-" && text.lower(i + 4) == "law") {
        kin.relation += "-in-law";
        kin.end = i + 5;
    }
    if (i >= 2 && text.surface(i - 1) == "-" && in(text.lower(i - 2), {"half", "step", "foster"})) {
        kin.relation.insert(0, std::string(text.lower(i - 2)));
        kin.first = i - 2;
    }
    return kin;
}

bool is_owner(const SegmentedText& text, TokenIndex i) {
    return text.lower(i) == "'s" || in(text.lower(i), {"his", "her", "their", "my", "our", "whose", "s'"});
}

/// An owner stands before the word, at most with an adjective between: “her elder brother”.
bool is_owned(const SegmentedText& text, const Sentence& sentence, TokenIndex first) {
    for (TokenIndex back = 1; back <= 2 && first >= sentence.first_token + back; ++back) {
        if (is_owner(text, first - back)) return true;
        if (!text.is(first - back, TokenKind::word) || text.is(first - back, WordClass::function_word)) break;
    }
    return false;
}

/// “Her brother, Piet Holm”, “Piet Holm, 56, the mayor's brother,”.
std::optional<Kin> kin_of(const SegmentedText& text, const Claim& name) {
    const Sentence& sentence = text.segments.sentences[name.sentence];
    const auto [first, end] = text.segments.tokens_in(name.span);
    TokenIndex before = first;
    if (before > sentence.first_token && text.surface(before - 1) == ",") --before;
    for (const TokenIndex back : {TokenIndex{1}, TokenIndex{5}})  // “brother-in-law”
        if (before >= sentence.first_token + back)
            if (auto kin = kin_at(text, before - back); kin && kin->end == before && is_owned(text, sentence, kin->first)) return kin;
    // In an apposition behind the name: a mark opens it, and an owner stands in it.
    constexpr TokenIndex reach = 16;
    if (text.surface(end) != ",") return std::nullopt;
    for (TokenIndex k = end + 1; k < std::min(sentence.end_token, end + reach); ++k) {
        if (text.is(k, WordClass::auxiliary | WordClass::reporting)) return std::nullopt;
        const auto kin = kin_at(text, k);
        if (!kin) continue;
        // “Ada, their daughter, Ruth, and his son, Piet”: the word is of the next name.
        const bool listed = kin->end + 1 < sentence.end_token && text.surface(kin->end) == "," && text.token(kin->end + 1).capitalised;
        const bool closed = !listed && (kin->end >= sentence.end_token || text.is(kin->end, TokenKind::punctuation));
        return closed && is_owned(text, sentence, kin->first) ? kin : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void relative_changed(const Comparison& c, std::vector<Finding>& findings) {
    const SegmentedText was = c.source.view(c.vocabulary), is = c.rewrite.view(c.vocabulary);
    const NamePairing& names = *c.alignment.names;
    constexpr std::size_t most_looks = 4000;  // at mentions, of all names: a text that tells of kin without end is no story
    std::size_t looks = 0;
    for (std::uint32_t i = 0; i < c.rewrite.claims.size() && looks < most_looks; ++i) {
        const Claim& claim = c.rewrite.claims[i];
        if (claim.kind != ClaimKind::name || names.rewrite.of_claim[i] == kNoEntity) continue;
        const std::uint32_t entity = names.source_of[names.rewrite.of_claim[i]];
        if (entity == kNoEntity) continue;
        const auto now = kin_of(is, claim);
        if (!now) continue;
        std::optional<Kin> before;
        bool kept = false;
        looks += names.source.list[entity].mentions.size();
        for (const std::uint32_t mention : names.source.list[entity].mentions)
            if (const auto known = kin_of(was, c.source.claims[mention])) {
                kept = kept || known->relation == now->relation;
                if (!before) before = known;
            }
        if (kept || !before) continue;
        const Span here = was.segments.span_of(before->first, before->end), there = is.segments.span_of(now->first, now->end);
        if (told_in(findings, there)) continue;
        Finding finding{.rule = "title-changed", .severity = Severity::warning, .confidence = 80};
        finding.message =
            "Title changed: " + quoted(c.rewrite, there) + " for " + std::get<Name>(claim.value).canonical + " was " + quoted(c.source, here);
        finding.why = "another kin";
        finding.source = evidence_of(c.source, here);
        finding.rewrite = evidence_of(c.rewrite, there);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
