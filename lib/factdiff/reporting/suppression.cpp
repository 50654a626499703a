#include "factdiff/reporting/suppression.h"

#include <algorithm>
#include <optional>

#include "factdiff/checking/rules.h"

namespace factdiff {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// One line of words, for a message and a report.
std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = blanks.find(c) != std::string_view::npos;
        if (!blank) out += c;
        if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

/// `rest`: what follows “ignore” or “ignore-file”.
void read_rules_and_reason(std::string_view rest, SuppressionComment& comment) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    comment.reason = on_one_line(trimmed(rest.substr(std::min(colon + 1, rest.size()))));
    for (std::string_view names = rest.substr(0, colon); !names.empty();) {
        const std::size_t comma = std::min(names.find(','), names.size());
        if (const std::string_view name = trimmed(names.substr(0, comma)); !name.empty()) comment.rules.emplace_back(name);
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    constexpr std::string_view form = "; write <!-- factdiff ignore RULE: why -->";
    if (comment.rules.empty()) {
        comment.problem = "this suppression names no rule" + std::string(form);
    } else if (comment.reason.empty()) {
        comment.problem = "this suppression gives no reason" + std::string(form);
    }
    for (const std::string& rule : comment.rules)
        if (comment.problem.empty() && find_rule(rule) == nullptr)
            comment.problem = "this suppression names the rule “" + on_one_line(rule) + "”, which does not exist; `factdiff rules` lists them";
}

/// The comment whose “<!--” stands at `begin`, if it speaks to us.
std::optional<SuppressionComment> comment_at(std::string_view given, std::size_t begin) {
    // Whose it is comes first: a text of a thousand open comments is not searched a thousand times for the end of one.
    const std::size_t word = given.find_first_not_of(blanks, begin + 4);
    if (word == std::string_view::npos || !given.substr(word).starts_with("factdiff")) return std::nullopt;
    const std::size_t close = given.substr(word, 4096).find("-->") + word;  // no reason is longer
    if (close < word) return std::nullopt;
    std::string_view body = given.substr(word + 8, close - word - 8);
    if (body.empty() || blanks.find(body.front()) == std::string_view::npos) return std::nullopt;
    body = trimmed(body);
    SuppressionComment comment;
    comment.given = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(close + 3)};
    if (take(body, "ignore-file")) {
        comment.whole_file = true;
    } else if (!take(body, "ignore")) {
        comment.problem = "this comment says neither ignore nor ignore-file; write <!-- factdiff ignore RULE: why -->";
        return comment;
    }
    read_rules_and_reason(body, comment);
    const std::size_t line = given.rfind('\n', begin) + 1;  // npos + 1: the first line
    const std::string_view before = trimmed(given.substr(line, begin - line));
    comment.behind_text = !before.empty() && !before.ends_with('>');  // a tag, or another comment, is no text
    return comment;
}

/// What a comment speaks for, in the text as given.
Span scope_of(const SuppressionComment& comment, const Article& article) {
    const Document& document = article.document;
    if (comment.whole_file) return {0, static_cast<std::uint32_t>(document.given().size())};
    std::optional<Span> before;
    for (const Paragraph& paragraph : article.segments.paragraphs) {
        const Span given = document.given_span(paragraph.span);
        if (given.begin < comment.given.begin) before = given;
        const bool behind = given.begin >= comment.given.end, around = !behind && given.end > comment.given.end;
        if (around) return given;
        if (behind) return comment.behind_text && before ? *before : given;
    }
    return comment.behind_text && before ? *before : Span{};
}

/// A comment of an article with what it silenced.
struct Active {
    SuppressionComment comment;
    Span scope;
    std::vector<bool> used;  // by rule of the comment

    bool take(std::string_view rule) {
        const auto at = std::find(comment.rules.begin(), comment.rules.end(), rule);
        if (at == comment.rules.end()) return false;
        used[static_cast<std::size_t>(at - comment.rules.begin())] = true;
        return true;
    }
};

std::vector<Active> active_comments(const Article& article, Report& report) {
    std::vector<Active> out;
    for (SuppressionComment& comment : suppression_comments(article.document.given())) {
        if (!comment.problem.empty()) {
            report.suppression_problems.push_back({article.document.path(), comment.line, comment.problem, true});
            continue;
        }
        const Span scope = scope_of(comment, article);
        const std::size_t rules = comment.rules.size();
        out.push_back({std::move(comment), scope, std::vector<bool>(rules)});
    }
    return out;
}

