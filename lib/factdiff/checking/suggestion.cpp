#include "factdiff/checking/suggestion.h"

#include <algorithm>
#include <string_view>

#include "factdiff/alignment/swapped_values.h"
#include "factdiff/checking/quote_findings.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

/// The clean words on one line; nothing where they go over a paragraph's end.
std::string on_one_line(std::string_view text) {
    if (text.find("\n\n") != std::string_view::npos) return {};
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

/// The apostrophes of `words` as `model` writes them, if it has any.
std::string with_apostrophes_of(std::string_view model, std::string words) {
    constexpr std::string_view curly = "’";
    const bool straight_there = model.find('\'') != std::string_view::npos, curly_there = model.find(curly) != std::string_view::npos;
    if (straight_there == curly_there) return words;
    const std::string_view from = curly_there ? std::string_view("'") : curly, to = curly_there ? curly : std::string_view("'");
    for (std::size_t at = words.find(from); at != std::string::npos; at = words.find(from, at + to.size())) words.replace(at, from.size(), to);
    return words;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// A hyphen makes an adjective of a figure: “the nine-year sentence” is not “the six years sentence”.
bool hyphenated(const Article& article, const Claim& claim) {
    const std::string_view text = article.document.text();
    const bool before = claim.span.begin > 0 && text[claim.span.begin - 1] == '-',
               behind = claim.span.end < text.size() && text[claim.span.end] == '-';
    return before || behind || article.document.text_of(claim.span).find('-') != std::string_view::npos;
}

bool starts_sentence(const Article& article, const Claim& claim) {
    const auto [first, end] = article.segments.tokens_in(claim.span);
    return first < end && article.segments.tokens[first].sentence_start;
}

bool exchangeable(const Quantity& was, const Quantity& is) {
    const Decimal one{1};
    return !was.vague && !is.vague && was.bound == is.bound && was.fraction == is.fraction && was.is_range() == is.is_range() &&
           (was.low == one) == (is.low == one) &&  // one person, two people
           (was.counted.empty() || is.counted.empty() || was.counted == is.counted);
}

bool exchangeable(const DateValue& was, const DateValue& is) {
    return was.granularity == is.granularity && was.bound == is.bound && was.fiscal == is.fiscal && was.offset.has_value() == is.offset.has_value();
}

/// “Monday” and “yesterday” mean the same day in both versions only where both were written on one day.
bool days_agree(const Comparison& c, std::string_view was, std::string_view is) {
    if (has_digit(was) != has_digit(is)) return false;
    return has_digit(was) || c.source.document.date() == c.rewrite.document.date();
}

/// The words of a quotation: tokens that are no marks.
std::vector<const Token*> words_of(const Article& article, Span span) {
    std::vector<const Token*> words;
    const auto [first, end] = article.segments.tokens_in(span);
    for (TokenIndex i = first; i < end; ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::symbol) words.push_back(&token);
    }
    return words;
}

std::size_t count_changed(const std::vector<const Token*>& words, const std::vector<Span>& changed, bool from_end) {
    const auto is_changed = [&](const Token* word) {
        return std::any_of(changed.begin(), changed.end(), [&](const Span& span) { return span.contains(word->span); });
    };
    std::size_t count = 0;
    while (count < words.size() && is_changed(words[from_end ? words.size() - 1 - count : count])) ++count;
    return count;
}

/// The words of the source that answer to the rewrite's quotation, from its first to its last; empty where an end is in doubt.
Span counterpart_of(const std::vector<const Token*>& ours, const std::vector<const Token*>& theirs, const QuoteEdit& edit) {
    const auto before =
        static_cast<std::size_t>(std::count_if(theirs.begin(), theirs.end(), [&](const Token* w) { return w->span.end <= edit.source.begin; }));
    const auto behind =
        static_cast<std::size_t>(std::count_if(theirs.begin(), theirs.end(), [&](const Token* w) { return w->span.begin >= edit.source.end; }));
    const std::size_t first = count_changed(ours, edit.rewrite_changed, false), last = count_changed(ours, edit.rewrite_changed, true);
    // New words at an end: they were put in where the source begins, or they stand for as many words of the source; else nobody can tell.
    Span span = edit.source;
    // “Waited far too long” for “waited long enough”: that the two end alike is chance, where the source goes on in one breath.
    if (last == 0 && behind > 0 && behind <= 2 && !edit.rewrite_changed.empty() && theirs[theirs.size() - behind]->span.begin <= edit.source.end + 1)
        return {};
    if (first > 0 && before > 0) {
        if (before != first) return {};
        span.begin = theirs.front()->span.begin;
    }
    if (last > 0 && behind > 0) {
        if (behind != last) return {};
        span.end = theirs.back()->span.end;
    }
    return span;
}

/// The first letter as the rewrite's sentence needs it.
void fit_first_letter(std::string_view ours, bool same_word, std::string& words) {
    if (ours.empty() || words.empty()) return;
    if (is_ascii_upper(ours[0])) words[0] = ascii_upper(words[0]);
    if (same_word && is_ascii_lower(ours[0]) && is_ascii_upper(words[0])) words[0] = ours[0];
}

}  // namespace

