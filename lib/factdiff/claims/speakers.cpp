#include "factdiff/claims/speakers.h"

#include <algorithm>
#include <array>

#include "factdiff/lexicon/gender.h"
#include "factdiff/lexicon/quantity_words.h"
#include "factdiff/lexicon/reporting_verbs.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

template <std::size_t N>
bool one_of(const WordText& word, const std::array<WordText, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<WordText, 4> relatives = {"who", "which", "that", "whom"};

}  // namespace

Speakers::Speakers(const SegmentedText& text, const std::vector<Claim>& claims) : text_(text), claims_(claims) {
    name_of_token_.assign(text.size(), 0);
    for (std::size_t c = 0; c < claims.size(); ++c) {
        if (claims[c].kind != ClaimKind::name) continue;
        auto [first, end] = text.segments.tokens_in(claims[c].span);
        for (TokenIndex t = first; t < end; ++t)
            if (name_of_token_[t] == 0) name_of_token_[t] = static_cast<std::uint32_t>(c + 1);
        const Name* n = std::get_if<Name>(&claims[c].value);
        if (n == nullptr || n->type != NameType::person || n->title.empty() || titled_.size() >= 200) continue;  // 200: a list of names, not a story
        titled_.emplace_back(ascii_lower(n->title), n->canonical);
    }
    std::sort(titled_.begin(), titled_.end());
    titled_.erase(std::unique(titled_.begin(), titled_.end()), titled_.end());
}

const Name* Speakers::name_at(TokenIndex i) const {
    if (i >= name_of_token_.size() || name_of_token_[i] == 0) return nullptr;
    return std::get_if<Name>(&claims_[name_of_token_[i] - 1].value);
}

bool Speakers::is_determiner(TokenIndex i) const { return text_.is(i, SpeechRole::determiner); }
bool Speakers::is_linking_preposition(TokenIndex i) const { return text_.is(i, SpeechRole::linking); }
bool Speakers::is_time(TokenIndex i) const {
    if (text_.is(i, WordClass::weekday)) return true;
    if (text_.is(i, WordClass::month) && text_.token(i).capitalised && !text_.is(i, WordClass::given_name)) return true;
    WordText w = text_.lower(i);
    return w == "yesterday" || w == "today" || w == "tomorrow" || w == "tonight" || w == "ago";
}
/// A word that can belong to a noun phrase: not a function word, not a time.
bool Speakers::is_plain(TokenIndex i) const {
    if (!text_.is(i, TokenKind::word)) return false;
    const Token& t = text_.token(i);
    if (t.quoted) return false;
    if (name_at(i) != nullptr) return true;
    if (text_.is(i, WordClass::function_word | WordClass::auxiliary | WordClass::pronoun)) return t.capitalised && !t.sentence_start && t.all_caps;
    // “she says Dorn’s letters are …”: a verb of saying ends the phrase; “the claim”, “a finding” may stand in one
    if (!t.capitalised && text_.is(i, WordClass::reporting | WordClass::stance)) {
        const ReportingVerb* verb = reporting_verb(text_.lower(i));
        if (verb != nullptr && !verb->also_noun) return false;
    }
    return !is_time(i);
}

bool Speakers::is_epithet(TokenRange r) const {
    if (r.end != r.begin + 2) return false;
    const WordText people = text_.lower(r.begin + 1);  // “the Dutch”, “the Spanish” and “the Danes” are many
    for (const std::string_view many : {"s", "sh", "ch", "ese"})
        if (people.ends_with(many)) return false;
    return text_.lower(r.begin) == "the" && text_.is(r.begin + 1, WordClass::nationality) && text_.token(r.begin + 1).capitalised &&
           name_at(r.begin + 1) == nullptr;
}

bool Speakers::is_pronoun(TokenRange r) const { return !r.empty() && r.end - r.begin == 1 && text_.is(r.begin, SpeechRole::personal); }

