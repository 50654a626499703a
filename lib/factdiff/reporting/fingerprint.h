// Names that stay the same from run to run: a finding's fingerprint and the fingerprint of the rules in force.
//
//     fingerprint("quote-altered", "lease the harbour to nobody", "…", 0);   // "9f2c41d07be85a36"
//
// A finding is named by its rule and by its own words, case and typography folded, so that an edit elsewhere in the article does not move it; the
// n-th finding with the same words is named by n as well.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace factdiff {

/// 16 hex digits of XXH3-64.
std::string hash_hex(std::string_view bytes);

std::string fingerprint(std::string_view rule, std::string_view source_words, std::string_view rewrite_words, std::uint32_t occurrence);

}  // namespace factdiff
