// Names from capitals and context: runs of capitalised words are cut into titles and names; name_type.h tells what each
// may be the name of, name_forms.h puts together what is one name.
#include <algorithm>
#include <bitset>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <string>

#include "factdiff/claims/dateline.h"
#include "factdiff/claims/extract.h"
#include "factdiff/claims/name_forms.h"
#include "factdiff/claims/name_type.h"
#include "factdiff/claims/titles.h"
#include "factdiff/lexicon/reporting_verbs.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

constexpr TokenIndex kLongestRun = 40;  // no name is longer; a text all in capitals stays linear

struct Seen {
    std::uint32_t capital = 0;  // capitalised where nothing but a name asks for it
    std::uint32_t opens = 0;    // of these, as the first word of a run
    std::uint32_t lower = 0;    // in lower case
};

class Finder {
public:
    Finder(const SegmentedText& text, std::vector<Claim>& claims) : text_(text), claims_(claims) {}

    void run() {
        mask();
        mark_headings();
        count();
        TokenIndex floor = 0;
        for (const TokenIndex i : capitals_) {
            if (i < floor) continue;
            if (const TokenIndex behind = dateline(i); behind > i) {
                floor = behind;
                continue;
            }
            if (!candidate(i) || !opens(i)) continue;
            const TokenIndex end = run_end(i);
            split(i, end, floor);
            floor = end;
        }
        forms_ = group_names(text_, mentions_);
        read_headings();
        emit();
    }

private:
    // ---- what a token may be
    bool word(TokenIndex i) const { return text_.is(i, TokenKind::word); }
    bool capital(TokenIndex i) const { return i < text_.size() && text_.token(i).has_capital; }
    bool initial(TokenIndex i) const { return is_initial(text_.surface(i)); }
    bool stop_after(TokenIndex i) const { return text_.surface(i).back() == '.'; }

    bool candidate(TokenIndex i) const {
        if (!capital(i) || masked_[i]) return false;
        if (addressed(i)) return true;
        if (text_.is(i, WordClass::weekday)) return false;
        const Token& token = text_.token(i);
        // A pronoun in capitals keeps them in its folded form: a name where the table knows it (US, WHO), else only loud.
        if (is_ascii_upper(text_.lower(i)[0])) return text_.is(i, WordClass::place_name | WordClass::organization_word);
        if (text_.is(i, WordClass::function_word)) {
            if (!text_.is(i, WordClass::given_name) || text_.lower(i) == "an") return false;
            // “Ann May said”, “Mr Will said”: inside a sentence a modal has no capital.
            if (i > 0 && !token.break_before && capital(i - 1) && text_.is(i - 1, WordClass::given_name | WordClass::honorific) &&
                !text_.is(i - 1, WordClass::function_word) && !text_.is(i + 1, TokenKind::number))
                return true;
            return capital(i + 1) && !text_.token(i + 1).break_before && !text_.is(i + 1, WordClass::function_word | WordClass::nationality);
        }
        if (token.span.length() == 1 && text_.surface(i) == "I") return false;
        if (text_.is(i, WordClass::month) && !text_.is(i, WordClass::given_name | WordClass::ambiguous_name)) return false;
        // "AI" names nothing, but may stand inside a name: "National AI Computing Center".
        if (text_.is(i, WordClass::not_a_name) && token.all_caps)
            return i > 0 && capital(i + 1) && !text_.token(i + 1).break_before && text_.surface(i + 1).size() > 3 && candidate(i + 1);
        return true;
    }
    /// “Ms May”, “Mr March”: whoever is addressed so is a person.
    bool addressed(TokenIndex i) const {
        return i > 0 && !text_.token(i).break_before && capital(i) && text_.is(i - 1, WordClass::honorific) && text_.token(i - 1).capitalised &&
               !text_.is(i, WordClass::honorific | WordClass::title_noun);
    }
    /// True where a capital proves nothing.
    bool capital_is_due(TokenIndex i) const {
        const Token& token = text_.token(i);
        if (token.sentence_start || token.break_before || i == 0) return true;
        const Token& before = text_.token(i - 1);
        if (before.kind == TokenKind::quote_mark) return !token.space_before;
        if (before.kind == TokenKind::word) return false;
        const std::string_view mark = text_.surface(i - 1);
        return mark == ":" || mark == ";" || mark == "?" || mark == "!" || mark[0] == '.' || mark == "*" || mark == "•" || mark == "(" ||
               mark == "[" || mark == "…" || mark == "—" || mark == "–" || mark == "--" || mark == "|" || mark == "/" || mark == "#" || mark == ">" ||
               mark == "=" || mark == "~";
    }

