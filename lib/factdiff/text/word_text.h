// A short text that carries its first eight bytes as an integer: grammars compare every word they meet with words they name, and so do it in one
// instruction instead of a call.
//
//     WordText word = text.lower(i);       // “and”
//     word == "and";                       // compares two integers
//     in(word, {"a", "an", "the"});        // up to three
//
// It is a std::string_view wherever one is asked for. Texts beyond eight bytes compare the rest as usual.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

namespace factdiff {

/// The first eight bytes, the first the lowest, zeros behind a shorter text.
constexpr std::uint64_t head_of(std::string_view text) {
    const std::size_t size = text.size() < 8 ? text.size() : 8;
    std::uint64_t head = 0;
    if (std::is_constant_evaluated() || std::endian::native != std::endian::little) {
        for (std::size_t i = 0; i < size; ++i) head |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    } else if (size == 8) {
        std::memcpy(&head, text.data(), 8);
    } else if (size >= 4) {  // two halves that overlap
        std::uint32_t low = 0, high = 0;
        std::memcpy(&low, text.data(), 4);
        std::memcpy(&high, text.data() + size - 4, 4);
        head = low | static_cast<std::uint64_t>(high) << (8 * (size - 4));
    } else {
        for (std::size_t i = size; i > 0; --i) head = head << 8 | static_cast<unsigned char>(text[i - 1]);
    }
    return head;
}

class WordText : public std::string_view {
public:
    constexpr WordText() = default;
    constexpr WordText(std::string_view text) : WordText(text, head_of(text)) {}
    WordText(const std::string& text) : WordText(std::string_view(text)) {}
    constexpr WordText(std::string_view text, std::uint64_t head) : std::string_view(text), head_(head) {}
    template <std::size_t N>
    consteval WordText(const char (&literal)[N]) : WordText(std::string_view(literal, N - 1)) {}

    constexpr std::uint64_t head() const { return head_; }

    friend constexpr bool operator==(const WordText& a, const WordText& b) {
        return a.head_ == b.head_ && a.size() == b.size() && (a.size() <= 8 || a.substr(8) == b.substr(8));
    }
    template <std::same_as<std::string_view> Text>
    friend constexpr bool operator==(const WordText& a, const Text& b) {
        return static_cast<std::string_view>(a) == b;
    }

private:
    std::uint64_t head_ = 0;
};

/// Whether the word is one of the list.
inline bool in(const WordText& word, std::initializer_list<WordText> list) {
    for (const WordText& listed : list)
        if (word == listed) return true;
    return false;
}

}  // namespace factdiff
