#include <sstream>

#include "factdiff/reporting/json.h"
#include "factdiff/reporting/text.h"
#include "inputs.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {

int check(const Options& options) {
    std::optional<Document> source = read_input(options.inputs[0], options);
    std::optional<Document> rewrite = read_input(options.inputs[1], options);  // both errors are said at once
    if (!source || !rewrite) return trouble;

    Checker checker(options.settings);
    const Report report = checker.compare(std::move(*source), std::move(*rewrite), options.context);
    const bool written = write_outputs(options, [&](const Output& output) {
        std::ostringstream out;
        if (output.format == OutputFormat::json) {
            write_json(out, report, {.offsets = options.offsets, .indented = true});
        } else {
            write_text(out, report, {.colour = use_colour(options, output), .quiet = options.quiet, .verbose = options.verbose});
        }
        return std::move(out).str();
    });
    if (!written) return trouble;
    if (report.verdict == "unchecked") {
        say_error("nothing could be checked: one of the versions holds no words");
        return trouble;
    }
    return report.verdict == "inconsistent" && !options.exit_zero ? found : nothing_found;
}

}  // namespace factdiff::cli
