#include "factdiff/interface/json_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace factdiff {
namespace {

using Kind = JsonValue::Kind;

constexpr std::size_t deepest = 8;

/// Puts together the tree from what nlohmann's reader comes by. `open_` leads from the root to the object or array that is being read.
class TreeMaker : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit TreeMaker(JsonResult& result) : result_(result) {}

    bool null() override { return add({}); }
    bool boolean(bool value) override {
        JsonValue out{Kind::boolean};
        out.boolean = value;
        return add(std::move(out));
    }
    bool number_integer(number_integer_t value) override { return add_text(Kind::number, std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add_text(Kind::number, std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return add_text(Kind::number, text); }
    bool string(string_t& text) override { return add_text(Kind::string, std::move(text)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return start(Kind::object); }
    bool end_object() override { return end(); }
    bool start_array(std::size_t) override { return start(Kind::array); }
    bool end_array() override { return end(); }

    bool key(string_t& name) override {
        if (skipped_ > 0) return true;
        std::vector<JsonField>& fields = open_.back()->fields;
        const bool twice = std::any_of(fields.begin(), fields.end(), [&](const JsonField& field) { return field.key == name; });
        if (twice && result_.duplicate_key.empty()) result_.duplicate_key = name;
        fields.push_back({std::move(name), {}});
        return true;
    }

    bool parse_error(std::size_t place, const std::string&, const nlohmann::detail::exception& error) override {
        const std::string_view what = error.what();
        result_.problem = what.find("UTF-8") != what.npos       ? "the JSON is not UTF-8"
                          : what.find("surrogate") != what.npos ? "a string holds half a surrogate pair"
                                                                : fmt::format("not valid JSON, at byte {}", place);
        return false;
    }

private:
    bool add_text(Kind kind, std::string text) {
        JsonValue out{kind};
        out.text = std::move(text);
        return add(std::move(out));
    }

    bool add(JsonValue value) {
        if (skipped_ == 0) place() = std::move(value);
        return true;
    }

    /// Where the next value belongs.
    JsonValue& place() {
        if (open_.empty()) return result_.value;
        JsonValue& parent = *open_.back();
        return parent.is(Kind::object) ? parent.fields.back().value : parent.items.emplace_back();
    }

    bool start(Kind kind) {
        if (skipped_ > 0 || open_.size() == deepest) {
            ++skipped_;
            return true;
        }
        JsonValue& value = place();
        value.kind = kind;
        open_.push_back(&value);  // stays where it is until it is closed: only then does its parent grow
        return true;
    }

    bool end() {
        if (skipped_ > 0) {
            --skipped_;
        } else {
            open_.pop_back();
        }
        return true;
    }

    JsonResult& result_;
    std::vector<JsonValue*> open_;
    std::size_t skipped_ = 0;  // objects and arrays that are open and not kept
};

/// The place of the mark that closes the string which opens at `i`.
std::size_t end_of_string(std::string_view text, std::size_t i) {
    for (++i; text[i] != '"'; ++i)
        if (text[i] == '\\') ++i;
    return i;
}

/// The place behind the value that begins at `i`: of the comma or bracket that follows it.
std::size_t end_of_value(std::string_view text, std::size_t i) {
    for (int depth = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool closes = c == ']' || c == '}';
        if (c == '"') i = end_of_string(text, i);
        if ((closes || c == ',') && depth == 0) return i;
        depth += (c == '[' || c == '{') - closes;
    }
    return i;
}

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

JsonResult parse_json_value(std::string_view text) {
    JsonResult result;
    TreeMaker maker(result);
    if (!nlohmann::json::sax_parse(text, &maker) && result.problem.empty()) result.problem = "not valid JSON";
    return result;
}

std::string json_text_of_id(std::string_view object) {
    std::size_t i = object.find('{');
    while (i < object.size() && object[i] != '}') {
        const std::size_t key = object.find_first_of("\"}", i + 1);
        if (key >= object.size() || object[key] == '}') break;
        const std::size_t key_end = end_of_string(object, key);
        const std::size_t begin = object.find_first_not_of(blanks, object.find(':', key_end) + 1);
        i = end_of_value(object, begin);
        if (object.substr(key, key_end + 1 - key) != "\"id\"") continue;
        std::string id(object.substr(begin, object.find_last_not_of(blanks, i - 1) + 1 - begin));
        std::replace_if(
            id.begin(), id.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
        return id;
    }
    return {};
}

}  // namespace factdiff
