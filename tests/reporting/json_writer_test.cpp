#include "factdiff/reporting/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace factdiff {
namespace {

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

TEST(JsonWriter, Strings) {
    using namespace std::string_view_literals;
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"", R"("")"},
        {"plain", R"("plain")"},
        {"say \"no\" \\ yes", R"("say \"no\" \\ yes")"},
        {"a\nb\tc\rd\be\ff", R"("a\nb\tc\rd\be\ff")"},
        {"\x01\x1b\x7f"sv, R"("\u0001\u001b\u007f")"},
        {"\0"sv, R"("\u0000")"},
        {"naïve “東京” 🚢", R"("naïve “東京” 🚢")"},
        {"\u2028\u2029\u0085", R"("\u2028\u2029\u0085")"},  // some readers of JSON lines split here
        {"\u2027\u202a\u0086", "\"\u2027\u202a\u0086\""},
        {"a\xFFz", "\"a\xEF\xBF\xBDz\""},
        {"\xE2\x82", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},                                  // cut short
        {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},                                  // overlong
        {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},                  // half a surrogate pair
        {"\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},  // beyond U+10FFFF
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(quoted(text), expected);
}

TEST(JsonWriter, EveryPairOfBytesGivesValidJson) {
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            const char bytes[] = {static_cast<char>(a), static_cast<char>(b)};
            const std::string out = quoted({bytes, 2});
            ASSERT_TRUE(nlohmann::json::accept(out)) << a << ' ' << b;
        }
}

TEST(JsonWriter, Thousandths) {
    const std::pair<int, std::string_view> cases[] = {{0, "0"},     {1000, "1"},    {710, "0.71"}, {5, "0.005"},
                                                      {500, "0.5"}, {667, "0.667"}, {1050, "1.05"}};
    for (const auto& [value, expected] : cases) {
        std::string out;
        JsonWriter(out).thousandths(value);
        EXPECT_EQ(out, expected);
    }
}

TEST(JsonWriter, NestsWithAndWithoutIndentation) {
    auto write = [](bool indented) {
        std::string out;
        JsonWriter json(out, indented);
        json.begin_object();
        json.field("a", 1);
        json.key("b");
        json.begin_array();
        json.string("x");
        json.null();
        json.boolean(true);
        json.begin_object();
        json.end_object();
        json.end_array();
        json.key("c");
        json.begin_object();
        json.optional_field("empty", "");
        json.field("d", "e");
        json.end_object();
        json.end_object();
        return out;
    };
    EXPECT_EQ(write(false), R"({"a":1,"b":["x",null,true,{}],"c":{"d":"e"}})");
    EXPECT_EQ(write(true), "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    null,\n    true,\n    {}\n  ],\n  \"c\": {\n    \"d\": \"e\"\n  }\n}");
}

}  // namespace
}  // namespace factdiff
