// What the words of a class or an id say about an element: "article__related-links" is clutter, "story-standfirst" a standfirst.
//
//     roles_of_classes("c-byline u-mt2") == ClassRole::byline
//
// Names are cut at everything that is no letter and where a capital follows a small letter, so "mostReadList" has the words "most", "read", "list".
#pragma once

#include <cstdint>
#include <string_view>

namespace factdiff {

enum class ClassRole : std::uint8_t {
    none = 0,
    clutter = 1,
    standfirst = 2,
    byline = 4,
    caption = 8,
    credit = 16,
    hidden = 32,
    body = 64,
    quote = 128,  // of a person, set apart from the text
};

constexpr ClassRole operator|(ClassRole a, ClassRole b) { return static_cast<ClassRole>(static_cast<unsigned>(a) | static_cast<unsigned>(b)); }
constexpr bool has(ClassRole all, ClassRole one) { return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0; }

ClassRole roles_of_classes(std::string_view classes);

}  // namespace factdiff
