#include "factdiff/reading/mojibake.h"

#include <gtest/gtest.h>

#include <string>

#include "factdiff/reading/read.h"

namespace factdiff {
namespace {

std::string read(const std::string& text) { return std::string(read_text(text, {.format = Format::plain})->text()); }

TEST(Mojibake, IsReadAsWhatItMustHaveBeen) {
    struct Row {
        const char* given;
        const char* clean;
    };
    const Row rows[] = {
        {"It cost Â£3.8tn.", "It cost £3.8tn."},
        {"Rose to â‚¬5m.", "Rose to €5m."},
        {"â€œYes,â€\u009D he said.", "“Yes,” he said."},
        {"â€œYes,â€ he said.", "“Yes,” he said."},
        {"He said â€œyesâ€.", "He said “yes”."},
        {"the bankâ€™s rate", "the bank’s rate"},
        {"2010â€“2015 â€” a decadeâ€¦", "2010–2015 — a decade…"},
        {"cafÃ© in SÃ£o Paulo", "café in São Paulo"},
        {"Ã‰douard MÃ¼ller", "Édouard Müller"},
        {"voilÃ\u00A0!", "voilà!"},
        {"10Â\u00A0000 people", "10 000 people"},
        {"He left.Â She stayed.", "He left. She stayed."},
        {"âˆ’5Â°C", "−5°C"},
        {"Lech WaÅ‚Ä™sa, TomÃ¡Å¡", "Lech Wałęsa, Tomáš"},
        {"Ð\u009FÑ\u0083Ñ\u0082Ð¸Ð½ said", "Путин said"},
        {"Brandâ„¢ ðŸ˜€ ok", "Brand™ 😀 ok"},
        {"the bankÃ¢â‚¬â„¢s rate", "the bank’s rate"},  // damaged twice
        {"ï»¿First word", "First word"},
    };
    for (const Row& row : rows) EXPECT_EQ(read(row.given), row.clean) << row.given;
}

TEST(Mojibake, SoundTextIsLeftAlone) {
    const char* const texts[] = {
        "Ângela met Antônio in SÃO PAULO.",
        "â la carte, pâté, crêpe, naïve, façade, Ærø",
        "“AMANHÃ” foi o título.",
        "‘AMANHÃ’ foi o título.",
        "Ele disse “MAÇÔ e saiu… “MANHÃ…”",
        "Ä, Ö and Ü; the letter “Ä” and the note Å’s",
        "MALMÖ – ÅRE – GÄVLE",
        "Él dijo «ESPAÑA» y «Ñ»",
        "Îles, Ïle, ÎLE-DE-FRANCE",
        "Đặng, Đồng, Việt Nam, tiếng",
        "Ðór Ñandú",
        "5 € – 10 € “up” £3 ½ © ® ™ … • 5°C",
        "Путин и Ελλάδα",
        "El Niño, São Tomé and Príncipe, Zoë’s",
    };
    for (const char* text : texts) {
        const Result<Document> document = read_text(text, {.format = Format::plain});
        ASSERT_TRUE(document.ok());
        EXPECT_EQ(document->text(), text);
        EXPECT_TRUE(document->repairs().empty()) << text;
    }
}

TEST(Mojibake, EveryRepairIsTold) {
    const std::string text = "Up Â£3 and cafÃ©.";
    const Result<Document> document = read_text(text, {});
    ASSERT_EQ(document->repairs().size(), 2U);
    const Repair& first = document->repairs()[0];
    EXPECT_EQ(first.given, "Â£");
    EXPECT_EQ(first.repaired, "£");
    EXPECT_EQ(first.why, "UTF-8 read as Windows-1252");
    EXPECT_EQ(document->text_of(first.span), "£");
    const Span given = document->given_span(first.span);
    EXPECT_EQ(document->given().substr(given.begin, given.length()), "Â£");
    EXPECT_EQ(document->text_of(document->repairs()[1].span), "é");
}

TEST(Mojibake, ARepairAtTheBeginningOfAParagraphHoldsNoBreak) {
    const Result<Document> document = read_text("One sentence here.\n\nâ€œTwo.â€", {.format = Format::plain});
    ASSERT_EQ(document->repairs().size(), 2U);
    EXPECT_EQ(document->text_of(document->repairs()[0].span), "“");
}

TEST(Mojibake, ManyRepairsAreCountedNotListed) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "Â£1 ";
    const Result<Document> document = read_text(text, {});
    EXPECT_EQ(document->repairs().size(), 1000U);
    ASSERT_EQ(document->remarks().size(), 1U);
    EXPECT_EQ(document->remarks()[0], "3000 damaged places were repaired; the first 1000 are listed");
}

}  // namespace
}  // namespace factdiff
