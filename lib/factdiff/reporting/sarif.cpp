// SARIF 2.1.0: one run for all pairs. A result stands at the rewrite's place, with the source's as a related location; columns count UTF-16 units,
// which is what SARIF takes for granted. The rules that found something are described from their pages.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "factdiff/checking/rules.h"
#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"
#include "factdiff/reporting/rule_page.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

constexpr std::string_view kRoot = "%SRCROOT%";  // the name by which code scanning knows the top of the checkout

bool is_unreserved(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/'; }

/// A path as a URI reference; an absolute one as a file: URI.
std::string uri_of(std::string_view path) {
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        uri += is_unreserved(byte) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned>(byte));
    }
    return uri;
}

/// In a message, "[words](1)" would be a link to related location 1.
std::string message_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ']' && i + 1 < text.size() && text[i + 1] == '(') out += '\\';
        out += text[i];
    }
    return out;
}

/// "QuoteAltered": a rule's name may not be the same as its id.
std::string display_name(std::string_view id) {
    std::string name;
    bool capital = true;
    for (const char c : id) {
        if (c != '-') name += capital ? ascii_upper(c) : c;
        capital = c == '-';
    }
    return name;
}

std::string_view problem_severity(Severity severity) { return severity == Severity::note ? "recommendation" : to_string(severity); }

class SarifWriter {
public:
    SarifWriter(std::span<const Report> reports, const RenderOptions& options) : reports_(reports), options_(options) { collect(); }

    std::string write() {
        json_.begin_object();
        json_.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json_.field("version", "2.1.0");
        json_.key("runs");
        json_.begin_array();
        json_.begin_object();
        write_tool();
        write_invocation();
        json_.key("originalUriBaseIds");
        json_.begin_object();
        json_.key(kRoot);
        json_.begin_object();
        write_message("description", "The folder of the checkout; paths are relative to it.");
        json_.end_object();
        json_.end_object();
        write_artifacts();
        json_.field("columnKind", "utf16CodeUnits");
        json_.key("results");
        json_.begin_array();
        for (const Report& report : reports_)
            for (const auto* findings : {&report.findings, &report.silenced})
                for (const ReportedFinding& finding : *findings) write_result(report, finding);
        json_.end_array();
        json_.end_object();
        json_.end_array();
        json_.end_object();
        return std::move(out_) + '\n';
    }

private:
    struct Artifact {
        std::string path;
        bool rewrite;
    };

    /// The rules and files that the results name by index.
    void collect() {
        std::map<std::string, bool> found;
        for (const Report& report : reports_)
            for (const auto* findings : {&report.findings, &report.silenced})
                for (const ReportedFinding& finding : *findings) found[finding.rule] = true;
        for (const Rule& rule : rules())
            if (found.contains(std::string(rule.id))) rules_.push_back(&rule);
        for (const Report& report : reports_) {
            artifact(report.rewrite, true);
            artifact(report.source, false);
        }
    }

    std::size_t artifact(const ReportedDocument& document, bool rewrite) {
        const std::string path = machine_path(document, options_);
        const auto [place, fresh] = artifact_index_.emplace(path.empty() ? (rewrite ? "rewrite" : "source") : path, artifacts_.size());
        if (fresh) artifacts_.push_back({place->first, rewrite});
        return place->second;
    }

    void write_message(std::string_view key, std::string_view text) {
        json_.key(key);
        json_.begin_object();
        json_.field("text", text);
        json_.end_object();
    }

    void write_tool() {
        json_.key("tool");
        json_.begin_object();
        json_.key("driver");
        json_.begin_object();
        json_.field("name", "factdiff");
        json_.field("version", FACTDIFF_VERSION);
        json_.field("semanticVersion", FACTDIFF_VERSION);
        write_message("shortDescription", "Compares two versions of a news article and reports every factual discrepancy.");
        json_.key("rules");
        json_.begin_array();
        for (const Rule* rule : rules_) write_rule(*rule);
        json_.end_array();
        json_.end_object();
        json_.end_object();
    }

    void write_rule(const Rule& rule) {
        const RulePage page = rule_page(rule);
        const std::string help = without_links(page.body);
        json_.begin_object();
        json_.field("id", rule.id);
        json_.field("name", display_name(rule.id));
        write_message("shortDescription", rule.summary);
        write_message("fullDescription", page.description);
        json_.key("help");
        json_.begin_object();
        json_.field("text", help.empty() ? rule.summary : std::string_view(help));
        json_.field("markdown", help.empty() ? rule.summary : std::string_view(help));
        json_.end_object();
        json_.key("defaultConfiguration");
        json_.begin_object();
        json_.field("level", to_string(rule.severity));
        json_.end_object();
        json_.key("properties");
        json_.begin_object();
        json_.field("problem.severity", problem_severity(rule.severity));
        json_.key("tags");
        json_.begin_array();
        json_.string("facts");
        json_.string(rule.id.substr(0, rule.id.find('-')));
        json_.end_array();
        json_.end_object();
        json_.end_object();
    }

    void write_invocation() {
        const bool all_checked = std::none_of(reports_.begin(), reports_.end(), [](const Report& report) { return report.verdict == "unchecked"; });
        json_.key("invocations");
        json_.begin_array();
        json_.begin_object();
        json_.key("executionSuccessful");
        json_.boolean(all_checked);
        json_.key("toolExecutionNotifications");
        json_.begin_array();
        for (const Report& report : reports_) {
            if (report.verdict == "unchecked")
                write_notification("error", fmt::format("Nothing could be checked: {}.", report.unchecked_because), artifact(report.rewrite, true));
            for (const std::string& remark : report.rewrite.remarks) write_notification("note", remark, artifact(report.rewrite, true));
            for (const std::string& remark : report.source.remarks) write_notification("note", remark, artifact(report.source, false));
        }
        json_.end_array();
        json_.end_object();
        json_.end_array();
    }