bool Speakers::is_named(TokenRange r) const {
    for (TokenIndex t = r.begin; t < r.end; ++t) {
        if (name_at(t) != nullptr) return true;
        const Token& token = text_.token(t);
        if (token.capitalised && !token.sentence_start && token.kind == TokenKind::word &&
            !text_.is(t, WordClass::function_word | WordClass::nationality))
            return true;
    }
    return false;
}

bool Speakers::is_person(TokenRange r) const {
    for (TokenIndex t = r.begin; t < r.end; ++t) {
        const Name* n = name_at(t);
        if (n != nullptr && n->type == NameType::person) return true;
        if (text_.is(t, WordClass::title_noun | WordClass::honorific)) return true;
    }
    return false;
}

TokenIndex Speakers::person_at(TokenIndex i) const {
    const Name* n = name_at(i);
    // “Isla Tennant of the Greens” may have been read as one name
    TokenIndex capitals = i;
    while (text_.is(capitals, TokenKind::word) && text_.token(capitals).capitalised) ++capitals;
    if (n == nullptr || n->type != NameType::person)
        return capitals >= i + 2 && (text_.lower(capitals) == "of" || text_.surface(capitals) == ",") ? capitals : i;
    return text_.segments.tokens_in(claims_[name_of_token_[i] - 1].span).second;
}

bool Speakers::has_voice(TokenRange r) const {
    if (r.empty()) return false;
    if (is_pronoun(r) || is_named(r)) return true;
    TokenIndex end = r.end;
    while (end > r.begin + 1 && (!text_.is(end - 1, TokenKind::word) || one_of(text_.lower(end - 1), relatives))) --end;  // “a firm, which”
    for (TokenIndex t = r.begin + 1; t < end; ++t)
        if (is_linking_preposition(t)) end = t;
    for (TokenIndex t = r.begin; t < end; ++t)
        if (text_.is(t, WordClass::title_noun | WordClass::honorific | WordClass::nationality | WordClass::organization_word)) return true;
    const TokenIndex head = end - 1;
    const WordText w = text_.lower(head);
    if (text_.is(head, WordClass::reporting_noun | WordClass::quantifier | WordClass::pronoun) || w == "who") return true;
    return is_voice_noun(w) || (w.ends_with("s") && is_voice_noun(singular(w)));
}

