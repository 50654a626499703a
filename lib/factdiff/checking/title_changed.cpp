#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "factdiff/checking/relative_changed.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"
#include "factdiff/claims/titles.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

/// "Presidents Trump and Xi" shares one title between two: too loose to have dropped anything.
bool shared_by_several(const Name& name) { return name.title_span.length() > name.title.size(); }

/// The title with what stands behind it and belongs to it, “leader of the council”, “head of quality”, as far as that is written small.
Span whole_title(const Article& article, const Vocabulary& vocabulary, const Name& name) {
    const auto& tokens = article.segments.tokens;
    const TokenIndex of = article.segments.tokens_in(name.title_span).second;
    const auto word = [&](TokenIndex k) -> std::string_view {
        return k < tokens.size() && tokens[k].kind == TokenKind::word && !tokens[k].capitalised ? std::string_view(vocabulary[tokens[k].word].folded)
                                                                                                : std::string_view();
    };
    if (word(of) != "of") return name.title_span;
    const TokenIndex last = word(of + 1) == "the" ? of + 2 : of + 1;
    return word(last).empty() ? name.title_span : join(name.title_span, tokens[last].span);
}

/// “Head of quality”, “director of research”: one of several below whoever leads the firm.
bool heads_a_part(std::string_view title) {
    const std::size_t of = title.find(" of ");
    if (of == std::string_view::npos || title.substr(of + 4).starts_with("the ")) return false;
    const std::string_view noun = title.substr(0, of);
    static constexpr std::string_view nouns[] = {"head", "Head", "director", "Director", "chief", "manager"};
    return parse_title(noun).office.empty() && noun.find("xecutive") == std::string_view::npos &&
           std::any_of(std::begin(nouns), std::end(nouns), [&](std::string_view ending) { return noun.ends_with(ending); });
}

/// “The leader of Ferrisham council”: its name stands between.
bool leads_council(const Article& article, const Vocabulary& vocabulary, const Name& name) {
    const SegmentedText text = article.view(vocabulary);
    constexpr TokenIndex longest = 5;
    const auto [first, of] = text.segments.tokens_in(name.title_span);
    if (of == first || text.lower(of - 1) != "leader" || text.lower(of) != "of") return false;
    for (TokenIndex k = of + 1; k < std::min<std::size_t>(text.size(), of + longest) && text.is(k, TokenKind::word); ++k)
        if (text.lower(k) == "council") return true;
    return false;
}

Title office_of(const Article& article, const Vocabulary& vocabulary, const Name& name) {
    const std::string_view title = article.document.text_of(whole_title(article, vocabulary, name));
    Title out = parse_title(shared_by_several(name) ? name.title : title);
    if (heads_a_part(title)) out.office = "head of a part", out.field = "company";
    if (leads_council(article, vocabulary, name)) return parse_title("council leader");
    return out;
}

/// What one version calls a person: the titles of all mentions.
struct Titles {
    std::vector<std::pair<Title, std::uint32_t>> given;  // with the claim that says so
};
using TitlesOf = boost::unordered_flat_map<std::string_view, Titles>;

TitlesOf titles_of(const Article& article, const Vocabulary& vocabulary) {
    TitlesOf out;
    for (std::uint32_t i = 0; i < article.claims.size(); ++i)
        if (const Name* name = std::get_if<Name>(&article.claims[i].value); name != nullptr && !name->title_span.empty()) {
            auto& given = out[name->canonical].given;
            if (given.size() < 32) given.emplace_back(office_of(article, vocabulary, *name), i);
        }
    return out;
}

bool says_former(const Word& word) {
    const std::string_view folded = word.folded;  // which is compared by its length first
    return folded == "former" || folded == "formerly" || folded == "ex" || folded == "previously" || folded == "onetime" || folded == "resigned" ||
           folded == "predecessor" || folded == "retired" || folded == "late";
}

