#include "factdiff/alignment/word_match.h"

#include <algorithm>

namespace factdiff {
namespace {

constexpr std::size_t kLongest = 160;  // words of a sentence laid side by side; what is longer is no sentence but a table or a list

struct Entry {
    TokenIndex token;
    std::uint32_t stem;
    bool content;
};

std::vector<Entry> words_of(const Article& article, std::uint32_t sentence, const Vocabulary& vocabulary) {
    const Sentence& s = article.segments.sentences[sentence];
    std::vector<Entry> words;
    for (TokenIndex i = s.first_token; i < s.end_token; ++i) {
        const Token& token = article.segments.tokens[i];
        if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) continue;
        const Word& word = vocabulary[token.word];
        words.push_back({i, word.stem, !has(word.classes, WordClass::function_word | WordClass::auxiliary)});
    }
    if (words.size() > kLongest) words.resize(kLongest);
    return words;
}

}  // namespace

WordMatches match_words(const Article& source, const Article& rewrite, const StatementPair& pair, const Vocabulary& vocabulary) {
    const Sentence &s = source.segments.sentences[pair.source], &r = rewrite.segments.sentences[pair.rewrite];
    WordMatches out;
    out.source_first = s.first_token;
    out.rewrite_first = r.first_token;
    out.rewrite_for.assign(s.end_token - s.first_token, kNoToken);
    out.source_for.assign(r.end_token - r.first_token, kNoToken);
    const std::vector<Entry> a = words_of(source, pair.source, vocabulary), b = words_of(rewrite, pair.rewrite, vocabulary);
    if (a.empty() || b.empty()) return out;

    std::size_t matched = 0;
    const auto match = [&](std::size_t i, std::size_t j) {
        out.rewrite_for[a[i].token - s.first_token] = b[j].token;
        out.source_for[b[j].token - r.first_token] = a[i].token;
        ++matched;
    };
    std::size_t head = 0, a_end = a.size(), b_end = b.size();
    while (head < a_end && head < b_end && a[head].stem == b[head].stem) {
        match(head, head);
        ++head;
    }
    while (a_end > head && b_end > head && a[a_end - 1].stem == b[b_end - 1].stem) match(--a_end, --b_end);

    // Longest common subsequence of the middle, content words counting three times a function word, so that "of the" never displaces a name.
    const std::size_t n = a_end - head, m = b_end - head;
    std::vector<std::uint16_t> best((n + 1) * (m + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return best[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) {
            const Entry &x = a[head + i], &y = b[head + j];
            std::uint16_t value = std::max(at(i + 1, j), at(i, j + 1));
            if (x.stem == y.stem) value = std::max<std::uint16_t>(value, static_cast<std::uint16_t>(at(i + 1, j + 1) + (x.content ? 3 : 1)));
            at(i, j) = value;
        }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        const Entry &x = a[head + i], &y = b[head + j];
        if (x.stem == y.stem && at(i, j) == at(i + 1, j + 1) + (x.content ? 3 : 1))
            match(head + i++, head + j++);
        else if (at(i, j) == at(i + 1, j))
            ++i;
        else
            ++j;
    }
    out.common = static_cast<float>(matched) / static_cast<float>(std::min(a.size(), b.size()));

    for (std::size_t j = 0; j < b.size(); ++j) {
        if (!b[j].content || out.source_for[b[j].token - r.first_token] != kNoToken) continue;
        std::size_t found = a.size();
        int count = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (a[i].stem == b[j].stem && out.rewrite_for[a[i].token - s.first_token] == kNoToken) {
                found = i;
                ++count;
            }
        const auto twin = std::count_if(b.begin(), b.end(), [&](const Entry& e) { return e.stem == b[j].stem; });
        if (count == 1 && twin == 1) {
            out.rewrite_for[a[found].token - s.first_token] = b[j].token;
            out.source_for[b[j].token - r.first_token] = a[found].token;
        }
    }
    return out;
}

}  // namespace factdiff
