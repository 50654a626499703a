// Runs a program as a user would and gives back what it wrote.
//
//     Ran ran = run_program(FACTDIFF_PROGRAM, {"check", "a.txt", "-"}, {.input = "Shares fell 3%."});
//     ran.status; ran.out; ran.err;
//
//     TempFolder folder;                                    // gone at the end of the test
//     std::string path = folder.write("a.txt", "Shares fell.");
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace factdiff::test {

struct Ran {
    int status = -1;  // exit status; 128 + signal where one ended it
    std::string out;
    std::string err;
};

struct RunOptions {
    std::string input = {};                               // standard input
    std::map<std::string, std::string> environment = {};  // added to that of the test
    std::string folder = {};                              // working directory; empty: that of the test
    std::string out_path = {};                            // standard output goes there instead (/dev/full)
    bool close_out = false;                               // nobody reads standard output: a pipe whose other end is closed
};

Ran run_program(const std::string& program, const std::vector<std::string>& arguments, const RunOptions& options = {});

class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::string& path() const { return path_; }
    std::string path_of(std::string_view name) const { return path_ + "/" + std::string(name); }
    /// The path of a new file with this content.
    std::string write(std::string_view name, std::string_view content) const;
    /// Names of what is in the folder, sorted.
    std::vector<std::string> names() const;

private:
    std::string path_;
};

/// A program that runs beside the test: its standard input and output are pipes.
class Running {
public:
    Running(const std::string& program, const std::vector<std::string>& arguments);
    ~Running();  // killed, where it still runs
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void write(std::string_view text);
    void close_input();
    /// The next line it writes, without its end; what there is after ten seconds or at the end of the output.
    std::string read_line();
    void send(int signal_number);
    /// Closes the input, reads what is left of the output and waits for the end.
    Ran wait();

private:
    int pid_ = -1, in_ = -1, out_ = -1;
    std::string read_;   // beyond the last line given
    TempFolder folder_;  // of its standard error
};

/// Both texts with the first lines that differ, for the message of a failing test; empty when they are equal.
std::string difference(std::string_view expected, std::string_view actual);

}  // namespace factdiff::test
