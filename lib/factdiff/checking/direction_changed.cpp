#include <algorithm>

#include "factdiff/checking/roles_exchanged.h"
#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/statement_sense.h"
#include "factdiff/checking/verbatim.h"
#include "factdiff/checking/wording.h"
#include "factdiff/lexicon/contrasts.h"
#include "factdiff/lexicon/opposites.h"
#include "factdiff/lexicon/quantifiers.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

bool negated(const StatementSide& side, TokenIndex at) {
    if (side.near(at, 3, [&](TokenIndex k) { return k != at && side.text.is(k, WordClass::negator); })) return true;
    // “Have been beaten in six” / “have lost six”
    if (at > side.first && side.text.lower(at) == "beaten" && in(side.text.lower(at - 1), {"been", "was", "were", "be", "being", "are", "is", "got"}))
        return true;
    if (at > side.first && (side.text.lower(at - 1) == "less" || side.text.lower(at - 1) == "least")) return true;  // “less expensive”
    // “None of the town's six libraries will close”: the subject denies.
    for (TokenIndex k = at; k > side.first && at - k < 9;) {
        --k;
        if (side.text.is(k, TokenKind::punctuation)) break;
        if (side.text.token(k).kind == TokenKind::word && share_of(side.text.word(k)) == Share::none) return true;
    }
    return false;
}

struct Predicate {
    Sense sense;
    TokenIndex last;  // the particle, where it stands directly behind
};

/// The word at `i` with its particle: “turned down”, “laid 200 weavers off”.
Predicate predicate_at(const StatementSide& side, TokenIndex i) {
    constexpr TokenIndex reach = 3;
    const Word& word = side.text.word(i);
    for (TokenIndex k = i + 1; k <= std::min(side.end - 1, i + reach); ++k) {
        if (side.text.is(k, TokenKind::punctuation)) break;
        if (!in(side.text.lower(k), {"down", "up", "off", "out", "on", "in", "for", "against", "ahead", "back", "away", "go", "firm", "short"}))
            continue;
        if (is_phrase(word, side.text.lower(k))) return {{&word, side.text.lower(k)}, k == i + 1 ? k : i};
    }
    return {{&word}, i};
}

Finding turned_round(const StatementView& view, TokenIndex i, TokenIndex j) {
    Finding finding = statement_finding(view, "direction-changed", view.source.text.token(i).span, view.rewrite.text.token(j).span);
    finding.severity = Severity::error;
    word_change(finding, "Turned round", view);
    return finding;
}

/// The source has a word of its own for what the rewrite says: “dropped … despite a rise in …” beside “an increase in …”.
bool said_elsewhere(const StatementView& view, const Word& word) {
    for (TokenIndex i = view.source.first; i < view.source.end; ++i)
        if (agreed(view.source.text.word(i), word)) return true;
    return false;
}

/// “Calder beat Dunmore” / “Dunmore lost to Calder”, “lent the town” / “borrowed from the bank”: what stands before the one stands behind the other,
/// and the reverse.
bool told_from_the_other_side(const StatementView& view, TokenIndex i, TokenIndex j) {
    constexpr int reach = 6;
    const auto partner = [&](int step) {
        TokenIndex k = i;
        for (int n = 0; n < reach && (step > 0 ? k + 1 < view.source.end : k > view.source.first); ++n) {
            k += static_cast<TokenIndex>(step);
            // “Five seconds ahead of” / “five seconds behind”: how far is told before both.
            const auto counts = [&](TokenIndex at) {
                return view.source.text.is(at, WordClass::number_word) || view.source.text.is(at, TokenKind::number);
            };
            if (counts(k) || (k > view.source.first && counts(k - 1) && step < 0)) continue;
            if (view.source.is_content(k) && view.source.text.is(k, TokenKind::word) && view.words.rewrite_of(k) != kNoToken)
                return view.words.rewrite_of(k);
        }
        return kNoToken;
    };
    const TokenIndex before = partner(-1), behind = partner(1);
    if (behind == kNoToken || behind > j) return false;
    // “He finished ahead of Holm” / “Holm was behind him”.
    return before != kNoToken ? before > j : j + 1 < view.rewrite.end && view.rewrite.text.is(j + 1, WordClass::pronoun);
}