TokenRange Speakers::phrase_before(TokenIndex end, TokenIndex floor) const {
    constexpr TokenIndex longest = 16;
    if (end <= floor) return {end, end};
    TokenIndex last = end - 1;
    if (text_.token(last).quoted || text_.token(last).kind != TokenKind::word) return {end, end};
    if (text_.is(last, SpeechRole::personal) && !text_.token(last).all_caps) return {last, end};
    WordText lone = text_.lower(last);
    if (lone == "which" || lone == "many" || lone == "some" || lone == "both" || lone == "most" || lone == "all" || lone == "several" ||
        lone == "another")
        return {last, end};
    if (lone == "'s" && last > floor && is_plain(last - 1)) {
        // “Sainsbury's said”: a verb told of somebody, and no noun that could be somebody's (“Tesco's claim”, “the final say”)
        const ReportingVerb* verb = text_.token(last - 1).capitalised && end < text_.size() ? reporting_verb(text_.lower(end)) : nullptr;
        if (verb == nullptr || verb->also_noun || text_.lower(end) == verb->lemma || text_.lower(end).ends_with("ing")) return {end, end};
        const TokenRange named = phrase_before(last, floor);
        for (TokenIndex t = named.begin; t < last; ++t)
            if (is_linking_preposition(t)) return {end, end};  // “a cellmate of Ann's said”
        return {named.begin, end};
    }
    if (!is_plain(last)) return {end, end};
    TokenIndex i = end;
    TokenIndex stop = end > floor + longest ? end - longest : floor;
    bool lower_run = false;       // inside lower-case words left of a capitalised one
    TokenIndex lower_from = end;  // where to fall back to if that run does not end in a determiner or an edge
    auto finish = [&](bool clean) -> TokenRange {
        if (lower_run && !clean) return {lower_from, end};
        return {i, end};
    };
    while (i > stop) {
        TokenIndex t = i - 1;
        const Token& token = text_.token(t);
        if (token.quoted) return finish(true);
        if (token.kind == TokenKind::number) {
            i = t;
            continue;
        }
        if (token.kind == TokenKind::punctuation) {
            // R-Wis., editor-in-chief: hyphens without space belong to the phrase
            if (text_.surface(t) == "-" && !token.space_before && !text_.token(i).space_before && t > stop && i < end) {
                i = t;
                continue;
            }
            return finish(true);
        }
        if (token.kind != TokenKind::word) return finish(true);
        WordText w = text_.lower(t);
        if (w == "'s" || w == "'") {
            i = t;
            continue;
        }
        if (is_determiner(t) && !name_at(t)) {
            if (w == "that") return finish(true);  // “said that Doe”
            i = t;
            lower_run = false;
            // “security experts and some politicians”
            if ((w == "some" || w == "several" || w == "other") && t >= stop + 2 && text_.lower(t - 1) == "and" && is_plain(t - 2) &&
                text_.lower(t - 2).ends_with("s") && !text_.is(t - 2, WordClass::reporting)) {
                i = t - 1;
                continue;
            }
            // “a spokesman for the ministry”: go on through the preposition
            if (t >= stop + 2 && is_linking_preposition(t - 1) && is_plain(t - 2) && !text_.is(t - 2, WordClass::reporting) &&
                !(text_.lower(t - 2).ends_with("ed") && !text_.token(t - 2).capitalised)) {
                i = t - 1;
                continue;
            }
            return {i, end};
        }
        if (is_linking_preposition(t) && i < end && !name_at(t)) {
            if (t > stop && is_plain(t - 1) && (w == "of" || w == "for" || w == "from" || w == "at" || w == "with") &&
                !text_.is(t - 1, WordClass::reporting)) {
                i = t;
                continue;
            }
            return finish(false);
        }
        if ((w == "and" || w == "or" || w == "&") && i < end) {
            if (t > stop && is_plain(t - 1) && (text_.token(t - 1).capitalised == text_.token(i).capitalised) &&
                !text_.is(t - 1, WordClass::reporting | WordClass::direction_up | WordClass::direction_down)) {
                i = t;
                continue;
            }
            return finish(true);
        }
        if (!is_plain(t)) return finish(text_.is(t, WordClass::function_word) && !text_.is(t, WordClass::auxiliary) && !is_linking_preposition(t));
        bool upper = token.capitalised || name_at(t) != nullptr;
        if (i < end && !upper && (text_.token(i).capitalised) && !text_.is(t, WordClass::title_noun | WordClass::title_modifier)) {
            if (!lower_run) lower_from = i;
            lower_run = true;
        }
        i = t;
    }
    return finish(true);
}

TokenRange Speakers::before(TokenIndex end, TokenIndex floor) const {
    const TokenRange phrase = phrase_before(end, floor);
    // “During three days on the stand Brandt admitted”, “In the end Calder said”: an opening without its comma.
    if (phrase.end < phrase.begin + 2 || phrase.begin == 0 || !text_.token(phrase.begin - 1).sentence_start ||
        !text_.is(phrase.begin - 1, SpeechRole::preposition))
        return phrase;
    const Name* name = name_at(phrase.end - 1);
    if (name == nullptr) return phrase;
    const Span span = claims_[name_of_token_[phrase.end - 1] - 1].span;
    const TokenIndex first = text_.segments.tokens_in(name->title_span.empty() ? span : join(name->title_span, span)).first;
    const bool cut = first > phrase.begin && !text_.token(first - 1).capitalised && text_.is(first - 1, TokenKind::word) &&
                     !text_.is(first - 1, WordClass::title_noun | WordClass::title_modifier | WordClass::honorific | WordClass::function_word);
    return cut ? TokenRange{first, phrase.end} : phrase;
}

