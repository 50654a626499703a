// The unit of a figure: what stands behind it, degrees, rates (“per hour”), two units of one measure (“6ft 2in”), “a year and a half”.
#include <algorithm>
#include <iterator>
#include <string>

#include "factdiff/claims/quantity_finder.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

void QuantityFinder::set_unit(Amount& a, const Unit& u, TokenIndex end) const {
    a.unit = u.id;
    a.unit_name = u.name;
    a.dimension = u.dimension;
    a.end = end;
    a.kind = kind_of_dimension(u.dimension);
}

bool QuantityFinder::unit_after(Amount& a) {
    TokenIndex i = a.end;
    if (i >= end_ || text_.token(i).break_before) return false;
    const Number& n = a.number;
    bool hyphen = false;
    if (is_hyphen(text_, i) && close(i) && i + 1 < end_ && close(i + 1)) {
        ++i;
        hyphen = true;
    } else if (is_hyphen(text_, i) && in(lower(i + 1), {"year", "month", "week", "day", "mile", "inch", "foot", "hour"})) {
        ++i;  // “28 - year - old”, as some agencies space it
        hyphen = true;
    } else if (in(text_.surface(i), {"(", "[", "{", "<"}) && i + 2 < end_ && is_word(i + 1) && in(text_.surface(i + 2), {")", "]", "}", ">"}) &&
               n.digits) {
        if (const Unit* u = unit(text_.lower(i + 1)); u != nullptr && u->dimension != "duration" && text_.surface(i + 1).size() > 1) {
            set_unit(a, *u, i + 3);
            return true;
        }
    }
    // “half a mile”, “a fifth of a percentage point”
    if (n.fraction && !n.in_every && !hyphen) {
        TokenIndex k = i;
        if (lower(k) == "of") ++k;
        if (in(lower(k), {"a", "an"})) {
            TokenIndex after = k + 1;
            const Unit* u = longest_unit(k + 1, after);
            if (u != nullptr && after > k + 1) {
                set_unit(a, *u, after);
                return true;
            }
            if (lower(k + 1) == "point" && k > i) {
                set_unit(a, *unit_by_id("percent-point"), k + 2);
                return true;
            }
        }
    }
    // “Cut by a quarter point”, “a half-point rise”
    if (n.fraction && !n.in_every && lower(i) == "point") {
        set_unit(a, *unit_by_id("percent-point"), i + 1);
        return true;
    }
    if (text_.is(i, TokenKind::quote_mark) && feet_and_inches(a)) return true;
    TokenIndex after = i;
    const Unit* u = longest_unit(i, after);
    // “11 unbroken years”
    if (u == nullptr && !hyphen && is_word(i + 1) && !text_.token(i + 1).break_before && plural_word(i + 1) &&
        in(lower(i),
           {"consecutive", "straight", "unbroken", "successive", "long", "full", "whole", "short", "more", "extra", "additional", "further"})) {
        u = unit(lower(i + 1));
        if (u == nullptr || u->dimension != "duration" || lower(i + 1).size() < 4) return false;
        set_unit(a, *u, i + 2);
        return true;
    }
    if (u == nullptr) {
        if (is_word(i) && n.digits && glued(text_, i) && !hyphen && in(text_.surface(i), {"C", "F"})) {
            set_unit(a, *(text_.surface(i) == "C" ? unit("celsius") : unit("fahrenheit")), i + 1);
            return true;
        }
        return false;
    }
    const WordText w = text_.lower(i);
    const std::string_view surface = text_.surface(i);
    const bool tight = close(i) || hyphen;
    if (after - i == 1 && is_word(i)) {
        if (w.size() <= 2 && !n.digits && !n.spelled) return false;
        if (w.size() <= 2 && n.spelled) return false;
        if (w == "in") {
            const bool pair = i > 0 && a.first > begin_ && in(before(a.first), {"ft", "feet", "foot", "'"});
            const WordText next = lower(after);
            const bool edge = after >= end_ || (text_.is(after, TokenKind::punctuation) && !is_hyphen(text_, after)) ||
                              in(next, {"thick", "tall", "long", "wide", "deep", "high", "x", "by", "diameter"});
            if (!(edge || (pair && tight))) return false;
        }
        if (w == "m" && (surface != "m" || n.scale_power != 0)) return false;
        if (w == "m" && !hyphen && n.digits && close(i)) {
            if (million_of_unit(a, i)) {
                make_millions(a);
                return unit_after(a);
            }
            if (means_million(i)) {
                make_millions(a);
                return false;
            }
            a.attached_m = true;
        }
        if (in(w, {"l", "g", "t", "v", "w", "j"})) {
            if (in(w, {"g", "t"}) && surface != w) return false;
            if (in(w, {"j", "v", "w"}) && surface == w) return false;
            if (!close(i) && in(w, {"v", "w", "l"}) && is_word(after) && !text_.is(after, WordClass::function_word)) return false;
            if (is_hyphen(text_, after) && close(after)) return false;
        }
        if (in(w, {"pc", "pp", "bp", "mi", "cal", "gal"}) && !close(i) && w != "mi" && w != "cal") return false;
        if (in(w, {"min", "max"}) && surface != w) return false;
        if (w == "has") return false;                                       // “Channel 4 has”: no hectares
        if (in(w, {"ev", "evs"}) && surface != "eV") return false;          // electric vehicles
        if (w == "second" && !hyphen && n.low != Decimal{1}) return false;  // “ten second graders”
        if (w == "second" && n.spelled && !hyphen && n.low == Decimal{1} && content_word(after)) return false;
        if (in(w, {"percentage", "atmosphere", "atmospheres", "therm"})) return false;
        if (in(w, {"stones"})) return false;
        if (in(w, {"pound", "pounds"}) && a.money != nullptr) return false;
        if (text_.token(i).capitalised && !text_.token(i).sentence_start &&
            in(w, {"cup", "cups", "mark", "stone", "mile", "day", "days", "foot", "second"}) && !title_case())
            return false;
        if (in(w, {"degree", "degrees"}) && n.spelled && n.low < Decimal{4} && !temperature_near(after)) return false;
    }
    if (w == "cup" && hyphen) return false;
    set_unit(a, *u, after);
    a.hyphenated = hyphen;
    if (w == "%" && in(lower(after), {"point", "points"})) set_unit(a, *unit_by_id("percent-point"), after + 1);
    // km², km^3, “km squared”
    if (u->dimension == "length") {
        int power = 0;
        const TokenIndex behind = power_end(a.end, power);
        if (power != 0) {
            const std::string id = (power == 2 ? "square-" : "cubic-") + std::string(u->id);
            if (const Unit* raised = unit_by_id(id)) {
                set_unit(a, *raised, behind);
            } else {
                a.end = behind;
            }
        }
    }
    // “4e14 s-1”
    if (u->dimension != "length" && w.size() <= 2 && in(surface_at(a.end), {"-", "−"}) && close(a.end) && surface_at(a.end + 1) == "1" &&
        close(a.end + 1) && !is_word(a.end + 2)) {
        a.unit = "per-" + a.unit;
        a.unit_name = "inverse " + a.unit_name;
        a.kind = ClaimKind::measure;
        a.dimension = "rate";
        a.end += 2;
    }
    if (a.dimension == "temperature" && a.unit == "degree") degrees(a);
    if (a.dimension == "temperature" && lower(a.end) == "below" && lower(a.end + 1) == "zero") {
        a.negative = true;
        a.end += 2;
    }
    return true;
}