/// “They spoke hours after shots were heard” / “shots were heard hours earlier”: what stood behind the one stands before the other. Directly
/// before an adverb stands how much earlier it was.
bool told_the_other_way_round(const StatementView& view, TokenIndex i, TokenIndex j) {
    const auto adverb = [](const WordText& word) { return in(word, {"earlier", "beforehand", "later", "afterwards", "subsequently", "thereafter"}); };
    const bool here = adverb(view.source.text.lower(i)), there = adverb(view.rewrite.text.lower(j));
    if (here == there) return false;
    constexpr TokenIndex reach = 6;
    const StatementSide& side = here ? view.source : view.rewrite;
    const TokenIndex at = here ? i : j, other = here ? j : i;
    for (TokenIndex k = at; k > side.first && at - k < reach;) {
        const TokenIndex partner = here ? view.words.rewrite_of(--k) : view.words.source_of(--k);
        if (side.is_content(k) && at - k > 1 && !side.text.is(k, WordClass::date_word) && partner != kNoToken) return partner > other;
    }
    return false;
}

/// “Before taking a job” / “after two terms”: what is told of the time is another thing on either side.
bool before_something_else(const StatementView& view, TokenIndex i, TokenIndex j) {
    const auto preposition = [](const WordText& word) { return in(word, {"before", "after", "following"}); };
    if (!preposition(view.source.text.lower(i)) || !preposition(view.rewrite.text.lower(j))) return false;
    constexpr int near = 4;
    if (view.source.content_after(i, near) == kNoToken || view.rewrite.content_after(j, near) == kNoToken) return false;  // “after that”
    constexpr TokenIndex reach = 8;
    int words = 0;
    for (TokenIndex k = i + 1; k < std::min(view.source.end, i + reach) && words < 2; ++k) {
        if (!view.source.is_content(k)) continue;
        ++words;
        const TokenIndex partner = view.words.rewrite_of(k);
        if (partner != kNoToken && partner > j && partner - j <= reach) return false;
    }
    return true;
}

/// “Later this month” / “before the month is out”: the one tells when and is no order of two things.
bool tells_when(const StatementView& view, TokenIndex i, TokenIndex j) {
    const auto later_this = [](const StatementSide& side, TokenIndex k) {
        return in(side.text.lower(k), {"later", "earlier"}) &&
               (side.text.is(k + 1, WordClass::date_word) || in(side.text.lower(k + 1), {"this", "that", "in"}));
    };
    return later_this(view.source, i) != later_this(view.rewrite, j);
}

/// “Passed over for promotion” passed nothing, and “the contract” is no shrinking.
bool is_phrasal(const StatementSide& side, TokenIndex i) {
    if (side.text.lower(i) == "contract" && !(i > side.first && in(side.text.lower(i - 1), {"to", "will", "would", "may", "could"}))) return true;
    return side.text.lower(i).starts_with("pass") && in(side.text.lower(i + 1), {"over", "away", "by", "out", "off", "through"});
}

/// “Her first win since 2023” / “she last won in 2023”.
bool first_since(const StatementView& view, TokenIndex i, TokenIndex j) {
    const auto since = [](const StatementSide& side, TokenIndex at) {
        constexpr TokenIndex reach = 6;
        for (TokenIndex k = at + 1; k < std::min(side.end, at + reach); ++k)
            if (side.text.lower(k) == "since" || side.text.lower(k) == "in" || side.text.lower(k) == "for")
                return side.text.lower(k) == "since" || side.text.is(k + 2, WordClass::unit);
        return false;
    };
    const bool first = view.source.text.lower(i) == "first", now_first = view.rewrite.text.lower(j) == "first";
    if (first == now_first || (view.source.text.lower(i) != "last" && view.rewrite.text.lower(j) != "last")) return false;
    return first ? since(view.source, i) : since(view.rewrite, j);
}

/// “A young man of 19”, “a 19-year-old”: the second says an age. “Broken the law”: its stem is that of “lawful”.
bool is_other_word(const StatementSide& side, TokenIndex i) {
    if (in(side.text.lower(i), {"law", "laws"})) return true;
    // “Above freezing”: a temperature.
    if (side.text.lower(i) == "freezing" && i > side.first && in(side.text.lower(i - 1), {"above", "below", "near", "around", "to", "-"}))
        return true;
    return side.text.lower(i) == "old" && i > side.first && (side.text.surface(i - 1) == "-" || side.text.lower(i - 1).starts_with("year"));
}

