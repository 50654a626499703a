// The stem that a word is known by.
//
//     Stemmer stem;
//     stem("selling")             // "sell"
//     stem("sold")                // "sell": irregular forms have the stem of their base form
//     stem.of_phrase("turned down")  // "turn down": the first word carries the form
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace factdiff {

class Stemmer {
public:
    Stemmer();

    /// The stem of a word in lower case; stands until the next call.
    std::string_view operator()(std::string_view word);

    /// The stem of the first word, and the words behind it as they are.
    std::string of_phrase(std::string_view words);

private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Delete> snowball_;
};

}  // namespace factdiff
