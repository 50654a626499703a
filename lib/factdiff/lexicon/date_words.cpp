#include "factdiff/lexicon/date_words.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "factdiff/lexicon/table.h"
#include "factdiff/text/ascii.h"
#include "factdiff/text/decimal.h"
#include "factdiff/text/word_hash.h"

namespace factdiff {
namespace {

template <typename T>
using WordMap = boost::unordered_flat_map<WordText, T, WordHash>;

struct DateWords {
    WordMap<DateWord> map;

    DateWords() {
        constexpr std::string_view kinds[] = {"month", "weekday", "day",    "shift",   "part", "season",
                                              "time",  "ago",     "fiscal", "quarter", "zone"};  // in the order of DateWordKind
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
        }
        for (const Row& row : table("holidays")) {
            Holiday day = holiday_of(row);
            const std::string_view first = day.words.front();
            map.emplace(first, DateWord{DateWordKind::holiday, 0, DateWordRemark::none});  // unless it is a date word of its own
            holidays[first].push_back(std::move(day));
        }
        for (auto& [word, days] : holidays)
            std::stable_sort(days.begin(), days.end(), [](const Holiday& a, const Holiday& b) { return a.words.size() > b.words.size(); });
    }

    WordMap<std::vector<Holiday>> holidays;

private:
    static int number(std::string_view digits) {
        int value = 0;
        for (const char c : digits)
            if (is_ascii_digit(c)) value = value * 10 + (c - '0');
        return value;
    }
    static Holiday holiday_of(const Row& row) {
        Holiday day;
        for (std::string_view rest = row[0]; !rest.empty();) {
            const std::size_t space = std::min(rest.find(' '), rest.size());
            day.words.push_back(rest.substr(0, space));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
        const std::string_view when = row[1];
        if (when.starts_with("easter")) {
            day.kind = Holiday::Kind::easter;
            day.day = number(when) * (when[6] == '-' ? -1 : 1);
        } else {
            day.kind = when[2] == '/' ? Holiday::Kind::nth_weekday : Holiday::Kind::fixed;
            day.month = number(when.substr(0, 2));
            day.day = number(day.kind == Holiday::Kind::fixed ? when.substr(3) : when.substr(3, 1));
            if (day.kind == Holiday::Kind::nth_weekday) day.weekday = number(when.substr(5));
        }
        return day;
    }
};

const DateWords& date_words() {
    static const DateWords words;
    return words;
}

}  // namespace

const DateWord* date_word(const WordText& folded) {
    const auto& map = date_words().map;
    const auto found = map.find(folded);
    return found == map.end() ? nullptr : &found->second;
}

const std::vector<Holiday>* holidays(const WordText& first_word) {
    const auto& days = date_words().holidays;
    const auto found = days.find(first_word);
    return found == days.end() ? nullptr : &found->second;
}

}  // namespace factdiff
