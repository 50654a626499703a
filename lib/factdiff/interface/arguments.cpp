#include "factdiff/interface/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "factdiff/checking/levels.h"
#include "factdiff/checking/rules.h"
#include "factdiff/interface/json_value.h"

namespace factdiff {
namespace {

using Kind = JsonValue::Kind;

/// What is wrong; caught inside this file only.
struct Mistake {
    std::string code;
    std::string what;
    std::string remedy = {};
};

/// Of something that a caller wrote, as much as a message bears.
std::string shown(std::string_view text) { return std::string(text.substr(0, 40)); }

[[noreturn]] void fail_type(std::string_view key, std::string_view wanted) {
    throw Mistake{"bad-record", fmt::format("\"{}\" is not {}", shown(key), wanted)};
}

const std::string& text_of(const JsonValue& value, std::string_view key) {
    if (!value.is(Kind::string)) fail_type(key, "a string");
    return value.text;
}

std::string optional_text_of(const JsonValue& value, std::string_view key) { return value.is(Kind::null) ? std::string() : text_of(value, key); }

std::vector<std::string> texts_of(const JsonValue& value, std::string_view key) {
    std::vector<std::string> texts;
    if (value.is(Kind::null)) return texts;
    if (!value.is(Kind::array)) fail_type(key, "an array of strings");
    for (const JsonValue& item : value.items) texts.push_back(text_of(item, key));
    return texts;
}

/// "2025-10-31"; what follows a "T" or a space is the time of day.
std::optional<std::chrono::year_month_day> day_of(const JsonValue& value, std::string_view key) {
    const std::string text = optional_text_of(value, key);
    if (text.empty()) return std::nullopt;
    const auto day = parse_day(text, true);
    if (!day) throw Mistake{"bad-date", fmt::format("\"{}\" is no day: “{}”", key, shown(text)), "write it as 2025-10-31"};
    return day;
}

/// The whole of `text`, which must be one object.
JsonValue object_of(std::string_view text) {
    JsonResult json = parse_json_value(text);
    if (!json.problem.empty()) throw Mistake{"bad-json", json.problem};
    if (!json.duplicate_key.empty()) throw Mistake{"duplicate-key", fmt::format("\"{}\" is given twice", shown(json.duplicate_key))};
    if (!json.value.is(Kind::object)) throw Mistake{"bad-record", "the JSON is no object"};
    return std::move(json.value);
}

void read_article_field(ArticleInput& article, std::string_view key, const JsonValue& value) {
    if (key == "text") {
        article.text = text_of(value, key);
    } else if (key == "path") {
        article.path = text_of(value, key);
    } else if (key == "title") {
        article.title = optional_text_of(value, key);
    } else if (key == "date") {
        article.date = day_of(value, key);
    } else if (key == "format") {
        article.format = optional_text_of(value, key);
    } else if (key == "lang") {
        article.language = optional_text_of(value, key);
    } else if (key == "text_field") {
        article.text_field = optional_text_of(value, key);
    }
}

ArticleInput article_of(const JsonValue& value, std::string_view side) {
    ArticleInput article;
    if (value.is(Kind::string)) {
        article.text = text_of(value, side);
    } else if (value.is(Kind::object)) {
        for (const auto& [key, field] : value.fields) read_article_field(article, key, field);
    } else {
        fail_type(side, "a string or an object with \"text\" or \"path\"");
    }
    return article;
}

/// What is said of the rules, from all places: the profile first, then levels, then what is selected, then what is left out.
struct RuleChoices {
    std::string profile = "editorial";
    std::map<std::string, Level> severity;
    std::optional<std::vector<std::string>> select;
    std::vector<std::string> ignore;

