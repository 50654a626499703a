#include <sstream>

#include "factdiff/reporting/listing.h"
#include "inputs.h"
#include "options.h"

namespace factdiff::cli {

int align(const Options& options) {
    std::optional<Document> source = read_input(options.inputs[0], options);
    std::optional<Document> rewrite = read_input(options.inputs[1], options);
    if (!source || !rewrite) return trouble;
    Checker checker;
    const Article a = checker.analyse(std::move(*source), options.context.source_date);
    const Article b = checker.analyse(std::move(*rewrite), options.context.rewrite_date);
    const Alignment alignment = checker.align(a, b);
    const bool written = write_outputs(options, [&](const Output& output) {
        if (output.format == "json") {
            std::string text;
            append_alignment_json(text, a, b, alignment, {.offsets = options.offsets, .indented = true});
            return text + '\n';
        }
        std::ostringstream out;
        write_alignment_text(out, a, b, alignment, {.colour = use_colour(options, output), .verbose = options.verbose});
        return std::move(out).str();
    });
    return written ? nothing_found : trouble;
}

}  // namespace factdiff::cli
