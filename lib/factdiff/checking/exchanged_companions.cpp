#include "factdiff/checking/exchanged_companions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "factdiff/alignment/name_entities.h"
#include "factdiff/alignment/terms.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

bool is_name(const SegmentedText& text, TokenIndex i) {
    return text.is(i, TokenKind::word) && text.token(i).capitalised &&
           !text.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::pronoun | WordClass::month | WordClass::weekday |
                           WordClass::title_noun | WordClass::honorific | WordClass::number_word);
}

/// The last word of the name before a figure, behind the figure before it.
struct Owner {
    TokenIndex name = kNoToken;
    bool beside = false;  // “and Rusk 61”, “Rusk, with 61”: no word that tells anything stands between
};

class Figures {
public:
    explicit Figures(const Comparison& c) : c_(c), source_(c.source.view(c.vocabulary)), rewrite_(c.rewrite.view(c.vocabulary)) {}

    void find(std::vector<Finding>& findings) {
        const auto& pairs = c_.alignment.claims;  // by their claim in the rewrite
        for (std::size_t first = 0, end = 0; first < pairs.size(); first = end) {
            const std::uint32_t sentence = ours(pairs[first]).sentence;
            for (end = first; end < pairs.size() && ours(pairs[end]).sentence == sentence;) ++end;
            for (std::size_t a = first; a < std::min(end, first + kMost); ++a)
                for (std::size_t b = a + 1; b < std::min(end, first + kMost); ++b)
                    if (is_kept(pairs[a]) && is_kept(pairs[b]) && theirs(pairs[a]).sentence == theirs(pairs[b]).sentence &&
                        crossed(pairs[a], pairs[b], findings))
                        a = b = end;
        }
    }

private:
    static constexpr std::size_t kMost = 12;  // claims of a sentence: one with more is a table

    const Claim& theirs(const ClaimPair& pair) const { return c_.source.claims[pair.source]; }
    const Claim& ours(const ClaimPair& pair) const { return c_.rewrite.claims[pair.rewrite]; }
    bool is_kept(const ClaimPair& pair) const {
        return pair.equal && is_quantity(theirs(pair).kind) && is_quantity(ours(pair).kind) && !inside_quotation(c_.rewrite, ours(pair));
    }

    Owner owner_of(const Article& article, const SegmentedText& text, const Claim& figure) const {
        constexpr TokenIndex near = 4, reach = 16;
        const TokenIndex first = text.segments.tokens_in(figure.span).first;
        TokenIndex floor = text.segments.sentences[figure.sentence].first_token;
        // The figure before it, a few claims back: they stand by their place.
        constexpr std::ptrdiff_t most_back = 12;
        const auto at = &figure - article.claims.data();
        for (std::ptrdiff_t k = at; k > std::max<std::ptrdiff_t>(0, at - most_back);) {
            const Claim& other = article.claims[static_cast<std::size_t>(--k)];
            if (other.sentence == figure.sentence && is_quantity(other.kind) && other.span.end <= figure.span.begin)
                floor = std::max(floor, text.segments.tokens_in(other.span).second);
        }
        Owner out;
        int between = 0;  // words that tell something
        for (TokenIndex k = first; k > floor && first - k < reach; --k) {
            if (is_name(text, k - 1)) {
                out.name = k - 1;
                out.beside = between == 0 && first - k < near;
                // “And Keld will release 83”: its clause begins with the name.
                if (between == 1 && k >= floor + 2) out.beside = in(text.lower(k - 2), {"and", "but", "while", "whereas"});
                return out;
            }
            between += !text.is(k - 1, TokenKind::punctuation) && !text.is(k - 1, WordClass::function_word | WordClass::auxiliary);
        }
        return out;
    }

    bool crossed(const ClaimPair& a, const ClaimPair& b, std::vector<Finding>& findings) const {
        Owner was_a = owner_of(c_.source, source_, theirs(a)), was_b = owner_of(c_.source, source_, theirs(b));
        Owner is_a = owner_of(c_.rewrite, rewrite_, ours(a)), is_b = owner_of(c_.rewrite, rewrite_, ours(b));
        if (was_a.name == kNoToken || was_b.name == kNoToken || is_a.name == kNoToken || is_b.name == kNoToken) return false;
        // Of the later figure: behind the first, names stand for many reasons.
        const Owner& later = theirs(a).span.begin < theirs(b).span.begin ? was_b : was_a;
        if (!later.beside || !is_b.beside) return false;
        const Terms& terms = *c_.alignment.terms;
        // “Kyle Mott, 28, and Aaron Mott, 26”: the given names tell them apart.
        if (terms.source[was_a.name] == terms.source[was_b.name]) {
            for (Owner* owner : {&was_a, &was_b})
                if (owner->name == 0 || !is_name(source_, --owner->name)) return false;
            for (Owner* owner : {&is_a, &is_b})
                if (owner->name == 0 || !is_name(rewrite_, --owner->name)) return false;
        }
        if (terms.source[was_a.name] == terms.source[was_b.name] || terms.source[was_a.name] != terms.rewrite[is_b.name] ||
            terms.source[was_b.name] != terms.rewrite[is_a.name])
            return false;
        const Span whole = rewrite_.segments.sentences[ours(a).sentence].span;
        if (std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
                return finding.rule == "role-swapped" && finding.rewrite && whole.contains(finding.rewrite->span);
            }))
            return false;
        const Span here = join(source_.token(was_b.name).span, theirs(b).span), there = join(rewrite_.token(is_b.name).span, ours(b).span);
        Finding finding{.rule = "role-swapped", .severity = Severity::error, .confidence = 80};
        finding.message = "Roles swapped: " + quoted(c_.rewrite, there) + " was " + quoted(c_.source, here);
        finding.why = "each of the two figures stands with the other's name";
        finding.source = evidence_of(c_.source, here);
        finding.rewrite = evidence_of(c_.rewrite, there);
        findings.push_back(std::move(finding));
        return true;
    }

    const Comparison& c_;
    SegmentedText source_, rewrite_;
};

