#include "manifest.h"

#include <fmt/format.h>

#include "factdiff/reporting/json_writer.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {

std::optional<std::vector<std::string>> split_row(std::string_view row) {
    std::vector<std::string> fields;
    std::size_t i = 0;
    while (true) {
        std::string& field = fields.emplace_back();
        if (i < row.size() && row[i] == '"') {
            for (++i;; ++i) {
                if (i >= row.size()) return std::nullopt;  // never closed
                if (row[i] != '"') {
                    field += row[i];
                } else if (i + 1 < row.size() && row[i + 1] == '"') {
                    field += row[++i];
                } else {
                    break;
                }
            }
            ++i;
            if (i < row.size() && row[i] != ',') return std::nullopt;
        } else {
            while (i < row.size() && row[i] != ',') field += row[i++];
        }
        if (i >= row.size()) return fields;
        ++i;  // the comma
    }
}

std::optional<Error> Manifest::read_header(std::string_view row) {
    const auto names = split_row(row);
    const auto wrong = [](std::string what) {
        return Error{"bad-manifest", std::move(what), "a manifest begins with the names of its columns: id,source,rewrite,source_date,rewrite_date"};
    };
    if (!names) return wrong("its first line is no row of CSV");
    columns_ = names->size();
    const std::pair<std::string_view, std::size_t*> known[] = {
        {"id", &id_}, {"source", &source_}, {"rewrite", &rewrite_}, {"source_date", &source_date_}, {"rewrite_date", &rewrite_date_}};
    for (const auto& [name, column] : known)
        for (std::size_t i = 0; i < names->size(); ++i) {
            if ((*names)[i] != name) continue;
            if (*column != none) return wrong(fmt::format("two columns are called “{}”", name));
            *column = i;
        }
    for (const auto& [name, column] : {known[1], known[2]})
        if (*column == none) return wrong(fmt::format("no column is called “{}”", name));
    return std::nullopt;
}

Record Manifest::read_row(const InputLine& line) const {
    Record record;
    record.id = std::to_string(line.number);
    const auto fail = [&](std::string code, std::string what, std::string remedy = {}) {
        if (!record.error) record.error = Error{std::move(code), std::move(what), std::move(remedy)};
    };
    if (line.too_long) {
        fail("too-large", "the row is too long", "look for a quotation mark that is never closed");
        return record;
    }
    const auto fields = split_row(line.text);
    if (!fields) {
        fail("bad-row", "a quotation mark is never closed, or something stands behind one that closes", "write a mark inside a field twice: \"\"");
        return record;
    }
    const auto field = [&](std::size_t column) { return column < fields->size() ? (*fields)[column] : std::string(); };
    if (const std::string id = field(id_); !id.empty()) {
        record.id.clear();
        append_json_string(record.id, id);
    }
    if (fields->size() != columns_) fail("bad-row", fmt::format("{} fields where the header names {}", fields->size(), columns_));
    const auto article = [&](std::size_t column, std::string_view name) {
        ArticleInput input;
        input.path = field(column);
        if (input.path->empty()) fail("bad-row", fmt::format("“{}” is empty", name), "give a path");
        return input;
    };
    record.source = article(source_, "source");
    record.rewrite = article(rewrite_, "rewrite");
    const auto day = [&](std::size_t column, std::string_view name) -> std::optional<std::chrono::year_month_day> {
        const std::string text = field(column);
        if (text.empty()) return std::nullopt;
        const auto value = parse_day(text, true);
        if (!value) fail("bad-date", fmt::format("“{}” is no day: “{}”", name, printable(text.substr(0, 40))), "write it as 2025-10-31");
        return value;
    };
    record.source_date = day(source_date_, "source_date");
    record.rewrite_date = day(rewrite_date_, "rewrite_date");
    return record;
}

}  // namespace factdiff::cli
