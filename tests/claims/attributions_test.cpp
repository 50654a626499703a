// Who is named for what, by which cue, and how firmly the cue commits the writer.
#include <gtest/gtest.h>

#include <algorithm>

#include "factdiff/claims/extract.h"
#include "factdiff/lexicon/reporting_verbs.h"
#include "support/marked_text.h"
#include "support/paths.h"

namespace factdiff::test {
namespace {

struct Case {
    const char* text;
    const char* source;  // canonical; nullptr: no attribution at all
    const char* cue;
    const char* content;  // words inside the first content
    CueClass cue_class = CueClass::neutral;
};

class Attributions : public testing::TestWithParam<Case> {};

TEST_P(Attributions, AreFound) {
    Document::Parts parts;
    parts.text = parts.given = GetParam().text;
    Vocabulary vocabulary;
    const Article article = analyse(Document(std::move(parts)), vocabulary, {});
    std::vector<const Attribution*> found;
    for (const Claim& claim : article.claims)
        if (const Attribution* a = std::get_if<Attribution>(&claim.value)) found.push_back(a);
    if (GetParam().source == nullptr) {
        EXPECT_TRUE(found.empty()) << GetParam().text;
        return;
    }
    ASSERT_FALSE(found.empty()) << GetParam().text;
    const Attribution& a = *found[0];
    EXPECT_EQ(a.source->canonical, GetParam().source) << GetParam().text;
    EXPECT_EQ(article.document.text_of(a.cue->span), GetParam().cue) << GetParam().text;
    std::string contents;
    for (Span span : a.content) contents += std::string(article.document.text_of(span)) + " | ";
    EXPECT_NE(contents.find(GetParam().content), std::string::npos) << GetParam().text << "\ncontent: " << contents;
    EXPECT_EQ(a.cue_class, GetParam().cue_class) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Claims, Attributions,
    testing::Values(
        Case{"Orla Finch said that the port was shut.", "Orla Finch", "said", "the port was shut"},
        Case{"The port was shut, Orla Finch said.", "Orla Finch", "said", "The port was shut"},
        Case{"“The port is shut,” said Orla Finch.", "Orla Finch", "said", "The port is shut"},
        Case{"Orla Finch told reporters that the port was shut.", "Orla Finch", "told", "the port was shut"},
        Case{"The port was shut, according to Orla Finch.", "Orla Finch", "according to", "The port was shut"},
        Case{"According to Orla Finch, the port was shut.", "Orla Finch", "According to", "the port was shut"},
        Case{"Orla Finch, who runs the port, said it was shut.", "Orla Finch", "said", "it was shut"},
        Case{"A police spokesman said the road was closed.", "police spokesman", "said", "the road was closed"},
        Case{"Orla Finch claimed the port was shut.", "Orla Finch", "claimed", "the port was shut", CueClass::doubting},
        Case{"Orla Finch admitted that the port was shut.", "Orla Finch", "admitted", "the port was shut", CueClass::admitting},
        Case{"Orla Finch denied that the port was shut.", "Orla Finch", "denied", "the port was shut", CueClass::denying},
        Case{"Orla Finch insisted that the port was open.", "Orla Finch", "insisted", "the port was open", CueClass::asserting},
        Case{"Orla Finch’s claim that the port was shut angered dockers.", "Orla Finch", "claim", "the port was shut", CueClass::doubting},
        Case{"A harbour official who was not allowed to speak publicly said the port was shut.", "harbour official", "said", "the port was shut"},
        Case{"The port was shut, said a harbour official who was not allowed to speak publicly.", "harbour official", "said", "The port was shut"},
        Case{"Orla Finch, who fell ill on the quay, said conditions were dangerous.", "Orla Finch", "said", "conditions were dangerous"},
        Case{"Harbour experts and some pilots have voiced fears about the new lock.", "Harbour experts and some pilots", "voiced",
             "fears about the new lock"},
        Case{"FINCH: The port is shut and will stay shut.", "FINCH", ":", "The port is shut"},
        Case{"Orla Finch, a former volunteer with the lifeboat, has run the port for years.", nullptr, "", ""},
        Case{"The crew, a group believed to be in hiding, left the port.", nullptr, "", ""}, Case{"The ship sank on Tuesday.", nullptr, "", ""},
        Case{"The report was long.", nullptr, "", ""}));

std::string_view class_name(CueClass c) {
    switch (c) {
        case CueClass::doubting:
            return " / doubting";
        case CueClass::admitting:
            return " / admitting";
        case CueClass::denying:
            return " / denying";
        case CueClass::asserting:
            return " / asserting";
        case CueClass::neutral:
            break;
    }
    return "";
}

// fixtures/claims/attributions.txt: every cue with its source and class, every content, and nothing else.
TEST(AttributionFixtures, MarkedSentences) {
    const std::string all = read_bytes(source_path("fixtures/claims/attributions.txt"));
    std::size_t line_number = 0, cues = 0;
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        std::string line = all.substr(begin, end - begin);
        begin = end + 1;
        ++line_number;
        if (line.empty() || line[0] == '#') continue;
        for (std::size_t at = line.find("\\n"); at != std::string::npos; at = line.find("\\n", at)) line.replace(at, 2, "\n\n");
        const MarkedText marked = parse_marked(line);
        Document::Parts parts;
        parts.text = parts.given = marked.text;
        Vocabulary vocabulary;
        const Article article = analyse(Document(std::move(parts)), vocabulary, {});
        std::vector<std::pair<std::uint32_t, std::string>> expected, found;
        for (const Mark& mark : marked.marks)
            expected.emplace_back(mark.span.begin,
                                  mark.kind + ": " + std::string(marked.words(mark)) + (mark.kind == "cue" ? " | " + mark.canonical : ""));
        for (const Claim& claim : article.claims) {
            const Attribution* a = std::get_if<Attribution>(&claim.value);
            if (a == nullptr) continue;
            ++cues;
            found.emplace_back(a->cue->span.begin, "cue: " + std::string(article.document.text_of(a->cue->span)) + " | " + a->source->canonical +
                                                       std::string(class_name(a->cue_class)));
            const Span content = join(a->content.front(), a->content.back());
            found.emplace_back(content.begin, "content: " + std::string(article.document.text_of(content)));
        }
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        EXPECT_EQ(found, expected) << "line " << line_number << ": " << marked.text;
    }
    EXPECT_GE(cues, 180u);
}

TEST(ReportingVerbs, FormsAndPhrases) {
    ASSERT_NE(reporting_verb("said"), nullptr);
    EXPECT_EQ(reporting_verb("said")->lemma, "say");
    EXPECT_EQ(reporting_verb("conceded")->cue_class, ReportingClass::admitting);
    EXPECT_EQ(reporting_verb("table"), nullptr);
    ASSERT_FALSE(reporting_phrases("according").empty());
    EXPECT_EQ(reporting_phrases("according")[0].verb.frame, ReportingFrame::source);
    EXPECT_NE(reporting_noun("statement"), nullptr);
}

}  // namespace
}  // namespace factdiff::test
