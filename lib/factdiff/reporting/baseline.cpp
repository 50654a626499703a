#include "factdiff/reporting/baseline.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/suppression.h"

namespace factdiff {
namespace {

using nlohmann::json;

constexpr std::string_view remedy = "write it anew with `factdiff baseline`";

std::string text_of(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<Baseline> Baseline::read(std::string_view text, const std::string& path) {
    const auto wrong = [&](std::string what) { return Error{"bad-baseline", std::move(what), std::string(remedy), path, 0}; };
    const json file = json::parse(text, nullptr, false);
    if (file.is_discarded() || !file.is_object()) return wrong("is no JSON object");
    if (text_of(file, "baseline_version") != "1") return wrong("is no baseline of this version (baseline_version \"1\")");
    const auto findings = file.find("findings");
    if (findings == file.end() || !findings->is_array()) return wrong("has no list of findings");

    Baseline baseline;
    for (const json& finding : *findings) {
        if (!finding.is_object()) return wrong("holds a finding that is no object");
        Entry entry{text_of(finding, "article"), text_of(finding, "rule"), text_of(finding, "fingerprint"), text_of(finding, "message")};
        const auto count = finding.find("count");
        if (count != finding.end()) entry.count = count->is_number_unsigned() ? count->get<std::uint32_t>() : 0;
        if (entry.rule.empty() || entry.fingerprint.empty() || entry.count == 0) return wrong("holds a finding without rule, fingerprint or count");
        const auto [known, first] = baseline.left_.try_emplace(Key{entry.article, entry.rule, entry.fingerprint}, entry);
        if (!first) known->second.count += entry.count;
    }
    return baseline;
}

void Baseline::apply(Report& report, const std::string& article, int fail_on) {
    seen_.insert(article);
    std::vector<ReportedFinding> fresh;
    for (ReportedFinding& finding : report.findings) {
        const auto known = left_.find(Key{article, finding.rule, finding.fingerprint});
        const bool unchanged = known != left_.end() && known->second.count > 0;
        finding.baseline = unchanged ? "unchanged" : "new";
        if (unchanged) {
            --known->second.count;
            finding.silence = Silence{Silence::By::baseline, {}, {}, 0};
        }
        (unchanged ? report.silenced : fresh).push_back(std::move(finding));
    }
    report.findings = std::move(fresh);
    recount(report, fail_on);
}

std::vector<Baseline::Entry> Baseline::stale() const {
    std::vector<Entry> out;
    for (const auto& [key, entry] : left_)
        if (entry.count > 0 && seen_.contains(entry.article)) out.push_back(entry);
    return out;
}

std::vector<Baseline::Entry> Baseline::others(const std::set<std::string>& articles) const {
    std::vector<Entry> out;
    for (const auto& [key, entry] : left_)
        if (!articles.contains(entry.article)) out.push_back(entry);
    return out;
}

void add_to_baseline(std::vector<Baseline::Entry>& entries, const Report& report, const std::string& article) {
    for (const ReportedFinding& finding : report.findings) entries.push_back({article, finding.rule, finding.fingerprint, finding.message});
}

std::string baseline_text(std::vector<Baseline::Entry> entries) {
    const auto key = [](const Baseline::Entry& entry) { return std::tie(entry.article, entry.rule, entry.message, entry.fingerprint); };
    std::stable_sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::string out = "{\n  \"baseline_version\": \"1\",\n  \"findings\": [";
    bool first = true;
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t end = i;
        std::uint32_t count = 0;
        while (end < entries.size() && key(entries[end]) == key(entries[i])) count += entries[end++].count;
        out += first ? "\n    " : ",\n    ";
        first = false;
        JsonWriter line(out);
        line.begin_object();
        line.field("article", entries[i].article);
        line.field("rule", entries[i].rule);
        line.field("fingerprint", entries[i].fingerprint);
        if (count > 1) line.field("count", count);
        line.field("message", entries[i].message);
        line.end_object();
        i = end;
    }
    return out + (first ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace factdiff
