#include "summary_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "factdiff/reporting/display.h"
#include "messages.h"

namespace factdiff::cli {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return static_cast<double>(static_cast<std::int64_t>(value * 1000 + 0.5)) / 1000; }
double per_second(std::uint64_t count, double seconds) { return seconds > 0 ? static_cast<double>(count) / seconds : 0; }

Json severities(const SeverityCounts& counts) {
    return {{"errors", counts[error_level]}, {"warnings", counts[warning_level]}, {"notes", counts[note_level]}};
}

Json id_of(const WorstPair& pair) { return pair.id.empty() ? Json(nullptr) : Json::parse(pair.id, nullptr, false); }

Json worst_json(const WorstPair& pair, const std::vector<std::string>& files) {
    constexpr std::string_view names[] = {"error", "warning", "note"};
    Json out = {{"id", id_of(pair)}, {"line", pair.place.line}, {"score", pair.score / 1000.0}};
    if (files.size() > 1) out["file"] = files[pair.place.input];
    if (!pair.source.empty()) out["source"] = pair.source;
    if (!pair.rewrite.empty()) out["rewrite"] = pair.rewrite;
    out.update(severities(pair.findings));
    out["findings"] = Json::array();
    for (const WorstPair::Found& found : pair.shown)
        out["findings"].push_back({{"rule", found.rule}, {"severity", names[found.severity]}, {"message", found.message}});
    return out;
}

Json score_json(const Summary& summary) {
    Json histogram = Json::array();
    for (std::size_t low = 0; low < 1000; low += 50) {
        std::uint64_t count = 0;
        for (std::size_t i = low; i < low + (low == 950 ? 51 : 50); ++i) count += summary.scores[i];
        histogram.push_back(count);
    }
    Json out;
    if (summary.reports() > 0) {
        out["mean"] = rounded(mean_score(summary) / 1000);
        out["lowest"] = summary.score_at(0) / 1000.0;
        out["tenth"] = summary.score_at(0.1) / 1000.0;
        out["median"] = summary.score_at(0.5) / 1000.0;
    }
    out["histogram"] = std::move(histogram);  // from 0 to 1 in steps of 0.05
    return out;
}

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

std::vector<std::pair<std::string, Summary::RuleCount>> rules_by_findings(const Summary& summary) {
    std::vector<std::pair<std::string, Summary::RuleCount>> rules(summary.rules.begin(), summary.rules.end());
    std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.second.total() > b.second.total(); });
    return rules;
}

double mean_score(const Summary& summary) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < summary.scores.size(); ++i) sum += i * summary.scores[i];
    return summary.reports() == 0 ? -1 : static_cast<double>(sum) / static_cast<double>(summary.reports());
}

std::string name_of(const WorstPair& pair) {
    const Json id = id_of(pair);
    if (id.is_string()) return id.get<std::string>();
    if (!id.is_null() && !id.is_discarded()) return pair.id;
    return !pair.rewrite.empty() ? pair.rewrite : fmt::format("line {}", pair.place.line);
}

std::string place_of(const WorstPair& pair, const std::vector<std::string>& files) {
    const std::string line = fmt::format("line {}", pair.place.line);
    return files.size() > 1 ? files[pair.place.input] + ", " + line : line;
}

std::string worst_pairs_text(const Summary& summary, const std::vector<std::string>& files, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < std::min(most, summary.worst.size()); ++i) {
        const WorstPair& pair = summary.worst[i];
        if (i == 0) out += "\nworst pairs\n";
        out += fmt::format("  {:.3f}  {}  ({})\n", pair.score / 1000.0, printable(name_of(pair)), printable(place_of(pair, files)));
        for (const WorstPair::Found& found : pair.shown)
            out += "         " + wrapped(printable(found.rule + ": " + found.message), 80, 9, std::string(11, ' ')) + '\n';
    }
    return out;
}

