#include "support/rule_fixture.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "factdiff/reading/read.h"

namespace factdiff::test {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string with_breaks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\\n") {
            out += "\n\n";
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

[[noreturn]] void refuse(const std::string& where, std::string_view why, std::string_view line) {
    throw std::invalid_argument(where + ": " + std::string(why) + ": " + std::string(line));
}

std::chrono::year_month_day date_of(const std::string& where, std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(std::string(text).c_str(), "%d-%u-%u", &year, &month, &day) != 3) refuse(where, "not a date", text);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok()) refuse(where, "not a date", text);
    return date;
}

Expectation expectation_of(const std::string& where, std::string_view text) {
    const std::size_t end = text.find(' ');
    Expectation expectation{std::string(text.substr(0, end)), {}, false};
    if (end == std::string_view::npos) return expectation;
    std::string_view words = trimmed(text.substr(end));
    if (words.starts_with("note")) {
        expectation.note = true;
        words = trimmed(words.substr(4));
        if (words.empty()) return expectation;
    }
    if (words.size() < 3 || words.front() != '"' || words.back() != '"') refuse(where, "expected rule-id \"words\"", text);
    expectation.words = words.substr(1, words.size() - 2);
    return expectation;
}

/// Collects the lines of one case after the other.
class CaseReader {
public:
    explicit CaseReader(std::string_view name) : name_(name), rule_(name.substr(0, name.rfind('.'))) {}

    void line(std::string_view raw, int number) {
        const std::string_view text = trimmed(raw);
        const std::string where = name_ + ":" + std::to_string(number);
        if (text.empty() || text.front() == '#') return;
        if (text.find_first_not_of('-') == std::string_view::npos) return finish();
        if (!open_) {
            current_ = {};
            current_.where = where;
            current_.rule = rule_;
            open_ = true;
            nothing_ = false;
        }
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) refuse(where, "no \"key: value\"", text);
        const std::string_view key = text.substr(0, colon);
        const std::string_view value = trimmed(text.substr(colon + 1));
        if (value.empty()) refuse(where, "no value", text);
        if (key == "source")
            current_.source = with_breaks(value);
        else if (key == "rewrite")
            current_.rewrite = with_breaks(value);
        else if (key == "source-date")
            current_.source_date = date_of(where, value);
        else if (key == "rewrite-date")
            current_.rewrite_date = date_of(where, value);
        else if (key == "expect" && value == "nothing")
            nothing_ = true;
        else if (key == "expect")
            current_.expected.push_back(expectation_of(where, value));
        else
            refuse(where, "unknown key", text);
    }

    void finish() {
        if (!open_) return;
        open_ = false;
        if (current_.source.empty() || current_.rewrite.empty()) refuse(current_.where, "a case needs source and rewrite", "");
        if (nothing_ != current_.expected.empty()) refuse(current_.where, "a case needs \"expect: nothing\" or expected rules, not both", "");
        cases_.push_back(std::move(current_));
    }

    std::vector<RuleCase> take() && {
        finish();
        return std::move(cases_);
    }

private:
    std::string name_;
    std::string rule_;
    std::vector<RuleCase> cases_;
    RuleCase current_;
    bool open_ = false;
    bool nothing_ = false;
};

template <typename Callback>
void for_each_line(std::string_view text, Callback callback) {
    int number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        callback(text.substr(at, end - at), number);
        at = end + 1;
    }
}

bool stands_over(const std::optional<ReportedSide>& side, std::string_view text, std::string_view words) {
    if (!side) return false;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
        if (side->start.bytes < at + words.size() && at < side->end.bytes) return true;
    return false;
}

bool answers(const ReportedFinding& finding, const Expectation& expectation, const RuleCase& rule_case) {
    if (finding.rule != expectation.rule || (expectation.note && finding.severity != Severity::note)) return false;
    return expectation.words.empty() || stands_over(finding.source, rule_case.source, expectation.words) ||
           stands_over(finding.rewrite, rule_case.rewrite, expectation.words);
}

Document document_of(const std::string& text) {
    ReadOptions options;
    options.format = Format::plain;
    Result<Document> document = read_text(text, options);
    if (!document) throw std::invalid_argument(document.error().message());
    return std::move(*document);
}

}  // namespace

std::vector<RuleCase> read_rule_cases(std::string_view text, std::string_view name) {
    CaseReader reader(name);
    for_each_line(text, [&](std::string_view line, int number) { reader.line(line, number); });
    return std::move(reader).take();
}

std::vector<RuleCase> read_page_cases(std::string_view markdown, std::string_view name) {
    CaseReader reader(name);
    bool inside = false;
    for_each_line(markdown, [&](std::string_view line, int number) {
        if (line.starts_with("```")) {
            inside = !inside && trimmed(line.substr(3)) == "factdiff";
            reader.finish();
        } else if (inside) {
            reader.line(line, number);
        }
    });
    return std::move(reader).take();
}

std::string describe(const std::vector<ReportedFinding>& findings) {
    std::string out;
    for (const ReportedFinding& finding : findings) {
        out += "    " + std::string(to_string(finding.severity)) + " " + finding.rule + ": " + finding.message + "\n";
        if (finding.source) out += "        source:  “" + finding.source->text + "”\n";
        if (finding.rewrite) out += "        rewrite: “" + finding.rewrite->text + "”\n";
        if (!finding.why.empty()) out += "        why: " + finding.why + "\n";
    }
    return out.empty() ? "    (none)\n" : out;
}

std::string check_case(const RuleCase& rule_case, Checker& checker) {
    Context context;
    context.source_date = rule_case.source_date;
    context.rewrite_date = rule_case.rewrite_date;
    const Report report = checker.compare(document_of(rule_case.source), document_of(rule_case.rewrite), context);

    std::string wrong;
    for (const Expectation& expectation : rule_case.expected) {
        if (rule_case.source.find(expectation.words) == std::string::npos && rule_case.rewrite.find(expectation.words) == std::string::npos)
            wrong += "  the words of the expectation stand in neither text: \"" + expectation.words + "\"\n";
        bool found = false;
        for (const ReportedFinding& finding : report.findings) found = found || answers(finding, expectation, rule_case);
        if (!found) wrong += "  missing: " + expectation.rule + (expectation.words.empty() ? "" : " over \"" + expectation.words + "\"") + "\n";
    }
    for (const ReportedFinding& finding : report.findings) {
        bool expected = false;
        for (const Expectation& expectation : rule_case.expected) expected = expected || answers(finding, expectation, rule_case);
        if (expected) continue;
        if (finding.severity != Severity::note) wrong += "  not expected: " + finding.rule + "\n";
        // A rule whose findings are notes by nature still has cases in which it must be silent.
        else if (rule_case.expected.empty() && finding.rule == rule_case.rule)
            wrong += "  not expected, though a note: " + finding.rule + "\n";
    }
    if (wrong.empty()) return {};
    return rule_case.where + "\n" + wrong + "  source:  " + rule_case.source + "\n  rewrite: " + rule_case.rewrite + "\n  findings:\n" +
           describe(report.findings);
}

}  // namespace factdiff::test
