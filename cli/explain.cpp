#include <string_view>

#include "factdiff/checking/rules.h"
#include "factdiff/reporting/json_writer.h"
#include "inputs.h"
#include "messages.h"
#include "nearest.h"
#include "options.h"

namespace factdiff {
/// Defined by the build: the file docs/rules/<name>.md, or "".
std::string_view embedded_page(std::string_view name);
}  // namespace factdiff

namespace factdiff::cli {

int explain(const Options& options) {
    const Rule* rule = find_rule(options.rule);
    if (rule == nullptr) {
        say_error(no_such_rule(options.rule));
        return trouble;
    }
    std::string page(embedded_page(rule->id));
    if (page.empty()) page = "# " + std::string(rule->id) + "\n\n" + std::string(rule->summary) + "\n";
    if (page.back() != '\n') page += '\n';
    const bool written = write_outputs(options, [&](const Output& output) {
        if (output.format == "text") return page;
        std::string out;
        JsonWriter json(out, true);
        json.begin_object();
        json.field("id", rule->id);
        json.field("severity", to_string(rule->severity));
        json.field("summary", rule->summary);
        json.field("page", page);
        json.end_object();
        return out + '\n';
    });
    return written ? nothing_found : trouble;
}

}  // namespace factdiff::cli