/// Words next to the name that say what the modifier says: "who stood down as president", "the ex-minister".
bool said_otherwise(const Comparison& c, std::string_view canonical, std::uint8_t modifiers) {
    if ((modifiers & title_modifier::former) == 0) return false;
    const Segments& segments = c.source.segments;
    for (const Claim& claim : c.source.claims) {
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->canonical != canonical) continue;
        const Sentence& sentence = segments.sentences[claim.sentence];
        const auto [first, end] = segments.tokens_in(claim.span);
        for (TokenIndex i = std::max(sentence.first_token, first > 5 ? first - 5 : 0); i < std::min(sentence.end_token, end + 6); ++i)
            if (says_former(c.vocabulary[segments.tokens[i].word])) return true;
    }
    return false;
}

bool former(std::string_view folded) { return folded == "former" || folded == "ex"; }

/// The word that “former” at token i qualifies: the next but hyphens; nothing at the end of the sentence.
TokenIndex qualified(const Article& article, const Sentence& sentence, TokenIndex i) {
    TokenIndex k = i + 1;
    while (k < sentence.end_token && article.segments.tokens[k].kind == TokenKind::punctuation && k < i + 2) ++k;
    return k < sentence.end_token && article.segments.tokens[k].kind == TokenKind::word ? k : i;
}

/// “Who was mayor until 2022”, “who used to look after the schools”: the word at `at` is said to be over.
bool over_by_then(const Comparison& c, const Article& article, const Sentence& sentence, TokenIndex at) {
    const auto word = [&](TokenIndex k) -> std::string_view { return c.vocabulary[article.segments.tokens[k].word].folded; };
    for (TokenIndex k = at; k < std::min(sentence.end_token, at + 4); ++k)
        if (word(k) == "until" || word(k) == "till") return true;
    // “What had been a bakery”
    for (TokenIndex k = at; k > sentence.first_token && at - k < 8; --k)
        if ((word(k) == "to" && word(k - 1) == "used") || (word(k) == "been" && word(k - 1) == "had")) return true;
    return false;
}

/// “former” before a word that the other version has without it, in a matched statement that says nothing of the kind: "a former Wall Street banker".
void former_roles(const Comparison& c, bool added, std::vector<Finding>& findings) {
    std::size_t looks = 0;  // at tokens; more than any article can need means a text made of "former"
    constexpr std::size_t kMostLooks = 4'000'000;
    const Article& with = added ? c.rewrite : c.source;
    const Article& without = added ? c.source : c.rewrite;
    const auto words = [&](const Article& article, TokenIndex i) -> const Word& { return c.vocabulary[article.segments.tokens[i].word]; };
    for (const StatementPair& pair : c.alignment.statements) {
        if (!pair.best && pair.score < 0.5F) continue;
        const Sentence& there = with.segments.sentences[added ? pair.rewrite : pair.source];
        const Sentence& here = without.segments.sentences[added ? pair.source : pair.rewrite];
        if (!has(there.classes, WordClass::title_modifier)) continue;  // “former” is one
        for (TokenIndex i = there.first_token; i < there.end_token; ++i) {
            if (!former(words(with, i).folded) || with.segments.tokens[i].quoted) continue;
            const TokenIndex q = qualified(with, there, i);
            if (q == i || has(words(with, q).classes, WordClass::function_word)) continue;
            looks += here.end_token - here.first_token;
            if (looks > kMostLooks) return;
            TokenIndex at = here.end_token;
            int said_here = 0, said_there = 0;  // a sentence with two of them may have lost one
            for (TokenIndex k = here.first_token; k < here.end_token; ++k) {
                if (words(without, k).stem == words(with, q).stem && at == here.end_token) at = k;
                said_here += says_former(words(without, k)) || words(without, k).folded == "once" || words(without, k).folded == "then" ? 1 : 0;
            }
            if (at == here.end_token || over_by_then(c, without, here, at)) continue;
            if (said_here > 0) {
                for (TokenIndex k = there.first_token; k < there.end_token; ++k) said_there += says_former(words(with, k)) ? 1 : 0;
                bool said = said_here >= said_there;
                for (TokenIndex k = at > here.first_token + 3 ? at - 3 : here.first_token; k < std::min(here.end_token, at + 3); ++k)
                    said = said || says_former(words(without, k));
                if (said) continue;
            }
            // The next word must follow in both, or the word is too common a peg: "former US" and "US" alone.
            const bool follows = q + 1 < there.end_token && at + 1 < here.end_token && words(with, q + 1).stem == words(without, at + 1).stem;
            if (!follows && pair.score < 0.6F) continue;
            // Told elsewhere in the other version.
            looks += without.segments.tokens.size();
            bool elsewhere = false;
            for (TokenIndex k = 0; k + 1 < without.segments.tokens.size() && !elsewhere; ++k)
                elsewhere = former(words(without, k).folded) && words(without, k + 1).stem == words(with, q).stem;
            if (elsewhere) continue;
            const Span span_with = join(with.segments.tokens[i].span, with.segments.tokens[q].span);
            const Span span_without = without.segments.tokens[at].span;
            const Span in_rewrite = added ? span_with : span_without;
            bool known = false;
            for (const Finding& finding : findings)
                known = known || (finding.rule == "title-changed" && finding.rewrite && finding.rewrite->span.overlaps(in_rewrite));
            if (known) continue;
            Finding finding{.rule = "title-changed", .severity = Severity::warning, .confidence = follows ? 80 : 65};
            const Span in_source = added ? span_without : span_with;
            tell_change(finding, "Title changed", c, in_source, in_rewrite);
            finding.why = added ? "“former” was added to the matched statement" : "“former” was dropped from the matched statement";
            findings.push_back(std::move(finding));
        }
    }
}

