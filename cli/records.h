// The records of `batch` and `claims --batch`, read from one line of JSON.
//
//     RecordReader reader;
//     reader.read(R"({"id": 7, "source": "…", "rewrite": {"path": "b.md", "date": "2025-10-31"}})", 3, record);
//     record.id;                  // "7": the JSON text as it stood; the line number where there was none
//     record.error;               // what is wrong, if anything is
//
// Strict where a mistake would go unseen: a field of the wrong type, a key given twice, text that is not UTF-8, half a surrogate pair and anything
// behind the record are errors.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "factdiff/context.h"
#include "factdiff/interface/article_input.h"
#include "factdiff/text/result.h"
#include "line_runner.h"

namespace factdiff::cli {

struct Record {
    std::string id;                                        // JSON
    std::optional<ArticleInput> source, rewrite, article;  // article: the record itself is one, for `claims`
    std::optional<std::chrono::year_month_day> source_date, rewrite_date;
    std::optional<Error> error;
};

class RecordReader {
public:
    RecordReader();
    ~RecordReader();
    RecordReader(RecordReader&&) noexcept;

    /// `line.text` must be followed by line_padding readable bytes.
    Record read_pair(const InputLine& line);
    Record read_article(const InputLine& line);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// One line: {"id": …, "error": {"code", "message", "line"}}
void append_error_record(std::string& out, std::string_view id, const Error& error, std::uint64_t line);

}  // namespace factdiff::cli
