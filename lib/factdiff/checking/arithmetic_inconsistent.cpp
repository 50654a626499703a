#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "factdiff/checking/rule_functions.h"
#include "factdiff/checking/wording.h"

namespace factdiff {
namespace {

/// Two figures of a change and what was said of it: “from 200”, “to 150”, “down 50%”. Or a whole and its two parts.
struct Reckoning {
    const Claim* first;
    const Claim* second;
    const Claim* result;  // the figure that does not follow; null where the direction is wrong
    std::string words;    // “from 200 to 150 is −25%”
};

const Quantity& quantity(const Claim& claim) { return std::get<Quantity>(claim.value); }

bool may_be_reckoned(const Claim& claim) {
    if (!is_quantity(claim.kind) || claim.kind == ClaimKind::ordinal || claim.kind == ClaimKind::score || claim.kind == ClaimKind::age) return false;
    const Quantity& q = quantity(claim);
    return !q.vague && !q.is_range() && !q.fraction;
}

/// The figures of one sentence, one beside the other.
class SentenceFigures {
public:
    SentenceFigures(const Article& article, const SegmentedText& text, std::size_t first, std::size_t end) : article_(article), text_(text) {
        for (std::size_t i = first; i < end; ++i)
            if (is_quantity(article.claims[i].kind)) claims_.push_back(&article.claims[i]);
    }

    void find(std::vector<Reckoning>& out) const {
        for (std::size_t i = 0; i + 1 < claims_.size(); ++i) {
            // “from A to B”, “to B from A”
            const bool forward = before(i) == "from" && before(i + 1) == "to", back = before(i) == "to" && before(i + 1) == "from";
            if ((!forward && !back) || tokens_between(i, i + 1) > 4) continue;
            const Claim &from = *claims_[forward ? i : i + 1], &to = *claims_[forward ? i + 1 : i];
            if (!same_dimension(from, to)) continue;
            if (auto wrong = direction(i, from, to)) {
                out.push_back(*std::move(wrong));
                continue;
            }
            if (i + 2 < claims_.size() && tokens_between(i + 1, i + 2) <= 6)
                if (auto wrong = change(i + 2, from, to)) out.push_back(*std::move(wrong));
            if (i > 0 && tokens_between(i - 1, i) <= 4)
                if (auto wrong = change(i - 1, from, to)) out.push_back(*std::move(wrong));
        }
        if (auto wrong = rest()) out.push_back(*std::move(wrong));
    }

private:
    TokenIndex first_token(std::size_t i) const { return article_.segments.tokens_in(claims_[i]->span).first; }
    TokenIndex end_token(std::size_t i) const { return article_.segments.tokens_in(claims_[i]->span).second; }
    std::string_view before(std::size_t i, TokenIndex back = 1) const {
        const TokenIndex first = first_token(i);
        return first >= back ? text_.lower(first - back) : std::string_view{};
    }
    /// Many where a word between says that something else is spoken of.
    TokenIndex tokens_between(std::size_t i, std::size_t j) const {
        constexpr TokenIndex far = 100;
        for (TokenIndex k = end_token(i); k < first_token(j); ++k)
            for (const std::string_view word :
                 {"while", "whereas", "but", "and", "compared", "against", "than", "which", "when", ";", "for", "of", "with"})
                if (text_.lower(k) == word && !(word == "of" && k + 1 == first_token(j))) return far;
        return first_token(j) - end_token(i);
    }

    static bool same_dimension(const Claim& a, const Claim& b) {
        if (!may_be_reckoned(a) || !may_be_reckoned(b)) return false;
        const Quantity &x = quantity(a), &y = quantity(b);
        if (x.currency != y.currency || x.unit != y.unit || !(x.low > Decimal{}) || !(y.low > Decimal{})) return false;
        // “From 3 to 4 million” lends its scale.
        return x.low < y.low * Decimal{20} && y.low < x.low * Decimal{20};
    }