/// "chief product officer" against "chief privacy officer": long titles of one person that differ in one word.
bool one_word_apart(std::string_view a, std::string_view b) {
    const auto split = [](std::string_view text) {
        std::vector<std::string> out(1);
        for (const char ch : text)
            if (ch == ' ')
                out.emplace_back();
            else
                out.back() += ascii_lower(ch);
        return out;
    };
    const auto x = split(a), y = split(b);
    if (x.size() != y.size() || x.size() < 3) return false;
    int apart = 0;
    for (std::size_t i = 0; i < x.size(); ++i) apart += x[i] == y[i] ? 0 : 1;
    return apart == 1 && x.back() == y.back() && x.front() == y.front();
}

/// The office as a word of the source without a name: "the US President" is evidence that somebody holds it now.
bool office_stands(const Comparison& c, const Title& title) {
    for (const Token& token : c.source.segments.tokens) {
        const Word& word = c.vocabulary[token.word];
        if (!has(word.classes, WordClass::title_noun)) continue;
        if (parse_title(word.folded).office == title.office) return true;
    }
    return false;
}

/// The source tells the trade of the person too: “Lund, a vet who once was a biologist”.
bool told_of(const Comparison& c, std::string_view canonical, const Title& title) {
    const SegmentedText text = c.source.view(c.vocabulary);
    const auto told_at = [&](TokenIndex k, TokenIndex floor) {
        if (!text.is(k, WordClass::title_noun) || parse_title(text.lower(k)).office != title.office) return false;
        for (TokenIndex back = 1; back <= 3 && k - floor >= back; ++back)  // “had been a marine biologist”
            if (in(text.lower(k - back), {"is", "was", "be", "been", "being", "as", "became", "once", "also", "former", "and"})) return true;
        return false;
    };
    return std::any_of(c.source.claims.begin(), c.source.claims.end(), [&](const Claim& claim) {
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->canonical != canonical) return false;
        const Sentence& sentence = text.segments.sentences[claim.sentence];
        for (TokenIndex k = sentence.first_token; k < sentence.end_token; ++k)
            if (told_at(k, sentence.first_token)) return true;
        return false;
    });
}

}  // namespace

