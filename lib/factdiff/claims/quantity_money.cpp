// The money of a figure: the currency before or after it, the scale between the two, the cents behind it.
#include <algorithm>
#include <string>
#include <utility>

#include "factdiff/claims/quantity_finder.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

const Currency* QuantityFinder::money_before(TokenIndex& first, bool& negative) const {
    if (first <= begin_ || text_.token(first).break_before) return nullptr;
    TokenIndex p = first - 1;
    bool sign = false;
    if (in(text_.surface(p), {"-", "−", "–"}) && close(first) && p > begin_ && close(p) && text_.is(p - 1, TokenKind::symbol)) {
        sign = true;
        --p;
    }
    if (p < consumed_) return nullptr;
    const Currency* found = nullptr;
    if (text_.is(p, TokenKind::symbol) ||
        (text_.is(p, TokenKind::word) && text_.surface(p).size() > 1 && static_cast<unsigned char>(text_.surface(p)[0]) >= 0x80)) {
        found = currency(text_.surface(p));
        if (found == nullptr || found->kind != CurrencyWordKind::symbol) return nullptr;
        first = p;
        if (p > begin_ && p - 1 >= consumed_ && is_word(p - 1) && !text_.token(p).break_before) {
            const WordText letters = text_.lower(p - 1);
            const bool near = close(p) || in(letters, {"c", "hk", "nz"}) || text_.surface(p - 1) == "US" || text_.surface(p - 1) == "U.S." ||
                              letters == "u.s" || (letters == "us" && !text_.token(p - 1).sentence_start);
            if (near && letters.size() <= 3) {
                std::string key;
                for (const char c : letters) key += ascii_lower(c);
                key += ' ';
                key += text_.surface(p);
                if (const Currency* exact = currency(key)) {
                    found = exact;
                    first = p - 1;
                }
            }
        }
    } else if (!sign && text_.is(p, TokenKind::word)) {
        found = currency(text_.lower(p));
        if (found == nullptr || found->kind != CurrencyWordKind::code) return nullptr;
        if (!text_.token(p).all_caps && !in(text_.lower(p), {"usd", "eur", "gbp", "rmb", "rs", "cny", "jpy", "btc", "inr"})) return nullptr;
        first = p;
    } else {
        return nullptr;
    }
    if (sign) negative = true;
    return found;
}

bool QuantityFinder::pounds_are_money() {
    if (pounds_ < 0) {
        const std::string_view all = text_.document.text();
        pounds_ =
            all.find("£") != std::string_view::npos || all.find("pence") != std::string_view::npos || all.find("sterling") != std::string_view::npos
                ? 1
                : 0;
    }
    return pounds_ == 1;
}

