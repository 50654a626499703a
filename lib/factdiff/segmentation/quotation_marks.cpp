// Pairs quotation marks, paragraph by paragraph, so that one stray mark never spoils more than its own paragraph.
//
//     'We won't sign,' Ms Lee said, adding that the boys' team wouldn't play in the '90s kit.      one quotation, three apostrophes
//     The 6'2" keeper said the 5" pipe burst.                                                      none
//     "I will not," said Doe, "pay a cent.                                                         two, the second open-ended; its mark is stray
#include <algorithm>
#include <array>
#include <string_view>

#include "factdiff/segmentation/segment.h"

namespace factdiff {
namespace {

enum class Glyph : std::uint8_t {
    straight_double,
    curly_open,
    curly_close,
    low_double,
    straight_single,
    single_open,
    single_close,
    low_single,
    guillemet_open,
    guillemet_close,
    angle_open,
    angle_close,
    corner_open,
    corner_close,
    other
};

Glyph glyph_of(std::string_view s) {
    struct Entry {
        std::string_view text;
        Glyph glyph;
    };
    static constexpr std::array<Entry, 22> entries{
        {{"\"", Glyph::straight_double}, {"“", Glyph::curly_open},      {"”", Glyph::curly_close},  {"„", Glyph::low_double},
         {"'", Glyph::straight_single},  {"‘", Glyph::single_open},     {"’", Glyph::single_close}, {"‚", Glyph::low_single},
         {"«", Glyph::guillemet_open},   {"»", Glyph::guillemet_close}, {"‹", Glyph::angle_open},   {"›", Glyph::angle_close},
         {"「", Glyph::corner_open},     {"」", Glyph::corner_close},   {"『", Glyph::corner_open}, {"』", Glyph::corner_close},
         {"‟", Glyph::curly_open},       {"〝", Glyph::curly_open},     {"〞", Glyph::curly_close}, {"＂", Glyph::straight_double},
         {"``", Glyph::curly_open},      {"''", Glyph::straight_double}}};
    for (const Entry& e : entries)
        if (e.text == s) return e.glyph;
    return Glyph::other;
}

bool is_double(Glyph g) { return g <= Glyph::low_double; }
bool is_single(Glyph g) { return g >= Glyph::straight_single && g <= Glyph::low_single; }

struct Mark {
    TokenIndex token = 0;
    TokenIndex last = 0;  // the second token of '' typed for "
    Glyph glyph = Glyph::other;
    bool left_space = false;   // a space, the paragraph's edge or an opening bracket or dash stands before
    bool right_space = false;  // the same behind, or punctuation that may follow a closing mark
    bool before_digit = false;
    bool after_digit = false;  // touches a digit on its left: feet and inches
};

struct Open {
    std::size_t mark = 0;
};

struct Pair {
    std::size_t open = 0;
    std::size_t close = 0;
};

class ParagraphPairing {
public:
    ParagraphPairing(const Document& document, Segments& out, std::uint32_t paragraph) : document_(document), out_(out), index_(paragraph) {}

    /// `continued`: the paragraph before ended inside a quotation. Returns true when this one does.
    bool run(bool continued, bool next_opens) {
        collect();
        if (marks_.empty()) return false;
        look_ahead();
        for (std::size_t m = 0; m < marks_.size(); ++m) place(m);
        const bool goes_on = emit(continued, next_opens);
        // One for the paragraph: a page of nothing but marks is damaged once, not at every mark.
        if (first_stray_ != none) out_.stray_marks.push_back({token(marks_[first_stray_].token).span});
        return goes_on;
    }

private:
    const Token& token(TokenIndex i) const { return out_.tokens[i]; }
    const Paragraph& paragraph() const { return out_.paragraphs[index_]; }
    std::string_view text(TokenIndex i) const { return document_.text_of(token(i).span); }
    bool first(TokenIndex i) const { return i == paragraph().first_token; }
    bool last(TokenIndex i) const { return i + 1 >= paragraph().end_token; }
    char byte_before(TokenIndex i) const { return token(i).span.begin ? document_.text()[token(i).span.begin - 1] : ' '; }

    static bool opening_punctuation(std::string_view s) {
        return s == "(" || s == "[" || s == "{" || s == "-" || s == "–" || s == "—" || s == "/" || s == "―" || s == "*" || s == "_" || s == ">";
    }
    static bool closing_punctuation(std::string_view s) {
        return s == "," || s == "." || s == ";" || s == ":" || s == "!" || s == "?" || s == ")" || s == "]" || s == "}" || s == "…" || s == "-" ||
               s == "–" || s == "—" || s == "/" || s == "*" || s == "_" || s == "―";
    }

