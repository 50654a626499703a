#include "summary.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "line_runner.h"

namespace factdiff::cli {
namespace {

namespace od = simdjson::ondemand;

constexpr std::size_t most_shown = 3;
constexpr std::size_t longest_message = 400;
constexpr std::size_t longest_line_worth_keeping = 1 << 20;  // a parser's buffers are several times as long

/// What is kept of one report until it is known whether it is among the worst: views into the line and the parser.
struct Seen {
    struct Found {
        std::string_view rule;
        SeverityIndex severity = note_level;
        std::string_view message;  // a JSON string
    };
    std::string_view id;
    std::string_view version, rules_fingerprint, verdict, code;
    std::string_view source_name, rewrite_name;  // JSON strings
    int score = 1000;
    bool scored = false, error = false;
    SeverityCounts findings{};
    std::uint64_t silenced = 0, matched = 0, changed = 0, added = 0, omitted = 0;
    std::uint64_t source_claims = 0, rewrite_claims = 0;
    bool wrong_suppression = false;
    std::vector<std::pair<std::string_view, SeverityCounts>> rules;
    std::vector<Found> shown;  // the gravest, in their order

    SeverityCounts& counts_of(std::string_view rule) {
        const auto known = std::find_if(rules.begin(), rules.end(), [&](const auto& row) { return row.first == rule; });
        return known != rules.end() ? known->second : rules.emplace_back(rule, SeverityCounts{}).second;
    }
};

SeverityIndex severity_index(std::string_view name) { return name == "error" ? error_level : name == "warning" ? warning_level : note_level; }

std::string_view trimmed(std::string_view json) {
    while (!json.empty() && (json.back() == ' ' || json.back() == '\t' || json.back() == '\r' || json.back() == '\n')) json.remove_suffix(1);
    return json;
}

/// The JSON text of a value, whatever it is.
std::string_view raw_of(od::value value) {
    switch (od::json_type(value.type())) {
        case od::json_type::object:
            return trimmed(od::object(value.get_object()).raw_json());
        case od::json_type::array:
            return trimmed(od::array(value.get_array()).raw_json());
        default:
            return trimmed(value.raw_json_token());
    }
}

void see_document(od::object document, std::string_view& name, std::uint64_t& claims) {
    for (od::field field : document) {
        const std::string_view key = field.unescaped_key();
        if (key == "path" || (key == "title" && name.empty())) {
            name = raw_of(field.value());
        } else if (key == "claims") {
            claims = field.value().get_uint64();
        }
    }
}

void see_summary(od::object summary, Seen& seen) {
    for (od::field field : summary) {
        const std::string_view key = field.unescaped_key();
        if (key == "silenced") {
            seen.silenced = field.value().get_uint64();
        } else if (key == "claims") {
            for (od::field count : field.value().get_object()) {
                const std::string_view name = count.unescaped_key();
                const std::uint64_t number = count.value().get_uint64();
                (name == "matched" ? seen.matched : name == "changed" ? seen.changed : name == "added" ? seen.added : seen.omitted) = number;
            }
        }
    }
}

/// Keeps the gravest findings, of equal ones the first.
void show(Seen& seen, const Seen::Found& found) {
    const auto place = std::find_if(seen.shown.begin(), seen.shown.end(), [&](const Seen::Found& other) { return found.severity < other.severity; });
    if (place == seen.shown.end() && seen.shown.size() >= most_shown) return;
    seen.shown.insert(place, found);
    if (seen.shown.size() > most_shown) seen.shown.pop_back();
}

void see_finding(od::object finding, Seen& seen) {
    Seen::Found found;
    for (od::field field : finding) {
        const std::string_view key = field.unescaped_key();
        if (key == "rule") {
            found.rule = std::string_view(field.value().get_string());
        } else if (key == "severity") {
            found.severity = severity_index(field.value().get_string());
        } else if (key == "message") {
            found.message = raw_of(field.value());
        }
    }
    ++seen.findings[found.severity];
    ++seen.counts_of(found.rule)[found.severity];
    show(seen, found);
}

void see_field(od::field& field, Seen& seen) {
    const std::string_view key = field.unescaped_key();
    od::value value = field.value();
    if (key == "id") {
        seen.id = raw_of(value);
    } else if (key == "tool") {
        for (od::field part : value.get_object()) {
            const std::string_view name = part.unescaped_key();
            if (name == "version") seen.version = std::string_view(part.value().get_string());
            if (name == "rules") seen.rules_fingerprint = std::string_view(part.value().get_string());
        }
    } else if (key == "source") {
        see_document(value.get_object(), seen.source_name, seen.source_claims);
    } else if (key == "rewrite") {
        see_document(value.get_object(), seen.rewrite_name, seen.rewrite_claims);
    } else if (key == "verdict") {
        seen.verdict = std::string_view(value.get_string());
    } else if (key == "score") {
        seen.score = static_cast<int>(std::lround(std::clamp(double(value.get_double()), 0.0, 1.0) * 1000));
        seen.scored = true;
    } else if (key == "summary") {
        see_summary(value.get_object(), seen);
    } else if (key == "findings") {
        for (od::object finding : value.get_array()) see_finding(finding, seen);
    } else if (key == "suppression_problems") {
        for (od::object problem : value.get_array())
            for (od::field part : problem)
                if (std::string_view(part.unescaped_key()) == "wrong") seen.wrong_suppression = part.value().get_bool() || seen.wrong_suppression;
    } else if (key == "error") {
        seen.error = true;
        for (od::field part : value.get_object())
            if (std::string_view(part.unescaped_key()) == "code") seen.code = std::string_view(part.value().get_string());
    }
}

/// Text of a JSON string, cut to what a page can show.
std::string text_of(std::string_view json_string) {
    if (json_string.empty()) return {};
    const nlohmann::json value = nlohmann::json::parse(json_string, nullptr, false);
    if (!value.is_string()) return {};
    std::string text = value.get<std::string>();
    if (text.size() <= longest_message) return text;
    std::size_t end = longest_message;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

void add_counts(SeverityCounts& to, const SeverityCounts& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

/// The entry of `name`. Files of others may hold any number of names: those that come late share one.
template <typename Value>
Value& entry_of(std::map<std::string, Value, std::less<>>& table, std::string_view name) {
    const auto known = table.find(name);
    if (known != table.end()) return known->second;
    return table[table.size() < Summary::most_names ? std::string(name) : std::string("other")];
}

void add_report(const Seen& seen, LinePlace place, unsigned required_claims, Summary& summary) {
    ++(seen.verdict == "consistent" ? summary.consistent : seen.verdict == "inconsistent" ? summary.inconsistent : summary.unchecked);
    ++summary.scores[static_cast<std::size_t>(seen.score)];
    add_counts(summary.findings, seen.findings);
    for (const auto& [rule, counts] : seen.rules) {
        Summary::RuleCount& count = entry_of(summary.rules, rule);
        add_counts(count.findings, counts);
        ++count.records;
    }
    summary.silenced += seen.silenced;
    summary.matched += seen.matched;
    summary.changed += seen.changed;
    summary.added += seen.added;
    summary.omitted += seen.omitted;
    if (std::min(seen.source_claims, seen.rewrite_claims) < required_claims) ++summary.too_few_claims;
    if (seen.wrong_suppression) ++summary.wrong_suppressions;
    ++entry_of(summary.made_by, made_by(seen.version, seen.rules_fingerprint));

    if (seen.findings[error_level] + seen.findings[warning_level] == 0 && seen.score == 1000) return;
    WorstPair pair;
    pair.place = place;
    pair.score = seen.score;
    pair.findings = seen.findings;
    if (summary.worst.size() >= Summary::most_worst_pairs && !pair.worse_than(summary.worst.back())) return;
    pair.id = seen.id.size() <= longest_message ? std::string(seen.id) : std::string();
    pair.source = text_of(seen.source_name);
    pair.rewrite = text_of(seen.rewrite_name);
    for (const Seen::Found& found : seen.shown) pair.shown.push_back({std::string(found.rule), found.severity, text_of(found.message)});
    summary.add(std::move(pair));
}

}  // namespace

std::string made_by(std::string_view version, std::string_view rules_fingerprint) {
    return fmt::format("factdiff {}, rules {}", version, rules_fingerprint);
}

bool WorstPair::worse_than(const WorstPair& other) const {
    return std::tuple(score, other.findings[error_level], other.findings[warning_level], place) <
           std::tuple(other.score, findings[error_level], findings[warning_level], other.place);
}

void Summary::add(WorstPair pair) {
    const auto place = std::upper_bound(worst.begin(), worst.end(), pair, [](const WorstPair& a, const WorstPair& b) { return a.worse_than(b); });
    worst.insert(place, std::move(pair));
    if (worst.size() > most_worst_pairs) worst.pop_back();
}

void Summary::add(const Summary& other) {
    records += other.records;
    consistent += other.consistent;
    inconsistent += other.inconsistent;
    unchecked += other.unchecked;
    errors += other.errors;
    for (const auto& [code, count] : other.codes) entry_of(codes, code) += count;
    add_counts(findings, other.findings);
    silenced += other.silenced;
    for (const auto& [rule, count] : other.rules) {
        RuleCount& mine = entry_of(rules, rule);
        add_counts(mine.findings, count.findings);
        mine.records += count.records;
    }
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += other.scores[i];
    matched += other.matched;
    changed += other.changed;
    added += other.added;
    omitted += other.omitted;
    too_few_claims += other.too_few_claims;
    wrong_suppressions += other.wrong_suppressions;
    for (const auto& [tool, count] : other.made_by) entry_of(made_by, tool) += count;
    for (const WorstPair& pair : other.worst)
        if (worst.size() < most_worst_pairs || pair.worse_than(worst.back())) add(pair);
}

int Summary::score_at(double share) const {
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(reports())));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        seen += scores[i];
        if (seen > 0 && seen >= wanted) return static_cast<int>(i);
    }
    return -1;
}