bool QuantityFinder::money_after(Amount& a) {
    TokenIndex i = a.end;
    if (i >= end_ || text_.token(i).break_before) return false;
    bool hyphen = false;
    if (is_hyphen(text_, i) && close(i) && close(i + 1)) {
        ++i;
        hyphen = true;
    }
    TokenIndex after = i;
    const Currency* found = longest_currency(i, after);
    if (found == nullptr) return false;
    const WordText w = text_.lower(i);
    const Number& n = a.number;
    if (a.money != nullptr) {
        if (a.money->code.substr(0, 3) == found->code.substr(0, 3) || found->code == "dollar" || a.money->code == "dollar") {
            if (found->kind == CurrencyWordKind::word || (found->kind == CurrencyWordKind::code && after - i == 1 && text_.token(i).all_caps))
                a.end = after;
            if (a.money->code == "dollar" && found->code != "dollar" && a.end == after) a.money = found;
        }
        return true;
    }
    if (after - i == 1) {
        switch (found->kind) {
            case CurrencyWordKind::symbol:
                if (after < end_ && close(after) && text_.is(after, TokenKind::number)) return false;
                if (hyphen) return false;
                break;
            case CurrencyWordKind::code:
                if (!text_.token(i).all_caps && !in(w, {"usd", "eur", "gbp", "rmb", "cny", "jpy", "btc", "inr"})) return false;
                break;
            case CurrencyWordKind::minor:
                if (w == "p" && (!close(i) || !n.digits || n.fraction || text_.surface(i) != "p")) return false;
                break;
            case CurrencyWordKind::word:
                if (w == "won" && (n.low < Decimal{1000} || n.vague || text_.is(after, WordClass::function_word))) return false;
                if (in(w, {"real", "re", "mark", "rand", "lira", "kip", "soles", "ether", "sterling", "try"}) && n.scale_power == 0 && !n.grouped)
                    return false;
                if (w == "marks" && n.scale_power == 0 && !n.has_point) return false;
                if (in(w, {"pound", "pounds"}) && !pounds_are_money() && n.scale_power < 6) return false;
                if (in(w, {"euros", "euro"}) && text_.surface(i) == "Euros") return false;  // the football tournament
                break;
        }
    }
    a.money = found;
    a.end = after;
    a.hyphenated = hyphen;
    // “75 USD million”
    if (found->kind == CurrencyWordKind::code && n.scale_power == 0 && is_word(a.end) && !text_.token(a.end).break_before) {
        if (const NumberWord* word = number_word(text_.lower(a.end)); word != nullptr && word->kind == NumberWordKind::scale) {
            a.number.low = a.number.low * word->value;
            a.number.high = a.number.high * word->value;
            a.number.last_place += word->power;
            a.number.scale_power = word->power;
            ++a.end;
        }
    }
    return true;
}

bool QuantityFinder::scaled_code(Amount& a) const {
    const TokenIndex i = a.end;
    if (!is_word(i) || text_.token(i).break_before || !take_scaled_code(a, i)) return false;
    ++a.end;
    return true;
}

bool QuantityFinder::scaled_code_before(Amount& a) const {
    if (a.first <= begin_ || a.first - 1 < consumed_ || !is_word(a.first - 1) || text_.token(a.first).break_before) return false;
    if (a.number.scale_power != 0 || !take_scaled_code(a, a.first - 1)) return false;
    --a.first;
    a.money_before = true;
    return true;
}

bool QuantityFinder::take_scaled_code(Amount& a, TokenIndex i) const {
    if (!text_.token(i).all_caps) return false;
    const WordText w = text_.lower(i);
    if (w.size() != 4 || (w[0] != 'm' && w[0] != 'k')) return false;
    const Currency* found = currency(w.substr(1));
    if (found == nullptr || found->kind != CurrencyWordKind::code) return false;
    const int power = w[0] == 'm' ? 6 : 3;
    a.number.low = a.number.low * Decimal{1, power};
    a.number.high = a.number.high * Decimal{1, power};
    a.number.last_place += power;
    a.number.scale_power = power;
    a.money = found;
    return true;
}

bool QuantityFinder::name_of_money_before(Amount& a) const {
    if (a.number.scale_power < 6 || !money_named_before(a.first)) return false;
    a.money = currency(lower(--a.first));
    a.money_before = true;
    return a.money != nullptr;
}

bool QuantityFinder::money_named_before(TokenIndex i) const {
    if (i <= begin_ || i - 1 < consumed_ || text_.token(i).break_before) return false;
    return in(lower(i - 1), {"dollar", "dollars", "euro", "euros", "pounds"}) && !(i - 1 > begin_ && text_.is(i - 2, WordClass::number_word));
}

