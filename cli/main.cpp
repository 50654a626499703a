#include <csignal>
#include <exception>

#include "messages.h"
#include "options.h"

int main(int argc, char** argv) {
    using namespace factdiff::cli;
    std::signal(SIGPIPE, SIG_IGN);  // `factdiff … | head` ends quietly: the write says so
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow: likewise
    try {
        auto parsed = parse_options(argc, argv);
        if (const int* status = std::get_if<int>(&parsed)) return *status;
        Options& options = std::get<Options>(parsed);
        if (!configure(options)) return trouble;
        switch (options.command) {
            case Command::check:
                return check(options);
            case Command::batch:
                return batch(options);
            case Command::claims:
                return claims(options);
            case Command::align:
                return align(options);
            case Command::text:
                return text(options);
            case Command::rules:
                return rules(options);
            case Command::explain:
                return explain(options);
            case Command::demo:
                return demo(options);
            case Command::completions:
                return completions(options);
            case Command::manual:
                return manual(options);
            case Command::config:
                return config(options);
            case Command::baseline:
                return baseline(options);
            case Command::git:
                return git(options);
            case Command::fix:
                return fix(options);
            case Command::summarize:
                return summarize(options);
        }
    } catch (const std::exception& exception) {
        say_error(printable(exception.what()));
    }
    return trouble;
}
