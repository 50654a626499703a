// What is said to the user, and where it is written: messages to standard error, results to standard output or a file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "factdiff/text/result.h"

namespace factdiff::cli {

/// `text` with control characters and broken bytes made visible: a name of a file must not steer the terminal.
std::string printable(std::string_view text);

/// "factdiff: error: …" and "factdiff: …" on standard error.
void say_error(std::string_view message);
void say(std::string_view message);

/// Writes all of `bytes`: 0, or the errno of the failure.
int write_all(int fd, std::string_view bytes);

/// A line on the terminal that the next one replaces; what is said meanwhile stands above it. Empty: none.
void show_status(std::string_view line);

bool standard_input_is_terminal();
bool standard_output_is_terminal();
bool standard_error_is_terminal();
void write_standard_error(std::string_view text);

/// Writes all of `text`; false after a failure that was said. A reader that went away (a closed pipe) is no failure and nothing is said.
bool write_standard_output(std::string_view text);

/// Where results go. A file appears under its name only when finish() says so, complete; before that it is a temporary beside it, which is removed
/// when something goes wrong.
class Sink {
public:
    Sink() = default;
    Sink(Sink&& other) noexcept;
    Sink& operator=(Sink&&) = delete;
    ~Sink();

    /// An empty path is standard output.
    static Result<Sink> open(const std::string& path);

    /// False where nothing more can be written; the reason is in error(), empty for a reader that went away.
    bool write(std::string_view bytes);
    bool finish();
    bool broken() const { return broken_; }
    const std::string& error() const { return error_; }

private:
    int fd_ = -1;
    bool owned_ = false;  // fd_ is ours to close
    bool broken_ = false;
    std::string error_;
    std::string path_;       // as the user named it
    std::string target_;     // what is replaced: links followed
    std::string temporary_;  // empty where the file is written in place (a device, a pipe, standard output)
};

}  // namespace factdiff::cli
