#include "config_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "factdiff/checking/rules.h"
#include "messages.h"
#include "nearest.h"

namespace factdiff::cli {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string_view>;

/// Reads the tables of a file into a ConfigFile and says what is wrong with them.
class ConfigReader {
public:
    ConfigReader(ConfigReading& reading, const std::string& path) : reading_(reading), file_(reading.file), path_(path) {}

    void read(const toml::table& root) {
        for_each_key(root, "key",
                     {"profile", "fail-on", "select", "ignore", "severity", "tolerance", "ignore-phrases", "require-claims", "lists", "overrides",
                      "suppress", "baseline"},
                     [&](std::string_view key, const toml::node& node) {
                         if (key == "lists") return read_lists(node);
                         if (key == "baseline") return read_baseline(node);
                         if (key == "overrides") return for_each_table(node, key, [&](const toml::table& table) { read_override(table); });
                         if (key == "suppress") return for_each_table(node, key, [&](const toml::table& table) { read_suppression(table); });
                         read_setting(key, node, file_.layer);
                     });
    }

    void error(const toml::source_region& at, const std::string& what) {
        reading_.errors.push_back(fmt::format("{}:{}:{}: {}", printable(path_), at.begin.line, at.begin.column, what));
    }

private:
    std::string where(const toml::node& node) const { return fmt::format("{}:{}", path_, node.source().begin.line); }

    using Entry = std::pair<const toml::key*, const toml::node*>;