void QuantityFinder::make_millions(Amount& a) {
    a.number.low = a.number.low * Decimal{1, 6};
    a.number.high = a.number.high * Decimal{1, 6};
    a.number.last_place += 6;
    a.number.scale_power = 6;
    ++a.end;
}

bool QuantityFinder::million_of_unit(const Amount& a, TokenIndex i) const {
    const Unit* u = is_word(i + 1) && !text_.token(i + 1).break_before ? unit(lower(i + 1)) : nullptr;
    if (u == nullptr || in(lower(i + 1), {"in", "has", "second", "min", "mark", "pc"}) || lower(i + 1).size() < 2) return false;
    // “Won the 100m hours after landing”
    return u->dimension != "duration" || !in(before(a.first), {"the", "a", "an", "her", "his", "their"});
}

bool QuantityFinder::means_million(TokenIndex i) {
    if (!close(i) || millions() == 0) return false;
    for (TokenIndex k = i > begin_ + 8 ? i - 8 : begin_; k < std::min(end_, i + 5); ++k)
        if (k != i &&
            in(text_.lower(k), {"metre",  "metres", "meter", "meters", "tall",  "long",   "wide",      "deep",  "high",   "height", "length",
                                "depth",  "width",  "race",  "sprint", "relay", "swim",   "freestyle", "run",   "record", "away",   "below",
                                "yards",  "from",   "above", "cm",     "km",    "square", "sq",        "feet",  "ft",     "inches", "final",
                                "hurdle", "wave",   "waves", "pool",   "track", "x",      "×",         "level", "walls",  "medal",  "hurdles"}))
            return false;
    return true;
}