/// Where somebody is told to be from: “of Orrin”, “from Orrin”, “Orrin's”, “(Orrin)”, as tokens [first, end).
struct Home {
    TokenIndex first = 0, end = 0;
    std::uint32_t entity = kNoEntity;  // of the source
    std::uint32_t claim = 0;
};

std::vector<Home> homes_in(const Article& article, const Vocabulary& vocabulary, const std::vector<std::uint32_t>& of_claim) {
    const SegmentedText text = article.view(vocabulary);
    constexpr std::size_t most = 300;  // each is held against each: more is no story but a list
    std::vector<Home> out;
    for (std::uint32_t i = 0; i < article.claims.size() && out.size() < most; ++i) {
        const Name* name = std::get_if<Name>(&article.claims[i].value);
        if (name == nullptr || of_claim[i] == kNoEntity || name->type != NameType::person) continue;
        const Sentence& sentence = text.segments.sentences[article.claims[i].sentence];
        const auto [first, end] = text.segments.tokens_in(article.claims[i].span);
        Home home{0, 0, of_claim[i], i};
        const bool in_brackets = text.surface(end) == "(";
        if (end + 1 < sentence.end_token && (in_brackets || text.lower(end) == "of" || text.lower(end) == "from") && is_name(text, end + 1)) {
            home.first = home.end = end + 1;
            while (home.end < sentence.end_token && is_name(text, home.end)) ++home.end;
            if (in_brackets && text.surface(home.end) != ")") continue;
        } else {
            const Span title = name->title_span;
            const bool leads = !title.empty() && title.end <= article.claims[i].span.begin;
            const TokenIndex start = leads ? text.segments.tokens_in(title).first : first;
            if (start < sentence.first_token + 2 || text.lower(start - 1) != "'s" || !is_name(text, start - 2)) continue;
            home.end = start - 1;
            home.first = start - 2;
            while (home.first > sentence.first_token && is_name(text, home.first - 1)) --home.first;
        }
        out.push_back(home);
    }
    return out;
}

}  // namespace

void exchanged_figures_of_names(const Comparison& comparison, std::vector<Finding>& findings) { Figures(comparison).find(findings); }

void exchanged_homes(const Comparison& c, std::vector<Finding>& findings) {
    const NamePairing& names = *c.alignment.names;
    const std::vector<Home> ours = homes_in(c.rewrite, c.vocabulary, names.rewrite.of_claim);
    if (ours.empty()) return;
    const std::vector<Home> theirs = homes_in(c.source, c.vocabulary, names.source.of_claim);
    const Terms& terms = *c.alignment.terms;
    for (const Home& is : ours) {
        const std::uint32_t entity = names.source_of[is.entity];
        if (entity == kNoEntity || inside_quotation(c.rewrite, c.rewrite.claims[is.claim])) continue;
        const auto same = [&](const Home& was) {
            for (TokenIndex i = was.first; i < was.end; ++i)
                for (TokenIndex j = is.first; j < is.end; ++j)
                    if (terms.source[i] == terms.rewrite[j]) return true;
            return false;
        };
        const Home *own = nullptr, *another = nullptr;
        bool kept = false;
        for (const Home& was : theirs) {
            if (was.entity == entity)
                own = own == nullptr ? &was : own, kept = kept || same(was);
            else if (same(was))
                another = &was;
        }
        if (kept || own == nullptr || another == nullptr) continue;
        const Span here = c.source.segments.span_of(own->first, own->end), there = c.rewrite.segments.span_of(is.first, is.end);
        if (told_in(findings, join(there, c.rewrite.claims[is.claim].span))) continue;
        Finding finding{.rule = "name-changed", .severity = Severity::error, .confidence = 85};
        finding.message = "Name changed: " + quoted(c.rewrite, there) + " was " + quoted(c.source, here);
        finding.why = "the source tells it of " + std::get<Name>(c.source.claims[another->claim].value).canonical + ", not of " +
                      std::get<Name>(c.source.claims[own->claim].value).canonical;
        finding.source = evidence_of(c.source, here);
        finding.rewrite = evidence_of(c.rewrite, there);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
