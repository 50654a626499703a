#include "factdiff/reading/entities.h"

#include <gtest/gtest.h>

namespace factdiff {
namespace {

TEST(Entities, Decoded) {
    struct Row {
        const char* text;
        const char* means;
    };
    const Row rows[] = {
        {"&amp;", "&"},    {"&pound;5", "£"}, {"&rsquo;s", "’"}, {"&eacute;", "é"},    {"&#8217;", "’"},
        {"&#x2019;", "’"}, {"&#X41;", "A"},   {"&#146;", "’"},   {"&nbsp;", "\u00A0"}, {"&AElig;", "Æ"},
    };
    for (const Row& row : rows) {
        const auto entity = entity_at(row.text, 0);
        ASSERT_TRUE(entity.has_value()) << row.text;
        EXPECT_EQ(entity->text, row.means) << row.text;
        EXPECT_EQ(entity->length, std::string_view(row.text).find(';') + 1) << row.text;
    }
}

TEST(Entities, NotEntities) {
    for (const char* text : {"&T", "&T costs; more", "&;", "&#;", "&#x;", "&#0;", "&#xZZ;", "&unknown;", "&amp", "&", "&#99999999;"})
        EXPECT_FALSE(entity_at(text, 0).has_value()) << text;
}

}  // namespace
}  // namespace factdiff
