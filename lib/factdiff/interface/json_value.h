// A small JSON document that a caller handed over: settings, or a record.
//
//     JsonResult json = parse_json_value(R"({"id": 7, "source": "It rains."})");
//     if (!json.problem.empty()) …                                  // "not valid JSON, at byte 4"
//     for (const JsonField& field : json.value.fields) field.key;   // "id", "source"
//
// A tree of its own, because without memory simdjson 3.0 writes to a null pointer and the destructor of nlohmann::json throws; here both are an
// exception that callers can catch. Strings keep no escapes, numbers stay as they were written, and what lies deeper than anything asked for is
// checked and left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace factdiff {

struct JsonField;

struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
    Kind kind = Kind::null;
    bool boolean = false;
    std::string text;  // of a string, or a number
    std::vector<JsonValue> items;
    std::vector<JsonField> fields;

    bool is(Kind wanted) const { return kind == wanted; }
};

struct JsonField {
    std::string key;
    JsonValue value;
};

struct JsonResult {
    JsonValue value;
    std::string problem = {};        // "not valid JSON, at byte 4"; empty: there is none
    std::string duplicate_key = {};  // the first key that one object has twice, because readers differ in which of the two they believe
};

JsonResult parse_json_value(std::string_view text);

/// The JSON text of the member "id" as it stands in a valid object, without line ends, so that an integer of any size comes back as it was. Empty
/// where there is none.
std::string json_text_of_id(std::string_view object);

}  // namespace factdiff
