// Reviewdog's diagnostic format, one object a line. Columns count bytes of UTF-8.
#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"

namespace factdiff {
namespace {

std::string_view rd_severity(Severity severity) {
    return severity == Severity::error ? "ERROR" : severity == Severity::warning ? "WARNING" : "INFO";
}

void write_position(JsonWriter& json, std::string_view key, std::uint32_t line, std::uint32_t column) {
    json.key(key);
    json.begin_object();
    json.field("line", line);
    json.field("column", column);
    json.end_object();
}

void write_range(JsonWriter& json, const ReportedSide& side) {
    const Columns columns = columns_of(side, OffsetUnit::bytes);
    json.key("range");
    json.begin_object();
    write_position(json, "start", side.line, columns.start);
    write_position(json, "end", side.end_line, columns.end);
    json.end_object();
}

void write_location(JsonWriter& json, const std::string& path, const ReportedSide* side) {
    json.key("location");
    json.begin_object();
    json.field("path", path);
    if (side != nullptr) write_range(json, *side);
    json.end_object();
}

/// The comment that reviewdog makes shows the rewrite's lines by itself, so the message brings the source's.
std::string message_of(const ReportedFinding& finding) {
    std::string message = finding.message;
    if (finding.source && finding.rewrite && !finding.source->passage.empty()) message += "\nSource: " + finding.source->passage;
    return message;
}

}  // namespace

std::string render_rdjsonl(std::span<const Report> reports, const RenderOptions& options) {
    // Reviewdog reads paths from the folder it runs in, not from the top of the checkout.
    RenderOptions from_here = options;
    from_here.root = options.folder;
    std::string out;
    for (const Report& report : reports) {
        for (const ReportedFinding& finding : report.findings) {
            JsonWriter json(out);
            json.begin_object();
            const ServicePlace place = service_place(report, finding);
            json.field("message", message_of(finding) + place.remark);
            write_location(json, machine_path(place.document, from_here), place.side);
            json.field("severity", rd_severity(finding.severity));
            json.key("source");
            json.begin_object();
            json.field("name", "factdiff");
            json.end_object();
            json.key("code");
            json.begin_object();
            json.field("value", finding.rule);
            json.end_object();
            if (has_replacement(report, finding)) {
                json.key("suggestions");
                json.begin_array();
                json.begin_object();
                write_range(json, *finding.rewrite);
                json.field("text", finding.suggestion);
                json.end_object();
                json.end_array();
            }
            if (finding.source && finding.rewrite) {
                json.key("related_locations");
                json.begin_array();
                json.begin_object();
                json.field("message", "What the source says");
                write_location(json, machine_path(report.source, from_here), &*finding.source);
                json.end_object();
                json.end_array();
            }
            json.end_object();
            out += '\n';
        }
    }
    return out;
}

}  // namespace factdiff
