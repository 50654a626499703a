// No memory: each allocation of a call fails once, and every time the call says so, or goes on without; nothing is thrown across the border, and the
// checker still serves afterwards. A program of its own, because it stands in for `operator new`.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "factdiff/factdiff.h"

namespace {

long countdown = -1;  // allocations until one fails; below zero: none does

bool fails() { return countdown >= 0 && countdown-- == 0; }

void* allocate(std::size_t size) { return fails() ? nullptr : std::malloc(size == 0 ? 1 : size); }

}  // namespace

void* operator new(std::size_t size) {
    if (void* memory = allocate(size)) return memory;
    throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

const char* const source = "The council paid $2.4 million on Monday, “a record”, Mr Okafor said. It met in Ashwick.";
const char* const rewrite = "The council paid $2.9 million on Monday, “a great record”, Mr Okafor said. It met in Ashford.";
const char* const record = R"({"id":[1,"x"],"source":{"text":"Fares rose by 4%.","date":"2026-03-31"},"rewrite":"Fares rose by 14%."})";

/// Fails each allocation of `call` in turn until one is past its last; later ones in strides, for there are thousands.
template <typename Call>
void run_out(const char* name, const Call& call) {
    long failed = 0;
    for (long at = 0;; at += 1 + at / 50) {
        countdown = at;
        factdiff_result* result = call();
        const bool reached = countdown < 0;
        countdown = -1;
        const factdiff_status status = factdiff_result_status(result);
        if (status != FACTDIFF_OK && status != FACTDIFF_OUT_OF_MEMORY) {
            std::printf("%s, allocation %ld: status %d, %s\n", name, at, status, factdiff_result_message(result));
            std::exit(1);
        }
        failed += status == FACTDIFF_OUT_OF_MEMORY ? 1 : 0;
        factdiff_result_free(result);
        if (!reached) break;
    }
    std::printf("%s: %ld times out of memory\n", name, failed);
    if (failed == 0) std::exit(1);
}

std::string text_of(factdiff_result* result) {
    std::string text = factdiff_result_text(result);
    factdiff_result_free(result);
    return text;
}

}  // namespace

int main() {
    const auto check = [](const factdiff_checker* checker) {
        return factdiff_check(checker, source, std::strlen(source), rewrite, std::strlen(rewrite), R"({"id":1,"source":{"title":"Paid"}})");
    };
    // Before anything else, so that the tables of the language are read without memory, too.
    run_out("new checker", [] {
        factdiff_result* error = nullptr;
        factdiff_checker* checker = factdiff_checker_new(R"({"profile":"strict","ignore":["quote-omitted"],"ignore_phrases":["per cent"]})", &error);
        if (checker != nullptr) return factdiff_checker_free(checker), factdiff_rules();
        return error;
    });
    factdiff_checker* checker = factdiff_checker_new(nullptr, nullptr);
    run_out("check", [&] { return check(checker); });
    run_out("check a record", [&] { return factdiff_check_record(checker, record, std::strlen(record)); });
    run_out("claims", [&] { return factdiff_claims(checker, source, std::strlen(source), nullptr); });
    run_out("rules", [] { return factdiff_rules(); });

    factdiff_checker* fresh = factdiff_checker_new(nullptr, nullptr);
    if (text_of(check(checker)) != text_of(check(fresh))) {
        std::puts("a checker that ran out of memory gives another report than a new one");
        return 1;
    }
    factdiff_checker_free(fresh);
    factdiff_checker_free(checker);
}