int QuantityFinder::millions() {
    if (millions_ >= 0) return millions_;
    millions_ = 0;
    const std::string_view all = text_.document.text();
    for (const std::string_view sign : {"$", "£", "€"})
        for (std::size_t at = all.find(sign); at != std::string_view::npos && millions_ == 0; at = all.find(sign, at + 1)) {
            std::size_t k = at + sign.size();
            const std::size_t digits = k;
            while (k < all.size() && (is_ascii_digit(all[k]) || all[k] == '.' || all[k] == ',')) ++k;
            if (k > digits && k + 1 < all.size() && all[k] == 'm' && (all[k + 1] < 'a' || all[k + 1] > 'z')) millions_ = 1;
        }
    return millions_;
}

bool QuantityFinder::feet_and_inches(Amount& a) const {
    const TokenIndex i = a.end;
    if (!a.number.digits || a.number.scale_power != 0 || !close(i)) return false;
    const std::string_view mark = text_.surface(i);
    const auto is_inch = [&](TokenIndex k) { return k < end_ && close(k) && in(text_.surface(k), {"\"", "”", "″"}); };
    if (in(mark, {"'", "’", "′"}) && i + 2 < end_ && close(i + 1) && text_.is(i + 1, TokenKind::number) && is_inch(i + 2)) {
        const auto inches = read_number(text_, i + 1, end_, false);
        if (!inches || inches->end != i + 2 || !(inches->low < Decimal{12}) || !a.number.low.is_integer()) return false;
        set_unit(a, *unit_by_id("inch"), i + 3);
        a.number.low = a.number.low * Decimal{12} + inches->low;
        a.number.high = a.number.low;
        return true;
    }
    // A mark behind a figure may as well close a quotation: only a word of size makes it inches.
    if (!is_inch(i) || !in(lower(i + 1), {"long", "tall", "wide", "deep", "high", "thick", "x", "by", "diameter", "across"})) return false;
    set_unit(a, *unit_by_id("inch"), i + 1);
    return true;
}

TokenIndex QuantityFinder::power_end(TokenIndex k, int& power) const {
    power = 0;
    if (k >= end_) return k;
    const std::string_view s = text_.surface(k);
    if ((s == "²" || s == "2") && close(k)) power = 2;
    if ((s == "³" || s == "3") && close(k)) power = 3;
    if (s == "squared") power = 2;
    if (s == "cubed") power = 3;
    if (power != 0) return k + 1;
    if (s == "^" && close(k) && k + 1 < end_ && in(text_.surface(k + 1), {"2", "3"})) {
        power = text_.surface(k + 1) == "2" ? 2 : 3;
        return k + 2;
    }
    return k;
}

bool QuantityFinder::unit_is_percent(TokenIndex i) const {
    if (i < end_ && is_hyphen(text_, i) && close(i)) ++i;
    return in(lower(i), {"per"}) && in(lower(i + 1), {"cent"});
}

const Unit* QuantityFinder::article_scale() const {
    if (!scale_known_) {
        scale_known_ = true;
        const std::string_view all = text_.document.text();
        const bool celsius = all.find("Celsius") != std::string_view::npos || all.find("°C") != std::string_view::npos;
        const bool fahrenheit = all.find("Fahrenheit") != std::string_view::npos || all.find("°F") != std::string_view::npos;
        if (celsius != fahrenheit) scale_ = celsius ? unit("celsius") : unit("fahrenheit");
    }
    return scale_;
}

bool QuantityFinder::temperature_near(TokenIndex i) const {
    for (TokenIndex k = i; k < std::min(end_, i + 4); ++k)
        if (in(text_.lower(k), {"celsius", "fahrenheit", "warmer", "colder", "cooler", "hotter", "c", "f", "above", "below", "centigrade"}))
            return true;
    for (TokenIndex k = i; k > begin_ && i - k < 10; --k)
        if (in(text_.lower(k - 1), {"temperature", "temperatures", "warming", "warmed", "by", "warmer"})) return true;
    return false;
}

