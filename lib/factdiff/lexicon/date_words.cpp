#include "factdiff/lexicon/date_words.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/decimal.h"

namespace factdiff {
namespace {

struct DateWords {
    boost::unordered_flat_map<std::string_view, DateWord> map;
    std::array<std::uint16_t, 256> lengths{};  // by first byte: which lengths occur, so that most words need no hash

    DateWords() {
        constexpr std::string_view kinds[] = {"month", "weekday", "day", "shift", "part", "season", "time", "ago", "fiscal", "quarter", "zone"};
        for (const Row& row : table("dates")) {
            DateWord word;
            word.kind = static_cast<DateWordKind>(std::find(std::begin(kinds), std::end(kinds), row[1]) - std::begin(kinds));
            if (row[2] == "early") {
                word.value = -1;
            } else if (row[2] == "late") {
                word.value = 1;
            } else if (const auto number = Decimal::parse(row[2]); number && number->integer()) {
                word.value = static_cast<int>(*number->integer());
            }
            if (row[3] == "short") word.remark = DateWordRemark::short_form;
            if (row[3] == "ambiguous") word.remark = DateWordRemark::ambiguous;
            if (row[3] == "name") word.remark = DateWordRemark::name;
            map.emplace(row[0], word);
            lengths[static_cast<unsigned char>(row[0][0])] |= static_cast<std::uint16_t>(1U << row[0].size());
        }
    }
};

}  // namespace

const DateWord* date_word(std::string_view folded) {
    static const DateWords words;
    if (folded.empty() || folded.size() > 15) return nullptr;
    if ((words.lengths[static_cast<unsigned char>(folded[0])] & (1U << folded.size())) == 0) return nullptr;
    const auto found = words.map.find(folded);
    return found == words.map.end() ? nullptr : &found->second;
}

}  // namespace factdiff
