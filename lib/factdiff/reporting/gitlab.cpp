// GitLab's code quality report: an array, one object a finding. A place is a path and a line; fingerprints must be unique in the whole report, so the
// path is part of them.
#include <set>

#include "factdiff/reporting/fingerprint.h"
#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/places.h"
#include "factdiff/reporting/renderers.h"

namespace factdiff {
namespace {

/// Of GitLab's five: info, minor, major, critical, blocker.
std::string_view gitlab_severity(Severity severity) {
    return severity == Severity::error ? "major" : severity == Severity::warning ? "minor" : "info";
}

}  // namespace

std::string render_gitlab(std::span<const Report> reports, const RenderOptions& options) {
    std::string out;
    std::set<std::string> taken;
    JsonWriter json(out, true);
    json.begin_array();
    for (const Report& report : reports) {
        for (const ReportedFinding& finding : report.findings) {
            const ServicePlace place = service_place(report, finding);
            const std::string path = machine_path(place.document, options);
            std::string name = hash_hex(path + '\n' + finding.fingerprint);
            while (!taken.insert(name).second) name = hash_hex(name);
            json.begin_object();
            json.field("description", finding.message + place.remark);
            json.field("check_name", finding.rule);
            json.field("fingerprint", name);
            json.field("severity", gitlab_severity(finding.severity));
            json.key("location");
            json.begin_object();
            json.field("path", path);
            json.key("lines");
            json.begin_object();
            json.field("begin", place.side == nullptr ? 1 : place.side->line);
            json.field("end", place.side == nullptr ? 1 : place.side->end_line);
            json.end_object();
            json.end_object();
            json.end_object();
        }
    }
    json.end_array();
    return out + '\n';
}

}  // namespace factdiff
