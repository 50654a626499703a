// Cuts the bytes of an input into records: lines, or the rows of a CSV file, which may hold line ends inside quotation marks.
//
//     LineCutter cutter(Cut::lines, 1 << 20, [&](const LineCutter::Record& record) { … });
//     cutter.take("first\nsec");       // hands over "first"
//     cutter.take("ond\n");            // hands over "second"
//     cutter.end();                    // a last line without an end counts
//
// Memory is bounded by the longest record that is allowed: what is longer is dropped as it comes, and said.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace factdiff::cli {

enum class Cut : std::uint8_t { lines, rows };

class LineCutter {
public:
    struct Record {
        std::string_view text;     // without its line end
        std::uint64_t number = 0;  // 1-based, of the line it begins in; blank lines are counted
        bool too_long = false;     // `text` is its beginning then, `kept_of_long` bytes
    };
    static constexpr std::size_t kept_of_long = 4 << 10;
    using Take = std::function<void(const Record&)>;

    LineCutter(Cut cut, std::size_t longest, Take take) : cut_(cut), longest_(longest), take_(std::move(take)) {}

    void take(std::string_view bytes);
    /// What is left is the last record.
    void end();

private:
    std::size_t find_end(std::string_view bytes);
    void hand_over();

    Cut cut_;
    std::size_t longest_;
    Take take_;
    std::string rest_;  // of a record that is not complete
    std::uint64_t number_ = 1;
    std::uint64_t inner_lines_ = 0;  // line ends inside the record
    bool skipping_ = false;          // inside a record that is too long
    bool quoted_ = false, at_field_start_ = true;
};

bool is_blank(std::string_view line);

}  // namespace factdiff::cli
