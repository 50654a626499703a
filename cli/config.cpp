#include <fmt/format.h>

#include <algorithm>

#include "factdiff/reporting/json_writer.h"
#include "inputs.h"
#include "messages.h"
#include "options.h"

namespace factdiff::cli {
namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string list_of(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + quoted(text);
    return out + ']';
}

void add_line(std::string& out, const std::string& setting, std::string_view where) {
    out += fmt::format("{:<40}  # {}\n", setting, where == "default" ? where : printable(where));
}

void add_words(std::string& out, const HouseWords& words, const std::string& where) {
    if (words.empty()) return;
    out += fmt::format("\n[lists]{:<33}  # {}\n", "", where);
    for (const HouseWords::CueVerb& cue : words.cue_verbs) out += fmt::format("# cue verb: {} ({})\n", printable(cue.verb), cue.cue_class);
    for (const std::string& title : words.titles) out += fmt::format("# title: {}\n", printable(title));
    for (const std::string& abbreviation : words.abbreviations) out += fmt::format("# abbreviation: {}\n", printable(abbreviation));
    for (const HouseWords::Unit& unit : words.units)
        out += fmt::format("# unit: {}{}{}\n", printable(unit.word), unit.value.empty() ? "" : " = ", printable(unit.value));
    for (const HouseWords::Names& names : words.names) out += fmt::format("# name: {} = {}\n", printable(names.name), list_of(names.aliases));
}

/// TOML that could be pasted back, with where each line comes from.
std::string as_text(const InForce& force, const std::optional<ConfigFile>& file) {
    std::string out = file ? fmt::format("# {}\n", printable(file->path)) : "# no factdiff.toml\n";
    add_line(out, fmt::format("profile = {}", quoted(force.profile.value)), force.profile.where);
    add_line(out, fmt::format("fail-on = \"{}\"", threshold_name(force.fail_on.value)), force.fail_on.where);
    add_line(out, fmt::format("tolerance = {}", force.tolerance.value.to_string()), force.tolerance.where);
    add_line(out, fmt::format("require-claims = {}", force.require_claims.value), force.require_claims.where);
    add_line(out, fmt::format("ignore-phrases = {}", list_of(force.ignore_phrases.value)), force.ignore_phrases.where);
    if (file && !file->baseline.value.empty()) add_line(out, fmt::format("baseline = {}", quoted(file->baseline.value)), file->baseline.where);
    out += "\n[severity]\n";
    for (const auto& rule : force.rules) add_line(out, fmt::format("{} = \"{}\"", rule.value.first, to_string(rule.value.second)), rule.where);
    if (file) add_words(out, file->words, file->words_where);
    for (const Suppression& suppression : force.suppressions)
        out += fmt::format("\n[[suppress]]{:<28}  # {}:{}\nfingerprint = \"{}\"\nreason = {}\n", "", printable(suppression.path), suppression.line,
                           suppression.fingerprint, quoted(suppression.reason));
    return out;
}

std::string as_json(const InForce& force, const std::optional<ConfigFile>& file) {
    std::string out;
    JsonWriter json(out, true);
    json.begin_object();
    json.key("file");
    if (file) {
        json.string(file->path);
    } else {
        json.null();
    }
    const auto setting = [&](std::string_view name, std::string_view value, std::string_view where) {
        json.key(name);
        json.begin_object();
        json.field("value", value);
        json.field("from", where);
        json.end_object();
    };
    setting("profile", force.profile.value, force.profile.where);
    setting("fail-on", threshold_name(force.fail_on.value), force.fail_on.where);
    setting("tolerance", force.tolerance.value.to_string(), force.tolerance.where);
    setting("require-claims", std::to_string(force.require_claims.value), force.require_claims.where);
    json.key("ignore-phrases");
    json.begin_array();
    for (const std::string& phrase : force.ignore_phrases.value) json.string(phrase);
    json.end_array();
    json.key("severity");
    json.begin_object();
    for (const auto& rule : force.rules) setting(rule.value.first, to_string(rule.value.second), rule.where);
    json.end_object();
    json.end_object();
    return out + '\n';
}

}  // namespace

int config(const Options& options) {
    const InForce force = settle(options.config, options.chosen, options.inputs.empty() ? "" : options.inputs.front());
    const bool written = write_outputs(
        options, [&](const Output& output) { return output.format == "json" ? as_json(force, options.config) : as_text(force, options.config); });
    return written ? nothing_found : trouble;
}

}  // namespace factdiff::cli
