// Writes JSON straight into a string: commas, escapes and indentation are its business, the order of keys is the caller's.
//
//     std::string out;
//     JsonWriter json(out);
//     json.begin_object();
//     json.field("rule", "quote-altered");
//     json.key("spans"); json.begin_array(); json.number(3); json.number(9); json.end_array();
//     json.end_object();                       // {"rule":"quote-altered","spans":[3,9]}
//
// The output is always valid UTF-8 and always free of line breaks unless it is indented: ill-formed bytes become U+FFFD, and U+0085, U+2028 and
// U+2029, at which some readers of JSON lines would split, are escaped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace factdiff {

/// Appends `text` with quotation marks around it.
void append_json_string(std::string& out, std::string_view text);

class JsonWriter {
public:
    explicit JsonWriter(std::string& out, bool indented = false) : out_(out), indented_(indented) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }

    void key(std::string_view name);
    void string(std::string_view text);
    void number(std::int64_t value);
    /// thousandths / 1000 in its shortest form: 710 is 0.71, 1000 is 1.
    void thousandths(int value);
    void boolean(bool value);
    void null();
    /// Text that is JSON already.
    void raw(std::string_view json);

    void field(std::string_view name, std::string_view text) { key(name), string(text); }
    void field(std::string_view name, std::int64_t value) { key(name), number(value); }
    /// Nothing at all where `text` is empty.
    void optional_field(std::string_view name, std::string_view text) {
        if (!text.empty()) field(name, text);
    }

private:
    void begin(char bracket);
    void end(char bracket);
    void separate();
    void new_line();

    std::string& out_;
    bool indented_ = false;
    bool first_ = true;  // nothing stands yet in the innermost object or array
    bool after_key_ = false;
    int depth_ = 0;
};

}  // namespace factdiff
