// Figures, dates and times: fixtures/claims/quantities.txt and dates.txt, line by line.
#include <gtest/gtest.h>

#include <sstream>

#include "support/claim_notation.h"
#include "support/paths.h"

namespace factdiff::test {
namespace {

ReferenceDay day_of(const std::string& text) {
    if (text == "none") return {};
    return std::chrono::year{std::stoi(text.substr(0, 4))} / std::stoi(text.substr(5, 2)) / std::stoi(text.substr(8, 2));
}

int check_file(const char* name, bool quantities, bool dates) {
    std::istringstream lines(read_bytes(source_path("fixtures/claims") / name));
    std::string line;
    ReferenceDay reference;
    int rows = 0;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        if (line.starts_with("@date ")) {
            reference = day_of(line.substr(6));
            continue;
        }
        ++rows;
        const MarkedText marked = parse_marked(line);
        const Article article = article_of(marked.text, reference);
        EXPECT_EQ(write_marked(marked.text, value_marks(article, quantities, dates)), write_marked(marked.text, marked.marks))
            << name << ":" << number;
    }
    return rows;
}

TEST(Values, FiguresAreReadAsAnEditorReadsThem) { EXPECT_GE(check_file("quantities.txt", true, false), 300); }
TEST(Values, DatesAndTimes) { EXPECT_GE(check_file("dates.txt", false, true), 80); }

/// fixtures/claims/spellings.txt: `kind: value | spelling | spelling …`, or `none | words | words …`.
TEST(Values, EverySpellingGivesItsValue) {
    std::istringstream lines(read_bytes(source_path("fixtures/claims") / "spellings.txt"));
    std::string line;
    int spellings = 0;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> parts;
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t end = std::min(line.find(" | ", at), line.size());
            parts.push_back(line.substr(at, end - at));
            at = end + 3;
        }
        const bool none = parts[0] == "none";
        const std::string kind = parts[0].substr(0, parts[0].find(':'));
        const std::string value = none ? "" : parts[0].substr(kind.size() + 2);
        const bool dates = kind == "date" || kind == "time";
        for (std::size_t i = 1; i < parts.size(); ++i, ++spellings) {
            const std::string text = "It was " + parts[i] + " there.";
            const std::string expected = none ? text : "It was [[" + kind + ": " + parts[i] + " | " + value + "]] there.";
            EXPECT_EQ(write_marked(text, value_marks(article_of(text), none || !dates, none || dates)), expected) << "spellings.txt:" << number;
        }
    }
    EXPECT_GE(spellings, 300);
}

/// A figure written in digits is read back as it was written.
TEST(Values, DigitsMakeTheRound) {
    const auto read = [](const std::string& written) {
        const Article article = article_of("They counted " + written + " marbles.");
        std::string found;
        for (const Claim& claim : article.claims)
            if (is_quantity(claim.kind)) found += (found.empty() ? "" : " + ") + notation(claim.value);
        return found;
    };
    const auto grouped = [](std::string digits, std::string_view mark) {
        for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, mark);
        return digits;
    };
    for (std::int64_t value = 1; value < 1'000'000'000'000; value = value * 17 / 10 + 7) {
        const std::string digits = std::to_string(value);
        EXPECT_EQ(read(grouped(digits, ",")), digits);
        EXPECT_EQ(read(grouped(digits, " ")), digits);
        EXPECT_EQ(read(grouped(digits, "\u00A0")), digits);
        EXPECT_EQ(read(grouped(digits, "\u202F")), digits);
        EXPECT_EQ(read(grouped(digits, "'")), digits);
        const std::string decimal = grouped(digits, ",") + ".25";
        EXPECT_EQ(read(decimal), digits + ".25");
    }
}

TEST(Values, SurroundingsSayWhatIsCountedAndMeasured) {
    const auto first = [](const char* text) {
        const Article article = article_of(text);
        for (const Claim& claim : article.claims)
            if (is_quantity(claim.kind)) return std::get<Quantity>(claim.value);
        ADD_FAILURE() << "no figure in: " << text;
        return Quantity{};
    };
    EXPECT_EQ(first("In all 260,000 chips were sold.").counted, "chip");
    EXPECT_EQ(first("About 450 bus drivers left.").counted, "driver");
    EXPECT_EQ(first("An 85-person firm grew.").counted, "person");
    EXPECT_EQ(first("It had 95% share of the toy business in Norland.").measured, "share");
    EXPECT_EQ(first("It had 95% share of the toy business in Norland.").of, "toy business in Norland");
    EXPECT_EQ(first("It had 95% of the toy business in Norland.").of, "toy business in Norland");
    EXPECT_EQ(first("It made $4.2bn in revenue.").measured, "revenue");
    EXPECT_EQ(first("It posted a loss of $3m.").measured, "loss");
    EXPECT_EQ(first("Prices rose 12% again.").direction, Direction::up);
    EXPECT_EQ(first("Prices were down 5% again.").direction, Direction::down);
    EXPECT_EQ(first("It won a 4% increase.").direction, Direction::up);
}

TEST(Values, AnyTextIsRead) {
    for (const char* text : {"",
                             "$",
                             "½",
                             "-",
                             "$-",
                             "1/",
                             "/1",
                             "1-",
                             "1-1-1-1",
                             "a",
                             "a half",
                             "half",
                             "a million million million million million million million",
                             "99999999999999999999999 people",
                             "1,1,1,1,1",
                             "0/0",
                             "1/0",
                             "one in zero",
                             "--5",
                             "ago",
                             "two ago",
                             "the 0th",
                             "00:00:00",
                             "32 May",
                             "Feb. 30, 2024",
                             "10000000000000000000 years ago",
                             "4e99",
                             "FY",
                             "Q5",
                             "Oct.",
                             "Wednesday,",
                             "of the",
                             "in the 90s.",
                             "$5 to",
                             "between 5 and",
                             "1 to 2 to 3 to 4"})
        (void)article_of(text, std::chrono::year{2024} / 2 / 29);
    std::string many;
    for (int i = 0; i < 20000; ++i) many += "one hundred and ";
    (void)article_of(many);
    many.clear();
    for (int i = 0; i < 20000; ++i) many += "5-";
    (void)article_of(many);
}

}  // namespace
}  // namespace factdiff::test
