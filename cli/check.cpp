#include "inputs.h"
#include "options.h"
#include "reports.h"

namespace factdiff::cli {

int check(const Options& options) {
    std::optional<Document> source = read_input(options.inputs[0], options);
    std::optional<Document> rewrite = read_input(options.inputs[1], options);  // both errors are said at once
    if (!source || !rewrite) return trouble;

    Checker checker(options.settings);
    const Report report = checker.compare(std::move(*source), std::move(*rewrite), options.context);
    return give_reports(options, checker, {&report, 1});
}

}  // namespace factdiff::cli
