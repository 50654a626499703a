// Archives and compressed input: what they unpack to, and how much of it.
#include "factdiff/reading/packed.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "factdiff/compare.h"
#include "factdiff/reading/read.h"
#include "reading/rendered.h"
#include "support/packed_text.h"
#include "support/paths.h"
#include "support/rule_fixture.h"

namespace factdiff::test {
namespace {

namespace fs = std::filesystem;

std::string zipped(const std::string& member, const std::string& text) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    zip_source_keep(target);
    zip_file_add(archive, member.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_close(archive);
    std::string bytes;
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    bytes.resize(static_cast<std::size_t>(zip_source_tell(target)));
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string docx(const std::string& body) {
    return zipped("word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>");
}

std::string zstd(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

std::string read(const std::string& bytes, ReadOptions options = {}) {
    const Result<Document> document = read_text(bytes, std::move(options));
    return document ? rendered(*document) : document.error().code;
}

TEST(Docx, Runs) {
    EXPECT_EQ(read(docx("<w:p><w:r><w:t>It r</w:t></w:r><w:r><w:t>ose.</w:t><w:tab/><w:t>Twice.</w:t></w:r></w:p>")), "body: It rose. Twice.\n");
    EXPECT_EQ(read(docx("<w:p><w:r><w:t>One.</w:t><w:br/><w:t>Two</w:t><w:br/><w:t>lines.</w:t></w:r></w:p>")), "body: One.\nbody: Two lines.\n");
    EXPECT_EQ(read(docx("<w:p><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>")),
              "body: Moved.\n");
    EXPECT_EQ(read(docx("<w:p/>")), "empty");
    // Soft hyphens and ligatures are read as everywhere.
    EXPECT_EQ(read(docx("<w:p><w:r><w:t>The of</w:t><w:softHyphen/><w:t>\uFB01ce shut.</w:t></w:r></w:p>")), "body: The offi\u0063e shut.\n");
}

TEST(Docx, Refusals) {
    EXPECT_EQ(read(docx("<w:p>"), {}), "bad-xml");
    EXPECT_EQ(read(zipped("a.txt", "text")), "binary");
    EXPECT_EQ(read(std::string("PK\x03\x04garbage")), "binary");
    EXPECT_EQ(read("no archive", {.format = Format::docx}), "bad-archive");
    std::string cut = docx("<w:p><w:r><w:t>It rose.</w:t></w:r></w:p>");
    cut.resize(cut.size() / 2);
    EXPECT_EQ(read(cut, {.format = Format::docx}), "bad-archive");
    std::string deep;
    for (int i = 0; i < 10000; ++i) deep += "<w:p>";
    EXPECT_EQ(read(docx(deep)), "bad-xml");
}

TEST(Limits, NothingUnpacksWithoutEnd) {
    const std::string bomb = docx(std::string(3 << 20, ' '));
    ASSERT_LT(bomb.size(), 20000U);
    const Result<Document> document = read_text(bomb, {.max_bytes = 1 << 20});
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().message(), "unpacks to more than 1 MiB; split it, or raise the limit");

    const std::string zeros(20 << 20, 'a');
    EXPECT_EQ(read(gzipped(zeros), {.max_bytes = 1 << 20}), "too-large");
    EXPECT_EQ(read(zstd(zeros), {.max_bytes = 1 << 20}), "too-large");
}

TEST(Limits, AFileOf100MegabytesIsRefusedAtOnce) {
    const fs::path path = fs::temp_directory_path() / ("factdiff_large_" + std::to_string(::getpid()) + ".html");
    std::ofstream(path).put('<');
    fs::resize_file(path, 100 << 20);
    const Result<Document> document = read_file(path.string(), {});
    fs::remove(path);
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().code, "too-large");
    EXPECT_NE(document.error().message().find("larger than 64 MiB"), std::string::npos);
}

TEST(Compressed, IsReadAsWhatItHolds) {
    EXPECT_EQ(read(gzipped("It *rose*."), {.path = "a.md.gz"}), "body: It rose.\n");
    EXPECT_EQ(read(zstd("It *rose*."), {.path = "a.txt.zst"}), "body: It *rose*.\n");
    EXPECT_EQ(read(gzipped("It ") + gzipped("rose.")), "body: It rose.\n");
    EXPECT_EQ(read(gzipped(docx("<w:p><w:r><w:t>It rose.</w:t></w:r></w:p>"))), "body: It rose.\n");
    EXPECT_EQ(read(gzipped("")), "empty");
    for (std::string packed : {gzipped("It rose and fell and rose."), zstd("It rose and fell and rose.")}) {
        packed.resize(packed.size() - 6);
        EXPECT_EQ(read(packed), "bad-archive");
    }
}

// One story as text, Markdown, page, ninjs, record, feed, NITF, Word and OpenDocument, each against the same rewrite.
TEST(Documents, OneStoryGivesTheSameFindingsInEveryFormat) {
    const std::string rewrite =
        "Reservoir falls to 13%\n\nThe reservoir that supplies Tarn has fallen to 31 per cent, its lowest level since 1967, the water company said "
        "on "
        "Tuesday.\n\n“We are ordering everyone to use less,” said Nora Pike, the company’s chairman. The fine for breaking the ban is £1,000, up "
        "from £200 "
        "in 2012. In May the reservoir was 54 per cent full.\n";
    std::string first;
    std::string first_name;
    int seen = 0;
    for (const auto& entry : fs::directory_iterator(source_path("fixtures/documents/same"))) {
        if (entry.path().extension() == ".expected") continue;
        ReadOptions options;
        options.date = std::chrono::year_month_day(std::chrono::year(2025), std::chrono::month(7), std::chrono::day(22));
        Result<Document> source = read_file(entry.path().string(), options);
        ASSERT_TRUE(source.ok()) << entry.path() << source.error().message();
        Result<Document> other = read_text(rewrite, options);
        Checker checker;
        const Report report = checker.compare(std::move(*source), std::move(*other), {});
        std::string findings;
        for (const ReportedFinding& finding : report.findings)
            if (finding.severity != Severity::note) findings += finding.rule + " " + finding.message + "\n";
        if (seen++ == 0) first = findings, first_name = entry.path().filename().string();
        EXPECT_EQ(findings, first) << entry.path() << " against " << first_name;
    }
    EXPECT_GE(seen, 9);
    EXPECT_NE(first.find("number-changed"), std::string::npos) << first;
    EXPECT_NE(first.find("54"), std::string::npos) << "a figure in a caption counts:\n" << first;
}

}  // namespace
}  // namespace factdiff::test
