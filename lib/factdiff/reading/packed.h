// What is read of a file that is no text: its words as text of our own, paragraph by paragraph.
//
//     Result<PackedText> story = unpack_docx(bytes, limit);
//     story->text;          // "Rates rise\nThe bank …\n": a line for each paragraph; spans of findings are places in it
//     story->blocks[0];     // {FieldKind::title, {0, 10}}
//
// A packed format has no text that an editor could underline, so "the text as given" is this text: `factdiff text FILE` prints it with its lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "factdiff/reading/document.h"
#include "factdiff/text/result.h"

namespace factdiff {

struct PackedBlock {
    FieldKind kind = FieldKind::body;
    Span span;
};

struct PackedText {
    std::string text;
    std::vector<PackedBlock> blocks;
};

/// The names and sizes of an archive's members are not to be believed; no more than `limit` bytes are ever unpacked.
class Archive {
public:
    static Result<Archive> open(std::string_view bytes);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) = delete;

    bool has(const char* member) const;
    /// The Error "too-large" when the member unpacks to more than `limit` bytes; "not-found" when there is none.
    Result<std::string> read(const char* member, std::uint64_t limit) const;

private:
    explicit Archive(void* handle) : handle_(handle) {}
    void* handle_;
};

/// What an archive holds, by its members: Format::docx, Format::odt, or nothing.
bool is_docx(std::string_view bytes);
bool is_odt(std::string_view bytes);

Result<PackedText> unpack_docx(std::string_view bytes, std::uint64_t limit);
Result<PackedText> unpack_odt(std::string_view bytes, std::uint64_t limit);

/// Appends the paragraphs and table rows of a tree that is walked in order; blank ones are dropped, white space inside folds as its format says. A
/// row is one line; paragraphs may hold text boxes with paragraphs, which end where they end, and the outer one goes on.
class PackedWriter {
public:
    explicit PackedWriter(PackedText& out) : out_(out) {}
    void add(std::string_view words) { line_ += words; }
    bool in_paragraph() const { return !paragraphs_.empty(); }
    /// The walk has come to node `at`: what ended before it is closed.
    void come_to(std::uint32_t at);
    /// What came before a text box inside a paragraph is a paragraph of its own.
    void break_off();
    /// `end`: the first node behind it.
    void open_paragraph(FieldKind kind, std::uint32_t end) { paragraphs_.push_back({kind, end}); }
    void open_row(std::uint32_t end) { rows_.push_back(end); }
    void open_cell();
    /// A line break inside a paragraph begins another where a sentence ends, as readers see it; else it is a space.
    void line_break();
    void close_all();

private:
    struct Paragraph {
        FieldKind kind;
        std::uint32_t end;
    };
    bool empty() const { return line_.find_first_not_of(" \t") == std::string::npos; }
    void end(FieldKind kind);

    PackedText& out_;
    std::string line_;
    std::vector<Paragraph> paragraphs_;  // open, outer before inner
    std::vector<std::uint32_t> rows_;    // ends of open table rows
};

}  // namespace factdiff
