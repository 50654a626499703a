#include "factdiff/reporting/build_report.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <tuple>

#include "factdiff/checking/unmatched_statements.h"
#include "factdiff/claims/canonical_value.h"
#include "factdiff/reporting/fingerprint.h"
#include "factdiff/reporting/score.h"
#include "factdiff/text/line_index.h"

namespace factdiff {
namespace {

ReportedDocument reported(const Article& article, const std::optional<std::chrono::year_month_day>& date) {
    const Document& document = article.document;
    const std::optional<std::chrono::year_month_day> day = date ? date : document.date();
    ReportedDocument out;
    out.path = document.path();
    out.title = document.title();
    if (day && day->ok()) out.date = iso_date(*day);
    out.language = document.language();
    out.format = document.format();
    out.sentences = static_cast<std::uint32_t>(article.segments.sentences.size());
    out.claims = static_cast<std::uint32_t>(article.claims.size());
    out.remarks = document.remarks();
    return out;
}

Span clamped(Span span, std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    span.end = std::min(span.end, size);
    span.begin = std::min(span.begin, span.end);
    return span;
}

/// No white space, nor the first byte of any.
bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0xC2 && byte != 0xE2;
}

/// Length of the white space at `i` that a passage folds to one space, or 0. No-break spaces stay: they do not break a line.
std::size_t space_length(std::string_view text, std::size_t i) {
    if (is_plain(text[i])) return 0;
    const char c = text[i];
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    if (text.compare(i, 2, "\u0085") == 0) return 2;
    if (text.compare(i, 3, "\u2028") == 0 || text.compare(i, 3, "\u2029") == 0) return 3;
    return 0;
}

/// What is shown of a sentence to either side of a finding, in bytes: more than people write. A text without a full stop would else be copied whole
/// into each of its findings.
constexpr std::uint32_t kWidest = 1000;

/// The next white space at or behind `offset`, if one is near; else the next code point.
std::uint32_t word_edge(std::string_view text, std::uint32_t offset) {
    for (std::uint32_t i = offset; i < text.size() && i < offset + 40; ++i)
        if (text[i] == ' ' || text[i] == '\n') return i;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) ++offset;
    return offset;
}

/// One side of the reports: an article with what is needed to say where in the given text a place is.
class SideReporter {
public:
    SideReporter(const Article& article, const Vocabulary& vocabulary) : article_(article), vocabulary_(vocabulary) {}

    /// `mark_whole`: no word of either side is told apart, so the span itself is marked.
    ReportedSide report(const Evidence& evidence, bool mark_whole) {
        if (!indexed_) {
            lines_ = LineIndex(article_.document.given());
            indexed_ = true;
        }
        const Span span = clamped(evidence.span, article_.document.text());
        const Span given = clamped(article_.document.given_span(span), article_.document.given());
        ReportedSide side;
        side.start = position(given.begin);
        side.end = position(given.end);
        side.line = lines_.line_at(given.begin);
        side.line_start = position(lines_.line_start(side.line));
        side.column = side.start.codepoints - side.line_start.codepoints + 1;
        side.end_line = lines_.line_at(given.end);
        side.end_line_start = side.end_line == side.line ? side.line_start : position(lines_.line_start(side.end_line));
        side.text = article_.document.given().substr(given.begin, given.length());
        side.value = evidence.value;
        side.quoted = touches_quotation(span);
        if (const FieldKind kind = article_.document.field_at(span.begin); kind != FieldKind::body) side.field = to_string(kind);
        write_passage(span, evidence.changed, mark_whole, side);
        return side;
    }

    /// The words of `span` as they are compared: folded, one space between, without punctuation and quotation marks.
    void append_words(Span span, std::string& out) const {
        const Segments& segments = article_.segments;
        if (span.empty() || segments.tokens.empty()) return;
        const auto [first, end] = segments.tokens_in(span);
        for (TokenIndex i = first; i < end; ++i) {
            const Token& token = segments.tokens[i];
            if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) continue;
            if (!out.empty() && out.back() != ' ') out += ' ';
            out += vocabulary_[token.word].folded;
        }
    }