    /// How far a written figure may be from what it rounds.
    static double slack(const Quantity& q) {
        const double part = q.bound == Bound::exact ? 0.0025 : 0.05;
        return std::max(q.precision.approximate() / 2, part * q.low.approximate());
    }

    /// “Rose from 250 to 200”.
    std::optional<Reckoning> direction(std::size_t i, const Claim& from, const Claim& to) const {
        const TokenIndex preposition = first_token(i) - 1;
        if (first_token(i) < 2 || before(i) != "from") return std::nullopt;
        const bool up = text_.is(preposition - 1, WordClass::direction_up), down = text_.is(preposition - 1, WordClass::direction_down);
        const double a = quantity(from).low.approximate(), b = quantity(to).low.approximate();
        if (up == down || a == b || (a < b) == up) return std::nullopt;
        return Reckoning{&from, &to, nullptr, "“" + std::string(text_.surface(preposition - 1)) + "” from " + text_of(from) + " to " + text_of(to)};
    }

    /// Whether claim k tells the change from `from` to `to`, and tells it wrongly.
    std::optional<Reckoning> change(std::size_t k, const Claim& from, const Claim& to) const {
        const Claim& told = *claims_[k];
        if (!may_be_reckoned(told) || !is_told_as_change(k)) return std::nullopt;
        const Quantity &a = quantity(from), &b = quantity(to), &t = quantity(told);
        const double x = a.low.approximate(), y = b.low.approximate(), ax = slack(a), by = slack(b);
        if (t.unit == "percent") {
            if (a.unit == "percent") return std::nullopt;  // of points or of per cent, nobody knows
            const auto percent = [](double p, double q) { return std::abs(q - p) / p * 100; };
            const double is = percent(x, y);
            const double least = std::min({is, percent(x + ax, y - by), percent(x - ax, y + by)});
            const double most = std::max({is, percent(x + ax, y - by), percent(x - ax, y + by)});
            if (agrees(t, least, most, 0.6)) return std::nullopt;
            return Reckoning{&from, &to, &told, changed(from, to, std::to_string(static_cast<int>(is + 0.5)) + "%")};
        }
        // “Doubled from 40 to 80”, “halved”
        if (told.kind == ClaimKind::ratio) {
            if (agrees(t, (y - by) / (x + ax), (y + by) / std::max(x - ax, 1e-9), 0.05)) return std::nullopt;
            return Reckoning{&from, &to, &told, text_of(from) + " to " + text_of(to) + " is another multiple"};
        }
        if (t.currency != a.currency || t.unit != a.unit) return std::nullopt;
        const double is = std::abs(y - x);
        if (agrees(t, is - ax - by, is + ax + by, 0)) return std::nullopt;
        return Reckoning{&from, &to, &told, changed(from, to, (a.low > b.low ? a.low - b.low : b.low - a.low).to_string())};
    }

    /// “Up 12%”, “by 12%”, “a rise of 12%”, “12% more”: with a word of direction, or by its “by”.
    bool is_told_as_change(std::size_t k) const {
        if (quantity(*claims_[k]).direction != Direction::none || before(k) == "by" || before(k) == "or") return true;
        return before(k) == "of" && first_token(k) >= 2 && text_.is(first_token(k) - 2, WordClass::direction_up | WordClass::direction_down);
    }

    static bool agrees(const Quantity& told, double least, double most, double more) {
        const double low = told.low.approximate();
        const double open = more + told.precision.approximate() / 2;
        switch (told.bound) {
            case Bound::above:
            case Bound::at_least:
                return most + open >= low && least - open <= low * 1.5;
            case Bound::below:
            case Bound::at_most:
            case Bound::nearly:
                return least - open <= low && most + open >= low * 0.5;
            case Bound::about:
                return least - open <= low * 1.1 && most + open >= low * 0.9;
            case Bound::exact:
                break;
        }
        return least - open <= low && low <= most + open;
    }