    void write_notification(std::string_view level, std::string_view text, std::size_t where) {
        json_.begin_object();
        json_.field("level", level);
        write_message("message", message_text(text));
        json_.key("locations");
        json_.begin_array();
        json_.begin_object();
        json_.key("physicalLocation");
        json_.begin_object();
        write_artifact_location("artifactLocation", where);
        json_.end_object();
        json_.end_object();
        json_.end_array();
        json_.end_object();
    }

    void write_artifacts() {
        json_.key("artifacts");
        json_.begin_array();
        for (const Artifact& artifact : artifacts_) {
            json_.begin_object();
            write_artifact_location("location", artifact_index_.at(artifact.path));
            json_.key("roles");
            json_.begin_array();
            json_.string(artifact.rewrite ? "analysisTarget" : "referencedOnCommandLine");
            json_.end_array();
            json_.end_object();
        }
        json_.end_array();
    }

    void write_artifact_location(std::string_view key, std::size_t index) {
        const std::string& path = artifacts_[index].path;
        json_.key(key);
        json_.begin_object();
        json_.field("uri", uri_of(path));
        if (!path.starts_with('/')) json_.field("uriBaseId", kRoot);
        json_.field("index", static_cast<std::int64_t>(index));
        json_.end_object();
    }

    void write_result(const Report& report, const ReportedFinding& finding) {
        const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule* known) { return known->id == finding.rule; });
        json_.begin_object();
        json_.field("ruleId", finding.rule);
        json_.field("ruleIndex", rule - rules_.begin());
        json_.field("level", to_string(finding.severity));
        const ServicePlace place = service_place(report, finding);
        const bool in_source = &place.document == &report.source;
        write_message("message", message_text(finding.message + (in_source ? " (stands in the source alone)" : place.remark)));
        json_.key("locations");
        json_.begin_array();
        write_location(artifact(place.document, !in_source), place.side, {});
        json_.end_array();
        if (finding.source && !in_source) {
            json_.key("relatedLocations");
            json_.begin_array();
            write_location(artifact(report.source, false), &*finding.source, "What the source says");
            json_.end_array();
        }
        json_.key("partialFingerprints");
        json_.begin_object();
        json_.field("factdiff/v1", finding.fingerprint);
        json_.end_object();
        json_.field("rank", finding.confidence);
        json_.optional_field("baselineState", finding.baseline);
        if (finding.silence && finding.silence->by != Silence::By::baseline) write_suppression(*finding.silence);
        if (has_replacement(report, finding)) write_fix(report, finding);
        write_properties(finding);
        json_.end_object();
    }

    /// `message`: of a related location, which has a number too.
    void write_location(std::size_t where, const ReportedSide* side, std::string_view message) {
        json_.begin_object();
        if (!message.empty()) json_.field("id", 1);
        json_.key("physicalLocation");
        json_.begin_object();
        write_artifact_location("artifactLocation", where);
        if (side != nullptr) write_region("region", *side, true);
        json_.end_object();
        if (!message.empty()) write_message("message", message);
        json_.end_object();
    }

    void write_region(std::string_view key, const ReportedSide& side, bool with_snippet) {
        const Columns columns = columns_of(side, OffsetUnit::utf16);
        json_.key(key);
        json_.begin_object();
        json_.field("startLine", side.line);
        json_.field("startColumn", columns.start);
        json_.field("endLine", side.end_line);
        json_.field("endColumn", columns.end);
        json_.field("charOffset", side.start.utf16);
        json_.field("charLength", side.end.utf16 - side.start.utf16);
        if (with_snippet) write_message("snippet", side.text);
        json_.end_object();
    }

    void write_fix(const Report& report, const ReportedFinding& finding) {
        json_.key("fixes");
        json_.begin_array();
        json_.begin_object();
        write_message("description", "Write what the source says");
        json_.key("artifactChanges");
        json_.begin_array();
        json_.begin_object();
        write_artifact_location("artifactLocation", artifact(report.rewrite, true));
        json_.key("replacements");
        json_.begin_array();
        json_.begin_object();
        write_region("deletedRegion", *finding.rewrite, false);
        write_message("insertedContent", finding.suggestion);
        json_.end_object();
        json_.end_array();
        json_.end_object();
        json_.end_array();
        json_.end_object();
        json_.end_array();
    }

    void write_suppression(const Silence& silence) {
        json_.key("suppressions");
        json_.begin_array();
        json_.begin_object();
        json_.field("kind", silence.by == Silence::By::comment ? "inSource" : "external");
        json_.optional_field("justification", silence.reason);
        json_.end_object();
        json_.end_array();
    }

    void write_properties(const ReportedFinding& finding) {
        json_.key("properties");
        json_.begin_object();
        json_.optional_field("why", finding.why);
        if (finding.source) json_.optional_field("sourceValue", finding.source->value);
        if (finding.rewrite) json_.optional_field("rewriteValue", finding.rewrite->value);
        json_.end_object();
    }

    std::span<const Report> reports_;
    const RenderOptions& options_;
    std::vector<const Rule*> rules_;
    std::vector<Artifact> artifacts_;
    std::map<std::string, std::size_t> artifact_index_;
    std::string out_;
    JsonWriter json_{out_, true};
};

}  // namespace

std::string render_sarif(std::span<const Report> reports, const RenderOptions& options) { return SarifWriter(reports, options).write(); }

}  // namespace factdiff