TokenRange Speakers::after(TokenIndex begin, TokenIndex limit) const {
    limit = std::min<TokenIndex>(limit, static_cast<TokenIndex>(text_.size()));
    if (begin >= limit || text_.token(begin).quoted) return {begin, begin};
    if (text_.is(begin, SpeechRole::personal) && !text_.token(begin).all_caps) {
        if (!(text_.lower(begin) == "her" && begin + 1 < limit && is_plain(begin + 1)) && text_.lower(begin) != "one") return {begin, begin + 1};
    }
    TokenIndex i = begin;
    bool head = false, name = false;
    while (i < limit && i < begin + 20) {
        const Token& token = text_.token(i);
        // “said James’ mother”
        if (token.kind == TokenKind::quote_mark && !token.quoted && head && !token.space_before && text_.lower(i - 1).ends_with("s") &&
            i + 1 < limit && text_.token(i + 1).space_before && is_plain(i + 1)) {
            ++i;
            head = name = false;
            continue;
        }
        if (token.quoted || token.kind == TokenKind::quote_mark) break;
        if (token.kind == TokenKind::number) {
            ++i;
            continue;
        }
        if (token.kind == TokenKind::punctuation) {
            if (text_.surface(i) == "-" && !token.space_before && i + 1 < limit && !text_.token(i + 1).space_before && head) {
                ++i;
                continue;
            }
            break;
        }
        if (token.kind != TokenKind::word) break;
        WordText w = text_.lower(i);
        if (w == "'s") {  // “said Arden’s head of research”
            ++i;
            head = name = false;
            continue;
        }
        if (is_determiner(i) && !name_at(i)) {
            if (head) break;
            ++i;
            continue;
        }
        if (is_linking_preposition(i) && !name_at(i)) {
            if (!head || !(w == "of" || (!name && (w == "for" || w == "from" || w == "at" || w == "with"))) || (i + 1 < limit && is_time(i + 1)))
                break;
            ++i;
            head = false;
            continue;
        }
        if ((w == "and" || w == "or") && head && i + 1 < limit && is_plain(i + 1) &&
            text_.token(i + 1).capitalised == text_.token(i - 1).capitalised) {
            ++i;
            continue;
        }
        if (!is_plain(i)) break;
        if (head && text_.is(i, WordClass::reporting) && !token.capitalised && !name_at(i)) break;
        // “said Smith later”; but “said Northmere chief executive Ann Lowe”
        if (name && !token.capitalised && !name_at(i) && !text_.is(i, WordClass::title_noun | WordClass::title_modifier)) break;
        head = true;
        name = token.capitalised && !text_.is(i, WordClass::nationality);  // “says the British author”
        ++i;
    }
    while (i > begin && (is_linking_preposition(i - 1) || is_determiner(i - 1) || text_.lower(i - 1) == "and") && !name_at(i - 1)) --i;
    return {begin, i};
}