    void collect() {
        for (TokenIndex i = paragraph().first_token; i < paragraph().end_token; ++i) {
            if (token(i).kind != TokenKind::quote_mark) continue;
            Mark m;
            m.token = m.last = i;
            m.glyph = glyph_of(text(i));
            if (m.glyph == Glyph::other) continue;
            // rock 'n' roll: two apostrophes
            if (is_single(m.glyph) && i + 2 < paragraph().end_token && (text(i + 1) == "n" || text(i + 1) == "N") && !token(i + 1).space_before &&
                !token(i + 2).space_before && is_single(glyph_of(text(i + 2)))) {
                i += 2;
                continue;
            }
            // '' typed for a double mark
            if (is_single(m.glyph) && !last(i) && token(i + 1).kind == TokenKind::quote_mark && !token(i + 1).space_before &&
                text(i) == text(i + 1) && (last(i + 1) || text(i + 2) != text(i))) {
                m.last = i + 1;
                m.glyph = m.glyph == Glyph::single_open    ? Glyph::curly_open
                          : m.glyph == Glyph::single_close ? Glyph::curly_close
                                                           : Glyph::straight_double;
            }
            TokenIndex before = i - 1, after = m.last + 1;
            m.left_space = first(i) || token(i).space_before || token(i).break_before ||
                           (token(before).kind == TokenKind::punctuation && opening_punctuation(text(before)));
            m.right_space = last(m.last) || token(after).space_before || token(after).break_before;
            if (!m.right_space && token(after).kind == TokenKind::punctuation && closing_punctuation(text(after)))
                m.right_space = !(m.left_space && !first(i) && opening_punctuation(text(after)));
            // Marks that touch take the side of the outer one: “‘No,’ she said” and "… 'no'".
            if (!first(i) && token(before).kind == TokenKind::quote_mark && !token(i).space_before && !marks_.empty() &&
                marks_.back().last == before && marks_.back().left_space && !marks_.back().right_space)
                m.left_space = true;
            if (!last(m.last) && token(after).kind == TokenKind::quote_mark && !token(after).space_before) touches_next_.push_back(marks_.size());
            m.after_digit = !first(i) && !token(i).space_before && token(before).kind == TokenKind::number;
            m.before_digit = !last(m.last) && !token(after).space_before && token(after).kind == TokenKind::number;
            marks_.push_back(m);
            i = m.last;
        }
        // A mark right before a mark that closes closes too.
        for (auto it = touches_next_.rbegin(); it != touches_next_.rend(); ++it)
            if (*it + 1 < marks_.size() && !marks_[*it].left_space && marks_[*it + 1].right_space && !marks_[*it + 1].left_space)
                marks_[*it].right_space = true;
        for (const Mark& m : marks_) straight_ += m.glyph == Glyph::straight_double;
    }

    bool elision(const Mark& m) const {
        if (m.before_digit) return true;  // '90s
        if (last(m.last) || token(m.last + 1).space_before) return false;
        std::string_view next = text(m.last + 1);
        for (std::string_view word : {"em", "tis", "twas", "til", "cause", "n", "bout", "im", "round", "Tis", "Twas", "Til", "Cause"})
            if (next == word) return true;
        return false;
    }

    /// How well a single mark would close: 0 not at all, 1 maybe a possessive (the boys' team), 2 surely.
    int single_closes(const Mark& m) const {
        if (m.glyph != Glyph::straight_single && m.glyph != Glyph::single_close) return 0;
        if (!m.right_space || first(m.token) || token(m.token).space_before) return 0;
        TokenKind kind = token(m.token - 1).kind;
        if (kind == TokenKind::punctuation || kind == TokenKind::quote_mark) return 2;
        if (last(m.last) || !token(m.last + 1).space_before) return 2;
        char c = byte_before(m.token);
        if (c != 's' && c != 'S' && c != 'z' && c != 'x') return m.after_digit ? 1 : 2;
        return 1;
    }

    void look_ahead() {
        // For each mark: is there a sure single closer, or any, before the next single opener.
        sure_after_.assign(marks_.size() + 1, false);
        any_after_.assign(marks_.size() + 1, false);
        bool sure = false, any = false;
        for (std::size_t m = marks_.size(); m-- > 0;) {
            sure_after_[m] = sure;
            any_after_[m] = any;
            const Mark& mark = marks_[m];
            if (is_single(mark.glyph)) {
                int closes = single_closes(mark);
                if (closes == 2) sure = any = true;
                if (closes == 1) any = true;
                if (closes == 0 && single_opens(mark)) sure = any = false;
            }
        }
        double_close_after_.assign(marks_.size() + 1, false);
        bool later = false;
        for (std::size_t m = marks_.size(); m-- > 0;) {
            double_close_after_[m] = later;
            if (is_double(marks_[m].glyph) && !marks_[m].left_space && marks_[m].right_space) later = true;
        }
    }