struct SummaryReader::Impl {
    od::parser parser;
    unsigned required_claims = 0;
    std::string id;

    bool add(std::string_view line, LinePlace place, Summary& summary);
};

SummaryReader::SummaryReader(unsigned required_claims) : impl_(std::make_unique<Impl>()) { impl_->required_claims = required_claims; }
SummaryReader::~SummaryReader() = default;
SummaryReader::SummaryReader(SummaryReader&&) noexcept = default;

const std::string& SummaryReader::id() const { return impl_->id; }

bool SummaryReader::add(std::string_view line, LinePlace place, Summary& summary) {
    const bool added = impl_->add(line, place, summary);
    if (line.size() > longest_line_worth_keeping) impl_->parser = od::parser();
    return added;
}

bool SummaryReader::Impl::add(std::string_view line, LinePlace place, Summary& summary) {
    Seen seen;
    id.clear();
    try {
        od::document document = parser.iterate(line.data(), line.size(), line.size() + line_padding);
        for (od::field field : document.get_object()) see_field(field, seen);
    } catch (const simdjson::simdjson_error&) {
        return false;
    }
    if (!seen.error && !(seen.scored && !seen.verdict.empty())) return false;
    id = seen.id;
    ++summary.records;
    if (seen.error) {
        ++summary.errors;
        ++entry_of(summary.codes, seen.code);
    } else {
        add_report(seen, place, required_claims, summary);
    }
    return true;
}

}  // namespace factdiff::cli
