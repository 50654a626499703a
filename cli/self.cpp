// What the program says of itself for others to install: `factdiff man`, `factdiff completions SHELL`.
#include "describe.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {

int manual(const Options& options) { return write_standard_output(manual_page(options.commands)) ? nothing_found : trouble; }

int completions(const Options& options) {
    return write_standard_output(completion_script(options.commands, options.shell)) ? nothing_found : trouble;
}

}  // namespace factdiff::cli
