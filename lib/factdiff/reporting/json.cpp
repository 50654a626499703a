#include "factdiff/reporting/json.h"

#include <ostream>

#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"

namespace factdiff {
namespace {

void write_document(JsonWriter& json, std::string_view name, const ReportedDocument& document) {
    json.key(name);
    json.begin_object();
    json.optional_field("path", document.path);
    json.optional_field("title", document.title);
    json.optional_field("date", document.date);
    json.field("language", document.language);
    json.field("sentences", document.sentences);
    json.field("claims", document.claims);
    if (!document.remarks.empty()) {
        json.key("remarks");
        json.begin_array();
        for (const std::string& remark : document.remarks) json.string(remark);
        json.end_array();
    }
    json.end_object();
}

void write_side(JsonWriter& json, std::string_view name, const std::optional<ReportedSide>& side, OffsetUnit unit) {
    json.key(name);
    if (!side) return json.null();
    json.begin_object();
    json.field("start", offset_in(side->start, unit));
    json.field("end", offset_in(side->end, unit));
    json.field("line", side->line);
    json.field("column", side->column);
    json.optional_field("field", side->field);
    json.field("text", side->text);
    json.optional_field("value", side->value);
    json.end_object();
}

void write_details(JsonWriter& json, const std::vector<std::pair<std::string, std::string>>& details) {
    if (details.empty()) return;
    json.key("details");
    json.begin_object();
    for (std::size_t i = 0; i < details.size(); ++i) {
        bool said = false;  // a key stands once
        for (std::size_t k = 0; k < i; ++k) said = said || details[k].first == details[i].first;
        if (!said) json.field(details[i].first, details[i].second);
    }
    json.end_object();
}

void write_finding(JsonWriter& json, const ReportedFinding& finding, OffsetUnit unit) {
    json.begin_object();
    json.field("rule", finding.rule);
    json.field("severity", to_string(finding.severity));
    json.key("confidence");
    json.thousandths(finding.confidence * 10);
    json.field("message", finding.message);
    json.field("why", finding.why);
    write_side(json, "source", finding.source, unit);
    write_side(json, "rewrite", finding.rewrite, unit);
    json.optional_field("suggestion", finding.suggestion);
    write_details(json, finding.details);
    json.field("fingerprint", finding.fingerprint);
    json.optional_field("baseline", finding.baseline);
    if (finding.silence) {
        json.key("silenced");
        json.begin_object();
        json.field("by", to_string(finding.silence->by));
        json.optional_field("reason", finding.silence->reason);
        json.optional_field("path", finding.silence->path);
        if (finding.silence->line > 0) json.field("line", finding.silence->line);
        json.end_object();
    }
    json.end_object();
}

/// What was found and let be. Reports without any are as they would be if there were no such thing.
void write_silenced(JsonWriter& json, const Report& report, OffsetUnit unit) {
    if (!report.silenced.empty()) {
        json.key("silenced");
        json.begin_array();
        for (const ReportedFinding& finding : report.silenced) write_finding(json, finding, unit);
        json.end_array();
    }
    if (report.suppression_problems.empty()) return;
    json.key("suppression_problems");
    json.begin_array();
    for (const SuppressionProblem& problem : report.suppression_problems) {
        json.begin_object();
        json.optional_field("path", problem.path);
        json.field("line", problem.line);
        json.field("what", problem.what);
        if (problem.wrong) json.key("wrong"), json.boolean(true);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

void append_json(std::string& out, const Report& report, const JsonOptions& options) {
    JsonWriter json(out, options.indented);
    json.begin_object();
    json.field("schema_version", "1");
    json.key("tool");
    json.begin_object();
    json.field("name", "factdiff");
    json.field("version", FACTDIFF_VERSION);
    json.field("rules", report.rules_fingerprint);
    json.end_object();
    if (!options.id.empty()) json.key("id"), json.raw(options.id);
    write_document(json, "source", report.source);
    write_document(json, "rewrite", report.rewrite);
    json.field("verdict", report.verdict);
    json.key("score");
    json.thousandths(report.score);

    json.key("summary");
    json.begin_object();
    json.field("errors", report.errors);
    json.field("warnings", report.warnings);
    json.field("notes", report.notes);
    if (!report.silenced.empty()) json.field("silenced", static_cast<std::uint32_t>(report.silenced.size()));
    json.key("claims");
    json.begin_object();
    json.field("matched", report.claims.matched);
    json.field("changed", report.claims.changed);
    json.field("added", report.claims.added);
    json.field("omitted", report.claims.omitted);
    json.end_object();
    json.key("support");
    json.begin_object();
    json.field("words", report.excess.content);
    json.field("missing", report.excess.missing);
    json.field("missing_names", report.excess.missing_names);
    json.key("unlike");
    json.thousandths(report.excess.unlike);
    json.end_object();
    json.key("rules");
    json.begin_object();
    for (const auto& [rule, count] : report.rules) json.field(rule, count);
    json.end_object();
    json.end_object();

    json.key("findings");
    json.begin_array();
    for (const ReportedFinding& finding : report.findings) write_finding(json, finding, options.offsets);
    json.end_array();
    write_silenced(json, report, options.offsets);
    json.end_object();
}

void write_json(std::ostream& out, const Report& report, const JsonOptions& options) {
    std::string text;
    append_json(text, report, options);
    out << text << '\n';
}

/// One report is an object that people can read; several are one line each, as `batch` writes them.
std::string render_json(std::span<const Report> reports, const RenderOptions& options) {
    std::string out;
    for (const Report& report : reports) {
        append_json(out, report, {.offsets = options.offsets, .indented = reports.size() == 1});
        out += '\n';
    }
    return out;
}

}  // namespace factdiff
