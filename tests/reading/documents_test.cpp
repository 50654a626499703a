// Every document of fixtures/documents: what is read of it stands in a file beside it, and each clean byte leads back to where it stands in the file.
//
// After a change that is meant: UPDATE_GOLDENS=1 build/dev/tests/factdiff_tests --gtest_filter='Documents.*', then read the difference with git.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "factdiff/compare.h"
#include "factdiff/reading/read.h"
#include "reading/rendered.h"
#include "support/paths.h"

namespace factdiff::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> fixtures() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(source_path("fixtures/documents")))
        if (entry.is_regular_file() && entry.path().extension() != ".expected") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string letters(std::string_view text) {
    std::string out;
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

/// True when the letters of `part` stand in `whole` in the same order, whatever stands between them.
bool is_subsequence(std::string_view part, std::string_view whole) {
    std::size_t at = 0;
    for (const char c : whole)
        if (at < part.size() && c == part[at]) ++at;
    return at == part.size();
}

TEST(Documents, EveryFixtureReadsAsExpected) {
    const std::vector<fs::path> all = fixtures();
    EXPECT_GE(all.size(), 6U);
    for (const fs::path& path : all) {
        const Result<Document> document = read_file(path.string(), {});
        fs::path expected = path;
        expected += ".expected";
        const std::string actual = document ? rendered_with_asides(*document) : document.error().code + "\n";
        if (std::getenv("UPDATE_GOLDENS") != nullptr) std::ofstream(expected, std::ios::binary) << actual;
        EXPECT_EQ(actual, read_bytes(expected)) << path;
    }
}

/// Copied bytes are the same in the clean text and in the file; everything lies inside both; nothing overlaps.
void expect_sound_map(const Document& document, const std::string& name) {
    const std::string_view text = document.text();
    const std::string_view given = document.given();
    std::uint32_t end = 0;
    for (const OffsetMap::Piece& piece : document.offsets().pieces()) {
        ASSERT_LE(end, piece.clean.begin) << name;
        ASSERT_LE(piece.clean.end, text.size()) << name;
        ASSERT_LE(piece.given.begin, piece.given.end) << name;
        ASSERT_LE(piece.given.end, given.size()) << name;
        if (piece.clean.length() == piece.given.length() && piece.clean.length() > 1) {
            // A line end is a space in clean text.
            std::string as_given(given.substr(piece.given.begin, piece.given.length()));
            std::replace_if(
                as_given.begin(), as_given.end(), [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
            std::string clean(text.substr(piece.clean.begin, piece.clean.length()));
            std::replace(clean.begin(), clean.end(), '\t', ' ');
            EXPECT_EQ(clean, as_given) << name;
        }
        end = piece.clean.end;
    }
}

TEST(Documents, EveryClaimLeadsBackToItsWords) {
    for (const fs::path& path : fixtures()) {
        Result<Document> document = read_file(path.string(), {});
        if (!document) continue;
        expect_sound_map(*document, path.string());
        Checker checker;
        const Article article = checker.analyse(std::move(*document), std::nullopt);
        for (const Claim& claim : article.claims) {
            const Span given = article.document.given_span(claim.span);
            const std::string_view cut = article.document.given().substr(given.begin, given.length());
            const std::string words = letters(article.document.text_of(claim.span));
            // Escapes and entities hold letters of their own, but no letter of the claim may be missing, save those that were written as escapes
            // or full-width.
            if (cut.find_first_of("\\&\xEF") == std::string_view::npos) {
                EXPECT_TRUE(is_subsequence(words, cut)) << path << ": “" << words << "” in “" << cut << "”";
            }
        }
    }
}

// The way back survives any damage: bytes cut out, doubled, or changed.
TEST(Documents, TheMapStaysSoundUnderRandomEdits) {
    std::uint64_t state = 7;
    const auto random = [&](std::size_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33) % below);
    };
    constexpr std::string_view pieces[] = {"<p>", "</p>",     "<q>",  "&amp;", "&",    "\"",  "\\",   "{",
                                           "]",   "\xC2\xA0", "\n\n", "12",    "<!--", "-->", "\xFF", "“"};
    for (const fs::path& path : fixtures()) {
        const std::string original = read_bytes(path);
        for (int round = 0; round < 40; ++round) {
            std::string text = original;
            for (std::size_t edits = 1 + random(6); edits-- > 0 && !text.empty();) {
                const std::size_t at = random(text.size());
                switch (random(4)) {
                    case 0:
                        text.erase(at, 1 + random(30));
                        break;
                    case 1:
                        text.insert(at, pieces[random(std::size(pieces))]);
                        break;
                    case 2:
                        text.insert(at, text.substr(random(text.size()), random(60)));
                        break;
                    default:
                        text[at] = static_cast<char>(random(256));
                }
            }
            const Result<Document> document = read_text(text, {.path = path.filename().string()});
            if (document) expect_sound_map(*document, path.string());
        }
    }
}

}  // namespace
}  // namespace factdiff::test
