#include "factdiff/checking/lone_edit.h"

#include <algorithm>
#include <array>

namespace factdiff {
namespace {

constexpr std::uint32_t kSentencesAnEdit = 10;  // one edit, and another for so many sentences that stand as they were
constexpr std::size_t kMost = 20;               // however long the text
constexpr std::size_t kFew = 3;                 // edits beyond that
constexpr TokenIndex kKept = 3;                 // of so many tokens one may differ where there are several edits
constexpr TokenIndex kWidest = 40;              // tokens from the first difference of two sentences to the last

class Edits {
public:
    explicit Edits(const Comparison& c) : c_(c), source_(c.source.segments.tokens), rewrite_(c.rewrite.segments.tokens) {}

    LoneEdits find() {
        const auto& sentences = c_.rewrite.segments.sentences;
        const std::size_t most = std::min(1 + sentences.size() / kSentencesAnEdit, kMost);
        for (std::uint32_t r = 0; r < sentences.size(); ++r) {
            const auto pairs = c_.alignment.of_rewrite(r);
            if (pairs.empty() || !compare(pairs.front().source, r) || touched_ > most + kFew) return {};
        }
        LoneEdits out;
        out.worded_anew = replaced_ > 0;
        if (loose_ && touched_ > most) return {};
        if (replaced_ <= most) out.lone = edits_;
        out.few = std::move(edits_);
        return out;
    }

private:
    bool equal(TokenIndex s, TokenIndex r) const { return source_[s].word == rewrite_[r].word; }

    /// Adds the edits of two sentences, and counts with them those of little words: false where they differ in too much.
    bool compare(std::uint32_t source, std::uint32_t rewrite) {
        const Sentence &was = c_.source.segments.sentences[source], &is = c_.rewrite.segments.sentences[rewrite];
        Slot rest{was.first_token, was.end_token, is.first_token, is.end_token};
        while (rest.source < rest.source_end && rest.rewrite < rest.rewrite_end && equal(rest.source, rest.rewrite)) ++rest.source, ++rest.rewrite;
        while (rest.source < rest.source_end && rest.rewrite < rest.rewrite_end && equal(rest.source_end - 1, rest.rewrite_end - 1))
            --rest.source_end, --rest.rewrite_end;
        if (rest.source_end - rest.source > kWidest || rest.rewrite_end - rest.rewrite > kWidest) return false;
        TokenIndex wide = 0;
        for (const Slot& slot : slots(rest)) {
            wide += std::max(slot.source_end - slot.source, slot.rewrite_end - slot.rewrite);
            const bool out = has_word(source_, slot.source, slot.source_end), in = has_word(rewrite_, slot.rewrite, slot.rewrite_end);
            if (!out && !in) continue;
            replaced_ += out && in;
            ++touched_;
            if (tells(source_, slot.source, slot.source_end) || tells(rewrite_, slot.rewrite, slot.rewrite_end))
                edits_.push_back({source, rewrite, slot});
        }
        loose_ = loose_ || wide * kKept > is.end_token - is.first_token;
        return true;
    }

    /// The stretches between the words of a longest common subsequence.
    std::vector<Slot> slots(const Slot& in) {
        const TokenIndex rows = in.source_end - in.source, columns = in.rewrite_end - in.rewrite;
        for (auto& row : most_) row.fill(0);
        for (TokenIndex i = rows; i-- > 0;)
            for (TokenIndex j = columns; j-- > 0;)
                most_[i][j] = equal(in.source + i, in.rewrite + j) ? static_cast<std::uint8_t>(most_[i + 1][j + 1] + 1)
                                                                   : std::max(most_[i + 1][j], most_[i][j + 1]);
        std::vector<Slot> out;
        Slot open{in.source, in.source, in.rewrite, in.rewrite};
        const auto close = [&] {
            if (open.source != open.source_end || open.rewrite != open.rewrite_end) out.push_back(open);
        };
        for (TokenIndex i = 0, j = 0; i < rows || j < columns;) {
            if (i < rows && j < columns && equal(in.source + i, in.rewrite + j)) {
                close();
                ++i, ++j;
                open = {in.source + i, in.source + i, in.rewrite + j, in.rewrite + j};
            } else if (j == columns || (i < rows && most_[i + 1][j] >= most_[i][j + 1])) {
                open.source_end = in.source + ++i;
            } else {
                open.rewrite_end = in.rewrite + ++j;
            }
        }
        close();
        return out;
    }

    bool has_word(const std::vector<Token>& tokens, TokenIndex first, TokenIndex end) const {
        return std::any_of(tokens.begin() + first, tokens.begin() + end,
                           [&](const Token& token) { return !is_mark_or_article(token, c_.vocabulary); });
    }
    static bool tells(const std::vector<Token>& tokens, TokenIndex first, TokenIndex end) {
        return std::any_of(tokens.begin() + first, tokens.begin() + end, [](const Token& token) {
            return (token.kind == TokenKind::word && !has(token.classes, WordClass::function_word | WordClass::auxiliary)) ||
                   token.kind == TokenKind::number;
        });
    }

    const Comparison& c_;
    const std::vector<Token>&source_, &rewrite_;
    std::vector<LoneEdit> edits_;
    std::size_t touched_ = 0, replaced_ = 0;
    bool loose_ = false;  // a sentence was touched in so much of it that what stayed may have stayed by chance
    std::array<std::array<std::uint8_t, kWidest + 1>, kWidest + 1> most_{};
};

}  // namespace

bool is_mark_or_article(const Token& token, const Vocabulary& vocabulary) {
    const WordText word = vocabulary[token.word].lower();
    return token.kind != TokenKind::word ? token.kind != TokenKind::number : word == "a" || word == "an" || word == "the" || word == "and";
}

const LoneEdits& lone_edits(const Comparison& comparison) {
    return made_once(comparison.memo.lone_edits, [&] { return Edits(comparison).find(); });
}

}  // namespace factdiff