/// “Found guilty” told as “found innocent”: WordNet knows far more opposites than our table, also in senses that nobody means here, so one must stand
/// in the very place of the other.
void antonyms(const Comparison& comparison, const StatementView& view, std::vector<Finding>& findings) {
    if (!view.pair.best || view.pair.score < kLeastReplaced || !view.source.has_any(WordClass::contrast)) return;
    for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
        if (!view.rewrite.text.is(j, WordClass::contrast) || view.words.source_of(j) != kNoToken || view.settled(j)) continue;
        const Word& word = view.rewrite.text.word(j);
        for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
            if (!view.source.text.is(i, WordClass::contrast) || view.words.rewrite_of(i) != kNoToken) continue;
            const Word& other = view.source.text.word(i);
            if (contrast_of(other, word) != Contrast::opposite || opposed(other, word) || !view.replaced(i, j)) continue;
            if (is_other_word(view.source, i) || is_other_word(view.rewrite, j)) continue;
            if (share_of(other) && share_of(word)) continue;  // “some”, “few”: quantifier-changed weighs them
            if ((view.source.quoted(i) && view.rewrite.quoted(j)) || negated(view.source, i) != negated(view.rewrite, j)) continue;
            if (compared_the_other_way(comparison, view.pair)) continue;
            Finding finding = turned_round(view, i, j);
            finding.confidence = std::min(90, 65 + static_cast<int>(view.words.common * 25));
            report_sense(view, std::move(finding), findings);
            break;
        }
    }
}

/// The figure with the word beside it that says which way it went: “decreased by 17%”, “17% lower”.
Evidence with_direction(const Comparison& c, const Article& article, const Claim& claim) {
    constexpr TokenIndex reach = 4;
    Evidence evidence = evidence_of(article, claim);
    const SegmentedText text = article.view(c.vocabulary);
    const Sentence& sentence = article.segments.sentences[claim.sentence];
    const auto [first, end] = article.segments.tokens_in(claim.span);
    for (TokenIndex distance = 1; distance <= reach; ++distance)
        for (const TokenIndex k : {first - std::min(first, distance), end + distance - 1}) {
            if (k < sentence.first_token || k >= sentence.end_token || !text.is(k, WordClass::direction_up | WordClass::direction_down)) continue;
            evidence.span = join(evidence.span, text.token(k).span);
            return evidence;
        }
    return evidence;
}

/// Of two digits or more, and the only figure of the article with that value: the other version's is the same wherever it stands.
bool stands_alone(const Article& article, const Claim& figure) {
    constexpr std::size_t most = 4000;  // claims: more is no article but a table
    if (article.claims.size() > most) return false;
    const std::string_view text = article.document.text_of(figure.span);
    if (std::count_if(text.begin(), text.end(), is_ascii_digit) < 2) return false;
    const Quantity& value = std::get<Quantity>(figure.value);
    return std::count_if(article.claims.begin(), article.claims.end(), [&](const Claim& other) {
               const Quantity* quantity = std::get_if<Quantity>(&other.value);
               return quantity != nullptr && quantity->low == value.low && quantity->high == value.high && quantity->unit == value.unit;
           }) == 1;
}

/// “Sales are up 17%” told as “sales have decreased by 17%”: the same figure of a change, the other way. The words of direction need no partner.
void figures_turned(const Comparison& c, std::vector<Finding>& findings) {
    for (const ClaimPair& pair : c.alignment.claims) {
        const Claim &was = c.source.claims[pair.source], &is = c.rewrite.claims[pair.rewrite];
        if (!pair.equal || !is_quantity(was.kind) || !is_quantity(is.kind) || was.negated || is.negated) continue;
        const Direction before = std::get<Quantity>(was.value).direction, now = std::get<Quantity>(is.value).direction;
        if (before == Direction::none || now == Direction::none || before == now) continue;
        if (inside_quotation(c.source, was) && inside_quotation(c.rewrite, is)) continue;
        if ((pair.context < 0.25F || pair.statement < 0.3F) && !(stands_alone(c.source, was) && stands_alone(c.rewrite, is))) continue;
        const bool told = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule == "direction-changed" && finding.rewrite &&
                   c.rewrite.segments.sentence_at(finding.rewrite->span.begin) == is.sentence;
        });
        if (told) continue;
        Finding finding{.rule = "direction-changed", .severity = Severity::error, .confidence = 60 + static_cast<int>(pair.context * 35)};
        finding.message =
            "Turned round: " + quoted(c.rewrite, is.span) + (now == Direction::up ? " up, in the source down" : " down, in the source up");
        finding.why = to_string(pair.why);
        finding.source = with_direction(c, c.source, was);
        finding.rewrite = with_direction(c, c.rewrite, is);
        findings.push_back(std::move(finding));
    }
}

