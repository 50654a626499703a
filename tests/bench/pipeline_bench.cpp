// Pairs a second of the whole comparison, and every stage apart. One iteration is all pairs; items are pairs, bytes those of both texts.
//
// BM_Yardstick is the floor in the same run: checking UTF-8 and cutting tokens, which nothing that reads words can do without. Wall time differs from
// machine to machine and hour to hour; the ratio to the yardstick much less, the instruction count (tools/bench) hardly.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <string>
#include <utility>
#include <vector>

#include "bench/bench_pairs.h"
#include "factdiff/alignment/alignment.h"
#include "factdiff/checking/rules.h"
#include "factdiff/claims/extract.h"
#include "factdiff/compare.h"
#include "factdiff/reporting/json.h"
#include "factdiff/segmentation/segment.h"

namespace factdiff::test {
namespace {

const std::vector<GeneratedPair>& pairs() {
    static const std::vector<GeneratedPair> all = bench_pairs(64);
    return all;
}

void count(benchmark::State& state) {
    const auto iterations = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(iterations * static_cast<std::int64_t>(pairs().size()));
    state.SetBytesProcessed(iterations * static_cast<std::int64_t>(bytes_of(pairs())));
}

std::vector<Document> documents() {
    std::vector<Document> all;
    for (const GeneratedPair& pair : pairs()) {
        all.push_back(read_article(pair.source));
        all.push_back(read_article(pair.rewrite));
    }
    return all;
}

/// The pairs, analysed and aligned with one Vocabulary.
struct Analysed {
    Vocabulary vocabulary;
    std::vector<Article> articles;  // source, rewrite, source, rewrite …
    std::vector<Alignment> alignments;

    Analysed() {
        for (Document& document : documents()) articles.push_back(analyse(std::move(document), vocabulary, std::nullopt));
        for (std::size_t i = 0; i < articles.size(); i += 2) alignments.push_back(align(articles[i], articles[i + 1], vocabulary));
    }
};

void BM_Yardstick(benchmark::State& state) {
    const std::vector<Document> all = documents();
    Vocabulary vocabulary;
    for (auto _ : state)
        for (const Document& document : all) {
            benchmark::DoNotOptimize(simdjson::validate_utf8(document.text().data(), document.text().size()));
            Segments segments;
            tokenize(document, vocabulary, segments);
            benchmark::DoNotOptimize(segments.tokens.data());
        }
    count(state);
}
BENCHMARK(BM_Yardstick)->Unit(benchmark::kMillisecond);

void BM_Read(benchmark::State& state) {
    for (auto _ : state)
        for (const GeneratedPair& pair : pairs()) {
            benchmark::DoNotOptimize(read_article(pair.source));
            benchmark::DoNotOptimize(read_article(pair.rewrite));
        }
    count(state);
}
BENCHMARK(BM_Read)->Unit(benchmark::kMillisecond);

void BM_Segment(benchmark::State& state) {
    const std::vector<Document> all = documents();
    Vocabulary vocabulary;
    for (auto _ : state)
        for (const Document& document : all) benchmark::DoNotOptimize(segment(document, vocabulary));
    count(state);
}
BENCHMARK(BM_Segment)->Unit(benchmark::kMillisecond);

/// Reading, segmentation and claims together: an Article owns its Document, so the finders cannot be run alone without copying it.
void BM_Analyse(benchmark::State& state) {
    Vocabulary vocabulary;
    for (auto _ : state)
        for (const GeneratedPair& pair : pairs()) {
            benchmark::DoNotOptimize(analyse(read_article(pair.source), vocabulary, std::nullopt));
            benchmark::DoNotOptimize(analyse(read_article(pair.rewrite), vocabulary, std::nullopt));
        }
    count(state);
}
BENCHMARK(BM_Analyse)->Unit(benchmark::kMillisecond);

void BM_Align(benchmark::State& state) {
    const Analysed all;
    for (auto _ : state)
        for (std::size_t i = 0; i < all.articles.size(); i += 2)
            benchmark::DoNotOptimize(align(all.articles[i], all.articles[i + 1], all.vocabulary));
    count(state);
}
BENCHMARK(BM_Align)->Unit(benchmark::kMillisecond);

void BM_Check(benchmark::State& state) {
    const Analysed all;
    for (auto _ : state)
        for (std::size_t i = 0; i < all.articles.size(); i += 2) {
            std::vector<Finding> findings;
            for (const Rule& rule : rules()) rule.check({all.articles[i], all.articles[i + 1], all.alignments[i / 2], all.vocabulary}, findings);
            benchmark::DoNotOptimize(findings.data());
        }
    count(state);
}
BENCHMARK(BM_Check)->Unit(benchmark::kMillisecond);

void BM_Json(benchmark::State& state) {
    Checker checker;
    std::vector<Report> reports;
    for (const GeneratedPair& pair : pairs()) reports.push_back(checker.compare(read_article(pair.source), read_article(pair.rewrite), {}));
    std::string out;
    for (auto _ : state)
        for (const Report& report : reports) {
            out.clear();
            append_json(out, report, {});
            benchmark::DoNotOptimize(out.data());
        }
    count(state);
}
BENCHMARK(BM_Json)->Unit(benchmark::kMillisecond);

/// The whole way, bytes to JSON: what `factdiff batch` does for each line, on one core.
void BM_Compare(benchmark::State& state) {
    Checker checker;
    std::string out;
    for (auto _ : state)
        for (const GeneratedPair& pair : pairs()) {
            out.clear();
            append_json(out, checker.compare(read_article(pair.source), read_article(pair.rewrite), {}), {});
            benchmark::DoNotOptimize(out.data());
        }
    count(state);
}
BENCHMARK(BM_Compare)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace factdiff::test
