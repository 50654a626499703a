#include <string_view>

#include "factdiff/checking/rules.h"
#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/rule_page.h"
#include "inputs.h"
#include "messages.h"
#include "nearest.h"
#include "options.h"
#include "page.h"

namespace factdiff::cli {

int explain(const Options& options) {
    const Rule* rule = find_rule(options.rule);
    if (rule == nullptr) {
        say_error(no_such_rule(options.rule));
        return trouble;
    }
    std::string page(rule_page(*rule).text);
    if (page.empty()) page = "# " + std::string(rule->id) + "\n\n" + std::string(rule->summary) + "\n";
    const bool written = write_outputs(options, [&](const Output& output) {
        if (output.format == "text") return laid_out_page(without_links(page), {.width = output_width(output), .colour = use_colour(options, output)});
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