void title_changed(const Comparison& c, std::vector<Finding>& findings) {
    const TitlesOf source_titles = titles_of(c.source, c.vocabulary);
    // A mention that found no partner of its own goes by those of the same name that did.
    boost::unordered_flat_map<std::string_view, std::uint32_t> partner;
    boost::unordered_flat_map<std::uint32_t, std::uint32_t> paired;
    for (const ClaimPair& pair : c.alignment.claims) {
        const Name* name = std::get_if<Name>(&c.rewrite.claims[pair.rewrite].value);
        if (name == nullptr || !pair.equal) continue;
        partner.emplace(name->canonical, pair.source);
        paired.emplace(pair.rewrite, pair.source);
    }
    int looks = 0;
    for (std::uint32_t i = 0; i < c.rewrite.claims.size() && looks < 256; ++i) {
        const Claim& claim = c.rewrite.claims[i];
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->title_span.empty() || inside_quotation(c.rewrite, claim)) continue;
        const auto own = paired.find(i);
        const auto any = partner.find(name->canonical);
        if (own == paired.end() && any == partner.end()) continue;
        const std::uint32_t source_claim = own != paired.end() ? own->second : any->second;
        const Name& source_name = std::get<Name>(c.source.claims[source_claim].value);
        const Title title = office_of(c.rewrite, c.vocabulary, *name);

        const auto found = source_titles.find(source_name.canonical);
        static const Titles none;
        const Titles& given = found == source_titles.end() ? none : found->second;
        // The title of the source to compare with: the same office before any other.
        const std::pair<Title, std::uint32_t>* same_office = nullptr;
        const std::pair<Title, std::uint32_t>* against = nullptr;
        std::uint8_t known_modifiers = 0, always = given.given.empty() ? 0 : 0xFF;
        bool office_known = false;
        for (const auto& entry : given.given) {
            known_modifiers |= entry.first.modifiers;
            if (!entry.first.office.empty() && entry.first.office == title.office) {
                office_known = true;
                always &= entry.first.modifiers;
                // Prefer the title of the very mention it is paired with.
                if (same_office == nullptr || entry.second == source_claim) same_office = &entry;
            } else if (offices_contradict(entry.first, title)) {
                if (against == nullptr || entry.second == source_claim) against = &entry;
            }
        }
        if (!office_known) always = 0;

        std::string what;
        const std::pair<Title, std::uint32_t>* evidence = nullptr;
        int confidence = 85;
        const std::uint8_t added = static_cast<std::uint8_t>(title.modifiers & ~known_modifiers);
        const std::uint8_t dropped = static_cast<std::uint8_t>(always & ~title.modifiers);
        if (added != 0) ++looks;
        if (added != 0 && !said_otherwise(c, source_name.canonical, added)) {
            if (same_office != nullptr) {
                what = "“" + std::string(modifier_name(added)) + "” was added";
                evidence = same_office;
            } else if (against == nullptr && !title.office.empty() && office_stands(c, title)) {
                what = "“" + std::string(modifier_name(added)) + "” was added; the source names the office without it";
                confidence = 70;
            }
        }
        if (what.empty() && dropped != 0 && same_office != nullptr && !shared_by_several(*name)) {
            what = "“" + std::string(modifier_name(dropped)) + "” was dropped";
            evidence = same_office;
        }
        const bool is_trade = title.field == "trade" || title.field == "position";
        if (is_trade && against != nullptr) ++looks;
        if (what.empty() && !office_known && against != nullptr && !(is_trade && told_of(c, source_name.canonical, title))) {
            what = is_trade ? "another trade" : "another office";
            evidence = against;
            confidence = 80;
        }
        if (what.empty() && title.office.empty())
            for (const auto& entry : given.given)
                if (one_word_apart(std::get<Name>(c.source.claims[entry.second].value).title, name->title)) {
                    what = "one word of the title is another";
                    evidence = &entry;
                }
        if (what.empty()) continue;

        Finding finding{.rule = "title-changed", .severity = Severity::warning, .confidence = confidence};
        const Span here = join(name->title_span, claim.span);
        finding.rewrite = Evidence{here, name->title, {name->title_span}};
        finding.message = "Title changed: " + quoted(c.rewrite, whole_title(c.rewrite, c.vocabulary, *name)) + " for " + name->canonical;
        if (evidence != nullptr) {
            const Claim& other = c.source.claims[evidence->second];
            const Name& other_name = std::get<Name>(other.value);
            finding.source = Evidence{join(other_name.title_span, other.span), other_name.title, {other_name.title_span}};
            finding.message += " was " + quoted(c.source, whole_title(c.source, c.vocabulary, other_name));
        } else {
            finding.source = evidence_of(c.source, c.source.claims[source_claim]);
        }
        finding.why = what;
        findings.push_back(std::move(finding));
    }
    former_roles(c, true, findings);
    former_roles(c, false, findings);
    relative_changed(c, findings);
}

}  // namespace factdiff