    /// The parser sorts keys by name; people read a file from its top.
    static std::vector<Entry> in_order(const toml::table& table) {
        std::vector<Entry> entries;
        for (const auto& [key, node] : table) entries.emplace_back(&key, &node);
        const auto place = [](const toml::key* key) { return std::pair(key->source().begin.line, key->source().begin.column); };
        std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) { return place(a.first) < place(b.first); });
        return entries;
    }

    /// Calls `use` for the keys that exist, in the order of the file.
    template <typename Use>
    void for_each_key(const toml::table& table, std::string_view what, const Names& names, Use&& use) {
        for (const auto& [key, node] : in_order(table)) {
            if (std::find(names.begin(), names.end(), key->str()) != names.end()) {
                use(key->str(), *node);
            } else {
                error(key->source(), fmt::format("no {} is called “{}”{}", what, printable(key->str()), did_you_mean(key->str(), names)));
            }
        }
    }

    template <typename Use>
    void for_each_table(const toml::node& node, std::string_view key, Use&& use) {
        const toml::array* array = node.as_array();
        if (array == nullptr) return error(node.source(), fmt::format("{} is a list of tables; write [[{}]]", key, key));
        for (const toml::node& entry : *array) {
            if (const toml::table* table = entry.as_table()) {
                use(*table);
            } else {
                error(entry.source(), fmt::format("{} is a list of tables; write [[{}]]", key, key));
            }
        }
    }

    std::optional<std::string> text_of(const toml::node& node, std::string_view key) {
        const auto* value = node.as_string();
        if (value != nullptr && !value->get().empty()) return value->get();
        error(node.source(), fmt::format("{} is a text; write {} = \"…\"", key, key));
        return std::nullopt;
    }

    std::vector<std::string> texts_of(const toml::node& node, std::string_view key) {
        std::vector<std::string> texts;
        const toml::array* array = node.as_array();
        if (array == nullptr) {
            error(node.source(), fmt::format("{} is a list of texts; write {} = [\"…\", \"…\"]", key, key));
            return texts;
        }
        for (const toml::node& entry : *array) {
            const auto* value = entry.as_string();
            if (value == nullptr || value->get().find_first_not_of(" \t\n") == std::string::npos) {
                error(entry.source(), fmt::format("{} holds texts; this is none", key));
            } else {
                texts.push_back(value->get());
            }
        }
        return texts;
    }

    bool rule_exists(std::string_view name, const toml::source_region& at) {
        if (find_rule(name) != nullptr) return true;
        error(at, no_such_rule(name));
        return false;
    }

    void read_setting(std::string_view key, const toml::node& node, Layer& layer) {
        if (key == "profile") return read_profile(node, layer);
        if (key == "fail-on") return read_fail_on(node, layer);
        if (key == "tolerance") return read_tolerance(node, layer);
        if (key == "severity") return read_severity(node, layer);
        if (key == "require-claims") return read_require_claims(node, layer);
        Said<std::vector<std::string>> list{texts_of(node, key), where(node)};
        if (key == "ignore-phrases") {
            layer.ignore_phrases = std::move(list);
            return;
        }
        if (const toml::array* array = node.as_array())
            for (const toml::node& entry : *array)
                if (const auto* name = entry.as_string()) rule_exists(name->get(), entry.source());
        if (key == "select" && node.is_array() && list.value.empty())
            return error(node.source(), "select names no rule, so that nothing would be checked");
        (key == "select" ? layer.select : layer.ignore) = std::move(list);
    }

    void read_baseline(const toml::node& node) {
        const std::optional<std::string> name = text_of(node, "baseline");
        if (name) file_.baseline = {(fs::path(path_).parent_path() / *name).string(), where(node)};
    }

    void read_profile(const toml::node& node, Layer& layer) {
        const std::optional<std::string> name = text_of(node, "profile");
        if (!name) return;
        Names names;
        for (const Profile& profile : profiles()) names.push_back(profile.name);
        if (find_profile(*name) == nullptr)
            return error(node.source(), fmt::format("no profile is called “{}”{}", printable(*name), did_you_mean(*name, names)));
        layer.profile = {*name, where(node)};
    }

    void read_fail_on(const toml::node& node, Layer& layer) {
        const std::optional<std::string> name = text_of(node, "fail-on");
        if (!name) return;
        const std::optional<int> threshold = threshold_named(*name);
        if (!threshold) return error(node.source(), fmt::format("“{}” is no level; use error, warning, note or never", printable(*name)));
        layer.fail_on = {*threshold, where(node)};
    }

    void read_tolerance(const toml::node& node, Layer& layer) {
        std::string text;
        if (const auto* number = node.as_floating_point()) text = fmt::format("{}", number->get());
        if (const auto* whole = node.as_integer()) text = fmt::format("{}", whole->get());
        if (const auto* words = node.as_string()) text = words->get();
        const std::optional<Decimal> share = share_of(text);
        if (!share) return error(node.source(), "tolerance is a share from 0 to less than 1; write 0.005 or \"0.5%\" for half a per cent");
        layer.tolerance = {*share, where(node)};
    }

    void read_require_claims(const toml::node& node, Layer& layer) {
        const auto* number = node.as_integer();
        if (number == nullptr || number->get() < 0 || number->get() > 1'000'000) return error(node.source(), "require-claims is a number, 0 or more");
        layer.require_claims = {static_cast<unsigned>(number->get()), where(node)};
    }

    void read_severity(const toml::node& node, Layer& layer) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return error(node.source(), "severity is a table; write [severity] and RULE = \"LEVEL\" below it");
        for (const auto& [key, value] : in_order(*table)) {
            if (!rule_exists(key->str(), key->source())) continue;
            const auto* name = value->as_string();
            const std::optional<Level> level = name != nullptr ? level_named(name->get()) : std::nullopt;
            if (!level) {
                error(value->source(), fmt::format("{}: this is no level; use \"error\", \"warning\", \"note\" or \"off\"", key->str()));
            } else {
                layer.severity.push_back({std::string(key->str()), *level, where(*value)});
            }
        }
    }

    void read_override(const toml::table& table) {
        Override part;
        for_each_key(table, "key of [[overrides]]",
                     {"paths", "profile", "fail-on", "select", "ignore", "severity", "tolerance", "ignore-phrases", "require-claims"},
                     [&](std::string_view key, const toml::node& node) {
                         if (key == "paths") {
                             part.paths = texts_of(node, key);
                         } else {
                             read_setting(key, node, part.layer);
                         }
                     });
        if (part.paths.empty()) error(table.source(), "[[overrides]] names no paths; write paths = [\"sport/*.md\"]");
        file_.overrides.push_back(std::move(part));
    }

    void read_suppression(const toml::table& table) {
        ConfiguredSuppression out;
        out.suppression.path = path_;
        out.suppression.line = table.source().begin.line;
        for_each_key(table, "key of [[suppress]]", {"fingerprint", "reason", "path", "rule"}, [&](std::string_view key, const toml::node& node) {
            const std::string text = text_of(node, key).value_or("");
            if (key == "fingerprint") out.suppression.fingerprint = text;
            if (key == "reason") out.suppression.reason = text;
            if (key == "path") out.article = text;
            if (key == "rule" && !text.empty()) rule_exists(text, node.source());  // for whoever reads the file
        });
        const std::string& fingerprint = out.suppression.fingerprint;
        const bool hex = fingerprint.size() == 16 && fingerprint.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (!hex) error(table.source(), "[[suppress]] needs the fingerprint of a finding, 16 hex digits; `factdiff check -v` prints it");
        if (out.suppression.reason.find_first_not_of(" \t\n") == std::string::npos)
            error(table.source(), "[[suppress]] needs a reason; write reason = \"…\"");
        file_.suppressions.push_back(std::move(out));
    }

    void read_lists(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return error(node.source(), "lists is a table; write [lists]");
        file_.words_where = where(node);
        for_each_key(*table, "list", {"cue-verbs", "titles", "abbreviations", "units", "names"}, [&](std::string_view key, const toml::node& list) {
            if (key == "cue-verbs") return read_cue_verbs(list);
            if (key == "titles") return void(file_.words.titles = texts_of(list, key));
            if (key == "abbreviations") return void(file_.words.abbreviations = texts_of(list, key));
            if (key == "units") return read_units(list);
            read_names(list);
        });
    }

    void read_cue_verbs(const toml::node& node) {
        const auto add = [&](const std::vector<std::string>& verbs, std::string_view cue_class) {
            for (const std::string& verb : verbs) file_.words.cue_verbs.push_back({verb, std::string(cue_class)});
        };
        const toml::table* table = node.as_table();
        if (table == nullptr) return add(texts_of(node, "cue-verbs"), "neutral");
        for_each_key(*table, "kind of verb", {"neutral", "doubting", "admitting", "denying", "asserting"},
                     [&](std::string_view key, const toml::node& verbs) { add(texts_of(verbs, key), key); });
    }

    void read_units(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return error(node.source(), "units is a table; write [lists.units] and bushel = \"35.239 litre\" below it");
        for (const auto& [key, value] : in_order(*table)) {
            const auto* text = value->as_string();
            if (text == nullptr) {
                error(value->source(), "what one of it is: \"35.239 litre\", or \"\" for a unit of its own");
                continue;
            }
            const HouseWords::Unit unit{std::string(key->str()), text->get()};
            if (const std::optional<std::string> problem = problem_of(unit)) {
                error(value->source(), fmt::format("{}: {}", printable(key->str()), *problem));
            } else {
                file_.words.units.push_back(unit);
            }
        }
    }

    void read_names(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) return error(node.source(), "names is a table; write [lists.names] and \"Bank of Aldermouth\" = [\"BoA\"] below it");
        for (const auto& [key, value] : in_order(*table))
            file_.words.names.push_back({std::string(key->str()), texts_of(*value, fmt::format("\"{}\"", printable(key->str())))});
    }

    ConfigReading& reading_;
    ConfigFile& file_;
    const std::string& path_;
};

