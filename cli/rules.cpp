#include "factdiff/checking/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "factdiff/reporting/display.h"
#include "factdiff/reporting/json_writer.h"
#include "inputs.h"
#include "options.h"

namespace factdiff::cli {
namespace {

std::string rules_text() {
    std::size_t width = 0;
    for (const Rule& rule : factdiff::rules()) width = std::max(width, rule.id.size());
    const std::string indent(width + 2 + 9, ' ');
    std::string out;
    for (const Rule& rule : factdiff::rules())
        out += fmt::format("{:<{}}  {:<7}  {}\n", rule.id, width, to_string(rule.severity),
                           wrapped(rule.summary, 80, static_cast<unsigned>(indent.size()), indent));
    return out + "\nfactdiff explain RULE prints the page of a rule.\n";
}

std::string rules_json() {
    std::string out;
    JsonWriter json(out, true);
    json.begin_array();
    for (const Rule& rule : factdiff::rules()) {
        json.begin_object();
        json.field("id", rule.id);
        json.field("severity", to_string(rule.severity));
        json.field("summary", rule.summary);
        json.end_object();
    }
    json.end_array();
    return out + '\n';
}

}  // namespace

int rules(const Options& options) {
    return write_outputs(options, [](const Output& output) { return output.format == "json" ? rules_json() : rules_text(); })
               ? nothing_found
               : trouble;
}

}  // namespace factdiff::cli