/// “Voted for the bill” / “voted against the bill”, “from 6 June” / “until 6 June”: little words that no table of senses holds.
bool little_words_turned(std::string_view a, std::string_view b) {
    static constexpr std::pair<std::string_view, std::string_view> opposites[] = {
        {"for", "against"}, {"from", "until"}, {"since", "until"},    {"to", "from"},    {"into", "out"},  {"up", "down"},
        {"on", "off"},      {"in", "out"},     {"inside", "outside"}, {"under", "over"}, {"from", "till"},
    };
    return std::any_of(std::begin(opposites), std::end(opposites),
                       [&](const auto& pole) { return (a == pole.first && b == pole.second) || (a == pole.second && b == pole.first); });
}

/// A word was put in the place of its opposite in a sentence that is otherwise the same, however short: “The firm accepted the offer” / “rejected”.
void turned_in_place(const Comparison& c, std::vector<Finding>& findings) {
    constexpr float least_alike = 0.3F, least_for_little_words = 0.6F;
    for (const StatementPair& pair : c.alignment.statements) {
        if (pair.score < least_alike || !pair.best) continue;
        const std::vector<Slot> slots = slots_of(c, c.source.segments.sentences[pair.source], c.rewrite.segments.sentences[pair.rewrite]);
        if (slots.size() != 1 || slots[0].source + 1 != slots[0].source_end || slots[0].rewrite + 1 != slots[0].rewrite_end) continue;
        const Token &was = c.source.segments.tokens[slots[0].source], &is = c.rewrite.segments.tokens[slots[0].rewrite];
        if ((was.quoted && is.quoted) || was.kind != TokenKind::word || is.kind != TokenKind::word) continue;
        const Word &a = c.vocabulary[was.word], &b = c.vocabulary[is.word];
        const bool opposite = opposed(a, b) || (contrast_of(a, b) == Contrast::opposite && !(share_of(a) && share_of(b)));
        if (!opposite && (pair.score < least_for_little_words || !little_words_turned(a.folded, b.folded))) continue;
        if (std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
                return f.rule == "direction-changed" && f.rewrite && f.rewrite->span.overlaps(is.span) && f.severity != Severity::note;
            }))
            continue;
        Finding finding{.rule = "direction-changed", .severity = Severity::error, .confidence = 85};
        tell_change(finding, "Turned round", c, was.span, is.span);
        finding.why = "the rest of the sentence is the same";
        findings.push_back(std::move(finding));
    }
}

/// “Hotter”, “lowest”: said of many things in one sentence.
bool compares(const WordText& word) { return word.ends_with("er") || word.ends_with("est"); }