/// How a found path is shown: relative where it lies below the working folder or one step above, absolute elsewhere.
std::string shown(const fs::path& path) {
    std::error_code ignored;
    const std::string relative = path.lexically_relative(fs::current_path(ignored)).generic_string();
    return relative.empty() || relative.starts_with("../..") ? path.string() : relative;
}

}  // namespace

std::optional<std::string> find_config(const std::string& start) {
    std::error_code ignored;
    fs::path folder = fs::weakly_canonical(fs::absolute(start.empty() || start == "-" ? "." : start, ignored), ignored);
    if (ignored) return std::nullopt;
    if (!fs::is_directory(folder, ignored)) folder = folder.parent_path();
    for (;;) {
        for (const char* name : {"factdiff.toml", ".factdiff.toml"})
            if (fs::exists(folder / name, ignored)) return shown(folder / name);
        // A work tree is one project; a submodule or a linked work tree has a file of that name.
        if (fs::exists(folder / ".git", ignored) || folder == folder.parent_path()) return std::nullopt;
        folder = folder.parent_path();
    }
}

ConfigReading read_config_text(std::string_view text, const std::string& path) {
    ConfigReading reading;
    reading.file.path = path;
    std::error_code ignored;
    reading.file.folder = fs::weakly_canonical(fs::absolute(path, ignored), ignored).parent_path().string();
    ConfigReader reader(reading, path);
    try {
        reader.read(toml::parse(text));
    } catch (const toml::parse_error& failure) {
        std::string what(failure.description());
        if (what.find("could not determine value type") != std::string::npos) what = "this is no value; a text stands in quotation marks: fail-on = \"error\"";
        reader.error(failure.source(), what);
    }
    return reading;
}

ConfigReading read_config(const std::string& path) {
    const auto failure = [&](const std::string& what) {
        ConfigReading reading;
        reading.errors.push_back(fmt::format("{}: {}", printable(path), what));
        return reading;
    };
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return failure("is a directory; name the file in it");
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) return failure(fmt::format("the configuration cannot be read ({})", std::strerror(errno)));
    std::ostringstream text;
    text << in.rdbuf();
    return read_config_text(text.str(), path);
}

}  // namespace factdiff::cli