TokenIndex QuantityFinder::glued_code(TokenIndex i) {
    const std::string_view word = text_.surface(i);
    if (word.size() < 3 || i < consumed_) return i + 1;
    const std::size_t digits = is_ascii_digit(word[2]) ? 2 : 3;
    if (word.size() <= digits || !is_ascii_digit(word[digits])) return i + 1;
    const Currency* money = currency(lower(i).substr(0, digits));
    if (money == nullptr || money->kind != CurrencyWordKind::code || (!text_.token(i).all_caps && digits == 3 && !is_ascii_upper(word[2])))
        return i + 1;
    const std::size_t letters = std::min(word.find_first_not_of("0123456789", digits), word.size());
    std::string figure(word.substr(digits, letters - digits));
    Amount a;
    a.end = i + 1;
    while (letters == word.size() && a.end + 1 < end_ && in(text_.surface(a.end), {".", ","}) && close(a.end) && close(a.end + 1) &&
           text_.is(a.end + 1, TokenKind::number)) {
        figure += text_.surface(a.end);
        figure += text_.surface(a.end + 1);
        a.end += 2;
    }
    const auto value = parse_figure(figure, a.number.last_place);
    if (!value) return i + 1;
    a.number.low = a.number.high = *value;
    a.number.digits = true;
    a.number.has_point = a.number.last_place < 0;
    a.number.first = i;
    a.number.end = a.end;
    if (letters < word.size()) {
        const NumberWord* scale = number_word(lower(i).substr(letters));
        if (scale == nullptr || scale->kind != NumberWordKind::abbreviation) return i + 1;
        a.number.low = a.number.high = *value * scale->value;
        a.number.last_place += scale->power;
        a.number.scale_power = scale->power;
    } else {
        read_scales(text_, a.number, end_, true);
    }
    a.first = i;
    a.end = a.number.end;
    a.money = money;
    a.money_before = true;
    a.kind = ClaimKind::money;
    a.unit_name = money->name;
    per(a);
    return finish(i, std::move(a));
}

void QuantityFinder::share_of_whole(Amount& a) const {
    if (a.unit != "penny" && a.unit != "cent") return;
    const auto whole = [&](TokenIndex k) { return in(lower(k), {"pound", "dollar", "euro"}); };
    TokenIndex end = a.end;
    if (in(lower(end), {"in", "of", "from"}) && whole(end + 2) &&
        (in(lower(end + 1), {"every", "each"}) || (lower(end) == "in" && lower(end + 1) == "the"))) {
        end += 3;
    } else {
        bool said = false;
        for (TokenIndex k = begin_; k + 2 < a.first && !said; ++k)
            said = in(text_.lower(k), {"of", "from"}) && in(lower(k + 1), {"every", "each"}) && whole(k + 2);
        if (!said) return;
    }
    a.money = nullptr;
    a.kind = ClaimKind::percent;
    a.unit_name.clear();
    set_unit(a, *unit_by_id("percent"), end);
}

void QuantityFinder::cents(Amount& a) const {
    if (a.money == nullptr || a.money->kind == CurrencyWordKind::minor || a.number.fraction || a.number.has_point || a.number.scale_power != 0)
        return;
    TokenIndex i = a.end;
    const bool joined = in(lower(i), {"and", ","});
    if (joined) ++i;
    if (i >= end_ || text_.token(i).break_before || !text_.is_number(i)) return;
    const auto n = read_number(text_, i, end_, false);
    if (!n || n->fraction || n->vague || !n->low.is_integer() || !(n->low < Decimal{100}) || n->scale_power != 0) return;
    const Currency* minor = n->end < end_ && is_word(n->end) ? currency(text_.lower(n->end)) : nullptr;
    if (minor != nullptr && minor->kind == CurrencyWordKind::minor) {
        a.end = n->end + 1;
    } else {
        // “$100 and fifty” ends its sentence; before a noun the fifty would count it.
        const bool spoken = joined && n->spelled && n->low >= Decimal{10};
        if ((joined && !a.money->name.ends_with("dollar")) || (!spoken && (a.money_before || a.money->kind == CurrencyWordKind::symbol))) return;
        if (n->end < end_ && (is_word(n->end) || text_.is(n->end, TokenKind::symbol) || text_.is(n->end, TokenKind::number))) return;
        a.end = n->end;
    }
    a.number.low = a.number.low + n->low * Decimal{1, -2};
    a.number.high = a.number.low;
    a.number.last_place = -2;
}

}  // namespace factdiff
