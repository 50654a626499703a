// What holds for any two texts, whatever they say: over the articles of fixtures/articles and generated ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "factdiff/compare.h"
#include "factdiff/reading/read.h"
#include "support/article_generator.h"
#include "support/paths.h"
#include "support/rule_fixture.h"

namespace factdiff::test {
namespace {

namespace fs = std::filesystem;

struct TextPair {
    std::string name;
    std::string source;
    std::string rewrite;
    Format source_format = Format::plain;
    Format rewrite_format = Format::plain;
};

void PrintTo(const TextPair& pair, std::ostream* out) { *out << pair.name; }

Format format_of(const fs::path& path) { return path.extension() == ".md" ? Format::markdown : Format::plain; }

std::vector<TextPair> text_pairs() {
    std::vector<TextPair> pairs;
    for (const auto& folder : fs::directory_iterator(source_path("fixtures/articles"))) {
        TextPair pair;
        pair.name = folder.path().filename().string();
        for (const auto& file : fs::directory_iterator(folder)) {
            if (file.path().stem() == "source") {
                pair.source = read_bytes(file.path());
                pair.source_format = format_of(file.path());
            } else if (file.path().stem() == "rewrite") {
                pair.rewrite = read_bytes(file.path());
                pair.rewrite_format = format_of(file.path());
            }
        }
        if (!pair.source.empty() && !pair.rewrite.empty()) pairs.push_back(std::move(pair));
    }
    std::sort(pairs.begin(), pairs.end(), [](const TextPair& a, const TextPair& b) { return a.name < b.name; });
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        GeneratedPair generated = generate_pair(seed, 2500);
        pairs.push_back({"generated_" + std::to_string(seed), std::move(generated.source), std::move(generated.rewrite)});
    }
    return pairs;
}

Document read(const std::string& text, Format format) {
    ReadOptions options;
    options.format = format;
    Result<Document> document = read_text(text, options);
    if (!document) throw std::runtime_error(document.error().message());
    return std::move(*document);
}

Report compare(Checker& checker, const TextPair& pair) {
    return checker.compare(read(pair.source, pair.source_format), read(pair.rewrite, pair.rewrite_format), {});
}

/// Everything a Report says that a reader could see.
std::string write(const Report& report) {
    std::string out = report.verdict + " " + std::to_string(report.score) + " " + std::to_string(report.errors) + "/" +
                      std::to_string(report.warnings) + "/" + std::to_string(report.notes) + " " + std::to_string(report.claims.matched) + "/" +
                      std::to_string(report.claims.changed) + "/" + std::to_string(report.claims.added) + "/" +
                      std::to_string(report.claims.omitted) + "\n";
    for (const ReportedFinding& finding : report.findings) {
        out += finding.fingerprint + " ";
        for (const auto& side : {finding.source, finding.rewrite})
            if (side) out += std::to_string(side->start.bytes) + "-" + std::to_string(side->end.bytes) + ":" + side->value + " ";
    }
    return out + "\n" + describe(report.findings);
}

/// Which rule speaks of which words: what may not change when only scores and reasons do.
std::string verdicts(const Report& report) {
    std::string out;
    for (const ReportedFinding& finding : report.findings)
        out += finding.rule + ": “" + (finding.source ? finding.source->text : "") + "” → “" + (finding.rewrite ? finding.rewrite->text : "") + "”\n";
    return out;
}

bool on_edge(std::string_view text, std::size_t offset) {
    return offset == text.size() || (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

void expect_inside(std::string_view text, Span span, std::string_view what) {
    EXPECT_LE(span.begin, span.end) << what;
    ASSERT_LE(span.end, text.size()) << what;
    EXPECT_TRUE(on_edge(text, span.begin)) << what << " begins inside a code point at " << span.begin;
    EXPECT_TRUE(on_edge(text, span.end)) << what << " ends inside a code point at " << span.end;
}

void expect_spans_inside(const Article& article) {
    const std::string_view text = article.document.text();
    for (const Token& token : article.segments.tokens) expect_inside(text, token.span, "token");
    for (const Sentence& sentence : article.segments.sentences) expect_inside(text, sentence.span, "sentence");
    for (const Paragraph& paragraph : article.segments.paragraphs) expect_inside(text, paragraph.span, "paragraph");
    for (const QuotationSpan& quotation : article.segments.quotations) {
        expect_inside(text, quotation.outer, "quotation");
        expect_inside(text, quotation.inner, "words of a quotation");
    }
    for (const Claim& claim : article.claims) {
        const std::string kind(to_string(claim.kind));
        expect_inside(text, claim.span, kind);
        expect_inside(text, claim.subject, "subject of " + kind);
        EXPECT_FALSE(claim.span.empty()) << kind;
        EXPECT_LT(claim.sentence, article.segments.sentences.size()) << kind;
        if (claim.attribution) {
            EXPECT_LT(*claim.attribution, article.claims.size()) << kind;
        }
        auto mention = [&](const std::optional<Mention>& m) {
            if (m) expect_inside(text, m->span, "mention in " + kind);
        };
        if (const auto* quotation = std::get_if<Quotation>(&claim.value)) {
            mention(quotation->speaker);
            mention(quotation->cue);
            for (Span part : quotation->parts) expect_inside(text, part, "part of " + kind);
        } else if (const auto* attribution = std::get_if<Attribution>(&claim.value)) {
            mention(attribution->source);
            mention(attribution->cue);
            for (Span part : attribution->content) expect_inside(text, part, "content of " + kind);
        } else if (const auto* name = std::get_if<Name>(&claim.value)) {
            expect_inside(text, name->title_span, "title of " + kind);
        } else if (const auto* quantity = std::get_if<Quantity>(&claim.value)) {
            expect_inside(text, quantity->counted_span, "what is counted by " + kind);
        }
        expect_inside(article.document.given(), article.document.given_span(claim.span), "given words of " + kind);
    }
}

void expect_sides_inside(const Report& report, const std::string& source, const std::string& rewrite) {
    for (const ReportedFinding& finding : report.findings) {
        const std::pair<const std::optional<ReportedSide>&, const std::string&> sides[] = {{finding.source, source}, {finding.rewrite, rewrite}};
        for (const auto& [side, text] : sides) {
            if (!side) continue;
            expect_inside(text, {side->start.bytes, side->end.bytes}, finding.rule);
            EXPECT_EQ(side->text, text.substr(side->start.bytes, side->end.bytes - side->start.bytes)) << finding.rule;
            for (const auto& [begin, end] : side->marks) expect_inside(side->passage, {begin, end}, "mark of " + finding.rule);
            EXPECT_EQ(side->start.codepoints, std::count_if(text.begin(), text.begin() + side->start.bytes,
                                                            [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }))
                << finding.rule;
        }
    }
}

class Property : public testing::TestWithParam<TextPair> {
protected:
    Checker checker_;
};

TEST_P(Property, ATextHasNothingToSayAgainstItself) {
    const TextPair& pair = GetParam();
    for (const auto& [text, format] : {std::pair(pair.source, pair.source_format), std::pair(pair.rewrite, pair.rewrite_format)}) {
        const Report report = checker_.compare(read(text, format), read(text, format), {});
        EXPECT_TRUE(report.findings.empty()) << describe(report.findings);
        EXPECT_EQ(report.score, 1000);
    }
}

TEST_P(Property, SpansStandInsideTheTextOnCodePointEdges) {
    const TextPair& pair = GetParam();
    expect_spans_inside(checker_.analyse(read(pair.source, pair.source_format), std::nullopt));
    expect_spans_inside(checker_.analyse(read(pair.rewrite, pair.rewrite_format), std::nullopt));
    expect_sides_inside(compare(checker_, pair), pair.source, pair.rewrite);
}

TEST_P(Property, TheReportDoesNotDependOnWhatWasComparedBefore) {
    const std::string fresh = write(compare(checker_, GetParam()));
    EXPECT_EQ(write(compare(checker_, GetParam())), fresh);
    const GeneratedPair other = generate_pair(999, 3000);
    compare(checker_, {"other", other.rewrite, other.source});
    EXPECT_EQ(write(compare(checker_, GetParam())), fresh);
    Checker another;
    EXPECT_EQ(write(compare(another, GetParam())), fresh);
}

TEST_P(Property, EveryClaimIsPairedOrLeftOverExactlyOnce) {
    const TextPair& pair = GetParam();
    const Article source = checker_.analyse(read(pair.source, pair.source_format), std::nullopt);
    const Article rewrite = checker_.analyse(read(pair.rewrite, pair.rewrite_format), std::nullopt);
    const Alignment alignment = checker_.align(source, rewrite);
    std::vector<int> in_source(source.claims.size());
    std::vector<int> in_rewrite(rewrite.claims.size());
    for (const ClaimPair& p : alignment.claims) {
        ++in_source.at(p.source);
        ++in_rewrite.at(p.rewrite);
        EXPECT_GE(p.score, 0.0F);
        EXPECT_LE(p.score, 1.0F);
    }
    for (const std::uint32_t i : alignment.omitted) ++in_source.at(i);
    for (const std::uint32_t i : alignment.added) ++in_rewrite.at(i);
    for (std::size_t i = 0; i < in_source.size(); ++i) EXPECT_EQ(in_source[i], 1) << "source: " << source.document.text_of(source.claims[i].span);
    for (std::size_t i = 0; i < in_rewrite.size(); ++i)
        EXPECT_EQ(in_rewrite[i], 1) << "rewrite: " << rewrite.document.text_of(rewrite.claims[i].span);
}

TEST_P(Property, SwappingTheTextsSwapsAddedAndOmitted) {
    const TextPair& pair = GetParam();
    const Article a = checker_.analyse(read(pair.source, pair.source_format), std::nullopt);
    const Article b = checker_.analyse(read(pair.rewrite, pair.rewrite_format), std::nullopt);
    const Alignment forth = checker_.align(a, b);
    const Alignment back = checker_.align(b, a);
    // A claim that stands twice may be left over on either side, and a pair hangs on the order in which equals are tried: nearly, not exactly.
    const auto slack = static_cast<double>(std::max(a.claims.size(), b.claims.size())) / 25;
    EXPECT_NEAR(static_cast<double>(forth.claims.size()), static_cast<double>(back.claims.size()), slack);
    EXPECT_NEAR(static_cast<double>(forth.added.size()), static_cast<double>(back.omitted.size()), slack);
    EXPECT_NEAR(static_cast<double>(forth.omitted.size()), static_cast<double>(back.added.size()), slack);
}

TEST_P(Property, AnUnrelatedParagraphOnBothSidesChangesNothing) {
    const TextPair& pair = GetParam();
    const std::string shared = "\n\nElsewhere, gardeners were reminded that bulbs should be planted before the first frost and watered with care.\n";
    TextPair longer = pair;
    longer.source += shared;
    longer.rewrite += shared;
    EXPECT_EQ(verdicts(compare(checker_, longer)), verdicts(compare(checker_, pair)));
}

/// The paragraphs behind the first in the opposite order: as far from their old places as they can be.
std::string turned_about(const std::string& text) {
    std::vector<std::string> paragraphs;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (end > at) paragraphs.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    if (paragraphs.size() > 2) std::reverse(paragraphs.begin() + 1, paragraphs.end());
    std::string out;
    for (const std::string& paragraph : paragraphs) out += paragraph + "\n\n";
    return out;
}

TEST_P(Property, MovedParagraphsRaiseNoAlarm) {
    const TextPair& pair = GetParam();
    const Report report = checker_.compare(read(pair.source, pair.source_format), read(turned_about(pair.source), pair.source_format), {});
    EXPECT_EQ(report.errors + report.warnings, 0) << describe(report.findings);
}

INSTANTIATE_TEST_SUITE_P(Articles, Property, testing::ValuesIn(text_pairs()), [](const auto& test) { return test_name(test.param.name); });

// Damage of every kind: nothing may crash, hang or point outside the text.
TEST(Damage, AnyTextGivesAReport) {
    const std::vector<std::string> odd = {"“",
                                          "”",
                                          "\"",
                                          "'",
                                          "‘",
                                          "’",
                                          "\n",
                                          "\n\n",
                                          "-",
                                          "—",
                                          "…",
                                          "$",
                                          "£",
                                          "%",
                                          "1,000,000",
                                          "9999999999999999999999999",
                                          "1e99",
                                          "½",
                                          "²",
                                          "０",
                                          "\xE2\x80\x8B",
                                          "(",
                                          "]",
                                          "#",
                                          "> ",
                                          "* ",
                                          "U.S.",
                                          "said",
                                          "not",
                                          "may",
                                          "\t",
                                          "\xF0\x9F\x98\x80",
                                          "é",
                                          "e\xCC\x81",
                                          "\xC2\xA0",
                                          "\xC2\xAD",
                                          "3-4",
                                          ".5",
                                          "1.2.3.4",
                                          "30/02/2025",
                                          "24:61",
                                          "’s",
                                          "Mr."};
    Checker checker;
    Random random(20251031);
    for (int round = 0; round < 60; ++round) {
        GeneratedPair pair = generate_pair(static_cast<std::uint64_t>(round), 1200);
        for (std::string* text : {&pair.source, &pair.rewrite})
            for (int i = 0; i < 25; ++i) {
                std::size_t at = random.next() % text->size();
                while (at > 0 && !on_edge(*text, at)) --at;
                if (random.chance(70)) {
                    text->insert(at, random.pick(odd));
                } else {
                    std::size_t end = std::min(text->size(), at + static_cast<std::size_t>(random.between(1, 30)));
                    while (end < text->size() && !on_edge(*text, end)) ++end;
                    text->erase(at, end - at);
                    if (text->empty()) *text = "x";
                }
            }
        const Report report = compare(checker, {"damaged", pair.source, pair.rewrite});
        expect_sides_inside(report, pair.source, pair.rewrite);
        expect_spans_inside(checker.analyse(read(pair.source, Format::markdown), std::nullopt));
        ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round << "\n" << pair.source << "\n=====\n" << pair.rewrite;
    }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

// One shape over and over: what is quadratic, or recursive, shows itself here by its time or its stack.
class Pathological : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(Pathological, GivesAReport) {
    const std::string text = "Start of it. " + repeated(GetParam().second, 60'000) + "\n";
    Checker checker;
    const Report same = compare(checker, {"same", text, text});
    expect_sides_inside(same, text, text);
    const std::string other = "Maren Holloway, 44, said on Monday that the $3bn plan had “no chance”.\n";
    expect_sides_inside(compare(checker, {"against", text, other}), text, other);
    expect_sides_inside(compare(checker, {"against", other, text}), other, text);
    expect_spans_inside(checker.analyse(read(text, Format::markdown), std::nullopt));
}

const std::vector<std::pair<std::string, std::string>> kPathological = {
    {"opening_marks", "“"},
    {"straight_marks", "\""},
    {"apostrophes", "'"},
    {"nested_marks", "“a ‘b "},
    {"marks_and_words", "\"a\" "},
    {"sayings", "Orla Finch said Karl Dorn hoped to win, "},
    {"quoted_sayings", "“no” said Finch "},
    {"relative_sayings", "who said that whose aide, Adam, hoped to say "},
    {"digits", "1"},
    {"grouped_digits", "1,000,"},
    {"points", "."},
    {"decimals", "1.2."},
    {"hyphens", "-"},
    {"hyphenated", "one-"},
    {"number_words", "hundred thousand "},
    {"tens", "twenty-one "},
    {"currencies", "$1bn "},
    {"percents", "5% to "},
    {"ranges", "between 1 and "},
    {"names", "Anna Berg "},
    {"one_name", "Anna"},
    {"titles", "former deputy acting vice president of the "},
    {"said", "he said she said "},
    {"according", "according to "},
    {"months", "May "},
    {"dates", "on 3 May 2025, "},
    {"abbreviations", "Mr. U.S. "},
    {"short_sentences", "It is. "},
    {"same_sentence", "The mayor said that 12 people were hurt in Ashwick. "},
    {"same_quote", "“We are ready,” said Ms Berg. "},
    {"paragraphs", "a\n\n"},
    {"line_breaks", "\n"},
    {"blanks", " "},
    {"zero_width", "\xE2\x80\x8B"},
    {"combining", "e\xCC\x81\xCC\x81"},
    {"emoji", "\xF0\x9F\x98\x80"},
    {"brackets", "["},
    {"link_marks", "[a]("},
    {"emphasis", "*a **b "},
    {"block_quotes", "> "},
    {"list_items", "- a\n"},
    {"one_word", "a"},
    {"negations", "not never no "},
    {"mojibake", "Â£3 â€œ "},
    {"stray_marks", "he “said so. "},
    {"speech_without_end", "“We are ready.\n\n"},
    {"named_sentences", "Anna Berg met Carl Dorn. "},
    {"titled", "President Anna Berg, the chief executive of Norvik, said. "},
    {"hedges", "He may have left. "},
    {"rises", "It rose 5%. "},
    {"without_full_stop", "the quick brown fox jumps over it and "},
    {"mixed", "On 3 May Anna Berg said “we lost $3bn and 12 people”. "},
};

// Values of both sides that no pair is found for, beside statements that are paired: each set against each, and each asked for its statements, would
// cost the cube.
TEST(PathologicalPairs, UnmatchedDatesAndFigures) {
    constexpr std::array months = {"March", "June", "August", "October"};
    const auto version = [&](const std::string& noun, int year, int count) {
        std::string text;
        for (int i = 0; i < 2'000; ++i) text += "Barge " + std::to_string(i) + " of fleet " + std::to_string(i % 40) + " left. ";
        for (int i = 0; i < 2'000; ++i)
            text += noun + std::to_string(i) + " " + std::to_string(i % 28 + 1) + " " + months[static_cast<std::size_t>(i) % 4] + " " +
                    std::to_string(year + i % 90) + ", " + std::to_string(count + i) + " crates. ";
        return text + "\n";
    };
    Checker checker;
    const std::string source = version("Rain", 1900, 1'000), rewrite = version("Snow", 1700, 9'000);
    expect_sides_inside(compare(checker, {"unmatched", source, rewrite}), source, rewrite);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Pathological, testing::ValuesIn(kPathological), [](const auto& test) { return test.param.first; });

}  // namespace
}  // namespace factdiff::test
