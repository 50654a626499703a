// What a caller of the C interface says in JSON, read: the settings of a checker, and the record of a pair or an article as `batch` has it.
//
//     Result<CheckerArguments> checker = checker_arguments(R"({"profile": "wire", "fail_on": "error"})");
//     Result<PairArguments> pair = pair_arguments(R"({"id": 7, "source": {"path": "a.md"}, "rewrite": "It rains."})");
//     pair->id;                                                        // "7": the JSON text as it stood
//     Result<Document> source = read_article_input(pair->source, {.max_bytes = checker->max_bytes}, "source");
//
// Settings are read strictly, because a key nobody knows is a slip of the pen; of a record, fields that nobody knows are left alone, as in `batch`.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "factdiff/compare.h"
#include "factdiff/context.h"
#include "factdiff/interface/article_input.h"
#include "factdiff/reading/read.h"
#include "factdiff/reporting/json.h"
#include "factdiff/text/result.h"

namespace factdiff {

struct CheckerArguments {
    Settings settings;
    Context context;  // reference days for articles and records that give none
    OffsetUnit offsets = OffsetUnit::codepoints;
    bool indented = false;
    std::uint64_t max_bytes = ReadOptions{}.max_bytes;
    std::uint64_t timeout_ms = 0;  // 0: none
};

struct PairArguments {
    std::string id;  // JSON; empty where there is none
    ArticleInput source, rewrite;
    std::optional<std::chrono::year_month_day> source_date, rewrite_date;
};

struct ClaimsArguments {
    std::string id;
    ArticleInput article;
};

/// An empty text says nothing: all defaults.
Result<CheckerArguments> checker_arguments(std::string_view json);
Result<PairArguments> pair_arguments(std::string_view json);
Result<ClaimsArguments> claims_arguments(std::string_view json);

}  // namespace factdiff
