#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "factdiff/checking/rules.h"
#include "factdiff/interface/article_input.h"
#include "factdiff/reporting/formats.h"
#include "line_runner.h"
#include "messages.h"
#include "nearest.h"
#include "raw_options.h"

namespace factdiff::cli {
namespace {

/// Names of the public contract that later versions will have.
constexpr std::string_view planned_formats[] = {"html"};

std::chrono::year_month_day parse_day_option(const std::string& text, std::string_view option) {
    const auto day = parse_day(text);
    if (!day) throw UsageError(fmt::format("{}: “{}” is no day; write it as 2025-10-31", option, printable(text)));
    return *day;
}

Output parse_format(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string name = text.substr(0, colon);
    Output output;
    if (colon != std::string::npos) {
        output.path = text.substr(colon + 1);
        if (output.path.empty()) throw UsageError(fmt::format("--format {}: no path after the colon", printable(text)));
        if (output.path == "-") output.path.clear();
    }
    output.format = name;
    if (find_format(name) != nullptr) return output;
    const bool planned = std::find(std::begin(planned_formats), std::end(planned_formats), name) != std::end(planned_formats);
    throw UsageError(
        fmt::format("--format {}: {}; use {}", printable(name), planned ? "not available in this version" : "no such format", format_names()));
}

void settle_outputs(const RawOptions& raw, Options& options) {
    for (const std::string& text : raw.formats) options.outputs.push_back(parse_format(text));
    if (options.html) options.outputs.push_back({.format = "html"});
    if (options.outputs.empty()) options.outputs.push_back({});
    if (!raw.output.empty() && raw.output != "-")
        for (Output& output : options.outputs)
            if (output.path.empty()) output.path = raw.output;
    for (std::size_t i = 0; i < options.outputs.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (options.outputs[i].path == options.outputs[k].path)
                throw UsageError(fmt::format("two formats would be written to {}; give one of them a path: --format json:report.json",
                                             options.outputs[i].path.empty() ? "standard output" : printable(options.outputs[i].path)));
}

void settle_rules(const RawOptions& raw, Options& options) {
    constexpr const char* here = "command line";
    Layer& chosen = options.chosen;
    options.fail_on_given = !raw.fail_on.empty();
    if (options.fail_on_given) {
        const std::optional<int> threshold = threshold_named(raw.fail_on);
        if (!threshold) throw UsageError(fmt::format("--fail-on: “{}” is no level; use error, warning, note or never", printable(raw.fail_on)));
        chosen.fail_on = {*threshold, here};
    }
    if (!raw.tolerance.empty()) {
        const std::optional<Decimal> share = share_of(raw.tolerance);
        if (!share) throw UsageError(fmt::format("--tolerance: “{}” is no share; write 0.5% or 0.005 for half a per cent", printable(raw.tolerance)));
        chosen.tolerance = {*share, here};
    }
    if (raw.require_claims) chosen.require_claims = {*raw.require_claims, here};
    if (!raw.profile.empty()) {
        std::vector<std::string_view> names;
        for (const Profile& profile : profiles()) names.push_back(profile.name);
        if (find_profile(raw.profile) == nullptr)
            throw UsageError(fmt::format("--profile: no profile is called “{}”{}", printable(raw.profile), did_you_mean(raw.profile, names)));
        chosen.profile = {raw.profile, here};
    }
    const auto existing = [](const std::string& name) {
        if (find_rule(name) == nullptr) throw UsageError(no_such_rule(name));
        return name;
    };
    for (const std::string& name : raw.select) existing(name);
    for (const std::string& name : raw.ignore) existing(name);
    if (!raw.select.empty()) chosen.select = {raw.select, here};
    if (!raw.ignore.empty()) chosen.ignore = {raw.ignore, here};
    for (const std::string& text : raw.severities) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) throw UsageError(fmt::format("--severity {}: write it as RULE=LEVEL", printable(text)));
        const std::optional<Level> level = level_named(text.substr(equals + 1));
        if (!level)
            throw UsageError(fmt::format("--severity: “{}” is no level; use error, warning, note or off", printable(text.substr(equals + 1))));
        chosen.severity.push_back({existing(text.substr(0, equals)), *level, here});
    }
}

/// "500k", "16M", "1G": in steps of 1,024.
std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && i < 12; ++i) size = size * 10 + static_cast<std::uint64_t>(text[i] - '0');
    if (i == 0) return std::nullopt;
    const std::string_view unit = text.substr(i);
    if (unit.empty()) return size;
    constexpr std::string_view units = "kKmMgG";
    const std::size_t place = units.find(unit[0]);
    if (place == std::string_view::npos || (unit.size() > 1 && unit.substr(1) != "B" && unit.substr(1) != "iB")) return std::nullopt;
    return size << (10 * (place / 2 + 1));
}

}  // namespace

std::string format_names(std::string_view after_first) {
    const std::span<const OutputFormat> all = formats();
    std::string names;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) names += i + 1 == all.size() ? " or " : ", ";
        names.append(all[i].name).append(i == 0 ? after_first : "");
    }
    return names;
}

void settle(const RawOptions& raw, Options& options) {
    settle_outputs(raw, options);
    settle_rules(raw, options);
    if (!raw.date.empty()) options.context.source_date = options.context.rewrite_date = parse_day_option(raw.date, "--date");
    if (!raw.source_date.empty()) options.context.source_date = parse_day_option(raw.source_date, "--source-date");
    if (!raw.language.empty() && !language_available(raw.language))
        throw UsageError(fmt::format("--lang {}: not available in this version; use en", printable(raw.language)));

    if (!raw.format_in.empty()) {
        const std::optional<Format> format = format_named(raw.format_in);
        if (!format) throw UsageError(fmt::format("--format-in {}: no such format; use {}", printable(raw.format_in), input_format_names()));
        options.format_in = *format;
    }

    options.offsets = OffsetUnit::codepoints;
    if (raw.offsets == "bytes") {
        options.offsets = OffsetUnit::bytes;
    } else if (raw.offsets == "utf16") {
        options.offsets = OffsetUnit::utf16;
    } else if (!raw.offsets.empty() && raw.offsets != "codepoints") {
        throw UsageError(fmt::format("--offsets {}: use codepoints, bytes or utf16", printable(raw.offsets)));
    }

    if (raw.colour == "always") {
        options.colour = Colour::always;
    } else if (raw.colour == "never") {
        options.colour = Colour::never;
    } else if (!raw.colour.empty() && raw.colour != "auto") {
        throw UsageError(fmt::format("--color {}: use auto, always or never", printable(raw.colour)));
    }

    if (raw.jobs < 0 || raw.jobs > 1024) throw UsageError(fmt::format("--jobs {}: give a number of threads, or 0 for one on each core", raw.jobs));
    options.jobs = raw.jobs > 0 ? static_cast<unsigned>(raw.jobs) : std::max(1U, std::thread::hardware_concurrency());

    if (!raw.max_bytes.empty()) {
        const std::optional<std::uint64_t> size = parse_size(raw.max_bytes);
        if (!size || *size == 0 || *size > longest_line)
            throw UsageError(fmt::format("--max-bytes: “{}” is no size from 1 to 128M; write 500k or 16M", printable(raw.max_bytes)));
        options.batch.max_bytes = *size;
    }

    if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
        throw UsageError("standard input (-) can be read only once; give a path for the other");
}

}  // namespace factdiff::cli