std::string value_suggestion(const Comparison& c, const Claim& source, const Claim& rewrite) {
    if (source.kind != rewrite.kind || hyphenated(c.source, source) != hyphenated(c.rewrite, rewrite)) return {};
    const std::string_view was = c.source.document.text_of(source.span), is = c.rewrite.document.text_of(rewrite.span);
    if (was == is) return {};
    if (is_quantity(source.kind)) {
        const Quantity &old = std::get<Quantity>(source.value), &now = std::get<Quantity>(rewrite.value);
        if (!exchangeable(old, now) || (starts_sentence(c.rewrite, rewrite) && old.spelled != now.spelled)) return {};
    } else if (source.kind == ClaimKind::date) {
        if (!exchangeable(std::get<DateValue>(source.value), std::get<DateValue>(rewrite.value)) || !days_agree(c, was, is)) return {};
    } else if (source.kind == ClaimKind::time) {
        const TimeValue &old = std::get<TimeValue>(source.value), &now = std::get<TimeValue>(rewrite.value);
        if (old.zone != now.zone || old.bound != now.bound || old.either_half != now.either_half) return {};
    } else {
        return {};
    }
    std::string words = on_one_line(was);
    if (starts_sentence(c.rewrite, rewrite)) fit_first_letter(is, false, words);
    return words;
}

/// “United and City won 2-0 and 3-1” for “City and United won 3-1 and 2-0”: another pair of the two sentences has the same two figures crosswise.
static bool changed_places(const Comparison& c, const ClaimPair& pair) {
    const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
    return std::any_of(c.alignment.claims.begin(), c.alignment.claims.end(), [&](const ClaimPair& other) {
        if (&other == &pair || other.equal) return false;
        const Claim &known = c.source.claims[other.source], &told = c.rewrite.claims[other.rewrite];
        return known.sentence == source.sentence && told.sentence == rewrite.sentence && known.value == rewrite.value && told.value == source.value;
    });
}

std::string value_suggestion(const Comparison& c, const ClaimPair& pair) {
    const Claim &source = c.source.claims[pair.source], &rewrite = c.rewrite.claims[pair.rewrite];
    if (pair.why.what == kChangedPlaces || changed_places(c, pair)) return {};
    if (is_quantity(source.kind) && is_quantity(rewrite.kind) && pair.statement < 0.7F && pair.context < 0.85F) {
        // “On lap 41” and “nine laps before the leaders”: the place alone does not make them answer to each other.
        const Quantity &was = std::get<Quantity>(source.value), &is = std::get<Quantity>(rewrite.value);
        if (was.currency.empty() && was.unit.empty() && (was.counted.empty() || was.counted != is.counted)) return {};
    }
    return value_suggestion(c, source, rewrite);
}

std::string quote_suggestion(const Comparison& c, const QuoteLink& link) {
    if (!link.source || link.edit.ellipsis || link.edit.bracketed || link.edit.crossed || link.merged) return {};
    const Quotation &ours = quotation(c.rewrite, link.rewrite), &theirs = quotation(c.source, *link.source);
    if (ours.parts.size() != 1 || theirs.parts.size() != 1 || ours.role == QuoteRole::scare || !theirs.parts[0].contains(link.edit.source)) return {};

    const Span span = c.rewrite.claims[link.rewrite].span;
    const std::vector<const Token*> our_words = words_of(c.rewrite, span), their_words = words_of(c.source, theirs.parts[0]);
    if (our_words.empty() || their_words.empty()) return {};
    const Span counterpart = counterpart_of(our_words, their_words, link.edit);
    if (counterpart.empty()) return {};
    std::string words = on_one_line(c.source.document.text_of(counterpart));
    // A quotation inside the quotation may have other marks here.
    if (words.empty() || words.find_first_of("\"") != std::string::npos || words.find("“") != std::string::npos ||
        words.find("”") != std::string::npos)
        return {};

    const std::string_view text = c.rewrite.document.text();
    const std::uint32_t begin = our_words.front()->span.begin, end = our_words.back()->span.end;
    fit_first_letter(text.substr(begin, end - begin), count_changed(our_words, link.edit.rewrite_changed, false) == 0, words);
    words = with_apostrophes_of(text.substr(begin, end - begin), std::move(words));
    // The marks at the ends are the rewrite's own: “… the end of it,” she said.
    std::string whole = std::string(text.substr(span.begin, begin - span.begin)) + words + std::string(text.substr(end, span.end - end));
    return whole == text.substr(span.begin, span.length()) ? std::string() : whole;
}

}  // namespace factdiff
