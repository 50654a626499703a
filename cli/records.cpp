#include "records.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "factdiff/reading/read.h"
#include "factdiff/reporting/json_writer.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {
namespace {

namespace od = simdjson::ondemand;

/// A parser's buffers are several times as long as the longest line it has read.
constexpr std::size_t worth_keeping = 1 << 20;

static_assert(line_padding >= simdjson::SIMDJSON_PADDING);

/// What is wrong with a record; caught inside this file only.
struct RecordError {
    std::string code;
    std::string what;
    std::string remedy = {};
};

[[noreturn]] void fail_json(simdjson::error_code code) {
    throw RecordError{"bad-json", code == simdjson::UTF8_ERROR     ? std::string("the line is not UTF-8")
                                  : code == simdjson::STRING_ERROR ? std::string("a string holds a broken escape or half a surrogate pair")
                                  : code == simdjson::DEPTH_ERROR  ? std::string("nested too deep")
                                                                   : std::string("not valid JSON")};
}

template <typename T>
T must(simdjson::simdjson_result<T> result) {
    T value;
    if (const auto code = std::move(result).get(value)) fail_json(code);
    return value;
}

[[noreturn]] void fail_type(std::string_view key, std::string_view wanted) {
    throw RecordError{"bad-record", fmt::format("\"{}\" is not {}", printable(key), wanted)};
}

/// Keys seen so far in one object: a key given twice is an error, because readers differ in which of the two they believe.
class Keys {
public:
    void see(std::string_view key) {
        if (std::find(seen_.begin(), seen_.end(), key) != seen_.end())
            throw RecordError{"duplicate-key", fmt::format("\"{}\" is given twice", printable(key))};
        seen_.emplace_back(key);
    }

private:
    std::vector<std::string> seen_;
};

std::string text_field(od::value value, std::string_view key) {
    const od::json_type type = must(value.type());
    if (type == od::json_type::null) {
        if (!must(value.is_null())) fail_json(simdjson::TAPE_ERROR);
        return {};
    }
    if (type != od::json_type::string) fail_type(key, "a string");
    return std::string(must(value.get_string()));
}

std::optional<std::chrono::year_month_day> day_field(od::value value, std::string_view key) {
    const std::string text = text_field(value, key);
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text, true);
    if (!day) throw RecordError{"bad-date", fmt::format("\"{}\" is no day: “{}”", key, printable(text.substr(0, 40))), "write it as 2025-10-31"};
    return day;
}

/// One field of an ARTICLE; false for a key that is none of its own.
bool article_field(ArticleInput& article, std::string_view key, od::value value, Keys& keys) {
    if (key != "text" && key != "path" && key != "title" && key != "date" && key != "format" && key != "lang" && key != "text_field") return false;
    keys.see(key);
    if (key == "text" || key == "path") {
        if (must(value.type()) != od::json_type::string) fail_type(key, "a string");
        (key == "text" ? article.text : article.path) = text_field(value, key);
    } else if (key == "date") {
        article.date = day_field(value, key);
    } else {
        (key == "title"    ? article.title
         : key == "format" ? article.format
         : key == "lang"   ? article.language
                           : article.text_field) = text_field(value, key);
    }
    return true;
}

ArticleInput article_value(od::value value, std::string_view side) {
    ArticleInput article;
    const od::json_type type = must(value.type());
    if (type == od::json_type::string) {
        article.text = text_field(value, side);
        return article;
    }
    if (type != od::json_type::object) fail_type(side, "a string or an object with \"text\" or \"path\"");
    Keys keys;
    for (auto field : must(value.get_object())) {
        std::string_view key = must(field.unescaped_key());
        const std::string name(key);
        article_field(article, name, must(field.value()), keys);
    }
    return article;
}

/// The JSON text of an id as it stood, so that an integer of any size comes back as it was.
std::string id_value(od::value value) {
    std::string raw;
    switch (must(value.type())) {
        case od::json_type::object:
            raw = std::string(must(must(value.get_object()).raw_json()));
            break;
        case od::json_type::array:
            raw = std::string(must(must(value.get_array()).raw_json()));
            break;
        case od::json_type::string: {
            must(value.get_string());  // a broken escape must not be echoed
            raw = std::string(value.raw_json_token());
            break;
        }
        default:
            raw = std::string(value.raw_json_token());
    }
    while (!raw.empty() && (raw.back() == ' ' || raw.back() == '\t' || raw.back() == '\r')) raw.pop_back();
    std::replace(raw.begin(), raw.end(), '\r', ' ');
    if (!nlohmann::json::accept(raw)) throw RecordError{"bad-json", "\"id\" is not valid JSON"};
    return raw;
}

