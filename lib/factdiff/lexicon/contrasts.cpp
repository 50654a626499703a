#include "factdiff/lexicon/contrasts.h"

#include <libstemmer.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

using KindMap = boost::unordered_flat_map<std::string, std::vector<KindMark>>;

KindMap build() {
    KindMap map;
    sb_stemmer* stemmer = sb_stemmer_new("english", "UTF_8");
    const auto stem = [&](std::string_view word) -> std::string {
        if (const std::string_view base = base_stem(word); !base.empty()) return std::string(base);
        const auto* stemmed = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
        return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
    };
    KindMark mark;
    for (const Row& row : table("kinds")) {
        mark.of_figures = row[2] == "figure";
        for (std::string_view words = row[1]; !words.empty();) {
            const std::size_t end = std::min(words.find_first_of(",/"), words.size());
            auto& marks = map[stem(words.substr(0, end))];
            if (marks.empty() || marks.back() != mark) marks.push_back(mark);
            if (end == words.size() || words[end] == ',') ++mark.member;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        ++mark.kind;
    }
    sb_stemmer_delete(stemmer);
    return map;
}

}  // namespace

std::span<const KindMark> kinds_of_stem(const std::string& stem) {
    static const KindMap map = build();
    const auto found = map.find(stem);
    return found == map.end() ? std::span<const KindMark>{} : std::span<const KindMark>(found->second);
}

bool differ_for_figures(const Word& a, const Word& b) {
    return contrast_of(a, b) == Contrast::kind && std::any_of(a.kinds.begin(), a.kinds.end(), [&](const KindMark x) {
               return x.of_figures && std::any_of(b.kinds.begin(), b.kinds.end(), [&](const KindMark y) { return x.kind == y.kind; });
           });
}

Contrast contrast_of(const Word& a, const Word& b) {
    if (!has(a.classes, WordClass::contrast) || !has(b.classes, WordClass::contrast) || a.stem == b.stem) return Contrast::none;
    bool kind = false;
    for (const KindMark x : a.kinds)
        for (const KindMark y : b.kinds) {
            if (x == y) return Contrast::none;  // “bus” and “coach”
            kind = kind || x.kind == y.kind;
        }
    if (kind) return Contrast::kind;
    return are_antonyms(a.antonyms, b.antonyms) ? Contrast::opposite : Contrast::none;
}

}  // namespace factdiff