private:
    bool touches_quotation(Span span) const {
        const std::vector<Token>& tokens = article_.segments.tokens;
        if (span.empty() || tokens.empty()) return false;
        const auto [first, end] = article_.segments.tokens_in(span);
        for (TokenIndex i = first; i < end; ++i)
            if (tokens[i].quoted) return true;
        return false;
    }

    Position position(std::uint32_t given) const {
        const auto [code_points, utf16] = lines_.counts(given);
        return {given, utf16, code_points};
    }

    /// The sentences that `span` touches, on one line, with marks at `changed` or at the span itself.
    void write_passage(Span span, const std::vector<Span>& changed, bool mark_whole, ReportedSide& side) const {
        const std::string_view text = article_.document.text();
        const Segments& segments = article_.segments;
        Span around = span;
        if (!segments.sentences.empty()) {
            const std::uint32_t first = segments.sentence_at(span.begin);
            const std::uint32_t last = span.empty() ? first : segments.sentence_at(span.end - 1);
            around = clamped(join(span, join(segments.sentences[first].span, segments.sentences[std::max(first, last)].span)), text);
            if (around.begin + kWidest < span.begin) around.begin = word_edge(text, span.begin - kWidest);
            if (around.end > span.end + kWidest) around.end = std::min(around.end, word_edge(text, span.end + kWidest));
        }

        boost::container::small_vector<Span, 8> marks;
        for (Span mark : changed) {
            mark = clamped(mark, text);
            if (!mark.empty() && around.contains(mark)) marks.push_back(mark);
        }
        if (marks.empty() && mark_whole && !span.empty()) marks.push_back(span);
        std::sort(marks.begin(), marks.end());

        // Where each byte went: only the marks ask, so their ends are moved along while the text is folded.
        boost::container::small_vector<std::uint32_t, 16> ends;
        for (const Span& mark : marks) ends.push_back(mark.begin), ends.push_back(mark.end);
        boost::container::small_vector<std::size_t, 16> order(ends.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ends[a] < ends[b]; });
        boost::container::small_vector<std::uint32_t, 16> moved(ends.size());

        std::string& passage = side.passage;
        std::size_t next = 0;
        bool pending_space = false;
        auto settle = [&](std::size_t offset) {
            while (next < order.size() && ends[order[next]] <= offset) {
                const std::size_t which = order[next++];
                // A mark begins behind the space before it and ends before the space behind it.
                const bool begins = which % 2 == 0;
                moved[which] = static_cast<std::uint32_t>(passage.size() + (begins && pending_space ? 1 : 0));
            }
        };
        passage.reserve(around.length());
        for (std::size_t i = around.begin; i < around.end;) {
            settle(i);
            if (const std::size_t length = space_length(text, i)) {
                pending_space = !passage.empty();
                i += length;
                continue;
            }
            if (pending_space) passage += ' ';
            pending_space = false;
            // To the next white space or end of a mark, at once.
            const std::size_t stop = std::min<std::size_t>(around.end, next < order.size() ? ends[order[next]] : around.end);
            std::size_t run = i + 1;
            while (run < stop)
                if (is_plain(text[run]))
                    ++run;
                else if (text[run] == ' ' && run + 1 < stop && is_plain(text[run + 1]))
                    run += 2;  // one space between two words stays as it is
                else if (space_length(text, run) == 0)
                    ++run;
                else
                    break;
            passage.append(text, i, run - i);
            i = run;
        }
        settle(around.end);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const auto size = static_cast<std::uint32_t>(passage.size());
            const std::uint32_t begin = std::min(moved[2 * i], size), end = std::min(moved[2 * i + 1], size);
            if (begin >= end) continue;
            if (!side.marks.empty() && begin <= side.marks.back().second) {
                side.marks.back().second = std::max(side.marks.back().second, end);
            } else {
                side.marks.emplace_back(begin, end);
            }
        }
    }

    const Article& article_;
    const Vocabulary& vocabulary_;
    LineIndex lines_;
    bool indexed_ = false;  // most pairs of a batch have no finding: their lines are never counted
};

Span span_of(const std::optional<Evidence>& evidence) { return evidence ? evidence->span : Span{}; }

