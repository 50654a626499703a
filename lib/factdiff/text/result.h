// The outcome of the only stages that can fail: reading, and the loading of configuration.
//
//     Result<Document> document = read_file("story.txt", {});
//     if (!document) std::cerr << document.error().message();   // "story.txt: no such file; check the path"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace factdiff {

/// What went wrong, where, and what the user can do about it.
struct Error {
    std::string code;        // stable, for machines: "not-found", "empty", "binary", "bad-json" …
    std::string what;        // one clause: "no such file"
    std::string remedy;      // one clause: "check the path"; may be empty
    std::string path = {};   // as named by the user; may be empty
    std::uint64_t line = 0;  // 1-based; 0 where there is none

    /// "path:line: what; remedy"
    std::string message() const;
};

template <typename T>
class Result {
public:
    Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
    Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& operator*() { return std::get<0>(state_); }
    const T& operator*() const { return std::get<0>(state_); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Error& error() const { return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

}  // namespace factdiff
