// Bytes a second of each reader: a page with the clutter of a news site, a ninjs item, NITF, a Word document; bytes are those of the file.
#include <benchmark/benchmark.h>
#include <zip.h>

#include <string>

#include "bench/bench_pairs.h"
#include "factdiff/reading/read.h"

namespace factdiff::test {
namespace {

/// The paragraphs of 16 generated articles, 80 KB of text, each in `open` and `close`.
std::string paragraphs(const std::string& open, const std::string& close) {
    std::string out;
    for (const GeneratedPair& pair : bench_pairs(16)) {
        for (std::size_t at = 0; at < pair.source.size();) {
            const std::size_t end = std::min(pair.source.find('\n', at), pair.source.size());
            if (end > at) {
                out += open;
                for (const char c : pair.source.substr(at, end - at)) out += c == '&' ? std::string("&amp;") : std::string(1, c);
                out += close;
            }
            at = end + 1;
        }
    }
    return out;
}

std::string times(const std::string& unit, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += unit;
    return out;
}

/// As much script, style and navigation as text.
std::string page() {
    return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A story | The Example</title><style>" +
           times(".story__text{color:#333;margin:0 auto 1rem}", 400) + "</style></head><body><nav><ul>" +
           times("<li class=\"nav__item\"><a class=\"nav__link\" href=\"/section/one\">Section</a></li>", 120) +
           "</ul></nav><main><article class=\"story\">" +
           paragraphs("<div class=\"story__block\" data-component=\"text-block\"><p class=\"story__text css-1q0x1qg\">",
                      " <a class=\"link\" href=\"https://example.org/a\">More</a> &mdash; here.</p></div>\n") +
           "</article></main><script>" + times("window.queue=window.queue||[];window.queue.push({slot:12,size:[300,250]});", 500) +
           "</script></body></html>";
}

std::string word_document() {
    const std::string text =
        "<w:document xmlns:w='w'><w:body>" +
        paragraphs("<w:p w:rsidR=\"00A1\"><w:pPr><w:spacing w:after=\"120\"/></w:pPr><w:r><w:t xml:space=\"preserve\">", "</w:t></w:r></w:p>") +
        "</w:body></w:document>";
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    zip_source_keep(target);
    zip_file_add(archive, "word/document.xml", zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(archive);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

void read_all(benchmark::State& state, const std::string& bytes, const char* name) {
    for (auto _ : state) {
        const Result<Document> document = read_text(bytes, {.path = name});
        if (!document) return state.SkipWithError(document.error().message().c_str());
        benchmark::DoNotOptimize(document->text().data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

void BM_ReadText(benchmark::State& state) { read_all(state, paragraphs("", "\n\n"), "a.txt"); }
BENCHMARK(BM_ReadText);
void BM_ReadMarkdown(benchmark::State& state) { read_all(state, paragraphs("", "\n\n"), "a.md"); }
BENCHMARK(BM_ReadMarkdown);
void BM_ReadHtml(benchmark::State& state) { read_all(state, page(), "a.html"); }
BENCHMARK(BM_ReadHtml);
void BM_ReadNitf(benchmark::State& state) {
    read_all(state, "<nitf><body><body.content>" + paragraphs("<p>", "</p>\n") + "</body.content></body></nitf>", "a.xml");
}
BENCHMARK(BM_ReadNitf);
void BM_ReadDocx(benchmark::State& state) { read_all(state, word_document(), "a.docx"); }
BENCHMARK(BM_ReadDocx);

}  // namespace
}  // namespace factdiff::test
