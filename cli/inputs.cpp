#include "inputs.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "factdiff/reading/read.h"
#include "git.h"
#include "messages.h"

namespace factdiff::cli {
namespace {

Result<Document> read_git_version(const std::string& name, const ReadOptions& reading) {
    Result<std::string> bytes = git_version(name);
    if (!bytes) return bytes.error();
    return read_text(std::move(*bytes), reading);
}

}  // namespace

std::optional<Document> read_input(const std::string& path, const Options& options) {
    ReadOptions reading;
    reading.path = path;
    reading.language = options.context.language;
    reading.format = options.format_in;
    reading.text_field = options.text_field;
    reading.item = options.item;
    Result<Document> document = names_git_version(path) ? read_git_version(path, reading) : read_file(path, reading);
    if (!document) {
        Error error = document.error();
        error.path = printable(path == "-" ? "<stdin>" : error.path.empty() ? path : error.path);
        say_error(error.message());
        return std::nullopt;
    }
    if (!options.quiet)
        for (const std::string& remark : document->remarks()) say(fmt::format("{}: {}", printable(path == "-" ? "<stdin>" : path), remark));
    return std::move(*document);
}

bool use_colour(const Options& options, const Output& output) {
    if (options.colour != Colour::automatic) return options.colour == Colour::always;
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return output.path.empty() && (no_colour == nullptr || *no_colour == '\0') && (terminal == nullptr || std::string_view(terminal) != "dumb") &&
           standard_output_is_terminal();
}

unsigned output_width(const Output& output) {
    winsize size{};
    if (!output.path.empty() || !standard_output_is_terminal() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return std::clamp<unsigned>(size.ws_col, 40, 100);
}

bool write_outputs(const Options& options, const std::function<std::string(const Output&)>& render) {
    bool good = true;
    for (const Output& output : options.outputs) {
        Result<Sink> sink = Sink::open(output.path);
        if (!sink) {
            say_error(sink.error().message());
            good = false;
            continue;
        }
        sink->write(render(output));
        sink->finish();
        if (sink->error().empty()) continue;
        say_error(sink->error());
        good = false;
    }
    return good;
}

}  // namespace factdiff::cli
