#include "factdiff/reporting/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace factdiff {

std::string hash_hex(std::string_view bytes) {
    XXH64_hash_t hash = XXH3_64bits(bytes.data(), bytes.size());
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4) text[i] = "0123456789abcdef"[hash & 15];
    return text;
}

std::string fingerprint(std::string_view rule, std::string_view source_words, std::string_view rewrite_words, std::uint32_t occurrence) {
    std::string key;
    key.reserve(rule.size() + source_words.size() + rewrite_words.size() + 8);
    key.append(rule).append(1, '\n').append(source_words).append(1, '\n').append(rewrite_words);
    if (occurrence > 0) key.append(1, '\n').append(std::to_string(occurrence));
    return hash_hex(key);
}

}  // namespace factdiff