    void settle(Settings& settings) const {
        std::map<std::string, Level> levels;
        for (const auto& [rule, level] : find_profile(profile)->levels) levels[std::string(rule)] = level;
        for (const auto& [rule, level] : severity) levels[rule] = level;
        for (const Rule& rule : rules()) {
            if (!select) break;
            const std::string name(rule.id);
            const bool selected = std::find(select->begin(), select->end(), name) != select->end();
            const auto said = levels.find(name);
            if (!selected) levels[name] = Level::off;
            if (selected && said != levels.end() && said->second == Level::off) said->second = default_level(name);
        }
        for (const std::string& rule : ignore) levels[rule] = Level::off;
        for (const auto& [rule, level] : levels) {
            if (level == Level::off) {
                settings.ignore.push_back(rule);
            } else {
                settings.severity[rule] = severity_of(level);
            }
        }
    }
};

[[noreturn]] void fail_setting(std::string what, std::string remedy = {}) { throw Mistake{"bad-settings", std::move(what), std::move(remedy)}; }

const std::string& known_rule(const std::string& name) {
    if (find_rule(name) == nullptr) fail_setting(fmt::format("no rule is called “{}”", shown(name)), "`factdiff rules` lists them");
    return name;
}

std::vector<std::string> rules_of(const JsonValue& value, std::string_view key) {
    std::vector<std::string> names = texts_of(value, key);
    for (const std::string& name : names) known_rule(name);
    return names;
}

std::map<std::string, Level> levels_of(const JsonValue& value) {
    std::map<std::string, Level> levels;
    if (!value.is(Kind::object)) fail_type("severity", "an object of levels by rule");
    for (const auto& [rule, field] : value.fields) {
        const std::string& name = text_of(field, rule);
        const std::optional<Level> level = level_named(name);
        if (!level) fail_setting(fmt::format("“{}” is no level", shown(name)), "use error, warning, note or off");
        levels[known_rule(rule)] = *level;
    }
    return levels;
}

Decimal tolerance_of(const JsonValue& value) {
    const std::string text = value.is(Kind::number) ? value.text : text_of(value, "tolerance");
    const std::optional<Decimal> share = share_of(text);
    if (!share) fail_setting(fmt::format("“{}” is no share", shown(text)), "write 0.005 or \"0.5%\", less than 1");
    return *share;
}

Suppression suppression_of(const JsonValue& value) {
    Suppression suppression;
    if (!value.is(Kind::object)) fail_type("suppress", "an array of objects with \"fingerprint\" and \"reason\"");
    for (const auto& [key, field] : value.fields) {
        if (key == "fingerprint") {
            suppression.fingerprint = text_of(field, key);
        } else if (key == "reason") {
            suppression.reason = text_of(field, key);
        }
    }
    if (suppression.fingerprint.size() != 16 || suppression.reason.empty())
        fail_setting("a suppression lacks its fingerprint of 16 hex digits or its reason", "give both");
    return suppression;
}

bool read_rule_setting(RuleChoices& choices, std::string_view key, const JsonValue& value) {
    if (key == "profile") {
        choices.profile = text_of(value, key);
        if (find_profile(choices.profile) == nullptr) {
            std::string name;
            std::swap(name, choices.profile);
            fail_setting(fmt::format("no profile is called “{}”", shown(name)), "use editorial, strict or wire");
        }
    } else if (key == "select") {
        if (!value.is(Kind::null)) choices.select = rules_of(value, key);
    } else if (key == "ignore") {
        choices.ignore = rules_of(value, key);
    } else if (key == "severity") {
        choices.severity = levels_of(value);
    } else {
        return false;
    }
    return true;
}

bool read_report_setting(CheckerArguments& out, std::string_view key, const JsonValue& value) {
    if (key == "fail_on") {
        const std::string name = text_of(value, key);
        const std::optional<int> threshold = threshold_named(name);
        if (!threshold) fail_setting(fmt::format("“{}” is no threshold", shown(name)), "use error, warning, note or never");
        out.settings.fail_on = *threshold;
    } else if (key == "tolerance") {
        out.settings.tolerance = tolerance_of(value);
    } else if (key == "ignore_phrases") {
        out.settings.ignored_phrases = texts_of(value, key);
    } else if (key == "suppress") {
        if (!value.is(Kind::array)) fail_type(key, "an array");
        for (const JsonValue& item : value.items) out.settings.suppressions.push_back(suppression_of(item));
    } else {
        return false;
    }
    return true;
}

std::uint64_t whole_number_of(const JsonValue& value, std::string_view key, std::string_view wanted) {
    std::uint64_t number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto [behind, failure] = std::from_chars(value.text.data(), end, number);
    if (!value.is(Kind::number) || failure != std::errc() || behind != end) fail_type(key, wanted);
    return number;
}

bool read_text_setting(CheckerArguments& out, std::string_view key, const JsonValue& value) {
    if (key == "source_date") {
        out.context.source_date = day_of(value, key);
    } else if (key == "rewrite_date") {
        out.context.rewrite_date = day_of(value, key);
    } else if (key == "offsets") {
        const std::string name = text_of(value, key);
        if (name != "codepoints" && name != "bytes" && name != "utf16")
            fail_setting(fmt::format("“{}” is no unit of offsets", shown(name)), "use codepoints, bytes or utf16");
        out.offsets = name == "bytes" ? OffsetUnit::bytes : name == "utf16" ? OffsetUnit::utf16 : OffsetUnit::codepoints;
    } else if (key == "indented") {
        if (!value.is(Kind::boolean)) fail_type(key, "true or false");
        out.indented = value.boolean;
    } else if (key == "max_bytes") {
        out.max_bytes = whole_number_of(value, key, "a number of bytes");
    } else if (key == "timeout_ms") {
        out.timeout_ms = whole_number_of(value, key, "a number of milliseconds");
    } else {
        return false;
    }
    return true;
}

constexpr std::string_view setting_names =
    "profile, select, ignore, severity, fail_on, tolerance, ignore_phrases, suppress, source_date, rewrite_date, offsets, indented, max_bytes, "
    "timeout_ms";

/// Runs `read` and turns a mistake into an Error; `code` stands in for "bad-record", which only a record can be.
template <typename T, typename Read>
Result<T> reading(std::string_view code, const Read& read) {
    T out;
    try {
        read(out);
    } catch (const Mistake& mistake) {
        return Error{mistake.code == "bad-record" ? std::string(code) : mistake.code, mistake.what, mistake.remedy};
    }
    return out;
}

}  // namespace

Result<CheckerArguments> checker_arguments(std::string_view text) {
    return reading<CheckerArguments>("bad-settings", [&](CheckerArguments& out) {
        RuleChoices choices;
        const JsonValue object = text.empty() ? JsonValue{} : object_of(text);
        for (const auto& [key, value] : object.fields)
            if (!read_rule_setting(choices, key, value) && !read_report_setting(out, key, value) && !read_text_setting(out, key, value))
                fail_setting(fmt::format("no setting is called “{}”", shown(key)), fmt::format("there are {}", setting_names));
        choices.settle(out.settings);
        if (out.settings.ignore.size() == rules().size()) fail_setting("no rule is in force, so that nothing would be checked");
    });
}

Result<PairArguments> pair_arguments(std::string_view text) {
    return reading<PairArguments>("bad-record", [&](PairArguments& out) {
        const JsonValue object = text.empty() ? JsonValue{} : object_of(text);
        for (const auto& [key, value] : object.fields) {
            if (key == "id") {
                out.id = json_text_of_id(text);
            } else if (key == "source" || key == "rewrite") {
                (key == "source" ? out.source : out.rewrite) = article_of(value, key);
            } else if (key == "source_date" || key == "rewrite_date") {
                (key == "source_date" ? out.source_date : out.rewrite_date) = day_of(value, key);
            }
        }
    });
}

Result<ClaimsArguments> claims_arguments(std::string_view text) {
    return reading<ClaimsArguments>("bad-record", [&](ClaimsArguments& out) {
        const JsonValue object = text.empty() ? JsonValue{} : object_of(text);
        for (const auto& [key, value] : object.fields) {
            if (key == "id") {
                out.id = json_text_of_id(text);
            } else {
                read_article_field(out.article, key, value);
            }
        }
    });
}

}  // namespace factdiff