/// The id of a record of which only the beginning is there; empty where the record does not begin with it.
std::string id_at_the_beginning(std::string_view text) {
    const auto skip_space = [&] { text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size())); };
    for (const std::string_view token : {"{", "\"id\"", ":"}) {
        skip_space();
        if (!text.starts_with(token)) return {};
        text.remove_prefix(token.size());
    }
    skip_space();
    std::size_t end = 0;
    if (text.starts_with('"')) {
        for (end = 1; end < text.size() && text[end] != '"'; ++end) end += text[end] == '\\' ? 1 : 0;
        ++end;
    } else {
        end = text.find_first_of(",}] \t");  // a number, true, false, null
    }
    if (end >= text.size()) return {};
    std::string raw(text.substr(0, end));
    return nlohmann::json::accept(raw) ? raw : std::string();
}

}  // namespace

struct RecordReader::Impl {
    od::parser parser;

    template <typename FieldFunction>
    Record read(const InputLine& line, const FieldFunction& field_function) {
        Record record;
        record.id = std::to_string(line.number);
        try {
            if (std::string id = line.too_long ? id_at_the_beginning(line.text) : std::string(); !id.empty()) record.id = std::move(id);
            if (line.too_long) throw RecordError{"too-long", "the line is longer than a record may be", "split the record, or raise --max-bytes"};
            od::document document = must(parser.iterate(line.text.data(), line.text.size(), line.text.size() + line_padding));
            if (must(document.type()) != od::json_type::object) throw RecordError{"bad-record", "the line is no JSON object"};
            Keys keys;
            // The first mistake is remembered and the rest still read, so that the id is echoed even where it stands last.
            std::optional<RecordError> mistake;
            for (auto field : must(document.get_object())) {
                const std::string key(must(field.unescaped_key()));
                od::value value = must(field.value());
                try {
                    if (key == "id") {
                        keys.see(key);
                        record.id = id_value(value);
                    } else {
                        field_function(record, key, value, keys);
                    }
                } catch (const RecordError& error) {
                    if (error.code == "bad-json") throw;
                    if (!mistake) mistake = error;
                }
            }
            const char* behind = nullptr;
            if (document.current_location().get(behind) == simdjson::SUCCESS) throw RecordError{"bad-json", "something stands behind the record"};
            if (mistake) throw *mistake;
        } catch (const RecordError& error) {
            record.error = Error{error.code, error.what, error.remedy};
        }
        if (line.text.size() > worth_keeping) parser = od::parser();
        return record;
    }
};

RecordReader::RecordReader() : impl_(std::make_unique<Impl>()) {}
RecordReader::~RecordReader() = default;
RecordReader::RecordReader(RecordReader&&) noexcept = default;

Record RecordReader::read_pair(const InputLine& line) {
    Record record = impl_->read(line, [](Record& out, std::string_view key, od::value value, Keys& keys) {
        if (key != "source" && key != "rewrite" && key != "source_date" && key != "rewrite_date") return;
        keys.see(key);
        if (key == "source") {
            out.source = article_value(value, key);
        } else if (key == "rewrite") {
            out.rewrite = article_value(value, key);
        } else {
            (key == "source_date" ? out.source_date : out.rewrite_date) = day_field(value, key);
        }
    });
    if (!record.error && (!record.source || !record.rewrite))
        record.error = Error{"bad-record", fmt::format("\"{}\" is missing", record.source ? "rewrite" : "source"),
                             "a record is {\"id\", \"source\", \"rewrite\"}"};
    return record;
}

Record RecordReader::read_article(const InputLine& line) {
    Record record = impl_->read(line, [](Record& out, std::string_view key, od::value value, Keys& keys) {
        if (!out.article) out.article.emplace();
        article_field(*out.article, key, value, keys);
    });
    if (!record.error && (!record.article || (!record.article->text && !record.article->path)))
        record.error = Error{"bad-record", "\"text\" is missing", "a record is {\"id\", \"text\"}"};
    return record;
}

void append_error_record(std::string& out, std::string_view id, const Error& error, std::uint64_t line) {
    JsonWriter json(out);
    json.begin_object();
    json.key("id");
    json.raw(id);
    json.key("error");
    json.begin_object();
    json.field("code", error.code);
    json.field("message", error.remedy.empty() ? error.what : error.what + "; " + error.remedy);
    json.field("line", static_cast<std::int64_t>(line));
    json.end_object();
    json.end_object();
    out += '\n';
}

}  // namespace factdiff::cli
