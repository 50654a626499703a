#include "support/article_generator.h"

#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace factdiff::test {

namespace {

using Words = std::string_view;

constexpr Words kGiven[] = {"Maren",  "Tobias",  "Priya",  "Edwin", "Lucinda", "Rashid",  "Helen",
                            "Marcus", "Yolanda", "Stefan", "Amara", "Colin",   "Bettina", "Diego"};
constexpr Words kFamily[] = {"Holloway",   "Renwick", "Castellane",   "Ashdown",   "Okonjo",     "Birkett",
                             "Vandermeer", "Sorrell", "Quillfeather", "Lindqvist", "Mbeki-Hart", "Tranter"};
constexpr Words kOrganizations[] = {"Northmere Power",  "Lowden Research",    "Harrow & Pike", "Calder Rail",    "Union of Dock Workers",
                                    "Brightwell Foods", "Skellan University", "Avonlea Bank",  "Orchard Motors", "National Water Board"};
constexpr Words kPlaces[] = {"Skellan",      "Ashwick",      "Port Merrow", "Tarn Valley", "Eastholm",
                             "Kirkby Sound", "Lower Denham", "Wexcombe",    "Grantley",    "St Orrin"};
constexpr Words kTitles[] = {"chief executive",   "chairwoman", "head of research", "finance director", "spokesman",
                             "general secretary", "mayor",      "deputy director"};
constexpr Words kProjects[] = {"a battery plant", "a new tram line",   "a children's hospital", "an offshore wind farm",
                               "a flood barrier", "a biscuit factory", "a research centre"};
constexpr Words kThings[] = {"the old docks",    "the eastern bypass", "the city library",   "the fish market",
                             "the river bridge", "the steelworks",     "the central station"};
constexpr Words kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr Words kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
constexpr Words kSpoken[] = {"We are not building a warehouse, we are building a second life for this town",
                             "Nobody here expected the work to take so long",
                             "The figures speak for themselves and they are better than we had hoped",
                             "I have never seen so many people at a public meeting",
                             "This decision will be felt by every family on the coast",
                             "There is no plan for what happens if the money runs out",
                             "It is the right project in the wrong place",
                             "Our members will not accept another year of waiting",
                             "Safety comes first, second and third",
                             "We owe the residents an answer before the winter"};
constexpr Words kWrong[] = {"We are building a warehouse and a second life for this town",
                            "Everybody here expected the work to take so long",
                            "The figures speak for themselves and they are worse than we had feared",
                            "I have never seen so few people at a public meeting",
                            "This decision will be felt by no family on the coast",
                            "There is a plan for what happens if the money runs out",
                            "It is the wrong project in the right place",
                            "Our members will gladly accept another year of waiting",
                            "Safety comes first, cost comes second",
                            "We owe the investors an answer before the winter"};

// Each fact told in two ways. {x} is filled from the values of the fact; in the second pattern {x} has its other form.
struct Pattern {
    Words first;
    Words second;
};
constexpr Pattern kPatterns[] = {
    {"{org} will spend {money} on {project} in {place}, the company said on {weekday}.",
     "{org} is to invest {money} in {project} in {place}, it announced on {weekday}."},
    {"The work is expected to create {count} jobs by the end of {year}.",
     "By the end of {year}, {count} jobs are expected to be created by the work."},
    {"Revenue at {org} rose {percent} to {money} in the year to {month}, while its debt fell to {money2}.",
     "{org} saw its revenue climb {percent} to {money} in the year to {month}. Its debt dropped to {money2}."},
    {"“{quote},” said {person}, {title} of {org}.", "{person}, the {title} of {org}, said: \"{quote}.\""},
    {"“{quote},” {person} told a meeting in {place}.", "\"{quote}\", {person} said at a meeting in {place}."},
    {"Councillors in {place} approved the scheme by {votes} votes to {votes2} on {day} {month}.",
     "The scheme was approved on {month} {day} by {votes} votes to {votes2} in {place}."},
    {"More than {count} people signed a petition against the closure of {thing}.",
     "A petition against the closure of {thing} was signed by more than {count} people."},
    {"{person}, {age}, has lived beside {thing} since {year}.", "Since {year}, {person}, {age}, has lived next to {thing}."},
    {"The plan may cost taxpayers up to {money}, according to {person} of {org}.",
     "According to {person} of {org}, taxpayers may have to pay up to {money} for the plan."},
    {"Only {percent} of residents in {place} said that they had been consulted.", "In {place} only {percent} of residents said they were consulted."},
    {"The line will run for {miles} from {place} to {place2} and carry {count} passengers a day.",
     "It will carry {count} passengers a day over {miles} between {place} and {place2}."},
    {"Opponents argue that the noise would drive visitors away from {thing}, and they have asked for a new hearing.",
     "A new hearing has been asked for by opponents, who argue that noise would drive visitors away from {thing}."},
    {"It was not clear on {weekday} whether {org} would appeal against the ruling.",
     "Whether {org} would appeal against the ruling was not clear on {weekday}."},
    {"Two years ago the same site was offered to {org}, which turned it down because of the cost of cleaning the ground.",
     "The same site had been offered to {org} two years ago, but the cost of cleaning the ground made it turn the offer down."},
    {"Police said {votes} people were injured when a wall near {thing} collapsed on {day} {month} {year}.",
     "A wall near {thing} collapsed on {day} {month} {year}, injuring {votes} people, police said."},
    {"{person} was appointed {title} of {org} in {month} {year} after {months} months without a successor.",
     "In {month} {year}, after {months} months without a successor, {org} appointed {person} as {title}."},
};
constexpr Pattern kHeadlines[] = {{"{org} to build {project} in {place}", "{place} to get {project}"},
                                  {"Residents of {place} fight for {thing}", "Fight over {thing} in {place}"}};

/// A value in two forms that mean the same, and one that means something else.
struct Slot {
    std::string form;
    std::string other;
    std::string changed;
};

std::string grouped(int value) {
    std::string digits = std::to_string(value);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

class Story {
public:
    explicit Story(std::uint64_t seed) : random_(seed) {
        for (int i = 0; i < 4; ++i) people_.push_back(std::string(random_.pick(kGiven)) + " " + std::string(random_.pick(kFamily)));
        for (int i = 0; i < 3; ++i) organizations_.emplace_back(random_.pick(kOrganizations));
        for (int i = 0; i < 3; ++i) places_.emplace_back(random_.pick(kPlaces));
    }

    /// One sentence both ways; the rewrite keeps its facts unless `change`. True when something was changed.
    bool tell(const Pattern& pattern, bool change, std::string& source, std::string& rewrite) {
        std::map<std::string, Slot, std::less<>> values;
        fill(pattern.first, values);
        source = render(pattern.first, values, &Slot::form);
        bool changed = false;
        if (change)
            for (const char* key : {"money", "count", "percent", "votes", "quote", "person", "year", "age", "miles"})
                if (const auto found = values.find(key); found != values.end() && !changed) {
                    found->second.other = found->second.changed;
                    changed = true;
                }
        rewrite = render(pattern.second, values, &Slot::other);
        return changed;
    }

    Random& random() { return random_; }

private:
    static Slot same(Words words) { return {std::string(words), std::string(words), std::string(words)}; }

    Slot money() {
        const int tenths = random_.between(11, 98);
        const std::string number = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
        const std::string wrong = std::to_string(tenths / 10 + 2) + "." + std::to_string(tenths % 10);
        if (random_.chance(50)) return {"$" + number + "bn", "$" + number + " billion", "$" + wrong + " billion"};
        return {"£" + number + " million", "£" + number + "m", "£" + wrong + "m"};
    }

    Slot count() {
        if (random_.chance(15)) return {"half a million", "500,000", "50,000"};
        const int value = random_.between(11, 990) * 10;
        return {grouped(value), random_.chance(50) ? grouped(value) : std::to_string(value), grouped(value + 1200)};
    }

    Slot value(std::string_view key) {
        if (key == "org") return same(random_.pick(organizations_));
        if (key == "place" || key == "place2") return same(random_.pick(places_));
        if (key == "project") return same(random_.pick(kProjects));
        if (key == "thing") return same(random_.pick(kThings));
        if (key == "title") return same(random_.pick(kTitles));
        if (key == "weekday") return same(random_.pick(kWeekdays));
        if (key == "month") return same(random_.pick(kMonths));
        if (key == "day") return same(std::to_string(random_.between(1, 28)));
        if (key == "months") return same(std::to_string(random_.between(3, 18)));
        if (key == "money" || key == "money2") return money();
        if (key == "count") return count();
        if (key == "person") {
            const std::size_t who = random_.next() % people_.size();
            return {people_[who], people_[who], people_[(who + 1) % people_.size()]};
        }
        if (key == "quote") {
            const std::size_t which = random_.next() % std::size(kSpoken);
            // People seldom say the same words twice in one article: a word of when keeps a second use apart.
            std::string tail;
            if (++spoken_[which] > 1) tail = ", and I said so " + std::to_string(spoken_[which]) + " times";
            return {std::string(kSpoken[which]) + tail, std::string(kSpoken[which]) + tail, std::string(kWrong[which]) + tail};
        }
        const int number = key == "year" ? random_.between(1990, 2029) : random_.between(12, 88);
        const std::string digits = std::to_string(number);
        const std::string wrong = std::to_string(number + 5);
        if (key == "percent") return {digits + "%", digits + " per cent", wrong + " per cent"};
        if (key == "miles") return {digits + " miles", digits + " miles", wrong + " miles"};
        return {digits, digits, wrong};  // year, age, votes
    }

    void fill(Words pattern, std::map<std::string, Slot, std::less<>>& values) {
        for (std::size_t open = pattern.find('{'); open != Words::npos; open = pattern.find('{', open + 1)) {
            const std::string key(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
            if (!values.contains(key)) values.emplace(key, value(key));
        }
    }

    static std::string render(Words pattern, const std::map<std::string, Slot, std::less<>>& values, std::string Slot::*form) {
        std::string out;
        for (std::size_t i = 0; i < pattern.size();) {
            if (pattern[i] != '{') {
                out += pattern[i++];
                continue;
            }
            const std::size_t close = pattern.find('}', i);
            out += values.find(pattern.substr(i + 1, close - i - 1))->second.*form;
            i = close + 1;
        }
        return out;
    }

    Random random_;
    std::vector<std::string> people_;
    std::vector<std::string> organizations_;
    std::vector<std::string> places_;
    std::array<int, std::size(kSpoken)> spoken_{};
};

void append(std::string& text, const std::string& sentence, bool new_paragraph) {
    if (!text.empty()) text += new_paragraph ? "\n\n" : " ";
    text += sentence;
}

}  // namespace

GeneratedPair generate_pair(std::uint64_t seed, std::size_t bytes) {
    Story story(seed);
    GeneratedPair pair;
    story.tell(story.random().pick(kHeadlines), false, pair.source, pair.rewrite);
    std::string held;  // a sentence that the rewrite tells one place later
    bool first = true;
    while (pair.source.size() < bytes) {
        std::string source;
        std::string rewrite;
        const bool changed = story.tell(story.random().pick(kPatterns), story.random().chance(15), source, rewrite);
        append(pair.source, source, first || story.random().chance(45));
        if (!first && story.random().chance(10)) continue;  // the rewrite leaves it out
        pair.changes += changed ? 1 : 0;
        if (held.empty() && !first && story.random().chance(20)) {
            held = std::move(rewrite);
            continue;
        }
        append(pair.rewrite, rewrite, first || story.random().chance(45));
        if (!held.empty()) append(pair.rewrite, std::exchange(held, {}), false);
        first = false;
    }
    if (!held.empty()) append(pair.rewrite, held, false);
    pair.source += '\n';
    pair.rewrite += '\n';
    return pair;
}

std::string generate_article(std::uint64_t seed, std::size_t bytes) { return generate_pair(seed, bytes).source; }

}  // namespace factdiff::test
