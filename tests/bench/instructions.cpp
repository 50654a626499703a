// Run under callgrind by tools/bench. `factdiff_instructions 0` does everything but the work: it makes the pairs, loads the tables and compares one
// pair for warmth. `factdiff_instructions 1` then compares all of them once. The difference between the two, divided by the bytes that both print,
// is instructions a byte.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/bench_pairs.h"
#include "factdiff/compare.h"
#include "factdiff/reporting/json.h"

int main(int argc, char** argv) {
    using namespace factdiff;
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 1;
    const std::vector<test::GeneratedPair> pairs = test::bench_pairs(20);
    Checker checker;
    std::size_t written = 0;
    auto compare = [&](const test::GeneratedPair& pair) {
        std::string out;
        append_json(out, checker.compare(test::read_article(pair.source), test::read_article(pair.rewrite), {}), {});
        written += out.size();
    };
    compare(test::generate_pair(1, 5000));
    for (int round = 0; round < rounds; ++round)
        for (const test::GeneratedPair& pair : pairs) compare(pair);
    std::fprintf(stderr, "%zu bytes of JSON\n", written);
    std::printf("%zu\n", test::bytes_of(pairs));
}
