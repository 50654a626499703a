// A manifest: a CSV file (RFC 4180) whose rows name the articles of a batch.
//
//     id,source,rewrite,source_date
//     14,wire/14.md,"ours/14, final.md",2025-10-31
//
//     Manifest manifest;
//     manifest.read_header("id,source,rewrite,source_date");     // nothing, or what is wrong with it
//     Record record = manifest.read_row(line);                   // as if {"id": "14", "source": {"path": "wire/14.md"}, …} stood there
//
// Columns stand in any order; `source` and `rewrite` must be there, others than id, source_date and rewrite_date are ignored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/text/result.h"
#include "line_runner.h"
#include "records.h"

namespace factdiff::cli {

/// The fields of one row; no value where a quotation mark stands where none may.
std::optional<std::vector<std::string>> split_row(std::string_view row);

class Manifest {
public:
    std::optional<Error> read_header(std::string_view row);
    Record read_row(const InputLine& line) const;

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t columns_ = 0;
    std::size_t id_ = none, source_ = none, rewrite_ = none, source_date_ = none, rewrite_date_ = none;
};

}  // namespace factdiff::cli