    /// “NEW HARBOUR, Calif. (AP) — ”: the place is one name, and the agency none. The token behind the place, or `i`.
    TokenIndex dateline(TokenIndex i) {
        const std::optional<Dateline> line = dateline_at(text_, i, masked_);
        if (!line) return i;
        for (TokenIndex k = line->agency_begin; k < line->agency_end; ++k) masked_[k] = true;
        NameMention place;
        place.first = i;
        place.end = line->place_end;
        place.type = NameType::place;
        place.sure = true;
        mentions_.push_back(place);
        return line->place_end;
    }

    // ---- what is known before
    void mask() {
        masked_.assign(text_.size() + 1, false);
        for (const Claim& claim : claims_) {
            const auto [first, end] = text_.segments.tokens_in(claim.span);
            for (TokenIndex i = first; i < end; ++i) masked_[i] = true;
        }
    }

    void mark_headings() {
        headline_.assign(text_.size() + 1, false);
        for (const Sentence& sentence : text_.segments.sentences) {
            const FieldKind field = text_.segments.paragraphs.empty() ? FieldKind::body : text_.segments.paragraphs[sentence.paragraph].field;
            const bool heading = field == FieldKind::title || field == FieldKind::heading;
            std::uint32_t content = 0, capitals = 0, commas = 0, caps = 0;
            for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) {
                const Token& token = text_.token(i);
                if (token.kind == TokenKind::punctuation && text_.surface(i) == ",") ++commas;
                if (token.kind != TokenKind::word || token.span.length() < 3) continue;
                if (has(token.classes, WordClass::function_word) && !token.all_caps) continue;
                ++content;
                capitals += token.capitalised ? 1 : 0;
                if ((content - capitals) * 10 > (sentence.end_token - sentence.first_token) * 3) break;  // too many small words already
                caps += token.all_caps ? 1 : 0;
            }
            bool flat =
                content >= 3 && (heading ? capitals * 10 >= content * 7 : capitals * 10 >= content * 9 && content >= 4 && commas * 3 <= content);
            if (sentence.loud || (content >= 4 && caps * 10 >= content * 8)) flat = true;
            if (!flat) continue;
            headlines_ = true;
            for (TokenIndex i = sentence.first_token; i < sentence.end_token; ++i) headline_[i] = true;
        }
    }

    void count() {
        std::bitset<4096> filter;  // of the words in seen_: most words never have a capital
        const auto slot = [&](const Token& token) { return token.word % filter.size(); };
        for (TokenIndex i = 0; i < text_.size(); ++i) {
            if (!text_.token(i).has_capital || headline_[i]) continue;
            capitals_.push_back(i);
            filter.set(slot(text_.token(i)));
            Seen& seen = seen_[text_.token(i).word];
            if (capital_is_due(i)) continue;
            ++seen.capital;
            if (i == 0 || !capital(i - 1) || text_.is(i - 1, WordClass::title_noun | WordClass::honorific | WordClass::nationality)) ++seen.opens;
        }
        for (const Token& token : text_.segments.tokens)
            if (token.kind == TokenKind::word && !token.capitalised && filter[slot(token)] && !has(token.classes, WordClass::function_word))
                if (const auto found = seen_.find(token.word); found != seen_.end()) ++found->second.lower;
    }
    Seen seen(TokenIndex i) const {
        const auto found = seen_.find(text_.token(i).word);
        return found == seen_.end() ? Seen{} : found->second;
    }

    /// May a run start here? Where the capital is due to the start of a sentence, something else must say that it is a name.
    bool opens(TokenIndex i) const {
        if (initial(i) && text_.surface(i + 1) == "-") return false;  // "(R-Ohio)"
        if (!capital_is_due(i)) return !text_.is(i, WordClass::not_a_name) || text_.is(i, WordClass::title_noun) || named_behind(i) || addressed(i);
        const Token& token = text_.token(i);
        // “Unseeded Lena Varga won.”
        const bool participle = text_.lower(i).ends_with("ed") && text_.lower(i).size() > 4;
        if (participle && text_.is(i + 1, WordClass::given_name) && !text_.is(i, WordClass::given_name) && capital(i + 2) &&
            !text_.token(i + 2).break_before && seen(i).capital == 0)
            return false;
        if (text_.is(i, WordClass::not_a_name) && !text_.is(i, WordClass::honorific)) {
            // "New York", "Central Bank": an adjective opens a name where the pair stands so elsewhere.
            return named_behind(i);
        }
        if (token.all_caps || initial(i) || text_.is(i, WordClass::honorific)) return true;
        const Seen s = seen(i);
        const bool next = next_candidate(i);
        if (text_.is(i, WordClass::place_name) && !text_.is(i, WordClass::ambiguous_name)) return true;
        if (text_.is(i, WordClass::nationality)) return next || s.capital > 0;
        if (text_.is(i, WordClass::title_noun | WordClass::title_modifier) && next) return true;
        if (text_.is(i, WordClass::given_name) && (next || s.capital > 0 || (!text_.is(i, WordClass::ambiguous_name) && s.lower == 0))) return true;
        if (s.capital > s.lower) return true;
        if (next && s.lower == 0) {
            // "Shipbuilder Halden said": the next word opens names elsewhere and this one never stands in front of it.
            const Seen behind = seen(i + 1);
            if (behind.opens > 0 && s.capital == 0 && !text_.is(i, WordClass::organization_word | WordClass::place_word)) return false;
            return !text_.is(i, WordClass::direction_up | WordClass::direction_down | WordClass::reporting | WordClass::hedge | WordClass::auxiliary |
                                    WordClass::unit | WordClass::currency | WordClass::number_word);
        }
        if (s.lower > 0 || !is_unclassed(text_.token(i).classes)) return false;
        if (text_.lower(i + 1) == "'s") return true;
        // "Huawei and Alibaba have …", "Asia Pacific Economic Cooperation (Apec)".
        if ((text_.lower(i + 1) == "and" || text_.surface(i + 1) == ",") && joined(i + 2) && candidate(i + 2) &&
            !text_.is(i + 2, WordClass::not_a_name))
            return true;
        if (i > 1 && text_.surface(i - 1) == "(" && text_.surface(i + 1) == ")" && capital(i - 2)) return true;
        const WordText w = text_.lower(i);
        const bool common_ending =
            w.size() < 4 || w.ends_with("s") || w.ends_with("ing") || w.ends_with("ed") || w.ends_with("ly") || w.ends_with("tion");
        // “Turnover came to $4m”: a word of the dictionary is a name only where somebody speaks.
        const ReportingVerb* verb = reporting_verb(text_.lower(i + 1));
        const bool speaks = verb != nullptr && verb->lemma.find(' ') == std::string_view::npos;
        return text_.is(i + 1, WordClass::reporting) && (speaks || text_.word(i).senses.empty()) && !common_ending;
    }
    bool next_candidate(TokenIndex i) const {
        TokenIndex next = i + 1;
        if (text_.surface(next) == "&") ++next;
        if (next >= text_.size() || text_.token(next).break_before || !candidate(next)) return false;
        return !text_.is(next, WordClass::not_a_name) || next == i + 2 || text_.token(next).all_caps;
    }
    /// "New York": the word is no name alone but the next is one, and both capitals stand together.
    bool named_behind(TokenIndex i) const {
        if (!next_candidate(i) || text_.surface(i + 1) == "&") return false;
        if (text_.is(i, WordClass::function_word | WordClass::number_word)) return false;
        const Seen s = seen(i);
        return s.capital > 0 && s.capital >= s.lower;
    }

    // ---- how far a run goes
    bool joined(TokenIndex i) const { return i < text_.size() && !text_.token(i).break_before; }
    bool inner(TokenIndex i) const {
        return joined(i) && candidate(i) &&
               !(text_.is(i, WordClass::month) && !text_.is(i - 1, WordClass::given_name | WordClass::title_noun | WordClass::honorific));
    }

    /// The token after what a mark joins to the run [first, end): “J. Smith”, “Jae-in”, “Lashkar-e-Taiba”, “R&D”; `end` where it joins nothing.
    TokenIndex past_mark(TokenIndex first, TokenIndex end) const {
        const Token& token = text_.token(end);
        const std::string_view mark = text_.surface(end);
        if (mark == ".") {
            const bool joins = initial(end - 1) && !token.space_before && inner(end + 1) &&
                               !(end > first + 2 && text_.surface(end - 2) == "&");  // “R&D. Alan Smith”
            return joins ? end + 2 : end;
        }
        if (mark == "&" || mark == "+") return joined(end + 1) && capital(end + 1) ? end + 2 : end;
        if (mark != "-") return end;
        if (joined(end + 3) && text_.surface(end + 2) == "-" && text_.token(end + 1).span.length() <= 2 && capital(end + 3) &&
            !text_.token(end + 3).space_before)
            return end + 4;
        if (token.space_before || !joined(end + 1) || !word(end + 1) || text_.token(end + 1).space_before) return end;
        if (capital(end + 1)) {
            const bool places = text_.is(end - 1, WordClass::place_name | WordClass::nationality) &&
                                text_.is(end + 1, WordClass::place_name | WordClass::nationality) && text_.lower(end + 1) != "pacific";
            return places ? end : end + 2;
        }
        // "Moon Jae-in", "Ban Ki-moon": not "Kremlin-led".
        const bool syllable = end - first >= 2 && text_.token(end + 1).span.length() <= 4 && text_.token(end - 1).span.length() <= 5 &&
                              !in(text_.lower(end + 1), {"led", "run", "era", "wide"});
        return syllable ? end + 2 : end;
    }

    TokenIndex run_end(TokenIndex first) const {
        TokenIndex end = first + 1;
        bool formal = false;  // an "of" or "for" was crossed: "and" may go on
        while (joined(end) && end - first < kLongestRun) {
            const Token& token = text_.token(end);
            if (inner(end)) {
                if (!token.space_before) break;
                ++end;
                continue;
            }
            if (token.kind != TokenKind::word) {
                const TokenIndex next = past_mark(first, end);
                if (next == end) break;
                end = next;
                continue;
            }
            const WordText low = text_.lower(end);
            if (low == "'s" && inner(end + 1) && end - first <= 2 && text_.is(end + 1, WordClass::organization_word | WordClass::place_word) &&
                (text_.lower(first) == "st" || text_.is(end - 1, WordClass::title_noun | WordClass::given_name | WordClass::ambiguous_name)) &&
                !text_.is(end - 1, WordClass::place_name)) {
                end += 2;
                continue;
            }
            if (!token.capitalised && text_.is(end, WordClass::name_particle)) {
                TokenIndex k = end + 1;
                while (k < end + 3 && joined(k) && (text_.is(k, WordClass::name_particle) || text_.surface(k) == "-")) ++k;
                if (inner(k)) {
                    end = k + 1;
                    continue;
                }
                break;
            }
            const bool body = text_.is(end - 1, WordClass::organization_word | WordClass::place_word) || text_.lower(end - 1) == "republic";
            if ((low == "of" || low == "for") &&
                (body || (end - first >= 2 && !text_.is(first, WordClass::given_name) &&
                          !text_.is(end - 1, WordClass::title_noun | WordClass::place_name | WordClass::nationality)))) {
                const TokenIndex k = text_.lower(end + 1) == "the" ? end + 2 : end + 1;
                if (inner(k) && !(text_.is(k, WordClass::not_a_name) && !inner(k + 1))) {
                    end = k + 1;
                    formal = true;
                    continue;
                }
                break;
            }
            // "Centers for Disease Control and Prevention", "Department for Culture, Media and Sport".
            if (formal && low == "and" && inner(end + 1) &&
                !text_.is(end + 1, WordClass::place_name | WordClass::given_name | WordClass::honorific | WordClass::nationality) &&
                !text_.token(end + 1).all_caps && seen(end + 1).opens <= 1) {
                end += 2;
                continue;
            }
            break;
        }
        while (end > first + 1 && !capital(end - 1) && text_.surface(end - 2) != "-") --end;
        return end;
    }

    // ---- a run into titles and names
    void split(TokenIndex first, TokenIndex end, TokenIndex floor) {
        // Adjectives of nationality name no one: "South Korean leader", "French President".
        const auto all_of = [&](TokenIndex a, TokenIndex b, WordClass set) {
            for (TokenIndex i = a; i < b; ++i)
                if (word(i) && !text_.is(i, set)) return false;
            return a < b;
        };
        constexpr WordClass kTitlish = WordClass::title_noun | WordClass::title_modifier | WordClass::honorific | WordClass::nationality |
                                       WordClass::place_name | WordClass::not_a_name;

        // The last office or honorific that has a name behind it ends the title.
        TokenIndex name = first;
        const bool person_opens = text_.is(first, WordClass::given_name) && !text_.is(first, WordClass::title_noun | WordClass::place_name);
        if (!person_opens) {
            for (TokenIndex k = end - 1; k-- > first;) {
                if (!text_.is(k, WordClass::title_noun | WordClass::honorific) || !word(k)) continue;
                TokenIndex next = k + 1;
                if (!capital(next)) continue;
                // "Justice Department", "Prince William County": a body or a place, no person.
                if (text_.is(next, WordClass::organization_word | WordClass::place_word) && !text_.is(next, WordClass::ambiguous_name)) break;
                if (next + 1 < end && text_.is(end - 1, WordClass::organization_word | WordClass::place_word) &&
                    !text_.is(end - 1, WordClass::ambiguous_name) && !text_.is(k, WordClass::abbreviation))
                    break;
                if (text_.is(next, WordClass::nationality | WordClass::title_modifier) && next + 1 == end && !text_.is(next, WordClass::given_name))
                    continue;
                if (all_of(next, end, kTitlish) && !text_.is(end - 1, WordClass::ambiguous_name | WordClass::given_name) && next + 1 == end &&
                    text_.is(next, WordClass::title_noun))
                    continue;
                name = next;
                break;
            }
        }
        TitleTokens title{name, name, false};
        if (name > first) {
            title = title_before(text_, name, floor);
            if (title.empty() && text_.is(name - 1, WordClass::honorific)) title = {name, name, false};
            TokenIndex left_end = name - 1;  // what stands before the office: "Halden" in "Halden CEO Mira Dalgaard"
            while (left_end > first &&
                   (text_.is(left_end - 1, WordClass::title_noun | WordClass::title_modifier | WordClass::honorific) || !word(left_end - 1)))
                --left_end;
            if (left_end > first) plain(first, left_end, {left_end, left_end, false}, false);
        } else if (first > floor || floor == 0) {
            title = title_before(text_, first, floor);
        }
        // "Secretary of State John Kerry": the run starts inside the title.
        if (name == first && first >= 2 && text_.lower(first - 1) == "of" && text_.is(first - 2, WordClass::title_noun) &&
            text_.is(first, WordClass::title_modifier)) {
            TokenIndex k = first;
            while (k < end && text_.is(k, WordClass::title_modifier)) ++k;
            if (k == end) return;
            TokenIndex t = first - 2;
            while (t > 0 && !text_.token(t).break_before && word(t - 1) && text_.is(t - 1, WordClass::title_noun | WordClass::title_modifier)) --t;
            plain(k, end, {t, k, false}, true);
            return;
        }
        const bool honorific = name > first && text_.is(name - 1, WordClass::honorific);
        plain(name, end, title, honorific || !title.empty());
    }

    void plain(TokenIndex first, TokenIndex end, TitleTokens title, bool person) {
        constexpr WordClass kBody = WordClass::organization_word | WordClass::place_word;
        // Nationalities in front of anything but a body: "Chinese Huawei". With their direction: "South Korean".
        for (;;) {
            TokenIndex k = first;
            while (k < end && text_.is(k, WordClass::place_word) && !text_.is(k, WordClass::place_name)) ++k;
            if (k >= end || !text_.is(k, WordClass::nationality) || text_.token(k).all_caps) break;
            bool body = false;
            for (TokenIndex i = k + 1; i < end; ++i) body = body || (word(i) && text_.is(i, kBody)) || text_.surface(i) == "&";
            if (body && k + 1 < end) break;
            first = k + 1;
            while (first < end && !word(first)) ++first;
        }
        while (end > first && (!word(end - 1) || (text_.is(end - 1, WordClass::nationality) && end - 1 > first))) --end;
        if (first >= end) return;

        // Offices behind a name without one to bear them: "Halden CEO".
        if (!person && !text_.is(first, WordClass::given_name)) {
            TokenIndex k = end;
            while (k > first && word(k - 1) && text_.is(k - 1, WordClass::title_noun | WordClass::title_modifier) &&
                   !text_.is(k - 1, kBody | WordClass::place_name))
                --k;
            if (k == first) {
                if (end - first == 1 && text_.is(first, WordClass::title_noun | WordClass::ambiguous_name))
                    add(first, end, {end, end, false}, false, true);
                return;
            }
            if (k < end && text_.is(end - 1, WordClass::title_noun) && !(end - first == 2 && text_.is(end - 1, WordClass::ambiguous_name))) end = k;
        }
        if (end - first == 1) {
            const bool common = text_.is(first, WordClass::not_a_name | WordClass::honorific | WordClass::title_modifier) ||
                                (text_.is(first, kBody) && !text_.token(first).all_caps && !text_.is(first, WordClass::place_name)) || initial(first);
            const bool nationality = text_.is(first, WordClass::nationality) && !text_.is(first, WordClass::place_name | WordClass::given_name);
            if (nationality || text_.is(first, WordClass::not_a_name)) return;
            if ((common || (text_.is(first, WordClass::ambiguous_name) && capital_is_due(first) && seen(first).capital <= seen(first).lower)) &&
                !person) {
                if (!initial(first)) add(first, end, {end, end, false}, false, true);
                return;
            }
        }
        bool only_common = !person;  // "The Central Committee": three words that any article may hold
        for (TokenIndex i = first; i < end && only_common; ++i)
            only_common =
                !word(i) || text_.is(i, WordClass::not_a_name | WordClass::title_noun | WordClass::title_modifier | WordClass::function_word);
        if (only_common) return;
        add(first, end, title, person, false);
    }

    void add(TokenIndex first, TokenIndex end, TitleTokens title, bool person, bool tentative) {
        NameMention m;
        m.first = first;
        m.end = end;
        m.tentative = tentative;
        const GuessedType guess = guess_type(text_, first, end, person, !title.empty());
        m.type = guess.type;
        m.sure = guess.sure;
        if (m.type == NameType::person || (!m.sure && m.type != NameType::place)) {
            m.title = title;
            if (m.title.empty()) {
                m.title = title_after(text_, end);
                if (!m.title.empty() && !m.sure && words_in(text_, first, end) < 2) m.title = {};
                if (!m.title.empty()) {
                    m.type = NameType::person;
                    m.sure = true;
                }
            }
            if (m.title.plural) plural_ = m.title, plural_reach_ = end;
            // "Presidents Trump and Xi": the second name shares the title.
            else if (m.title.empty() && !plural_.empty() && first - plural_reach_ <= 2 && !text_.token(first).break_before) {
                m.title = plural_;
                m.type = NameType::person;
                m.sure = true;
                plural_reach_ = end;
            }
        }
        mentions_.push_back(m);
    }

    /// In a headline every word has its capital: only what the text below names is a name there, and places everybody knows.
    void read_headings() {
        if (!headlines_) return;
        boost::unordered_flat_map<WordId, boost::container::small_vector<std::uint32_t, 4>> by_first;
        for (std::uint32_t f = 0; f < forms_.size(); ++f)
            if (!forms_[f].tentative || !forms_[f].parents.empty()) {
                auto& list = by_first[forms_[f].words.front()];
                if (list.size() < 16) list.push_back(f);
            }
        for (TokenIndex i = 0; i < text_.size(); ++i) {
            if (!headline_[i] || !capital(i) || masked_[i]) continue;
            const auto found = by_first.find(text_.token(i).word);
            std::uint32_t best = kNoForm;
            TokenIndex best_end = i;
            if (found != by_first.end())
                for (const std::uint32_t f : found->second) {
                    TokenIndex k = i;
                    std::size_t w = 0;
                    while (k < text_.size() && w < forms_[f].words.size() && headline_[k]) {
                        if (word(k) && text_.token(k).word == forms_[f].words[w])
                            ++w;
                        else if (k == i || (word(k) && text_.lower(k) != "'s") || text_.surface(k) == ",")
                            break;
                        ++k;
                    }
                    if (w == forms_[f].words.size() && k > best_end) best = f, best_end = k;
                }
            if (best != kNoForm && !(forms_[best].tentative)) {
                NameMention m = mentions_[forms_[best].first_mention];
                m.first = i;
                m.end = best_end;
                m.title = {};
                mentions_.push_back(m);
                i = best_end - 1;
            }
        }
        std::sort(mentions_.begin(), mentions_.end(), [](const NameMention& a, const NameMention& b) { return a.first < b.first; });
    }

    void emit() {
        std::vector<std::string> titles(forms_.size());
        const auto kept = [&](const NameMention& m) { return !m.tentative || (m.entity != m.form && forms_[m.entity].type() == NameType::person); };
        for (const NameMention& m : mentions_)
            if (kept(m) && !m.title.empty() && titles[m.entity].empty()) titles[m.entity] = title_text(m.title);
        for (const NameMention& m : mentions_) {
            if (!kept(m)) continue;
            const NameForm& form = forms_[m.entity];
            const NameMention& model = mentions_by_form(m.entity);
            Name name;
            name.canonical = std::string(text_.document.text_of(text_.segments.span_of(model.first, model.end)));
            name.type = form.type();
            if (name.type == NameType::person || !m.title.empty()) {
                name.title = m.title.empty() ? titles[m.entity] : title_text(m.title);
                if (!m.title.empty()) name.title_span = text_.segments.span_of(m.title.first, m.title.end);
            }
            add_claim(claims_, ClaimKind::name, text_.segments.span_of(m.first, m.end), std::move(name));
        }
    }
    const NameMention& mentions_by_form(std::uint32_t f) {
        if (models_.empty()) {
            models_.assign(forms_.size(), kNoForm);
            for (std::uint32_t m = 0; m < mentions_.size(); ++m)
                if (models_[mentions_[m].form] == kNoForm || headline_[mentions_[models_[mentions_[m].form]].first]) models_[mentions_[m].form] = m;
        }
        return mentions_[models_[f]];
    }
    std::string title_text(const TitleTokens& title) const {
        std::string out(text_.document.text_of(text_.segments.span_of(title.first, title.end)));
        for (char& c : out)
            if (c == '\n') c = ' ';
        if (title.plural && out.size() > 1) out.pop_back();
        return out;
    }

    const SegmentedText text_;
    std::vector<Claim>& claims_;
    std::vector<TokenIndex> capitals_;  // tokens with a capital outside headlines
    std::vector<char> masked_;          // of each token: a date or a figure
    std::vector<char> headline_;        // stands where every word has its capital
    bool headlines_ = false;            // any token does
    boost::unordered_flat_map<WordId, Seen> seen_;
    std::vector<NameMention> mentions_;
    std::vector<NameForm> forms_;
    std::vector<std::uint32_t> models_;
    TitleTokens plural_;
    TokenIndex plural_reach_ = 0;
};

}  // namespace

void find_names(const SegmentedText& text, std::vector<Claim>& claims) { Finder(text, claims).run(); }

}  // namespace factdiff