auto place_of(const Finding& finding) {
    const bool without_rewrite = !finding.rewrite;
    const Span leading = without_rewrite ? span_of(finding.source) : finding.rewrite->span;
    return std::tuple(without_rewrite, leading.begin, -static_cast<int>(finding.severity), leading.end, finding.rule, span_of(finding.source));
}

bool same_place(const Finding& a, const Finding& b) {
    return a.rule == b.rule && a.source.has_value() == b.source.has_value() && a.rewrite.has_value() == b.rewrite.has_value() &&
           span_of(a.source) == span_of(b.source) && span_of(a.rewrite) == span_of(b.rewrite);
}

/// A text of marks alone has a sentence, yet nothing to compare.
bool has_matter(const Article& article) {
    if (!article.claims.empty()) return true;
    return std::any_of(article.segments.tokens.begin(), article.segments.tokens.end(),
                       [](const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; });
}

/// “Hello there.” against “Goodbye.”: no sentence was laid beside another, and one version claims nothing that could be looked for.
bool nothing_compared(const Comparison& c) {
    return c.alignment.statements.empty() && c.alignment.claims.empty() && (c.source.claims.empty() || c.rewrite.claims.empty());
}

}  // namespace

Report build_report(const Comparison& comparison, std::vector<Finding> findings, const ReportOptions& options) {
    Report report;
    report.source = reported(comparison.source, options.source_date);
    report.rewrite = reported(comparison.rewrite, options.rewrite_date);
    report.rules_fingerprint = options.rules_fingerprint;

    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
    findings.erase(std::unique(findings.begin(), findings.end(), same_place), findings.end());

    SideReporter source(comparison.source, comparison.vocabulary);
    SideReporter rewrite(comparison.rewrite, comparison.vocabulary);
    boost::unordered_flat_map<std::string, std::uint32_t> occurrences;
    std::string source_words, rewrite_words;
    bool failing = false;
    report.excess = excess_of(comparison.alignment, rewrite_support(comparison));
    report.score = score(findings, report.excess);
    report.findings.reserve(findings.size());
    for (Finding& finding : findings) {
        ReportedFinding out;
        out.rule = finding.rule;
        out.severity = finding.severity;
        out.confidence = finding.confidence;
        // Where words were only added, the other side has nothing to mark.
        const bool mark_whole = (!finding.source || finding.source->changed.empty()) && (!finding.rewrite || finding.rewrite->changed.empty());
        source_words.clear();
        rewrite_words.clear();
        if (finding.source) {
            out.source = source.report(*finding.source, mark_whole);
            source.append_words(finding.source->span, source_words);
        }
        if (finding.rewrite) {
            out.rewrite = rewrite.report(*finding.rewrite, mark_whole);
            rewrite.append_words(finding.rewrite->span, rewrite_words);
        }
        std::string name = fingerprint(finding.rule, source_words, rewrite_words, 0);
        const std::uint32_t occurrence = occurrences[name]++;
        out.fingerprint = occurrence == 0 ? std::move(name) : fingerprint(finding.rule, source_words, rewrite_words, occurrence);
        out.message = std::move(finding.message);
        out.why = std::move(finding.why);
        out.suggestion = std::move(finding.suggestion);
        out.details = std::move(finding.details);

        ++(finding.severity == Severity::error ? report.errors : finding.severity == Severity::warning ? report.warnings : report.notes);
        ++report.rules[out.rule];
        failing = failing || static_cast<int>(finding.severity) >= options.fail_on;
        report.findings.push_back(std::move(out));
    }

    for (const ClaimPair& pair : comparison.alignment.claims) ++(pair.equal ? report.claims.matched : report.claims.changed);
    report.claims.added = static_cast<std::uint32_t>(comparison.alignment.added.size());
    report.claims.omitted = static_cast<std::uint32_t>(comparison.alignment.omitted.size());

    report.unchecked_because = !options.unreadable.empty()                                               ? std::string(options.unreadable)
                               : !has_matter(comparison.source) || !has_matter(comparison.rewrite) ? "one of the versions holds no words"
                               : report.errors + report.warnings == 0 && nothing_compared(comparison) ? "no statement or claim of one version answers to the other"
                                                                          : "";
    report.verdict = !report.unchecked_because.empty() ? "unchecked" : failing ? "inconsistent" : "consistent";
    return report;
}

}  // namespace factdiff
