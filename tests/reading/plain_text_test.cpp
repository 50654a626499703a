#include "factdiff/reading/plain_text.h"

#include <gtest/gtest.h>

#include "reading/rendered.h"

namespace factdiff::test {
namespace {

struct Row {
    const char* what;
    const char* given;
    const char* expected;
};

void check(const Row& row) { EXPECT_EQ(rendered(row.given, Format::plain), row.expected) << row.what; }

TEST(PlainText, Paragraphs) {
    const Row rows[] = {
        {"one paragraph a line", "The bank raised its rate.\nShares fell 3%.\n", "body: The bank raised its rate.\nbody: Shares fell 3%.\n"},
        {"blank lines", "The bank acted.\n\n\n \t\nShares fell.\n", "body: The bank acted.\nbody: Shares fell.\n"},
        {"Windows and old Mac line ends", "It acted.\r\n\r\nIt fell.\rIt rose.", "body: It acted.\nbody: It fell.\nbody: It rose.\n"},
        {"white space around lines", "  It acted.  \n\u00A0It fell.\t\n", "body: It acted.\nbody: It fell.\n"},
        {"long lines are paragraphs whatever their ends",
         "The ministry said on Tuesday that the port of Arlen would take in up to forty vessels a day from the coming spring onwards and\n"
         "that it had signed contracts with three companies, among them the state railway, to carry what they unload to the south.\n",
         "body: The ministry said on Tuesday that the port of Arlen would take in up to forty vessels a day from the coming spring onwards and\n"
         "body: that it had signed contracts with three companies, among them the state railway, to carry what they unload to the south.\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(PlainText, TitleAndHeadings) {
    const Row rows[] = {
        {"first short line", "Rates rise\nThe bank raised its rate.\n", "title: Rates rise\nbody: The bank raised its rate.\n"},
        {"a question", "Will rates rise?\n\nThe bank met on Monday.\n", "title: Will rates rise?\nbody: The bank met on Monday.\n"},
        {"a sentence is none", "Rates rise.\nThe bank raised its rate.\n", "body: Rates rise.\nbody: The bank raised its rate.\n"},
        {"alone it is text", "Rates rise to 5%", "body: Rates rise to 5%\n"},
        {"heading between paragraphs", "Rates rise\nThe bank acted.\nWhat it means\nLoans cost more.\n",
         "title: Rates rise\nbody: The bank acted.\nheading: What it means\nbody: Loans cost more.\n"},
        {"heading right below the title", "Rates rise\nThe decision\nThe bank acted.\n",
         "title: Rates rise\nheading: The decision\nbody: The bank acted.\n"},
        {"the last line is no heading", "It acted today.\nOur own report\n", "body: It acted today.\nbody: Our own report\n"},
        {"list items are no headings", "The bank named three risks:\n- inflation\n- debt\n- trade\nIt acted.\n",
         "body: The bank named three risks:\nbody: - inflation\nbody: - debt\nbody: - trade\nbody: It acted.\n"},
        {"a quotation that ends a sentence", "“We act now.”\n“We wait.”\n", "body: “We act now.”\nbody: “We wait.”\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(PlainText, HardWrappedLinesAreJoined) {
    const Row rows[] = {
        {"wrapped at 72",
         "Harbour to grow\n\n"
         "The port of Arlen will take in forty ships a day from next spring, the\n"
         "ministry said on Tuesday, after it signed contracts with three firms.\n"
         "The state railway will carry what they unload to the south, where two\n"
         "depots stand ready.\n\n"
         "Work on the second quay begins in May and should be done by the end of\n"
         "the year. It will cost 3.8 million crowns, a tenth less than planned,\n"
         "said Mira Holt, who runs the port.\n",
         "title: Harbour to grow\n"
         "body: The port of Arlen will take in forty ships a day from next spring, the ministry said on Tuesday, after it signed contracts with "
         "three "
         "firms. The state railway will carry what they unload to the south, where two depots stand ready.\n"
         "body: Work on the second quay begins in May and should be done by the end of the year. It will cost 3.8 million crowns, a tenth less than "
         "planned, said Mira Holt, who runs the port.\n"},
        {"a short line ends its paragraph, an indent begins one",
         "The port of Arlen will take in forty ships a day from next spring, the\n"
         "ministry said on Tuesday.\n"
         "The state railway will carry what they unload to the south, where two\n"
         "depots stand ready for it and a third is being built by the army near\n"
         "  Work on the second quay begins in May and should be done by the end of\n"
         "the year.\n",
         "body: The port of Arlen will take in forty ships a day from next spring, the ministry said on Tuesday.\n"
         "body: The state railway will carry what they unload to the south, where two depots stand ready for it and a third is being built by the "
         "army near\n"
         "body: Work on the second quay begins in May and should be done by the end of the year.\n"},
        {"a hyphen at the line end",
         "The port of Arlen will take in forty ships a day with its state-of-the-\n"
         "art cranes, the ministry said on Tuesday, after it had signed contracts\n"
         "with three firms.\n",
         "body: The port of Arlen will take in forty ships a day with its state-of-the-art cranes, the ministry said on Tuesday, after it had signed "
         "contracts with three firms.\n"},
        {"short paragraphs of whole sentences are not wrapped",
         "The port of Arlen will take in forty ships a day from next spring on.\n"
         "The ministry signed contracts with three firms in the capital today.\n"
         "Work on the second quay begins in May and will be done by Christmas.\n",
         "body: The port of Arlen will take in forty ships a day from next spring on.\n"
         "body: The ministry signed contracts with three firms in the capital today.\n"
         "body: Work on the second quay begins in May and will be done by Christmas.\n"},
        {"a list of lines that begin with capitals is not wrapped",
         "Arlen Harbour Company, three contracts worth 20 million crowns in all\n"
         "Northern Rail, one contract worth 5 million crowns, to be renewed soon\n"
         "Holt and Sons, builders, one contract worth 2 million crowns, disputed\n",
         "title: Arlen Harbour Company, three contracts worth 20 million crowns in all\n"
         "body: Northern Rail, one contract worth 5 million crowns, to be renewed soon\n"
         "body: Holt and Sons, builders, one contract worth 2 million crowns, disputed\n"},
    };
    for (const Row& row : rows) check(row);
}

TEST(PlainText, LinesThatGoOnWithTheirSentence) {
    const Row rows[] = {
        {"a short last line", "The ferry was never\ncalled back to port.\n", "body: The ferry was never called back to port.\n"},
        {"a figure and its unit", "The quay was put at £2.4\nmillion. It will not\nopen this year.\n",
         "body: The quay was put at £2.4 million. It will not open this year.\n"},
        {"a word that opens a phrase", "The council of Arlen agreed by 14 votes to 11 in\nOctober.\n",
         "body: The council of Arlen agreed by 14 votes to 11 in October.\n"},
        {"a comma", "It will be built by Holt and Sons,\nwho won the tender.\n", "body: It will be built by Holt and Sons, who won the tender.\n"},
        {"a title above its text", "Ferry back in port\nThe ferry was called back.\n", "title: Ferry back in port\nbody: The ferry was called back.\n"},
        {"a list of words", "What to bring\n\nflour\nmilk\nbutter\n", "title: What to bring\nbody: flour\nbody: milk\nbody: butter\n"},
        {"small things under a colon", "The crew had with it:\nropes and lamps\nwater\n", "body: The crew had with it:\nbody: ropes and lamps\nbody: water\n"},
        {"a brand in small letters", "Phones sell well again\niPhone sales rose by 3%.\n", "title: Phones sell well again\nbody: iPhone sales rose by 3%.\n"},
        {"a list with bullets", "- the port of Arlen\nits depots stand ready\n", "body: - the port of Arlen\nbody: its depots stand ready\n"},
        {"a blank line parts what it parts", "The ferry was never\n\ncalled back to port.\n", "title: The ferry was never\nbody: called back to port.\n"},
    };
    for (const Row& row : rows) check(row);
}

}  // namespace
}  // namespace factdiff::test