TokenRange Speakers::subject(const Sentence& sentence, TokenIndex limit) const {
    limit = std::min(limit, sentence.end_token);
    TokenIndex i = sentence.first_token;
    // Opening adverbials: “After the vote, …”, “Speaking in Leeds, …”, “Stung by the loss, as well as by the fine, …”
    for (int openings = 0; openings < 3 && i < limit && !text_.token(i).quoted; ++openings) {
        const WordText w = text_.lower(i);
        if (w == "but" || w == "and" || w == "so" || w == "still" || w == "yet") {
            ++i;
            continue;
        }
        const WordText next = text_.lower(i + 1);
        const bool adverbial = (text_.is(i, WordClass::function_word) && !text_.is(i, WordClass::pronoun) && !is_determiner(i)) ||
                               w.ends_with("ing") || w.ends_with("ly") ||
                               (w.ends_with("ed") && (next == "by" || next == "in" || next == "with" || next == "about"));
        if (!adverbial) break;
        TokenIndex c = i;
        while (c < std::min(limit, i + 24) && text_.surface(c) != ",") ++c;
        if (c >= std::min(limit, i + 24)) break;
        i = c + 1;
    }
    for (TokenIndex tries = 0; i < limit && tries < 12; ++tries, ++i) {
        if (text_.token(i).quoted || text_.token(i).kind != TokenKind::word) continue;
        TokenRange np = after(i, limit);
        bool good = false;
        for (TokenIndex t = np.begin; t < np.end; ++t) good = good || is_plain(t);
        // “the guard stepped”: a verb the lexicon does not know ends like one
        while (np.end > np.begin + 2 && !text_.token(np.end - 1).capitalised &&
               (text_.lower(np.end - 1).ends_with("ed") || text_.is(np.end - 1, SpeechRole::taking_the_floor)))
            --np.end;
        if (is_pronoun(np) || (good && !np.empty())) return np;
    }
    return {limit, limit};
}

std::string Speakers::antecedent(TokenIndex pronoun) const {
    WordText p = text_.lower(pronoun);
    bool person = p == "the" || p == "he" || p == "she" || p == "him" || p == "her" || p == "who" || p == "i" || p == "me";
    if (!person) {
        if ((p == "they" || p == "we" || p == "them" || p == "us") && last_speaker_plural_ && pronoun - last_speaker_at_ < 120) return last_speaker_;
        return {};
    }
    const Gender gender = gender_of_word(p);
    const auto may_be = [&](Gender other) { return gender == Gender::unknown || other == Gender::unknown || other == gender; };
    auto fits = [&](TokenIndex t) {
        // An honorific before the name tells the gender, else the first name.
        const Claim& claim = claims_[name_of_token_[t] - 1];
        const auto [first, end] = text_.segments.tokens_in(claim.span);
        for (TokenIndex h = first > 0 ? first - 1 : 0; h + 1 < end; ++h)  // not the surname: Mrs King
            if (const Gender told = gender_of_word(text_.lower(h)); told != Gender::unknown) return may_be(told);
        return may_be(gender_of_name(std::get<Name>(claim.value).canonical));
    };
    const bool last_fits = p != "the" && may_be(gender_of_name(last_speaker_));  // “the German” is no board that spoke last
    const Segments& seg = text_.segments;
    std::uint32_t s = seg.sentence_at(text_.token(pronoun).span.begin);
    // The nearest earlier sentence that names a person outside quotations; of these the first (the subject), or the speaker before.
    for (std::uint32_t back = 0; back <= 5 && back <= s; ++back) {
        const Sentence& sentence = seg.sentences[s - back];
        TokenIndex end = back == 0 ? pronoun : sentence.end_token;
        const Name* found = nullptr;
        for (TokenIndex t = sentence.first_token; t < end; ++t) {
            if (text_.token(t).quoted) continue;
            const Name* n = name_at(t);
            if (n == nullptr || n->type != NameType::person || !fits(t)) continue;
            // “Smith’s lawyer”: the possessor is not the subject
            const Claim& claim = claims_[name_of_token_[t] - 1];
            auto range = seg.tokens_in(claim.span);
            if (range.second < text_.size() && text_.lower(range.second) == "'s" && found == nullptr && back > 0) {
                t = std::max(t, range.second - 1);
                continue;
            }
            if (found == nullptr) found = n;
            if (n->canonical == last_speaker_) {
                found = n;
                break;
            }
            t = std::max(t, range.second - 1);
        }
        if (last_fits && last_speaker_at_ >= sentence.first_token && last_speaker_at_ < end && !last_speaker_.empty() && !last_speaker_plural_) {
            if (found == nullptr || found->canonical == last_speaker_) return last_speaker_;
            return found->canonical;
        }
        if (found != nullptr) return found->canonical;
    }
    if (last_fits && !last_speaker_.empty() && !last_speaker_plural_ && pronoun - last_speaker_at_ < 200) return last_speaker_;
    return {};
}

