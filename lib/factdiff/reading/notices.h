// Lines that stand around an article and claim nothing: "By Ann Lee", "Editing by Tom Roe", "MORE TO FOLLOW", "Advertisement", "Read more: …".
//
//     notice_kind("Additional reporting by Ann Lee in Oslo; Editing by Tom Roe")    // "credit"
//     notice_kind("The editing by Tom Roe took nine days.")                         // nothing
#pragma once

#include <string_view>

namespace factdiff {

/// "byline", "credit", "notice" or "link" (to another article); empty for text of the article. `line` is a whole paragraph without blanks at its
/// ends. `page`: the text comes from a web page, where "Advertisement" and "Share this" stand between paragraphs.
std::string_view notice_kind(std::string_view line, bool page);

}  // namespace factdiff
