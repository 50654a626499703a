#include "factdiff/alignment/quote_edit.h"

#include <algorithm>
#include <array>
#include <string>

#include "factdiff/text/ascii.h"
#include "factdiff/text/decimal.h"

namespace factdiff {
namespace {

std::uint64_t hash(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325ULL;
    for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return h | (1ULL << 63);
}

struct Named {
    std::string_view word;
    int value;
};
constexpr std::array<Named, 30> spelled = {{{"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
                                            {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
                                            {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
                                            {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},
                                            {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {"none", -1},    {"nil", 0}}};
constexpr std::array<Named, 14> scales = {{{"thousand", 3},
                                           {"k", 3},
                                           {"million", 6},
                                           {"m", 6},
                                           {"mn", 6},
                                           {"mln", 6},
                                           {"billion", 9},
                                           {"bn", 9},
                                           {"b", 9},
                                           {"bln", 9},
                                           {"trillion", 12},
                                           {"tn", 12},
                                           {"trn", 12},
                                           {"t", 12}}};
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::uint64_t number_key(const Decimal& number) {
    const std::uint64_t mixed = static_cast<std::uint64_t>(number.mantissa()) * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(number.exponent());
    return hash("n") ^ (mixed >> 1);
}

/// "1,500,000" and, with scale 6, "1.5" have the same.
std::uint64_t number_key(std::string_view text, int scale) {
    constexpr int most_digits = 18;
    std::int64_t digits = 0;
    int count = 0;
    bool point = false;
    for (const char c : text) {
        if (is_ascii_digit(c)) {
            digits = digits * 10 + (c - '0');
            count += digits != 0;
            if (point) --scale;
        } else if (c == '.' && !point) {
            point = true;
        } else if (c != ',') {
            return hash(text);  // 11:52, ½
        }
        if (count >= most_digits) return hash(text);
    }
    return number_key(Decimal{digits, digits == 0 ? 0 : scale});
}

int scale_of(std::string_view word) {
    for (const Named& n : scales)
        if (n.word == word) return n.value;
    return 0;
}

bool is_money(std::string_view symbol) { return symbol == "$" || symbol == "£" || symbol == "€" || symbol == "¥"; }

/// A figure, behind the full stop of “No.” too.
bool numbers_follow(const SegmentedText& text, TokenIndex t, TokenIndex end) {
    if (text.surface(t) == ".") ++t;
    return t < end && text.is_number(t);
}

}  // namespace

std::string_view to_string(QuoteEditKind kind) {
    static constexpr std::array<std::string_view, 7> names = {"exact",         "adjusted",       "words-replaced",  "words-added",
                                                              "words-dropped", "number-changed", "negation-changed"};
    return names[static_cast<std::size_t>(kind)];
}

void quote_words(const Article& article, const Vocabulary& vocabulary, Span span, std::vector<QuoteWord>& out) {
    const SegmentedText text = article.view(vocabulary);
    auto [first, end] = article.segments.tokens_in(span);
    if (out.empty()) out.reserve(end - first);
    bool ellipsis = false, bracket = false;
    for (TokenIndex t = first; t < end; ++t) {
        const Token& token = text.token(t);
        const Word& word = text.word(t);
        if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) {
            std::string_view s = text.surface(t);
            if (s == "…" || s.starts_with("..")) ellipsis = true;
            if (s == "[") bracket = true;
            if (s == "]") bracket = false;
            continue;
        }
        QuoteWord w;
        w.span = token.span;
        w.token = t;
        w.after_ellipsis = ellipsis;
        w.bracketed = bracket || (t > first && !token.space_before && text.surface(t - 1) == "]");  // “[b]ut”
        w.negator = has(word.classes, WordClass::negator);
        const WordText folded = word.lower();
        if (token.kind == TokenKind::symbol) {
            if (folded == "%") {
                w.key = hash("percent");
            } else if (is_money(folded)) {
                w.key = hash(folded);
                w.symbol = true;
            } else {
                continue;
            }
        } else if (token.kind == TokenKind::number) {
            int scale = t + 1 < end ? scale_of(text.lower(t + 1)) : 0;
            // "t" and "b" glued to the figure only: "5 m tall" is metres, "5m" is either and stays what both sides write alike
            if (scale != 0 && text.lower(t + 1).size() == 1 && text.token(t + 1).space_before) scale = 0;
            w.key = number_key(text.surface(t), scale);
            w.number = w.content = true;
            if (scale != 0) {
                ++t;
                w.span.end = text.token(t).span.end;
            }
        } else {
            w.content = !has(word.classes, WordClass::function_word | WordClass::auxiliary) || w.negator;
            w.key = word.spelling;  // house style: “colour” and “color”
            const bool of_hundred = folded.starts_with('p');
            if (of_hundred && (folded == "percent" || folded == "pc")) w.key = hash("percent");
            if (of_hundred && folded == "per" && t + 1 < end && text.lower(t + 1) == "cent") {
                w.key = hash("percent");
                ++t;
                w.span.end = text.token(t).span.end;
            }
            if (has(word.classes, WordClass::number_word))
                for (const Named& n : spelled)
                    if (n.word == folded && n.value >= 0) {
                        w.key = number_key(Decimal{n.value, n.value == 0 || t + 1 == end ? 0 : scale_of(text.lower(t + 1))});
                        w.number = folded != "one";
                        if (t + 1 < end && text.lower(t + 1).size() > 1 && scale_of(text.lower(t + 1)) != 0) {
                            ++t;
                            w.span.end = text.token(t).span.end;
                        }
                    }
            if (!out.empty() && out.back().number) {
                if (folded == "dollar" || folded == "dollars") w.key = hash("$");
                if (folded == "pound" || folded == "pounds") w.key = hash("£");
                if (folded == "euro" || folded == "euros") w.key = hash("€");
            }
            // “The No. 1 priority”, “the number one priority”
            if ((folded == "no" || folded == "number") && t + 1 < end && numbers_follow(text, t + 1, end)) {
                w.key = hash("no.");
                w.negator = false;
            }
            if (has(word.classes, WordClass::month) && token.capitalised && folded.size() >= 3)
                for (std::string_view m : months)
                    if (folded.substr(0, 3) == m) w.key = hash("m:" + std::string(m));
        }
        ellipsis = false;
        out.push_back(w);
        // "3 May" and "May 3" are one date
        std::size_t n = out.size();
        if (n >= 2 && has(word.classes, WordClass::month) && token.capitalised && out[n - 2].number && out[n - 2].span.length() <= 2 &&
            !out[n - 2].bracketed)
            std::swap(out[n - 1], out[n - 2]);
        // “$5m” and “5 million dollars” are one amount
        if (n >= 2 && out[n - 1].number && out[n - 2].symbol && out[n - 2].span.end == out[n - 1].span.begin) std::swap(out[n - 1], out[n - 2]);
    }
}

QuoteEdit edit_of(const std::vector<QuoteWord>& a, const std::vector<QuoteWord>& b) {
    QuoteEdit edit;
    const std::size_t n = a.size(), m = b.size();
    for (const QuoteWord& w : b) edit.rewrite_content += w.content;
    std::vector<std::int32_t> partner(m, -1);  // source word of each rewrite word
    constexpr std::size_t largest = 600'000;
    if (n != 0 && m != 0 && n * m <= largest) {
        // score[i][j]: best for a[i..], b[j..]
        std::vector<std::uint16_t> score((n + 1) * (m + 1), 0);
        auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return score[i * (m + 1) + j]; };
        auto matched = [&](std::size_t i, std::size_t j) -> std::uint16_t {
            // a run of equal words beats the same number scattered
            std::uint16_t value = static_cast<std::uint16_t>(a[i].content ? 8 : 3);
            if (i + 1 < n && j + 1 < m && a[i + 1].key == b[j + 1].key) value = static_cast<std::uint16_t>(value + 2);
            return value;
        };
        for (std::size_t i = n; i-- > 0;)
            for (std::size_t j = m; j-- > 0;) {
                std::uint16_t best = std::max(at(i + 1, j), at(i, j + 1));
                if (a[i].key == b[j].key) best = std::max<std::uint16_t>(best, static_cast<std::uint16_t>(at(i + 1, j + 1) + matched(i, j)));
                at(i, j) = best;
            }
        std::size_t i = 0, j = 0;
        while (i < n && j < m) {
            if (a[i].key == b[j].key && at(i, j) == at(i + 1, j + 1) + matched(i, j)) {
                partner[j] = static_cast<std::int32_t>(i);
                ++i, ++j;
            } else if (at(i, j) == at(i + 1, j)) {
                ++i;
            } else {
                ++j;
            }
        }
    } else {
        // Too long for a table: what both begin and end with.
        std::size_t head = 0;
        while (head < std::min(n, m) && a[head].key == b[head].key) partner[head] = static_cast<std::int32_t>(head), ++head;
        for (std::size_t k = 1; k + head <= std::min(n, m) && a[n - k].key == b[m - k].key; ++k) partner[m - k] = static_cast<std::int32_t>(n - k);
    }
    std::int32_t first = -1, last = -1;
    for (std::size_t j = 0; j < m; ++j) {
        if (partner[j] < 0) continue;
        if (first < 0) first = partner[j];
        last = partner[j];
        edit.common_content += b[j].content;
    }
    if (first < 0) {
        edit.kind = QuoteEditKind::words_replaced;
        edit.replaced = static_cast<std::uint32_t>(m);
        if (m != 0) edit.rewrite_changed.push_back(join(b.front().span, b.back().span));
        if (n != 0) edit.source = join(a.front().span, a.back().span);
        return edit;
    }
    edit.source = join(a[static_cast<std::size_t>(first)].span, a[static_cast<std::size_t>(last)].span);
    edit.trimmed = first > 0 || last + 1 < static_cast<std::int32_t>(n);
    int source_negators = 0, rewrite_negators = 0;
    bool numbers = false;
    auto run = [&](std::size_t b0, std::size_t b1, std::size_t a0, std::size_t a1, bool edge) {
        // b[b0..b1) stands where the source has a[a0..a1)
        bool inserted = b1 > b0;
        for (std::size_t j = b0; j < b1; ++j) inserted = inserted && b[j].bracketed;
        bool source_inserted = a1 > a0;
        for (std::size_t i = a0; i < a1; ++i) source_inserted = source_inserted && a[i].bracketed;
        if ((inserted && a1 - a0 <= 8) || (source_inserted && b1 == b0)) {
            edit.bracketed = true;
            return;
        }
        bool marked = (b1 < m && b[b1].after_ellipsis) || (b0 < m && b[b0].after_ellipsis);
        // A paragraph of a long speech, or what the rewrite itself interrupts, may be left out.
        const bool interrupted = b1 == b0 && b0 > 0 && b0 < m && b[b0 - 1].part != b[b0].part;
        if ((marked || interrupted) && b1 == b0) {
            edit.ellipsis = true;
            return;
        }
        if (b1 == b0 && a1 > a0 && !edge && a0 > 0 && a1 < n && a[a0 - 1].unit != a[a1].unit) edit.crossed = true;
        std::uint32_t in_a = static_cast<std::uint32_t>(a1 - a0), in_b = static_cast<std::uint32_t>(b1 - b0);
        if (in_a == 0 && in_b == 0) return;
        std::uint32_t both = std::min(in_a, in_b);
        edit.replaced += both != 0 ? std::max(in_a, in_b) : 0;
        if (both == 0) edit.added += in_b, edit.dropped += in_a;
        if (in_a != 0) edit.source_changed.push_back(join(a[a0].span, a[a1 - 1].span));
        if (in_b != 0) edit.rewrite_changed.push_back(join(b[b0].span, b[b1 - 1].span));
        for (std::size_t i = a0; i < a1; ++i) source_negators += a[i].negator, numbers = numbers || a[i].number;
        for (std::size_t j = b0; j < b1; ++j) rewrite_negators += b[j].negator, numbers = numbers || b[j].number;
    };
    std::size_t j = 0;
    std::int32_t previous = -1;
    while (j < m) {
        std::size_t b0 = j;
        while (j < m && partner[j] < 0) ++j;
        std::size_t a0, a1;
        bool edge = false;
        if (previous < 0) {
            // before the first common word: as many words of the same unit as the rewrite has there
            edge = true;
            a1 = static_cast<std::size_t>(first);
            a0 = a1;
            while (a0 > 0 && a1 - a0 < j - b0 && a[a0 - 1].unit == a[static_cast<std::size_t>(first)].unit) --a0;
        } else if (j == m) {
            edge = true;
            a0 = static_cast<std::size_t>(last) + 1;
            a1 = a0;
            while (a1 < n && a1 - a0 < j - b0 && a[a1].unit == a[static_cast<std::size_t>(last)].unit) ++a1;
        } else {
            a0 = static_cast<std::size_t>(previous) + 1;
            a1 = static_cast<std::size_t>(partner[j]);
        }
        if (j > b0 || (!edge && a1 > a0)) run(b0, j, a0, a1, edge);
        if (j < m) {
            previous = partner[j];
            ++j;
        }
    }
    if (source_negators != rewrite_negators)
        edit.kind = QuoteEditKind::negation_changed;
    else if (numbers)
        edit.kind = QuoteEditKind::number_changed;
    else if (edit.replaced != 0 || (edit.added != 0 && edit.dropped != 0))
        edit.kind = QuoteEditKind::words_replaced;
    else if (edit.added != 0)
        edit.kind = QuoteEditKind::words_added;
    else if (edit.dropped != 0)
        edit.kind = QuoteEditKind::words_dropped;
    else
        edit.kind = edit.trimmed || edit.ellipsis || edit.bracketed ? QuoteEditKind::adjusted : QuoteEditKind::exact;
    return edit;
}

}  // namespace factdiff
