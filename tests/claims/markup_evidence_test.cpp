// What the markup of agency files and pages says of names and days.
#include <gtest/gtest.h>

#include <chrono>

#include "factdiff/claims/canonical_value.h"
#include "factdiff/claims/extract.h"
#include "factdiff/reading/read.h"

namespace factdiff {
namespace {

Article read_as(std::string text, Format format) {
    ReadOptions options;
    options.format = format;
    Vocabulary vocabulary;
    Result<Document> document = read_text(std::move(text), options);
    return analyse(std::move(*document), vocabulary, {});
}

const Claim* claim_of(const Article& article, std::string_view words) {
    for (const Claim& claim : article.claims)
        if (article.document.text_of(claim.span) == words && claim.kind != ClaimKind::attribution && claim.kind != ClaimKind::quote) return &claim;
    return nullptr;
}

std::string value_of(const Article& article, std::string_view words) {
    const Claim* claim = claim_of(article, words);
    return claim == nullptr ? "none" : canonical_value(article, *claim);
}

NameType type_of(const Article& article, std::string_view words) {
    const Claim* claim = claim_of(article, words);
    EXPECT_NE(claim, nullptr) << words;
    return claim == nullptr ? NameType::other : std::get<Name>(claim->value).type;
}

std::string nitf(std::string_view words) { return "<nitf><body><body.content><p>" + std::string(words) + "</p></body.content></body></nitf>"; }

TEST(MarkupEvidence, AnAgencySaysWhichDayAndWhoIsWho) {
    const Article article = read_as(nitf("The quay of <location>Tarn</location> opened on <chron norm=\"20250912\">Friday</chron>, "
                                         "<org>Brandt Orrin</org> said, and <person>Corran</person> cut the ribbon."),
                                    Format::nitf);
    EXPECT_EQ(value_of(article, "Friday"), "2025-09-12");
    EXPECT_EQ(type_of(article, "Brandt Orrin"), NameType::organization);
    EXPECT_EQ(type_of(article, "Corran"), NameType::person);
    EXPECT_EQ(type_of(article, "Tarn"), NameType::place);
}

TEST(MarkupEvidence, WhatTheWordsSayStands) {
    // The 12th was no Monday, and a full date needs no help.
    const Article article =
        read_as(nitf("It opened on <chron norm=\"20250912\">Monday</chron> and closed on <chron norm=\"20250912\">4 May 2021</chron>, "
                     "said <org>the brigade</org>."),
                Format::nitf);
    EXPECT_NE(value_of(article, "Monday"), "2025-09-12");
    EXPECT_EQ(value_of(article, "4 May 2021"), "2021-05-04");
    EXPECT_EQ(claim_of(article, "the brigade"), nullptr);
}

TEST(MarkupEvidence, AnAgencySaysInWhichCurrency) {
    const Article article = read_as(nitf("The quay cost <money unit=\"CAD\">$31 million</money>, its crane <money unit=\"EUR\">200,000</money> and "
                                         "its lamps <money unit=\"USD\">£4,500</money>; <money unit=\"XQX\">900</money> went to the band."),
                                    Format::nitf);
    EXPECT_EQ(value_of(article, "$31 million"), "31000000 CAD");
    EXPECT_EQ(value_of(article, "200,000"), "200000 EUR");
    EXPECT_EQ(value_of(article, "£4,500"), "4500 GBP") << "what the words say stands";
    EXPECT_EQ(value_of(article, "900"), "900");
}

TEST(MarkupEvidence, AnAgencySaysHowAFigureIsWritten) {
    const Article article =
        read_as(nitf("It drew <num decimal-ch=\",\" thousands-ch=\".\">3.200</num> visitors and <num thousands-ch=\",\">4,100</num> boats, "
                     "<num decimal-ch=\".\">2.125</num> times as many as before, along a front of <num units=\"km\">12</num> and a wall of "
                     "<num units=\"km\">40 m</num>. <num decimal-ch=\".\">1.450</num> lamps burn."),
                Format::nitf);
    EXPECT_EQ(value_of(article, "3.200"), "3200");
    EXPECT_EQ(value_of(article, "4,100"), "4100");
    EXPECT_EQ(value_of(article, "12"), "12 kilometer");
    EXPECT_EQ(value_of(article, "40 m"), "40 meter") << "what the words say stands";
    EXPECT_EQ(value_of(article, "1.450"), "1.45");
}

TEST(MarkupEvidence, APageSaysWhichDay) {
    const std::string before = "<html><body><article><h1>The quay of Tarn</h1><p>The quay was opened with a band and a long speech <time datetime=\"";
    const std::string after = "\">on Friday</time>, and nobody stayed away from it.</p></article></body></html>";
    EXPECT_EQ(value_of(read_as(before + "2025-09-12T10:00:00Z" + after, Format::html), "Friday"), "2025-09-12");
    EXPECT_NE(value_of(read_as(before + "soon" + after, Format::html), "Friday"), "2025-09-12");
}

}  // namespace
}  // namespace factdiff
