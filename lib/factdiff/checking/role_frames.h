// Who does what to whom at one verb, read from the words around it, in the active and in the passive.
//
//     "goalkeeper Sean Tully brought down Dean Hollis"                   doer Sean Tully, sufferer Dean Hollis
//     "the driver, who was pulled from the wreck by farm hands"          doer farm hands, sufferer the driver
//     "Holm lent the barge to the museum"                                doer Holm, sufferer the barge, receiver the museum
//
// There is no grammar behind it: a phrase is the content words next to the verb, up to the first mark, preposition or other verb. What cannot be read
// so is left empty, and an empty phrase proves nothing.
#pragma once

#include <array>
#include <optional>

#include "factdiff/checking/statement_sense.h"

namespace factdiff {

/// Tokens from a passive to its “by”: “was pulled out of the burning mill by”.
constexpr TokenIndex kToAgent = 7;

/// The content words of a noun phrase, without those of a phrase joined to it.
class NounPhrase {
public:
    bool empty() const { return size_ == 0; }
    bool full() const { return size_ == words_.size(); }
    const TokenIndex* begin() const { return words_.data(); }
    const TokenIndex* end() const { return words_.data() + size_; }
    void add(TokenIndex word) { words_[size_++] = word; }
    void clear() { size_ = 0; }

private:
    std::array<TokenIndex, 4> words_{};
    std::size_t size_ = 0;
};

struct RoleFrame {
    TokenIndex verb = 0;
    NounPhrase doer, sufferer, receiver;
    bool passive = false;
    bool plain_object = false;  // of an active: an article or a capital begins the sufferer, so that it is no “painted black”
};

/// The frame at `verb`; nothing where the word cannot be one or nobody stands beside it.
std::optional<RoleFrame> role_frame(const StatementSide& side, TokenIndex verb);

/// “Was sued by”: the passive tells who did it. “By Monday” and “by 12 per cent” name nobody.
bool names_its_doer(const RoleFrame& frame);

}  // namespace factdiff
