#include "factdiff/lexicon/contrasts.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/stemmer.h"
#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

using KindMap = boost::unordered_flat_map<std::string, std::vector<KindMark>>;

KindMap build() {
    KindMap map;
    Stemmer stem;
    KindMark mark;
    for (const Row& row : table("kinds")) {
        mark.of_figures = row[2] == "figure";
        for_each_part(row[1], [&](std::string_view member) {
            const auto mark_word = [&](std::string_view word) {
                auto& marks = map[std::string(stem(word))];
                if (marks.empty() || marks.back() != mark) marks.push_back(mark);
            };
            for_each_part(member, mark_word, '/');
            ++mark.member;
        });
        ++mark.kind;
    }
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
