#include "factdiff/interface/article_input.h"

#include <fmt/format.h>

#include "factdiff/reading/formats.h"
#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

/// Of something that a caller wrote, as much as a message bears; what stands in it for a terminal is left to whoever prints it.
std::string_view shown(std::string_view text) { return text.substr(0, 40); }

}  // namespace

std::optional<std::chrono::year_month_day> parse_day(std::string_view text, bool time_allowed) {
    if (time_allowed && text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (const char c : text) {
        if (c == '-') {
            ++part;
        } else if (is_ascii_digit(c) && part < 3) {
            parts[part] = parts[part] * 10 + (c - '0');
        } else {
            return std::nullopt;
        }
    }
    const std::chrono::year_month_day day{std::chrono::year(parts[0]), std::chrono::month(static_cast<unsigned>(parts[1])),
                                          std::chrono::day(static_cast<unsigned>(parts[2]))};
    if (part != 2 || !day.ok()) return std::nullopt;
    return day;
}

bool language_available(std::string_view language) {
    if (language.size() < 2 || (language[0] | 0x20) != 'e' || (language[1] | 0x20) != 'n') return false;
    return language.size() == 2 || language[2] == '-' || language[2] == '_';
}

Result<Document> read_article_input(ArticleInput input, ReadOptions options, std::string_view side, std::optional<std::string_view> text) {
    const auto error = [&](std::string code, std::string what, std::string remedy = {}) {
        return Error{std::move(code), side.empty() ? std::move(what) : fmt::format("{}: {}", side, what), std::move(remedy)};
    };
    if (input.text && text) return error("bad-record", "the text is given twice", "give one of them");
    if (input.text && input.path) return error("bad-record", "both \"text\" and \"path\" are given", "give one of them");
    if (!input.text && !input.path && !text) return error("bad-record", "neither \"text\" nor \"path\" is given", "give one of them");
    if (!input.text_field.empty()) options.text_field = std::move(input.text_field);
    if (!input.format.empty()) {
        const std::optional<Format> format = format_named(input.format);
        if (!format) return error("bad-format", fmt::format("format “{}” is not available", shown(input.format)), "use " + input_format_names());
        options.format = *format;
    }
    if (!input.language.empty() && !language_available(input.language))
        return error("bad-language", fmt::format("language “{}” is not available", shown(input.language)), "use en");
    if (input.path == "-" && !text) return error("not-found", "standard input is not read here", "give a path");
    options.title = std::move(input.title);
    options.date = input.date;
    options.path = input.path.value_or("");

    Result<Document> document = text         ? read_text(std::string(*text), std::move(options))
                                : input.text ? read_text(std::move(*input.text), std::move(options))
                                             : read_file(*input.path, options);
    if (document) return document;
    const Error& failure = document.error();
    return error(failure.code, failure.path.empty() ? failure.what : failure.path + ": " + failure.what, failure.remedy);
}

}  // namespace factdiff
