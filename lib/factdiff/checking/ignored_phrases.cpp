#include "factdiff/checking/ignored_phrases.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "factdiff/text/ascii.h"

namespace factdiff {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Lower case with one space for a run of white space, and where each byte stood.
struct Folded {
    std::string text;
    std::vector<std::uint32_t> places;
};

Folded fold(std::string_view text) {
    Folded out;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (is_blank(text[i]) && (out.text.empty() || out.text.back() == ' ')) continue;
        out.text += is_blank(text[i]) ? ' ' : ascii_lower(text[i]);
        out.places.push_back(i);
    }
    while (!out.text.empty() && out.text.back() == ' ') out.text.pop_back(), out.places.pop_back();
    return out;
}

std::vector<Span> places_of(const std::vector<std::string>& phrases, std::string_view text) {
    std::vector<Span> places;
    const Folded folded = fold(text);
    for (const std::string& phrase : phrases) {
        const std::string wanted = fold(phrase).text;
        if (wanted.empty()) continue;
        for (std::size_t at = folded.text.find(wanted); at != std::string::npos; at = folded.text.find(wanted, at + 1))
            places.push_back({folded.places[at], folded.places[at + wanted.size() - 1] + 1});
    }
    return places;
}

/// A sentence whose full stop the phrase was written without lies inside all the same.
bool inside(const std::vector<Span>& places, const std::optional<Evidence>& evidence, std::string_view text) {
    if (!evidence) return false;
    Span span = evidence->span;
    while (span.end > span.begin + 1 && (is_blank(text[span.end - 1]) || text[span.end - 1] == '.')) --span.end;
    return std::any_of(places.begin(), places.end(), [&](const Span& place) { return place.contains(span); });
}

}  // namespace

void drop_inside_phrases(const Document& source, const Document& rewrite, const std::vector<std::string>& phrases, std::vector<Finding>& findings) {
    if (findings.empty()) return;
    const std::vector<Span> there = places_of(phrases, source.text()), here = places_of(phrases, rewrite.text());
    std::erase_if(findings, [&](const Finding& finding) {
        return inside(there, finding.source, source.text()) || inside(here, finding.rewrite, rewrite.text());
    });
}

}  // namespace factdiff