class Silencer {
public:
    Silencer(Report& report, const Article& source, const Article& rewrite, std::span<const Suppression> suppressions)
        : report_(report), suppressions_(suppressions), used_(suppressions.size()) {
        rewrite_ = active_comments(rewrite, report);
        const std::size_t known = report.suppression_problems.size();
        source_ = active_comments(source, report);
        report.suppression_problems.resize(known);  // the source's comments were written against another version: not ours to mend
    }

    std::optional<Silence> silence_of(const ReportedFinding& finding) {
        std::optional<Silence> silence;
        if (finding.rewrite) silence = by_comment(rewrite_, report_.rewrite.path, finding.rule, finding.rewrite->start.bytes, false);
        if (!finding.rewrite && finding.source) {
            silence = by_comment(rewrite_, report_.rewrite.path, finding.rule, 0, true);
            if (!silence) silence = by_comment(source_, report_.source.path, finding.rule, finding.source->start.bytes, false);
        }
        for (std::size_t i = 0; i < suppressions_.size(); ++i) {
            const Suppression& suppression = suppressions_[i];
            if (suppression.fingerprint != finding.fingerprint) continue;
            used_[i] = true;
            if (!silence) silence = Silence{Silence::By::configuration, suppression.reason, suppression.path, suppression.line};
        }
        return silence;
    }

    /// Nothing is suppressed anywhere: the most usual case.
    bool silent() const { return source_.empty() && rewrite_.empty() && suppressions_.empty(); }

    void report_unused() {
        for (const Active& active : rewrite_)
            for (std::size_t i = 0; i < active.used.size(); ++i)
                if (!active.used[i])
                    report_.suppression_problems.push_back({report_.rewrite.path, active.comment.line,
                                                            "this suppression of " + active.comment.rules[i] + " has nothing to silence; remove it"});
        for (std::size_t i = 0; i < suppressions_.size(); ++i)
            if (!used_[i] && suppressions_[i].of_this_article)
                report_.suppression_problems.push_back({suppressions_[i].path, suppressions_[i].line,
                                                        "the suppression of " + suppressions_[i].fingerprint + " has nothing to silence; remove it"});
    }

private:
    static std::optional<Silence> by_comment(std::vector<Active>& comments, const std::string& path, std::string_view rule, std::uint32_t place,
                                             bool whole_file_only) {
        std::optional<Silence> silence;
        for (Active& active : comments) {
            if (whole_file_only ? !active.comment.whole_file : !(place >= active.scope.begin && place < active.scope.end)) continue;
            if (active.take(rule) && !silence) silence = Silence{Silence::By::comment, active.comment.reason, path, active.comment.line};
        }
        return silence;
    }

    Report& report_;
    std::span<const Suppression> suppressions_;
    std::vector<bool> used_;
    std::vector<Active> source_, rewrite_;
};

}  // namespace

std::string_view to_string(Silence::By by) {
    return by == Silence::By::comment ? "comment" : by == Silence::By::configuration ? "configuration" : "baseline";
}

std::vector<SuppressionComment> suppression_comments(std::string_view given) {
    std::vector<SuppressionComment> out;
    std::uint32_t line = 1;
    std::size_t counted = 0;
    std::size_t next = 0;
    for (std::size_t at = given.find("<!--"); at != std::string_view::npos; at = given.find("<!--", next)) {
        std::optional<SuppressionComment> comment = comment_at(given, at);
        next = comment ? comment->given.end : at + 4;
        if (!comment) continue;
        line += static_cast<std::uint32_t>(
            std::count(given.begin() + static_cast<std::ptrdiff_t>(counted), given.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        comment->line = line;
        out.push_back(std::move(*comment));
    }
    return out;
}

void recount(Report& report, int fail_on) {
    report.errors = report.warnings = report.notes = 0;
    report.rules.clear();
    bool failing = false;
    for (const ReportedFinding& finding : report.findings) {
        ++(finding.severity == Severity::error ? report.errors : finding.severity == Severity::warning ? report.warnings : report.notes);
        ++report.rules[finding.rule];
        failing = failing || static_cast<int>(finding.severity) >= fail_on;
    }
    if (report.verdict != "unchecked") report.verdict = failing ? "inconsistent" : "consistent";
}

void apply_suppressions(Report& report, const Article& source, const Article& rewrite, std::span<const Suppression> suppressions, int fail_on) {
    Silencer silencer(report, source, rewrite, suppressions);
    if (silencer.silent()) return;
    std::vector<ReportedFinding> kept;
    for (ReportedFinding& finding : report.findings) {
        finding.silence = silencer.silence_of(finding);
        (finding.silence ? report.silenced : kept).push_back(std::move(finding));
    }
    report.findings = std::move(kept);
    silencer.report_unused();
    if (!report.silenced.empty()) recount(report, fail_on);
}

}  // namespace factdiff
