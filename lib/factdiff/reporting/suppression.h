// Findings that somebody looked at and let be: by a comment in the article, or by name in the configuration.
//
//     <!-- factdiff ignore quote-altered: the minister's office sent us the corrected transcript -->
//     “We shall lease the harbour to nobody,” she said.          the paragraph that the comment silences
//
//     Text of a paragraph. <!-- factdiff ignore number-changed: checked with the desk -->      behind text: that paragraph
//
//     <!-- factdiff ignore-file number-omitted, quote-omitted: a brief -->                     the whole article
//
// Rules are named and a reason is given; a comment without them silences nothing and is said to be wrong. One that has nothing to silence is said
// too.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/claims/claim.h"
#include "factdiff/reporting/report.h"
#include "factdiff/text/span.h"

namespace factdiff {

/// One comment as it stands.
struct SuppressionComment {
    Span given;  // with its marks, in the text as given
    std::uint32_t line = 0;
    bool whole_file = false;
    bool behind_text = false;  // closes a line of text: means that paragraph, not the next
    std::vector<std::string> rules;
    std::string reason;
    std::string problem;  // what is wrong with it; else empty
};
std::vector<SuppressionComment> suppression_comments(std::string_view given);

/// One finding by its fingerprint.
struct Suppression {
    std::string fingerprint;  // 16 hex digits
    std::string reason;
    std::string path;  // where the suppression stands, for messages
    std::uint32_t line = 0;
    bool of_this_article = false;  // it names the article: said when it has nothing to silence
};

/// Moves what is suppressed to `silenced` and counts the rest anew. Comments of the rewrite speak for findings that lie in it, those of the source
/// for findings that lie in the source alone; `ignore-file` in the rewrite speaks for both.
void apply_suppressions(Report& report, const Article& source, const Article& rewrite, std::span<const Suppression> suppressions, int fail_on);

/// Sets counts and verdict to what `findings` holds. The score stays: it ranks the articles, not what was decided about them.
void recount(Report& report, int fail_on);

}  // namespace factdiff
