// JUnit XML, as GitLab and Jenkins show it best: a suite for each pair, a case for each rule that was asked. Names of cases stay the same from run to
// run, so that a service can say what is new; a rule fails once, with all its findings in the text.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "factdiff/checking/rules.h"
#include "factdiff/reporting/display.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"
#include "factdiff/text/utf8.h"

namespace factdiff {
namespace {

/// For an attribute or an element; what XML 1.0 cannot hold becomes U+FFFD.
std::string xml(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        i += c.length;
        if (c.value == '&') {
            out += "&amp;";
        } else if (c.value == '<') {
            out += "&lt;";
        } else if (c.value == '>') {
            out += "&gt;";
        } else if (c.value == '"') {
            out += "&quot;";
        } else if ((c.value < 0x20 && c.value != '\t' && c.value != '\n') || c.value == 0xFFFE || c.value == 0xFFFF) {
            out += "\uFFFD";
        } else {
            append_utf8(out, c.value);
        }
    }
    return out;
}

/// Jenkins takes what stands before the last dot for a package.
std::string class_name(std::string path) {
    std::replace(path.begin(), path.end(), '.', '_');
    return "factdiff." + path;
}

struct Case {
    std::string_view rule;
    std::vector<const ReportedFinding*> failing, passing;
};

std::vector<Case> cases_of(const Report& report, const RenderOptions& options) {
    std::vector<Case> cases;
    for (const RuleInForce& rule : options.rules) cases.push_back({rule.id, {}, {}});
    if (options.rules.empty())
        for (const Rule& rule : rules()) cases.push_back({rule.id, {}, {}});
    for (const ReportedFinding& finding : report.findings) {
        auto place = std::find_if(cases.begin(), cases.end(), [&](const Case& c) { return c.rule == finding.rule; });
        if (place == cases.end()) place = cases.insert(cases.end(), {finding.rule, {}, {}});
        (static_cast<int>(finding.severity) >= options.fail_on ? place->failing : place->passing).push_back(&finding);
    }
    return cases;
}

class JunitWriter {
public:
    JunitWriter(std::span<const Report> reports, const RenderOptions& options) : reports_(reports), options_(options) {}

    std::string write() {
        std::string suites;
        std::size_t tests = 0, failures = 0, errors = 0;
        for (const Report& report : reports_) {
            const std::vector<Case> cases = cases_of(report, options_);
            const bool unchecked = report.verdict == "unchecked";
            const auto failed = static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [](const Case& c) { return !c.failing.empty(); }));
            const std::size_t count = unchecked ? 1 : cases.size();
            suites += fmt::format("  <testsuite name=\"{0}\" file=\"{0}\" tests=\"{1}\" failures=\"{2}\" errors=\"{3}\" skipped=\"0\">\n",
                                  xml(name_of(report)), count, unchecked ? 0 : failed, unchecked ? 1 : 0);
            write_properties(suites, report);
            if (unchecked) {
                write_unchecked(suites, report);
            } else {
                for (const Case& c : cases) write_case(suites, report, c);
            }
            suites += "  </testsuite>\n";
            tests += count;
            failures += unchecked ? 0 : failed;
            errors += unchecked ? 1 : 0;
        }
        return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"factdiff\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
                           tests, failures, errors, suites);
    }

private:
    std::string name_of(const Report& report) const { return shown_path(report.rewrite, options_); }

    void write_properties(std::string& out, const Report& report) const {
        out += "    <properties>\n";
        const auto add = [&](std::string_view name, const std::string& value) {
            out += fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, xml(value));
        };
        add("source", shown_path(report.source, options_));
        add("verdict", report.verdict);
        add("score", score_in_words(report.score));
        out += "    </properties>\n";
    }

    std::string opening(const Report& report, std::string_view name) const {
        return fmt::format("    <testcase name=\"{}\" classname=\"{}\"", xml(name), xml(class_name(name_of(report))));
    }

    void write_unchecked(std::string& out, const Report& report) const {
        out += fmt::format("{}>\n      <error type=\"unchecked\" message=\"nothing could be checked: {}\"/>\n    </testcase>\n", opening(report, "factdiff"),
                           xml(report.unchecked_because));
    }

    void write_case(std::string& out, const Report& report, const Case& c) const {
        out += opening(report, c.rule);
        if (c.failing.empty() && c.passing.empty()) {
            out += "/>\n";
            return;
        }
        out += ">\n";
        if (!c.failing.empty()) {
            std::string message = visible(c.failing[0]->message);
            if (c.failing.size() > 1) message += fmt::format(" (and {} more)", c.failing.size() - 1);
            out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n", to_string(c.failing[0]->severity), xml(message),
                               xml(text_of(report, c.failing)));
        }
        if (!c.passing.empty()) out += fmt::format("      <system-out>{}</system-out>\n", xml(text_of(report, c.passing)));
        out += "    </testcase>\n";
    }

    std::string text_of(const Report& report, const std::vector<const ReportedFinding*>& findings) const {
        std::string text;
        for (const ReportedFinding* finding : findings) append_plain_finding(text, report, *finding, options_);
        return text;
    }

    std::span<const Report> reports_;
    const RenderOptions& options_;
};

}  // namespace

std::string render_junit(std::span<const Report> reports, const RenderOptions& options) { return JunitWriter(reports, options).write(); }

}  // namespace factdiff