std::string Speakers::by_role(TokenRange range) const {
    if (text_.lower(range.begin) == "a" || text_.lower(range.begin) == "an" || text_.lower(range.begin) == "another") return {};
    std::string_view head;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        if (text_.lower(t) == "of" || text_.lower(t) == "for" || text_.lower(t) == "from") break;
        if (text_.is(t, WordClass::title_noun)) head = text_.lower(t);
    }
    if (head.empty()) return {};
    std::string found;
    for (const auto& [title, name] : titled_) {
        std::size_t at = title.find(head);
        if (at == std::string::npos || (at > 0 && title[at - 1] != ' ') || (at + head.size() < title.size() && title[at + head.size()] != ' '))
            continue;
        // “the US President” is not the president of another house
        bool other = false;
        for (TokenIndex t = range.begin; t < range.end && !other; ++t) {
            const Token& token = text_.token(t);
            if (text_.lower(t) == "of" || text_.lower(t) == "for" || text_.lower(t) == "from") break;
            other = token.kind == TokenKind::word && token.capitalised && !token.sentence_start && !text_.is(t, WordClass::title_noun) &&
                    title.find(text_.lower(t)) == std::string::npos && title.find(' ') != std::string::npos;
        }
        if (other) continue;
        if (!found.empty() && found != name) return {};  // two mayors: nobody knows which
        found = name;
    }
    return found;
}

std::string Speakers::canonical(TokenRange range) {
    if (range.empty()) return {};
    std::string result;
    bool plural = false;
    if (is_pronoun(range)) {
        result = antecedent(range.begin);
        if (result.empty()) return std::string(text_.lower(range.begin));
        last_speaker_ = result;
        last_speaker_at_ = range.begin;
        return result;
    }
    if (is_epithet(range))
        if (result = antecedent(range.begin); !result.empty()) {
            last_speaker_ = result;
            last_speaker_at_ = range.begin;
            last_speaker_plural_ = false;
            return result;
        }
    // The head: a person named in the phrase, the last one before any preposition ("Northmere’s Dana Whitlock", "Lee, an aide to Dorn").
    const Name* best = nullptr;
    bool possessive = false;
    TokenIndex head_end = range.end;
    for (TokenIndex t = range.begin + 1; t < range.end; ++t)
        if (!name_at(t) &&
            (text_.lower(t) == "of" || text_.lower(t) == "for" || text_.lower(t) == "from" || text_.lower(t) == "at" || text_.lower(t) == "with")) {
            head_end = t;
            break;
        }
    for (TokenIndex t = range.begin; t < head_end; ++t) {
        if (text_.lower(t) == "'s" && t + 1 < head_end) possessive = true, best = nullptr;
        const Name* n = name_at(t);
        if (n == nullptr) continue;
        if (best == nullptr || n->type == NameType::person || best->type != NameType::person) best = n;
    }
    // “the Northmere CEO”, “a Dorn spokesman”: the name only says whose
    bool head_is_name = best != nullptr && name_at(head_end - 1) != nullptr;
    if (head_is_name) {
        result = best->canonical;
    } else {
        result = by_role(range);
        if (result.empty()) {
            TokenIndex from = range.begin;
            while (from + 1 < range.end && (text_.lower(from) == "the" || text_.lower(from) == "a" || text_.lower(from) == "an")) ++from;
            result = std::string(text_.document.text_of(text_.segments.span_of(from, range.end)));
            WordText last = text_.lower(head_end - 1);
            plural = last.ends_with("s") && !last.ends_with("ss");
        }
    }
    (void)possessive;
    for (TokenIndex t = range.begin; t < head_end; ++t)
        if (text_.lower(t) == "and") plural = true;
    last_speaker_ = result;
    last_speaker_at_ = range.begin;
    last_speaker_plural_ = plural;
    return result;
}

}  // namespace factdiff