    bool single_opens(const Mark& m) const {
        if (m.glyph == Glyph::low_single) return true;
        if (m.glyph != Glyph::straight_single && m.glyph != Glyph::single_open) return false;
        return m.left_space && !m.right_space && !elision(m);
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::size_t deepest = 8;  // marks looked at below the top: keeps a page of opening marks linear

    std::size_t find_open(bool (*fits)(Glyph)) const {
        for (std::size_t d = 0; d < std::min(stack_.size(), deepest); ++d) {
            std::size_t at = stack_.size() - 1 - d;
            if (fits(marks_[stack_[at]].glyph)) return at;
        }
        return stack_.size();
    }

    void close(std::size_t at, std::size_t mark) {
        pairs_.push_back({stack_[at], mark});
        for (std::size_t i = at + 1; i < stack_.size(); ++i)
            if (is_double(marks_[stack_[i]].glyph)) unclosed_.push_back(stack_[i]);
        stack_.resize(at);
    }

    void place(std::size_t i) {
        const Mark& m = marks_[i];
        if (is_double(m.glyph)) return place_double(i);
        if (is_single(m.glyph)) return place_single(i);
        auto opens = [&] { stack_.push_back(i); };
        auto closes = [&](bool (*fits)(Glyph)) {
            std::size_t at = find_open(fits);
            if (at < stack_.size()) return close(at, i), true;
            return false;
        };
        auto guillemet = [](Glyph g) { return g == Glyph::guillemet_open || g == Glyph::guillemet_close; };
        auto angle = [](Glyph g) { return g == Glyph::angle_open || g == Glyph::angle_close; };
        auto corner = [](Glyph g) { return g == Glyph::corner_open; };
        switch (m.glyph) {
            case Glyph::guillemet_open:  // »so« in German: the closing one when a » stands open
                if (m.right_space && !m.left_space && closes(guillemet)) return;
                return opens();
            case Glyph::guillemet_close:
                if (closes(guillemet)) return;
                if (m.left_space && !m.right_space) return opens();
                return stray(i);
            case Glyph::angle_open:
                if (m.right_space && !m.left_space && closes(angle)) return;
                return opens();
            case Glyph::angle_close:
                if (closes(angle)) return;
                if (m.left_space && !m.right_space) return opens();
                return stray(i);
            case Glyph::corner_open:
                return opens();
            case Glyph::corner_close:
                if (!closes(corner)) stray(i);
                return;
            default:
                return;
        }
    }

    void place_double(std::size_t i) {
        const Mark& m = marks_[i];
        std::size_t at = find_open(is_double);
        bool open = at < stack_.size();
        if (m.glyph == Glyph::low_double) return stack_.push_back(i);
        if (m.glyph == Glyph::straight_double && m.after_digit && (!open || (straight_ % 2 == 1 && double_close_after_[i])))
            return;  // 6'2", a 5" pipe
        bool closes = false;
        if (m.glyph == Glyph::curly_close)
            closes = open || !(m.left_space && (!m.right_space || first(m.token)) && i + 1 < marks_.size());  // ” typed for “
        else if (m.glyph == Glyph::curly_open)
            closes = open && ((!m.left_space && m.right_space) || marks_[stack_[at]].glyph == Glyph::low_double);
        else if (m.left_space != m.right_space)
            closes = m.right_space;
        else if (!m.left_space)  // between two letters: “… end.”he said
            closes = open;
        else
            closes = open;
        if (!closes) return stack_.push_back(i);
        if (open) return close(at, i);
        stray(i);
    }

    void place_single(std::size_t i) {
        const Mark& m = marks_[i];
        // Only the innermost quotation may be single: a double one opened later must close first.
        bool open = !stack_.empty() && is_single(marks_[stack_.back()].glyph);
        if (open) {
            int closes = single_closes(m);
            if (closes == 2 || (closes == 1 && !sure_after_[i])) return close(stack_.size() - 1, i);
            if (closes == 1) return;
        }
        if (single_opens(m) && (any_after_[i] || (m.token == paragraph().first_token && m.glyph == Glyph::single_open))) stack_.push_back(i);
    }

    void stray(std::size_t i) { first_stray_ = std::min(first_stray_, i); }

    void add(std::size_t open, std::size_t close_mark, bool continues) {
        const Mark& from = marks_[open];
        bool ended = close_mark < marks_.size();
        QuotationSpan q;
        q.first_token = from.last + 1;
        q.end_token = ended ? marks_[close_mark].token : paragraph().end_token;
        if (q.first_token >= q.end_token) return;
        q.inner = {token(q.first_token).span.begin, token(q.end_token - 1).span.end};
        q.outer = {token(from.token).span.begin, ended ? token(marks_[close_mark].last).span.end : q.inner.end};
        q.paragraph = index_;
        q.single = is_single(from.glyph);
        q.open_ended = !ended;
        q.continues = continues && from.token == paragraph().first_token;
        out_.quotations.push_back(q);
    }

    bool emit(bool continued, bool next_opens) {
        std::size_t begin = out_.quotations.size();
        bool goes_on = false, repaired = false;
        std::size_t last_pair_double = 0;
        bool any_pair = false;
        for (const Pair& p : pairs_) {
            add(p.open, p.close, continued);
            if (is_double(marks_[p.open].glyph)) last_pair_double = std::max(last_pair_double, p.open), any_pair = true;
        }
        for (std::size_t open : stack_) {
            const Mark& m = marks_[open];
            bool later_pair = any_pair && last_pair_double > open;
            if (is_single(m.glyph)) {
                if (m.token == paragraph().first_token && next_opens && !goes_on) add(open, marks_.size(), continued), goes_on = true;
                continue;
            }
            if (later_pair || goes_on) {
                stray(open);
                continue;
            }
            bool leads = m.token == paragraph().first_token;
            if (!leads) {
                std::string_view before = text(m.token - 1);
                leads = before == "," || before == ":" || before == "." || token(m.token - 1).kind == TokenKind::quote_mark;
            }
            if (next_opens) {
                add(open, marks_.size(), continued);
                goes_on = true;
            } else {
                stray(open);
                if (leads && !repaired) add(open, marks_.size(), continued), repaired = true;  // one is enough: the rest would lie inside it
            }
        }
        for (std::size_t open : unclosed_) stray(open);
        auto first_new = out_.quotations.begin() + static_cast<std::ptrdiff_t>(begin);
        std::sort(first_new, out_.quotations.end(), [](const QuotationSpan& a, const QuotationSpan& b) {
            return a.outer.begin != b.outer.begin ? a.outer.begin < b.outer.begin : a.outer.end > b.outer.end;
        });
        std::vector<std::uint32_t> ends;
        for (auto q = first_new; q != out_.quotations.end(); ++q) {
            while (!ends.empty() && ends.back() <= q->outer.begin) ends.pop_back();
            q->depth = static_cast<std::uint8_t>(std::min<std::size_t>(ends.size(), 255));
            ends.push_back(q->outer.end);
            if (q->depth == 0)
                for (TokenIndex t = q->first_token; t < q->end_token; ++t) out_.tokens[t].quoted = true;
        }
        return goes_on;
    }

    const Document& document_;
    Segments& out_;
    std::uint32_t index_;
    std::vector<Mark> marks_;
    std::vector<std::size_t> stack_, unclosed_, touches_next_;
    std::vector<Pair> pairs_;
    std::vector<bool> sure_after_, any_after_, double_close_after_;
    std::size_t straight_ = 0;
    std::size_t first_stray_ = none;
};

/// True when the paragraph begins with a mark that may open.
bool opens_with_mark(const Document& document, const Segments& segments, std::uint32_t paragraph, bool single) {
    if (paragraph >= segments.paragraphs.size()) return false;
    const Paragraph& p = segments.paragraphs[paragraph];
    if (p.first_token >= p.end_token) return false;
    const Token& t = segments.tokens[p.first_token];
    if (t.kind != TokenKind::quote_mark) return false;
    Glyph g = glyph_of(document.text_of(t.span));
    if (single) return is_single(g);
    return is_double(g) || g == Glyph::guillemet_open || g == Glyph::corner_open;
}

}  // namespace

void find_quotations(const Document& document, Segments& out) {
    bool continued = false;
    for (std::uint32_t p = 0; p < out.paragraphs.size(); ++p) {
        const Paragraph& paragraph = out.paragraphs[p];
        if (paragraph.first_token >= paragraph.end_token) continue;
        bool single = out.tokens[paragraph.first_token].kind == TokenKind::quote_mark &&
                      is_single(glyph_of(document.text_of(out.tokens[paragraph.first_token].span)));
        bool next_opens = opens_with_mark(document, out, p + 1, single);
        continued = ParagraphPairing(document, out, p).run(continued, next_opens);
    }
    std::sort(out.stray_marks.begin(), out.stray_marks.end(), [](const StrayMark& a, const StrayMark& b) { return a.span < b.span; });
}

}  // namespace factdiff