void QuantityFinder::degrees(Amount& a) const {
    TokenIndex i = a.end;
    if (i < end_ && text_.surface(i) == "-" && close(i)) ++i;
    const WordText w = lower(i);
    const std::string_view s = i < end_ ? text_.surface(i) : std::string_view{};
    const Unit* named = nullptr;
    if (in(w, {"celsius", "centigrade", "celcius", "centigrate"}) || (w == "c" && s.size() == 1)) named = unit("celsius");
    if (in(w, {"fahrenheit", "farenheit", "farenheight"}) || (w == "f" && s.size() == 1)) named = unit("fahrenheit");
    if (w == "kelvin" || s == "K") named = unit("kelvin");
    if (named != nullptr) {
        a.unit = named->id;
        a.unit_name = named->name;
        a.end = i + 1;
        return;
    }
    bool angle = in(w, {"angle", "turn", "north", "south", "east", "west", "latitude", "longitude", "rotation", "view"});
    for (TokenIndex k = a.first; k > begin_ && a.first - k < 4; --k)
        angle = angle || in(text_.lower(k - 1), {"rotate", "rotated", "turn", "turned", "tilted", "angle", "latitude", "longitude", "tilt"});
    if (angle) {
        a.kind = ClaimKind::measure;
    } else if (const Unit* scale = article_scale()) {
        a.unit = scale->id;
        a.unit_name = scale->name;
    }
}

void QuantityFinder::per(Amount& a) const {
    TokenIndex i = a.end;
    if (i >= end_ || text_.token(i).break_before) return;
    if (a.kind == ClaimKind::percent && lower(i) == "a" && !in(lower(i + 1), {"year", "month", "day", "week", "quarter", "decade"})) return;
    const auto skip = [&](TokenIndex k) { return k + 1 < end_ && is_hyphen(text_, k) ? k + 1 : k; };
    const bool hyphens = is_hyphen(text_, i) && in(lower(i + 1), {"a", "an", "per"}) && i + 2 < end_ && is_hyphen(text_, i + 2);
    if (hyphens) i = skip(i);
    TokenIndex k = i + 1;
    if (hyphens) k = skip(k);
    if (k >= end_) return;
    const WordText w = lower(i);
    WordText noun = lower(k);
    TokenIndex after = k + 1;
    const Unit* u = is_word(k) ? unit(noun) : nullptr;
    if (w == "/") {
        if (!close(i) || !close(k) || !is_word(k)) return;
    } else if (w == "per") {
        if (!is_word(k) || noun == "cent") return;
        if (noun == "annum") noun = "year";
        if (noun == "capita" || noun == "head") noun = "person";
    } else if (in(w, {"a", "an", "each", "every"})) {
        if (!is_word(k)) return;
        // “6% in the quarter, from 9% a year earlier” tells when, not how often.
        if (in(lower(k + 1), {"earlier", "later", "ago", "previously"})) return;
        if (in(lower(k + 1), {"before", "after"}) && (k + 2 >= end_ || !is_word(k + 2))) return;
        const bool time = u != nullptr && u->dimension == "duration" && noun != "sec" && noun != "min";
        const bool priced =
            a.money != nullptr &&
            in(noun, {"share", "barrel", "gallon",  "liter", "litre",     "ounce",     "ton",    "tonne",   "pound", "person",  "head",
                      "dozen", "piece",  "unit",    "mile",  "kilometer", "kilo",      "bushel", "ticket",  "pop",   "bottle",  "kilogram",
                      "seat",  "mmbtu",  "dose",    "copy",  "page",      "household", "family", "child",   "pupil", "student", "vehicle",
                      "car",   "acre",   "hectare", "vote",  "room",      "bed",       "worker", "employee"});
        if (!time && !priced) return;
        // “Thirty minutes every hour”, but “walks 20 minutes each day” is a rate as “20 minutes a day” is.
        if (time && w == "every" && a.kind == ClaimKind::duration) return;
        if (time && w == "each" && a.kind == ClaimKind::duration && !in(noun, {"day", "night", "week", "month", "year"})) return;
        if (a.kind == ClaimKind::age) return;
    } else {
        return;
    }
    if (u == nullptr && w == "/" && noun == "s2") u = unit_by_id("square-second");
    if (in(noun, {"hr", "h"})) {
        noun = "hour";
        u = unit(noun);
    }
    if (u == nullptr && w == "/" && a.money == nullptr) return;
    if (u != nullptr && u->dimension == "share") return;
    if (u != nullptr && u->dimension == "length") {
        int power = 0;
        const TokenIndex behind = power_end(after, power);
        if (power != 0) {
            if (const Unit* raised = unit_by_id((power == 2 ? "square-" : "cubic-") + std::string(u->id))) u = raised;
            after = behind;
        }
    }
    std::string id = u != nullptr && noun != "hour" && noun != "year" ? std::string(u->id) : singular(noun);
    std::string name = u != nullptr && noun != "hour" ? std::string(u->name) : singular(noun);
    if (a.money != nullptr) {
        a.unit = "per-" + id;
        a.unit_name += " per " + name;
    } else {
        a.unit += "-per-" + id;
        a.unit_name += " per " + name;
        if (a.kind == ClaimKind::duration) a.kind = ClaimKind::measure;
        a.dimension = "rate";
    }
    a.end = after;
}