std::string summary_json(const Summary& summary, const std::optional<RunFacts>& run, const std::vector<std::string>& files) {
    Json out = {{"schema_version", "1"}, {"tool", {{"name", "factdiff"}, {"version", FACTDIFF_VERSION}}}};
    if (run) out["status"] = run->status;
    out["records"] = summary.records;
    out["verdicts"] = {{"consistent", summary.consistent}, {"inconsistent", summary.inconsistent}, {"unchecked", summary.unchecked}};
    out["errors"] = {{"records", summary.errors}, {"codes", Json::object()}};
    for (const auto& [code, count] : summary.codes) out["errors"]["codes"][code] = count;
    out["findings"] = {{"all", summary.all_findings()}};
    out["findings"].update(severities(summary.findings));
    out["findings"]["silenced"] = summary.silenced;
    out["rules"] = Json::array();
    for (const auto& [rule, count] : rules_by_findings(summary)) {
        Json row = {{"rule", rule}, {"findings", count.total()}, {"records", count.records}};
        row.update(severities(count.findings));
        out["rules"].push_back(std::move(row));
    }
    out["claims"] = {{"matched", summary.matched}, {"changed", summary.changed}, {"added", summary.added}, {"omitted", summary.omitted}};
    out["score"] = score_json(summary);
    out["made_by"] = Json::object();
    for (const auto& [tool, count] : summary.made_by) out["made_by"][tool] = count;
    out["worst"] = Json::array();
    for (const WorstPair& pair : summary.worst) out["worst"].push_back(worst_json(pair, files));
    if (run)
        out["run"] = {{"seconds", rounded(run->seconds)},
                      {"records", run->records},
                      {"resumed_records", run->resumed},
                      {"bytes", run->bytes},
                      {"records_per_second", rounded(per_second(run->records, run->seconds))},
                      {"bytes_per_second", rounded(per_second(run->bytes, run->seconds))},
                      {"jobs", run->jobs}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string summary_text(const Summary& summary, const std::optional<RunFacts>& run, std::size_t most_rules) {
    std::string out;
    const auto row = [&](std::string_view name, std::uint64_t count, const std::string& remark) {
        std::string line = fmt::format("{:<26}{:>13}  {}", name, grouped(count), remark);
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    };
    const auto percent = [&](std::uint64_t part) {
        return summary.records == 0 ? std::string() : fmt::format("{:.1f} %", percent_of(part, summary.records));
    };
    row("records", summary.records, "");
    row("  consistent", summary.consistent, percent(summary.consistent));
    row("  inconsistent", summary.inconsistent, percent(summary.inconsistent));
    if (summary.unchecked > 0) row("  unchecked", summary.unchecked, percent(summary.unchecked));
    std::string codes;
    for (const auto& [code, count] : summary.codes) codes += fmt::format("{}{} {}", codes.empty() ? "" : ", ", printable(code), grouped(count));
    if (summary.errors > 0) row("  could not be checked", summary.errors, wrapped(codes, 80, 41, std::string(41, ' ')));
    row("findings", summary.all_findings(),
        fmt::format("{} errors, {} warnings, {} notes", grouped(summary.findings[error_level]), grouped(summary.findings[warning_level]),
                    grouped(summary.findings[note_level])));
    const auto rules = rules_by_findings(summary);
    std::uint64_t others = 0;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (i < most_rules) {
            row("  " + printable(rules[i].first), rules[i].second.total(), fmt::format("in {} records", grouped(rules[i].second.records)));
        } else {
            others += rules[i].second.total();
        }
    }
    if (others > 0) row(fmt::format("  {} other rules", rules.size() - most_rules), others, "");
    if (summary.reports() > 0)
        out += fmt::format("{:<26}{:>13}  median; mean {:.3f}, lowest {:.3f}\n", "score", fmt::format("{:.3f}", summary.score_at(0.5) / 1000.0),
                           mean_score(summary) / 1000, summary.score_at(0) / 1000.0);
    if (run) {
        const std::string speed = fmt::format("{:.1f} records/s, {:.2f} MB/s on {} thread{}", per_second(run->records, run->seconds),
                                              per_second(run->bytes, run->seconds) / 1e6, run->jobs, run->jobs == 1 ? "" : "s");
        out += fmt::format("{:<26}{:>13}  {}\n", "time", fmt::format("{:.1f} s", run->seconds), speed);
        if (run->resumed > 0) row("answered before", run->resumed, "by the run that was resumed");
    }
    return out;
}

}  // namespace factdiff::cli
