#include "summary_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "messages.h"
#include "summary_output.h"

namespace factdiff::cli {
namespace {

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1b2430;--soft:#5a6675;--line:#dfe4ea;--error:#c2362b;--warning:#b9770e;--note:#7a8898;
--good:#2e7d52;--bar:#3b6ea8;--track:#eceff3}
@media (prefers-color-scheme:dark){:root{--page:#11161d;--card:#19212b;--ink:#e4e9f0;--soft:#9aa7b6;--line:#2b3644;--error:#f0776c;--warning:#e0a94a;
--note:#8593a4;--good:#5dbb87;--bar:#76a7dc;--track:#242e3a}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:66rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .35rem}
h2{font-size:1.05rem;margin:0 0 .9rem}
p{margin:.4rem 0}
.soft{color:var(--soft)}
.small{font-size:.86rem}
.number,td.number,th.number{font-variant-numeric:tabular-nums;text-align:right;white-space:nowrap}
section,.tile{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.15rem 1.25rem}
section{margin-top:1.1rem}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:1.1rem;margin-top:1.5rem}
.tile b{display:block;font-size:1.75rem;line-height:1.15;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.tile span{color:var(--soft);font-size:.9rem}
.stack{display:block;width:100%;height:1.5rem;border-radius:.35rem}
ul.key{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;margin:.8rem 0 0;padding:0;font-size:.92rem}
ul.key i{display:inline-block;width:.75em;height:.75em;border-radius:.2em;margin-right:.45em}
table{border-collapse:collapse;width:100%}
th{font-weight:600;font-size:.86rem;color:var(--soft);text-align:left;padding:0 .5rem .4rem 0}
td{padding:.3rem .5rem .3rem 0;border-top:1px solid var(--line);vertical-align:middle}
td:last-child,th:last-child{padding-right:0}
td.bar{width:60%}
details h2{display:inline;margin:0}summary{cursor:pointer}details[open] summary{margin-bottom:.9rem}
td.bar svg{display:block;width:100%;height:.9rem}
.histogram{display:block;width:100%;height:auto}
.histogram text{fill:var(--soft);font-size:11px;font-variant-numeric:tabular-nums}
ol.worst{list-style:none;margin:0;padding:0}
ol.worst>li{border-top:1px solid var(--line);padding:.85rem 0;display:grid;grid-template-columns:4.2rem 1fr;gap:0 1rem}
ol.worst>li:first-child{border-top:0;padding-top:0}
ol.worst>li:last-child{padding-bottom:0}
.score{font-size:1.3rem;font-weight:650;font-variant-numeric:tabular-nums}
.score svg{display:block;width:100%;height:.35rem;margin-top:.25rem}
.worst ul{margin:.45rem 0 0;padding:0;list-style:none}
.worst ul li{margin:.25rem 0;overflow-wrap:anywhere}
.id{font-weight:600;overflow-wrap:anywhere}
.rule{font-size:.86rem;font-weight:600;margin-right:.5rem;white-space:nowrap}
.e{color:var(--error)}.w{color:var(--warning)}.n{color:var(--soft)}
svg .e,i.e{fill:var(--error);background:var(--error)}svg .w,i.w{fill:var(--warning);background:var(--warning)}svg .n,i.n{fill:var(--note);background:var(--note)}
svg .g,i.g{fill:var(--good);background:var(--good)}svg .b{fill:var(--bar)}svg .t{fill:var(--track)}i.t{background:var(--track)}
svg line{stroke:var(--line)}
@media (max-width:44rem){main{padding:1.25rem .8rem 3rem}.tiles{grid-template-columns:1fr 1fr;gap:.7rem}section,.tile{padding:.95rem}.tile b{font-size:1.4rem}
table.rules thead{display:none}table.rules tr{display:grid;grid-template-columns:1fr auto;border-top:1px solid var(--line);padding:.45rem 0}
table.rules td{border:0;padding:0}table.rules td.bar{grid-column:1/-1;width:100%;order:3;padding-top:.2rem}.histogram text{font-size:19px}.histogram .count{display:none}
ol.worst>li{grid-template-columns:1fr}.score{display:flex;align-items:center;gap:.7rem}.score svg{max-width:8rem;margin:0}}
@media print{body{background:#fff}section,.tile{break-inside:avoid}}
)";

constexpr std::array<char, 3> severity_class = {'e', 'w', 'n'};

/// Text as HTML; control characters and what would turn the direction of the page are made visible.
std::string html(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// "12 %", and "0.04 %" where it is next to nothing.
std::string percent(std::uint64_t part, std::uint64_t whole) {
    const double value = percent_of(part, whole);
    if (part == 0 || value >= 9.95) return fmt::format("{:.0f} %", value);
    return fmt::format("{:.{}f} %", value, value >= 0.95 ? 1 : 2);
}

struct Part {
    std::uint64_t count;
    char colour;
    std::string name;
};

/// Parts of a whole side by side, in a drawing that stretches to its place.
std::string stacked_bar(const std::vector<Part>& parts, std::uint64_t whole, std::string_view css_class, std::string_view label) {
    std::string out = fmt::format(
        "<svg class=\"{}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">"
        "<rect class=\"t\" width=\"1000\" height=\"10\"/>",
        css_class, html(label));
    double at = 0;
    for (const Part& part : parts) {
        const double width = percent_of(part.count, whole) * 10;
        if (part.count == 0) continue;
        const double shown = std::max(width, 2.0);
        out += fmt::format("<rect class=\"{}\" x=\"{:.2f}\" width=\"{:.2f}\" height=\"10\"/>", part.colour, std::min(at, 1000 - shown), shown);
        at += width;
    }
    return out + "</svg>";
}

class PageWriter {
public:
    PageWriter(const Summary& summary, const std::vector<std::string>& files) : summary_(summary), files_(files) {}

    std::string write() {
        out_ =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<title>factdiff: what was found</title>\n<style>";
        out_ += style;
        out_ += "</style>\n</head>\n<body>\n<main>\n";
        write_head();
        write_tiles();
        if (summary_.records > 0) {
            write_verdicts();
            write_rules();
            write_scores();
            write_errors();
            write_worst();
        }
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void write_head() {
        out_ += "<header>\n<h1>What was found</h1>\n<p class=\"soft\">";
        constexpr std::size_t most_files = 6;
        for (std::size_t i = 0; i < std::min(files_.size(), most_files); ++i)
            out_ += (i > 0 ? ", " : "") + std::string("<bdi>") + html(files_[i] == "-" ? "standard input" : files_[i]) + "</bdi>";
        if (files_.size() > most_files) out_ += fmt::format(" and {} other files", files_.size() - most_files);
        out_ += "</p>\n";
        for (const auto& [tool, count] : summary_.made_by)
            out_ += fmt::format("<p class=\"soft small\">{}{}</p>\n", html(tool),
                                summary_.made_by.size() > 1 ? fmt::format(": {} reports", grouped(count)) : "");
        out_ += "</header>\n";
    }

    void write_tile(const std::string& number, const std::string& words, std::string_view css_class = "") {
        out_ += fmt::format("<div class=\"tile\"><b class=\"{}\">{}</b><span>{}</span></div>\n", css_class, number, words);
    }

    void write_tiles() {
        out_ += "<div class=\"tiles\">\n";
        write_tile(grouped(summary_.records), summary_.records == 1 ? "record" : "records");
        write_tile(grouped(summary_.inconsistent), "inconsistent, " + percent(summary_.inconsistent, summary_.records),
                   summary_.inconsistent > 0 ? "e" : "");
        write_tile(grouped(summary_.all_findings()),
                   fmt::format("findings: {} errors, {} warnings, {} notes", grouped(summary_.findings[error_level]),
                               grouped(summary_.findings[warning_level]), grouped(summary_.findings[note_level])));
        write_tile(grouped(summary_.errors), "could not be checked", summary_.errors > 0 ? "w" : "");
        out_ += "</div>\n";
    }

    void write_verdicts() {
        const std::vector<Part> parts = {{summary_.consistent, 'g', "consistent"},
                                         {summary_.inconsistent, 'e', "inconsistent"},
                                         {summary_.unchecked, 'n', "unchecked"},
                                         {summary_.errors, 'w', "could not be checked"}};
        out_ += "<section>\n<h2>Verdicts</h2>\n" + stacked_bar(parts, summary_.records, "stack", "verdicts") + "\n<ul class=\"key\">\n";
        for (const Part& part : parts)
            if (part.count > 0)
                out_ += fmt::format("<li><i class=\"{}\"></i>{} <span class=\"soft\">{}, {}</span></li>\n", part.colour, part.name,
                                    grouped(part.count), percent(part.count, summary_.records));
        out_ += "</ul>\n</section>\n";
    }

    /// Notes are many and would dwarf the rest: they have a table of their own, folded.
    void write_rules() {
        write_rules_of("Errors and warnings by rule", {error_level, warning_level}, false);
        write_rules_of("Notes by rule", {note_level}, true);
    }

    void write_rules_of(std::string_view title, const std::vector<SeverityIndex>& levels, bool folded) {
        struct Row {
            std::string rule;
            const Summary::RuleCount* count;
            std::uint64_t total;
        };
        std::vector<Row> rows;
        for (const auto& [rule, count] : summary_.rules) {
            std::uint64_t total = 0;
            for (const SeverityIndex level : levels) total += count.findings[level];
            if (total > 0) rows.push_back({rule, &count, total});
        }
        if (rows.empty()) return;
        std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.total > b.total; });
        out_ += "<section>\n";
        out_ += folded ? fmt::format("<details><summary><h2>{}</h2></summary>\n", title) : fmt::format("<h2>{}</h2>\n", title);
        out_ += "<table class=\"rules\">\n<thead><tr><th>rule</th><th></th><th class=\"number\">findings</th></tr></thead>\n<tbody>\n";
        constexpr std::string_view names[] = {"errors", "warnings", "notes"};
        for (const Row& row : rows) {
            std::vector<Part> parts;
            std::string label;
            for (const SeverityIndex level : levels) {
                parts.push_back({row.count->findings[level], severity_class[level], {}});
                label += fmt::format("{}{} {}", label.empty() ? "" : ", ", grouped(row.count->findings[level]), names[level]);
            }
            label += fmt::format("; the rule speaks in {} records", grouped(row.count->records));
            out_ += fmt::format("<tr title=\"{}\"><td>{}</td><td class=\"bar\">{}</td><td class=\"number\">{}</td></tr>\n", label, html(row.rule),
                                stacked_bar(parts, rows.front().total, "", label), grouped(row.total));
        }
        out_ += "</tbody>\n</table>\n";
        out_ += folded ? "</details>\n" : "<ul class=\"key\"><li><i class=\"e\"></i>error</li><li><i class=\"w\"></i>warning</li></ul>\n";
        out_ += "</section>\n";
    }

    /// Twenty columns of scores below 1; those of exactly 1 would dwarf them and are told in words.
    void write_scores() {
        if (summary_.reports() == 0) return;
        std::array<std::uint64_t, 20> bins{};
        for (std::size_t i = 0; i < 1000; ++i) bins[i / 50] += summary_.scores[i];
        const std::uint64_t tallest = *std::max_element(bins.begin(), bins.end());
        out_ += fmt::format(
            "<section>\n<h2>Scores</h2>\n<p class=\"soft\">{} of {} reports ({}) have the score 1: nothing in the rewrite contradicts the source or "
            "exceeds it. "
            "Mean {:.3f}, median {:.3f}, lowest {:.3f}.</p>\n",
            grouped(summary_.scores[1000]), grouped(summary_.reports()), percent(summary_.scores[1000], summary_.reports()),
            mean_score(summary_) / 1000, summary_.score_at(0.5) / 1000.0, summary_.score_at(0) / 1000.0);
        if (tallest > 0) write_histogram(bins, tallest);
        out_ += "</section>\n";
    }

    void write_histogram(const std::array<std::uint64_t, 20>& bins, std::uint64_t tallest) {
        constexpr double left = 6, column = 31.4, height = 130, top = 18, bottom = top + height;
        out_ += fmt::format("<svg class=\"histogram\" viewBox=\"0 0 640 {}\" role=\"img\" aria-label=\"reports by score, below 1\">\n", bottom + 22);
        for (std::size_t i = 0; i < bins.size(); ++i) {
            const double x = left + column * static_cast<double>(i);
            const double tall = height * static_cast<double>(bins[i]) / static_cast<double>(tallest);
            const double shown = bins[i] > 0 ? std::max(tall, 1.5) : 0;
            out_ += fmt::format(
                "<g><title>{:.2f} to {:.2f}: {}</title><rect class=\"b\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"2\"/>",
                0.05 * static_cast<double>(i), 0.05 * static_cast<double>(i + 1), grouped(bins[i]), x + 2, bottom - shown, column - 4, shown);
            if (bins[i] > 0)
                out_ += fmt::format("<text class=\"count\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>", x + column / 2,
                                    bottom - shown - 4, short_number(bins[i]));
            out_ += "</g>\n";
        }
        out_ += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\"/>\n", left, left + 20 * column, bottom + 0.5);
        for (int tenth = 0; tenth <= 10; tenth += 2)
            out_ += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", left + column * 2 * tenth, bottom + 17,
                                tenth == 0    ? "0"
                                : tenth == 10 ? "1"
                                              : fmt::format("0.{}", tenth));
        out_ += "</svg>\n<p class=\"soft small\">Reports by score; those of 1 are left out.</p>\n";
    }

    static std::string short_number(std::uint64_t number) {
        if (number < 10'000) return grouped(number);
        if (number < 10'000'000) return fmt::format("{}k", grouped(number / 1000));
        return fmt::format("{}M", grouped(number / 1'000'000));
    }

    void write_errors() {
        if (summary_.codes.empty()) return;
        out_ +=
            "<section>\n<h2>Could not be checked</h2>\n<table>\n<thead><tr><th>error</th><th class=\"number\">records</th></tr></thead>\n<tbody>\n";
        for (const auto& [code, count] : summary_.codes)
            out_ += fmt::format("<tr><td>{}</td><td class=\"number\">{}</td></tr>\n", html(code), grouped(count));
        out_ += "</tbody>\n</table>\n</section>\n";
    }

    void write_worst() {
        if (summary_.worst.empty()) return;
        out_ += fmt::format(
            "<section>\n<h2>Worst pairs first</h2>\n<p class=\"soft small\">{} with the lowest scores; the score ranks, it is no "
            "probability.</p>\n<ol class=\"worst\">\n",
            summary_.worst.size() == 1 ? "The pair" : fmt::format("The {} pairs", summary_.worst.size()));
        for (const WorstPair& pair : summary_.worst) write_pair(pair);
        out_ += "</ol>\n</section>\n";
    }

    void write_pair(const WorstPair& pair) {
        const Part score{static_cast<std::uint64_t>(pair.score), 'b', {}};
        out_ += fmt::format("<li><div class=\"score\">{:.3f}{}</div><div>\n", pair.score / 1000.0, stacked_bar({score}, 1000, "", "score"));
        out_ += fmt::format("<div><span class=\"id\"><bdi>{}</bdi></span> <span class=\"soft small\">{}</span></div>\n", html(name_of(pair)),
                            html(place_of(pair, files_)));
        if (!pair.source.empty() || !pair.rewrite.empty())
            out_ += fmt::format("<div class=\"soft small\"><bdi>{}</bdi> → <bdi>{}</bdi></div>\n", html(pair.source.empty() ? "–" : pair.source),
                                html(pair.rewrite.empty() ? "–" : pair.rewrite));
        out_ += "<ul>\n";
        for (const WorstPair::Found& found : pair.shown)
            out_ += fmt::format("<li><span class=\"rule {}\">{}</span><bdi>{}</bdi></li>\n", severity_class[found.severity], html(found.rule),
                                html(found.message));
        const std::uint64_t all = pair.findings[0] + pair.findings[1] + pair.findings[2];
        if (all > pair.shown.size()) out_ += fmt::format("<li class=\"soft small\">and {} more</li>\n", grouped(all - pair.shown.size()));
        out_ += "</ul>\n</div></li>\n";
    }

    const Summary& summary_;
    const std::vector<std::string>& files_;
    std::string out_;
};

}  // namespace

std::string summary_page(const Summary& summary, const std::vector<std::string>& files) { return PageWriter(summary, files).write(); }

}  // namespace factdiff::cli