    /// “Of the 40 members 25 voted for it and the other 20 against”.
    std::optional<Reckoning> rest() const {
        if (claims_.size() < 3) return std::nullopt;
        const auto counts = [](const Claim& claim) {
            return claim.kind == ClaimKind::number && may_be_reckoned(claim) && quantity(claim).unit.empty() && quantity(claim).bound == Bound::exact;
        };
        for (std::size_t i = 0; i + 2 < claims_.size(); ++i) {
            const bool whole = before(i) == "of" || (before(i, 2) == "of" && (before(i) == "the" || before(i) == "all" || before(i) == "its"));
            const std::string_view other = before(i + 2);
            if (!whole || (other != "other" && other != "remaining") || before(i + 2, 2) != "the") continue;
            const Claim &all = *claims_[i], &part = *claims_[i + 1], &left = *claims_[i + 2];
            if (!counts(all) || !counts(part) || !counts(left) || !(part.span.begin > all.span.end)) continue;
            const Decimal sum = quantity(part).low + quantity(left).low;
            if (sum == quantity(all).low) continue;
            return Reckoning{&all, &part, &left,
                             text_of(part) + " and " + text_of(left) + " are " + sum.to_string() + ", not " + quantity(all).low.to_string()};
        }
        return std::nullopt;
    }

    std::string changed(const Claim& from, const Claim& to, const std::string& by) const {
        const bool up = quantity(from).low < quantity(to).low;
        return "from " + text_of(from) + " to " + text_of(to) + " is " + (up ? "+" : "−") + by;
    }
    std::string text_of(const Claim& claim) const { return std::string(article_.document.text_of(claim.span)); }

    const Article& article_;
    const SegmentedText text_;
    std::vector<const Claim*> claims_;
};

std::vector<Reckoning> contradictions(const Article& article, const Vocabulary& vocabulary) {
    const SegmentedText text = article.view(vocabulary);
    std::vector<Reckoning> out;
    for (std::size_t first = 0, end = 0; first < article.claims.size(); first = end) {
        std::size_t figures = 0;
        for (end = first; end < article.claims.size() && article.claims[end].sentence == article.claims[first].sentence; ++end)
            figures += is_quantity(article.claims[end].kind) ? 1U : 0U;
        if (figures >= 2) SentenceFigures(article, text, first, end).find(out);
    }
    return out;
}

bool same_figures(const Reckoning& a, const Reckoning& b) {
    const auto same = [](const Claim* x, const Claim* y) {
        return (x == nullptr) == (y == nullptr) && (x == nullptr || quantity(*x).low == quantity(*y).low);
    };
    return same(a.first, b.first) && same(a.second, b.second) && same(a.result, b.result);
}

}  // namespace

void arithmetic_inconsistent(const Comparison& c, std::vector<Finding>& findings) {
    const std::vector<Reckoning> wrong = contradictions(c.rewrite, c.vocabulary);
    if (wrong.empty()) return;
    const std::vector<Reckoning> taken_over = contradictions(c.source, c.vocabulary);
    for (const Reckoning& reckoning : wrong) {
        if (std::any_of(taken_over.begin(), taken_over.end(), [&](const Reckoning& known) { return same_figures(known, reckoning); })) continue;
        const Claim& at = reckoning.result != nullptr ? *reckoning.result : *reckoning.second;
        if (inside_quotation(c.rewrite, at)) continue;
        Finding finding{.rule = "arithmetic-inconsistent", .severity = Severity::warning, .confidence = 75};
        finding.message = "Figures contradict each other: " + quoted(c.rewrite, at.span);
        finding.why = reckoning.words;
        finding.rewrite = evidence_of(c.rewrite, at);
        for (const Claim* claim : {reckoning.first, reckoning.second}) {
            finding.rewrite->span.begin = std::min(finding.rewrite->span.begin, claim->span.begin);
            finding.rewrite->span.end = std::max(finding.rewrite->span.end, claim->span.end);
        }
        finding.rewrite->changed.push_back(at.span);
        findings.push_back(std::move(finding));
    }
}

}  // namespace factdiff
