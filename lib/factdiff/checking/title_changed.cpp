#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"
#include "factdiff/claims/titles.h"

namespace factdiff {
namespace {

/// What one version calls a person: the titles of all mentions.
struct Titles {
    std::vector<std::pair<Title, std::uint32_t>> given;  // with the claim that says so
};
using TitlesOf = boost::unordered_flat_map<std::string_view, Titles>;

TitlesOf titles_of(const Article& article) {
    TitlesOf out;
    for (std::uint32_t i = 0; i < article.claims.size(); ++i)
        if (const Name* name = std::get_if<Name>(&article.claims[i].value); name != nullptr && !name->title_span.empty()) {
            auto& given = out[name->canonical].given;
            if (given.size() < 32) given.emplace_back(parse_title(name->title), i);
        }
    return out;
}

/// Words near the name that say what the modifier says: "who stood down as president", "ex-minister".
bool said_otherwise(const Comparison& c, std::string_view canonical, std::uint8_t modifiers) {
    if ((modifiers & title_modifier::former) == 0) return false;
    for (const Claim& claim : c.source.claims) {
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->canonical != canonical) continue;
        const Sentence& sentence = c.source.segments.sentences[claim.sentence];
        for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
            const std::string& word = c.vocabulary[c.source.segments.tokens[i].word].folded;
            if (word == "former" || word == "formerly" || word == "ex" || word == "previously" || word == "onetime" || word == "resigned" ||
                word == "predecessor" || word == "retired")
                return true;
        }
    }
    return false;
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

}  // namespace

void title_changed(const Comparison& c, std::vector<Finding>& findings) {
    const TitlesOf source_titles = titles_of(c.source);
    // A mention that found no partner of its own goes by those of the same name that did.
    boost::unordered_flat_map<std::string_view, std::uint32_t> partner;
    boost::unordered_flat_map<std::uint32_t, std::uint32_t> paired;
    for (const ClaimPair& pair : c.alignment.claims) {
        const Name* name = std::get_if<Name>(&c.rewrite.claims[pair.rewrite].value);
        if (name == nullptr || !pair.equal) continue;
        partner.emplace(name->canonical, pair.source);
        paired.emplace(pair.rewrite, pair.source);
    }
    for (std::uint32_t i = 0; i < c.rewrite.claims.size(); ++i) {
        const Claim& claim = c.rewrite.claims[i];
        const Name* name = std::get_if<Name>(&claim.value);
        if (name == nullptr || name->title_span.empty() || inside_quotation(c.rewrite, claim)) continue;
        const auto own = paired.find(i);
        const auto any = partner.find(name->canonical);
        if (own == paired.end() && any == partner.end()) continue;
        const std::uint32_t source_claim = own != paired.end() ? own->second : any->second;
        const Name& source_name = std::get<Name>(c.source.claims[source_claim].value);
        const Title title = parse_title(name->title);

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
        if (added != 0 && !said_otherwise(c, source_name.canonical, added)) {
            if (same_office != nullptr) {
                what = "“" + std::string(modifier_name(added)) + "” was added";
                evidence = same_office;
            } else if (against == nullptr && !title.office.empty() && office_stands(c, title)) {
                what = "“" + std::string(modifier_name(added)) + "” was added; the source names the office without it";
                confidence = 70;
            }
        }
        if (what.empty() && dropped != 0 && same_office != nullptr) {
            what = "“" + std::string(modifier_name(dropped)) + "” was dropped";
            evidence = same_office;
        }
        if (what.empty() && !office_known && against != nullptr) {
            what = "another office";
            evidence = against;
            confidence = 80;
        }
        if (what.empty()) continue;

        Finding finding{.rule = "title-changed", .severity = Severity::warning, .confidence = confidence};
        const Span here = join(name->title_span, claim.span);
        finding.rewrite = Evidence{here, name->title, {name->title_span}};
        finding.message = "Title changed: " + quoted(c.rewrite, name->title_span) + " for " + name->canonical;
        if (evidence != nullptr) {
            const Claim& other = c.source.claims[evidence->second];
            const Name& other_name = std::get<Name>(other.value);
            finding.source = Evidence{join(other_name.title_span, other.span), other_name.title, {other_name.title_span}};
            finding.message += " was " + quoted(c.source, other_name.title_span);
        } else {
            finding.source = evidence_of(c.source, c.source.claims[source_claim]);
        }
        finding.why = what;
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