/// “Acquitted her of fraud” / “was convicted of fraud”: whatever else the source says in the word, it says this of the same thing.
bool same_object(const StatementView& view, TokenIndex i, TokenIndex j) {
    const auto object = [](const StatementSide& side, TokenIndex verb) {
        const TokenIndex next = side.content_after(verb, 4);
        return next != kNoToken && side.text.is(next, WordClass::pronoun) ? side.content_after(next, 4) : next;
    };
    const TokenIndex was = object(view.source, i), is = object(view.rewrite, j);
    // What rises in one breath falls in the next: its figures tell of that.
    if (view.source.text.is(i, WordClass::direction_up | WordClass::direction_down)) return false;
    if (!(view.pair.best || view.pair.best_of_source)) return false;
    if (was != kNoToken && is != kNoToken && view.words.rewrite_of(was) == is) return true;
    // “Lost her seat of Waverton” / “won Waverton”: the first of the words behind that both have.
    const auto first_matched = [](const StatementSide& side, TokenIndex verb, auto&& partner) {
        constexpr TokenIndex reach = 5;
        for (TokenIndex k = verb + 1; k < std::min(side.end, verb + reach) && !side.text.is(k, TokenKind::punctuation); ++k)
            if (side.is_content(k) && partner(k) != kNoToken) return k;
        return kNoToken;
    };
    const TokenIndex here = first_matched(view.source, i, [&](TokenIndex k) { return view.words.rewrite_of(k); });
    return view.pair.score >= kLeastReplaced && here != kNoToken &&
           first_matched(view.rewrite, j, [&](TokenIndex k) { return view.words.source_of(k); }) == view.words.rewrite_of(here);
}

/// The last word of the name that the verb at `verb` is told of: “Okoro, who had won”, “Mira Dalgaard, his deputy, lost”, “bought by Holm”.
TokenIndex named_doer(const StatementSide& side, TokenIndex verb) {
    constexpr TokenIndex reach = 8;
    const auto is_name = [&](TokenIndex k) {
        return side.text.is(k, TokenKind::word) && side.text.token(k).capitalised && side.is_content(k) &&
               !side.text.is(k, WordClass::month | WordClass::weekday | WordClass::nationality);
    };
    const bool passive = verb > side.first && side.text.is(verb - 1, WordClass::auxiliary) &&
                         in(side.text.lower(verb - 1), {"be", "been", "being", "was", "were", "is", "are"});
    if (passive) {
        for (TokenIndex k = verb + 1; k < std::min(side.end, verb + 4); ++k) {
            if (!side.text.is(k, WordClass::agent_mark) || !side.holds(k + 1) || !is_name(k + 1)) continue;
            TokenIndex last = k + 1;
            while (side.holds(last + 1) && is_name(last + 1)) ++last;
            return last;
        }
        return kNoToken;
    }
    int marks = 0;
    bool belongs = true;  // all behind it belong to the verb: a mark there closes an apposition
    for (TokenIndex k = verb; k > side.first && verb - k < reach;) {
        --k;
        // “In Calder, the mayor won”: one mark that closes nothing parts the name from the verb.
        if (is_name(k)) return marks == 1 && !belongs ? kNoToken : k;
        if (side.text.surface(k) == "," && ++marks <= 2) continue;
        belongs =
            belongs && (side.text.is(k, WordClass::auxiliary | WordClass::pronoun) || in(side.text.lower(k), {"who", "which", "also", "never"}));
        if (side.text.is(k, TokenKind::punctuation) || side.text.is(k, WordClass::reporting) ||
            in(side.text.lower(k), {"and", "but", "while", "when", "after", "before", "because", "by", "to", "with", "over", "against", "from"}))
            return kNoToken;
    }
    return kNoToken;
}

/// “Won ten of twelve” / “lost or drew two of twelve”: the one count is the rest of the other.
bool count_of_the_rest(const StatementView& view, TokenIndex i, TokenIndex j) {
    const auto counted = [](const StatementSide& side, TokenIndex verb) {
        constexpr TokenIndex near = 5;
        for (TokenIndex k = verb + 1; k < std::min(side.end, verb + near); ++k)
            if (side.text.is(k, TokenKind::number) || side.text.is(k, WordClass::number_word)) return k;
        return kNoToken;
    };
    const TokenIndex was = counted(view.source, i), is = counted(view.rewrite, j);
    const auto measures = [](const StatementSide& side, TokenIndex count) {
        return side.text.is(count + 1, WordClass::unit) || side.text.is(count + 1, TokenKind::symbol);
    };
    return was != kNoToken && is != kNoToken && view.words.rewrite_of(was) == kNoToken && view.words.source_of(is) == kNoToken &&
           !measures(view.source, was) && !measures(view.rewrite, is);
}