void QuantityFinder::period_behind(Quantity& q, const Amount& a, TokenIndex& end) const {
    if ((a.kind != ClaimKind::number && a.kind != ClaimKind::measure) || a.dimension == "rate" || q.vague || q.fraction) return;
    if (a.kind == ClaimKind::number && q.counted.empty()) return;
    TokenIndex k = end;
    if (lower(k) == "of") ++k;
    const TokenIndex noun = k;
    while (k < end_ && k - noun < 4 && content_word(k) && !text_.token(k).break_before && !text_.is(k, WordClass::unit)) ++k;
    if (k >= end_ || (k == noun) || !in(lower(k), {"a", "an", "per", "each", "every"}) || text_.token(k).break_before) return;
    if (a.kind == ClaimKind::number && (lower(end) == "of" || singular(text_.lower(k - 1)) != q.counted)) return;
    const Unit* u = is_word(k + 1) ? unit(lower(k + 1)) : nullptr;
    if (u == nullptr || !in(lower(k + 1), {"second", "minute", "hour", "day", "night", "week", "month", "year"})) return;
    // “5,000 people a year earlier” tells when; “Each year” may begin what follows.
    if (in(lower(k + 2), {"earlier", "later", "ago", "previously", "before", "after", "old"}) || is_hyphen(text_, k + 2)) return;
    q.unit += q.unit.empty() ? "per-" : "-per-";
    q.unit += lower(k + 1);
    q.unit_name += q.unit_name.empty() ? "per " : " per ";
    q.unit_name += lower(k + 1);
    end = k + 2;
}

void QuantityFinder::compound(Amount& a) const {
    struct Pair {
        std::string_view large, small;
        int factor;
    };
    static constexpr Pair pairs[] = {{"foot", "inch", 12},   {"hour", "minute", 60}, {"minute", "second", 60},
                                     {"pound", "ounce", 16}, {"stone", "pound", 14}, {"day", "hour", 24}};
    const auto* pair = std::find_if(std::begin(pairs), std::end(pairs), [&](const Pair& p) { return p.large == a.unit; });
    if (pair == std::end(pairs) || !a.number.low.is_integer() || a.number.vague || a.hyphenated) return;
    TokenIndex i = a.end;
    if (a.unit != "day" && lower(i) == "," && close(i)) ++i;
    if (lower(i) == "and") ++i;
    if (i >= end_ || text_.token(i).break_before || !text_.is_number(i)) return;
    const auto n = read_number(text_, i, end_, false);
    if (!n || n->vague || n->in_every || n->scale_power != 0 || !(n->low < Decimal{pair->factor})) return;
    TokenIndex after = n->end;
    const Unit* u = longest_unit(n->end, after);
    if (u == nullptr || u->id != pair->small) return;
    if (u->id == "inch" && lower(n->end) == "in" && !close(n->end) && is_word(after)) return;
    a.number.low = a.number.low * Decimal{pair->factor} + n->low;
    a.number.high = a.number.low;
    a.number.last_place = n->last_place;
    a.number.has_point = n->has_point;
    a.unit = u->id;
    a.unit_name = u->name;
    a.end = after;
    if (a.unit == "minute") compound(a);  // “2 hours 5 minutes and 31 seconds”
}

