#include "factdiff/alignment/word_match.h"

#include <algorithm>

namespace factdiff {
namespace {

constexpr std::size_t kLongest = 160;  // words of a sentence laid side by side; what is longer is no sentence but a table or a list

}  // namespace

SentenceWords::SentenceWords(const Article& article, const Vocabulary& vocabulary) : article_(article) {
    first_.reserve(article.segments.sentences.size() + 1);
    words_.reserve(article.segments.tokens.size());
    for (const Sentence& sentence : article.segments.sentences) {
        const std::size_t first = words_.size();
        first_.push_back(first);
        for (TokenIndex i = sentence.first_token; i < sentence.end_token && words_.size() - first < kLongest; ++i) {
            const Token& token = article.segments.tokens[i];
            if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) continue;
            const Word& word = vocabulary[token.word];
            words_.push_back({i, word.stem, !has(word.classes, WordClass::function_word | WordClass::auxiliary)});
        }
    }
    first_.push_back(words_.size());
}

WordMatches match_words(const SentenceWords& source, const SentenceWords& rewrite, const StatementPair& pair) {
    using Entry = SentenceWords::Entry;
    const Sentence &s = source.sentence(pair.source), &r = rewrite.sentence(pair.rewrite);
    WordMatches out;
    out.source_first = s.first_token;
    out.rewrite_first = r.first_token;
    out.rewrite_for.assign(s.end_token - s.first_token, kNoToken);
    out.source_for.assign(r.end_token - r.first_token, kNoToken);
    const std::span<const Entry> a = source.of(pair.source), b = rewrite.of(pair.rewrite);
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
    if (n != 0 && m != 0) {
        std::vector<std::uint16_t> best((n + 1) * (m + 1));
        const auto row = [&](std::size_t i) { return best.data() + i * (m + 1); };
        for (std::size_t i = n; i-- > 0;) {
            const Entry x = a[head + i];
            const int gain = x.content ? 3 : 1;
            std::uint16_t* here = row(i);
            const std::uint16_t* below = row(i + 1);
            for (std::size_t j = m; j-- > 0;) {
                int value = std::max(below[j], here[j + 1]);
                if (x.stem == b[head + j].stem) value = std::max(value, below[j + 1] + gain);
                here[j] = static_cast<std::uint16_t>(value);
            }
        }
        for (std::size_t i = 0, j = 0; i < n && j < m;) {
            const Entry &x = a[head + i], &y = b[head + j];
            if (x.stem == y.stem && row(i)[j] == row(i + 1)[j + 1] + (x.content ? 3 : 1))
                match(head + i++, head + j++);
            else if (row(i)[j] == row(i + 1)[j])
                ++i;
            else
                ++j;
        }
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
