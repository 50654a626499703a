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