std::optional<TokenIndex> QuantityFinder::clocked(TokenIndex i) {
    const std::string_view s = text_.surface(i);
    const std::size_t colon = s.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2) return std::nullopt;
    std::int64_t parts[3] = {0, 0, 0};
    std::size_t count = 0, digits = 0;
    const std::size_t point = s.find('.');  // “1:58.4”
    const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : s.substr(point + 1);
    if (fraction.size() > 3 || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    for (const char c : s.substr(0, point)) {
        if (c == ':') {
            if (digits == 0 || (count > 0 && digits != 2) || ++count > 2) return std::nullopt;
            digits = 0;
        } else if (is_ascii_digit(c)) {
            parts[count] = parts[count] * 10 + (c - '0');
            ++digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits != 2 || parts[count] > 59 || (count == 2 && parts[1] > 59)) return std::nullopt;
    // “In 27:14” is how long it took, “leads by 1:12” how far; “at 7:14”, “Luke 7:14” are not.
    if (count == 1 && fraction.empty() && (!in(before(i), {"in", "by"}) || text_.token(i).break_before)) return std::nullopt;
    if (i + 1 < end_ && !text_.token(i + 1).space_before && !text_.is(i + 1, TokenKind::punctuation)) return std::nullopt;
    if (in(lower(i + 1), {"am", "pm", "a.m.", "p.m.", "gmt", "utc"})) return std::nullopt;
    const std::int64_t seconds = count == 2 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
    Quantity q;
    std::int64_t smallest = seconds;
    for (const char c : fraction) {
        if (!is_ascii_digit(c)) return std::nullopt;
        smallest = smallest * 10 + (c - '0');
    }
    q.low = q.high = Decimal{smallest, -static_cast<int>(fraction.size())};
    q.precision = Decimal{1, -static_cast<int>(fraction.size())};
    q.unit = q.unit_name = "second";
    emit_plain(ClaimKind::duration, i, i + 1, std::move(q));
    return i + 1;
}

TokenIndex QuantityFinder::single_unit(TokenIndex i) {
    if (i <= begin_ || i - 1 < consumed_ || !in(before(i), {"a", "an"})) return i + 1;
    if (date_end(i - 1)) return i + 1;
    const Unit* u = unit(lower(i));
    if (u == nullptr || lower(i).size() < 4 || in(lower(i), {"point", "second", "degree", "stone", "mark"})) return i + 1;
    if (lower(i + 1) == "and" && lower(i + 2) == "a" && lower(i + 3) == "half") return i + 1;
    if (in(lower(i + 1), {"ago", "later", "earlier", "before", "old"}) || (is_hyphen(text_, i + 1) && close(i + 1))) return i + 1;
    TokenIndex first = i - 1;
    const Bound bound = bound_before(first);
    // “a gallon of beer”; “a ton of” is much, “a yard of” a pub
    const bool of_something =
        lower(i + 1) == "of" && in(u->dimension, {"volume", "mass"}) && !in(u->id, {"ton", "tonne", "cup"}) && content_word(i + 2);
    const bool long_time = in(lower(i), {"decade", "century", "fortnight"}) &&
                           in(before(i, 2), {"for", "in", "within", "over", "than", "after", "nearly", "of", "about"});
    if (!long_time && !of_something &&
        (bound == Bound::exact || u->dimension != "duration" || (lower(first) == "over" && !over_is_bound(first)) ||
         in(lower(first), {"some", "past", "beyond"})))
        return i + 1;
    Amount a;
    set_unit(a, *u, i + 1);
    Quantity q;
    q.low = q.high = Decimal{1};
    q.precision = Decimal{1, -1};
    q.spelled = true;
    q.unit = a.unit;
    q.unit_name = a.unit_name;
    q.bound = long_time && bound != Bound::exact && lower(first) == "over" && !over_is_bound(first) ? Bound::exact : bound;
    emit_plain(a.kind, q.bound == Bound::exact ? i - 1 : first, i + 1, std::move(q));
    return i + 1;
}

std::optional<TokenIndex> QuantityFinder::unit_and_a_half(TokenIndex i) {
    if (i < begin_ + 4 || lower(i) != "half" || before(i) != "a" || before(i, 2) != "and" || !in(before(i, 4), {"a", "an", "one"}))
        return std::nullopt;
    const Unit* u = unit(before(i, 3));
    if (u == nullptr || i - 4 < consumed_) return std::nullopt;
    Amount a;
    a.first = i - 4;
    set_unit(a, *u, i + 1);
    Quantity q;
    q.low = q.high = Decimal{15, -1};
    q.precision = Decimal{1, -1};
    q.spelled = true;
    q.unit = a.unit;
    q.unit_name = a.unit_name;
    TokenIndex first = a.first;
    TokenIndex end = i + 1;
    q.bound = bound_before(first);
    if (q.bound == Bound::exact) q.bound = bound_after(end);
    emit_plain(a.kind, first, end, std::move(q));
    return end;
}

}  // namespace factdiff