/// “Okoro, who had won their four meetings” told as “Okoro had lost all four”: a name does the opposite.
bool of_one_doer(const StatementView& view, TokenIndex i, TokenIndex j) {
    const TokenIndex was = named_doer(view.source, i), is = named_doer(view.rewrite, j);
    if (was == kNoToken || is == kNoToken || view.source.text.token(was).stem != view.rewrite.text.token(is).stem) return false;
    // Another sentence of the source that this one answers to has the word.
    const Article& article = view.source.article;
    for (const StatementPair& pair : view.alignment.of_rewrite(view.pair.rewrite)) {
        const Sentence& sentence = article.segments.sentences[pair.source];
        for (TokenIndex k = sentence.first_token; k < sentence.end_token; ++k)
            if (agreed(view.source.text.word(k), view.rewrite.text.word(j))) return false;
    }
    return true;
}

}  // namespace

void direction_changed(const Comparison& comparison, std::vector<Finding>& findings) {
    const auto may_turn = [](const Sentence& source, const Sentence& rewrite) {
        return may_be_opposed(source.poles, rewrite.poles) || has(source.classes, WordClass::contrast);
    };
    for_each_statement(comparison, may_turn, [&](const StatementView& view) {
        if (view.swapped) return;
        antonyms(comparison, view, findings);
        if (!may_be_opposed(view.source.poles, view.rewrite.poles)) return;
        for (TokenIndex j = view.rewrite.first; j < view.rewrite.end; ++j) {
            if (view.words.source_of(j) != kNoToken || view.rewrite.text.token(j).kind != TokenKind::word) continue;
            const Word& word = view.rewrite.text.word(j);
            if (!has_opposite(word) || view.settled(j) || is_other_word(view.rewrite, j)) continue;
            const Predicate is = predicate_at(view.rewrite, j);
            const bool elsewhere = said_elsewhere(view, word);
            for (TokenIndex i = view.source.first; i < view.source.end; ++i) {
                if (view.words.rewrite_of(i) != kNoToken || !may_be_opposed(view.source.text.word(i).poles, word.poles)) continue;
                const Predicate was = predicate_at(view.source, i);
                if (!opposed(was.sense, is.sense) && !opposed(*was.sense.word, word)) continue;
                if (view.source.quoted(i) && view.rewrite.quoted(j)) continue;
                if (is_other_word(view.source, i) || is_phrasal(view.source, i) || is_phrasal(view.rewrite, j)) continue;
                const Word &turned = *was.sense.word, &told = *is.sense.word;
                const bool mutual = opposed(turned, told) && opposed_of_one_doer_only(turned, told);
                const bool one_doer = !elsewhere && view.first && !compares(view.source.text.lower(i)) &&
                                      (mutual || !opposed(turned, told) || !opposed_in_place_only(turned, told)) && of_one_doer(view, i, j);
                if (mutual && !one_doer) continue;
                if ((!one_doer && told_from_the_other_side(view, i, j)) || told_the_other_way_round(view, i, j) || first_since(view, i, j) ||
                    before_something_else(view, i, j) || tells_when(view, i, j) || count_of_the_rest(view, i, j))
                    continue;
                constexpr float almost_the_same = 0.7F;
                const int place = view.same_place(i, j);
                const bool in_place = elsewhere ||
                                      (compares(view.source.text.lower(i)) && !in(view.source.text.lower(i), {"after", "earlier", "later"})) ||
                                      (opposed(turned, told) && opposed_in_place_only(turned, told));
                if (!one_doer && place < (same_object(view, was.last, is.last)
                                              ? (view.pair.score >= almost_the_same && !compares(view.source.text.lower(i)) ? 1 : 2)
                                          : in_place                               ? 4
                                          : view.first && view.pair.score >= 0.55F ? 2
                                                                                   : 3))
                    continue;
                // “Did not rise” for “fell” keeps the sense.
                if (negated(view.source, i) != negated(view.rewrite, j)) continue;
                if (compared_the_other_way(comparison, view.pair)) continue;
                Finding finding = turned_round(view, i, j);
                finding.confidence = std::min(95, 45 + 10 * place + static_cast<int>(view.words.common * 15));
                report_sense(view, std::move(finding), findings,
                             one_doer || (view.pair.score >= 0.3F && (view.pair.best || view.pair.best_of_source) && view.region(i, j, 6) >= 2));
                break;
            }
        }
    });
    figures_turned(comparison, findings);
    turned_in_place(comparison, findings);
}

}  // namespace factdiff
