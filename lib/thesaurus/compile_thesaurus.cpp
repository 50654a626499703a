// Bakes WordNet into the tables that lexicon/thesaurus.h looks up; runs at build.
//
//     compile_thesaurus WORDNET_FOLDER thesaurus_tables.cpp
//
// Of WordNet it keeps what tells that two words can stand for one another in a news text: the words of a synset (“begin”, “start”, “commence”) and
// words derived from one another (“decide”, “decision”), each under its Snowball stem, and the base forms of irregular verbs and plurals. Senses come
// in the order of their frequency; rare ones are left out, for “say” and “allege” are also “state” and “aver”, but “run” is also a ladder in a
// stocking. And which words say the opposite (“guilty”, “innocent”), of adjectives also those that are like one of these (“free” is like
// “gratuitous”, the opposite of “paid”). Beside these, of all senses, what ties one to another: for lexicon/kinship.h, which tells that two words
// have nothing to do with each other. File formats: wndb(5WN), exc files as in morphy(7WN).
#include <libstemmer.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct PartOfSpeech {
    const char* file;  // “index.verb”, “data.verb”
    char symbol;       // in pointers
    int most_senses;   // of one word, the most frequent first
};
constexpr PartOfSpeech kParts[] = {{"verb", 'v', 4}, {"noun", 'n', 3}, {"adj", 'a', 3}, {"adv", 'r', 2}};

class Stemmer {
public:
    Stemmer() = default;
    ~Stemmer() { sb_stemmer_delete(stemmer_); }  // the build runs under the leak checker, too
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;

    std::string operator()(const std::string& word) const {
        const auto* stem = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
        return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_))};
    }

private:
    sb_stemmer* stemmer_ = sb_stemmer_new("english", "UTF_8");
};

/// One lower-case word: no phrase, no name, no abbreviation.
bool plain_word(const std::string& lemma) {
    return lemma.size() >= 3 && std::all_of(lemma.begin(), lemma.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

/// “turn_down”: a verb of two or three words.
bool verb_phrase(const std::string& lemma) {
    return std::count(lemma.begin(), lemma.end(), '_') >= 1 && std::count(lemma.begin(), lemma.end(), '_') <= 2 &&
           std::all_of(lemma.begin(), lemma.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

using SynsetId = std::pair<char, std::string>;  // part of speech and offset in its data file

/// For each word the synsets of its common senses; into `frequent` the words that occur in WordNet's tagged texts.
std::map<SynsetId, std::set<std::string>> read_index(const std::string& folder, const PartOfSpeech& part, std::set<std::string>& frequent) {
    std::ifstream in(folder + "/index." + part.file);
    if (!in) throw std::runtime_error("cannot read " + folder + "/index." + part.file + " (Debian: wordnet-base)");
    std::map<SynsetId, std::set<std::string>> members;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == ' ') continue;  // the licence
        std::istringstream fields(line);
        std::string lemma, symbol, skipped;
        int synsets = 0, pointers = 0, senses = 0, tagged = 0;
        fields >> lemma >> symbol >> synsets >> pointers;
        for (int i = 0; i < pointers; ++i) fields >> skipped;
        fields >> senses >> tagged;
        if (!plain_word(lemma)) continue;
        if (tagged > 0) frequent.insert(lemma);
        const int kept = std::max(1, std::min({part.most_senses, tagged, synsets}));
        std::string offset;
        for (int i = 0; i < kept && fields >> offset; ++i) members[{part.symbol, offset}].insert(lemma);
    }
    return members;
}

/// The synsets of all words: `words` with every word of each, `common` with those in whose common senses it is.
struct Synsets {
    std::map<SynsetId, std::vector<std::string>> words;
    std::map<SynsetId, std::set<std::string>> common;
    std::set<std::string> frequent;

    bool in_use(const SynsetId& id, const std::string& word) const {
        const auto found = common.find(id);
        return found != common.end() && found->second.contains(word);
    }
    /// Word `number` (from 1) of a synset, if that is one of the word's common senses; else nothing.
    const std::string* used_word(const SynsetId& id, std::size_t number) const {
        const auto found = words.find(id);
        if (found == words.end() || number == 0 || number > found->second.size()) return nullptr;
        const std::string& word = found->second[number - 1];
        return in_use(id, word) ? &word : nullptr;
    }
};

/// From one word of a synset to one of another; 0 stands for all words of the synset.
struct Pointer {
    SynsetId from, to;
    std::size_t from_word, to_word;
};

/// Those of the kinds `wanted`.
std::vector<Pointer> read_pointers(const std::string& folder, const PartOfSpeech& part, const std::set<std::string>& wanted) {
    std::ifstream in(folder + "/data." + part.file);
    std::vector<Pointer> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == ' ') continue;
        std::istringstream fields(line.substr(0, line.find('|')));
        std::string offset, file, type, word, lexical_id;
        fields >> offset >> file >> type;
        int count = 0;
        fields >> std::hex >> count >> std::dec;
        for (int i = 0; i < count; ++i) fields >> word >> lexical_id;
        int pointers = 0;
        fields >> pointers;
        for (int i = 0; i < pointers; ++i) {
            std::string kind, target, symbol, places;
            fields >> kind >> target >> symbol >> places;
            if (!wanted.contains(kind) || places.size() != 4) continue;
            out.push_back({{part.symbol, offset},
                           {symbol[0] == 's' ? 'a' : symbol[0], target},
                           static_cast<std::size_t>(std::stoi(places.substr(0, 2), nullptr, 16)),
                           static_cast<std::size_t>(std::stoi(places.substr(2), nullptr, 16))});
        }
    }
    return out;
}

/// Pairs of words that stand in relation `kind`: “+” derived from one another (“decide” and “decision”), “!” opposites.
std::set<std::pair<std::string, std::string>> read_pairs(const std::string& folder, const PartOfSpeech& part, const Synsets& synsets,
                                                         const std::string& kind) {
    std::set<std::pair<std::string, std::string>> pairs;
    for (const Pointer& pointer : read_pointers(folder, part, {kind})) {
        const std::string *x = synsets.used_word(pointer.from, pointer.from_word), *y = synsets.used_word(pointer.to, pointer.to_word);
        if (x != nullptr && y != nullptr) pairs.emplace(*x, *y);
    }
    return pairs;
}

/// Adjectives that are like one of two opposites, each with the other: “free” with “paid”. Rare words are left out: they are like many things.
std::set<std::pair<std::string, std::string>> read_indirect_opposites(const std::string& folder, const PartOfSpeech& part, const Synsets& synsets) {
    std::map<SynsetId, std::set<std::string>> against;  // the opposites of a synset's words
    for (const Pointer& pointer : read_pointers(folder, part, {"!"}))
        if (const std::string* y = synsets.used_word(pointer.to, pointer.to_word)) against[pointer.from].insert(*y);
    std::set<std::pair<std::string, std::string>> pairs;
    for (const Pointer& pointer : read_pointers(folder, part, {"&"})) {
        const auto head = against.find(pointer.to);
        const auto like = synsets.common.find(pointer.from);
        if (head == against.end() || like == synsets.common.end()) continue;
        for (const std::string& x : like->second)
            for (const std::string& y : head->second)
                if (synsets.frequent.contains(x) && synsets.frequent.contains(y)) pairs.emplace(x, y);
    }
    return pairs;
}

std::map<SynsetId, std::vector<std::string>> read_words(const std::string& folder, const PartOfSpeech& part) {
    std::ifstream in(folder + "/data." + part.file);
    if (!in) throw std::runtime_error("cannot read " + folder + "/data." + part.file + " (Debian: wordnet-base)");
    std::map<SynsetId, std::vector<std::string>> words;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == ' ') continue;
        std::istringstream fields(line);
        std::string offset, file, type, word, lexical_id;
        int count = 0;
        fields >> offset >> file >> type >> std::hex >> count >> std::dec;
        auto& list = words[{part.symbol, offset}];
        for (int i = 0; i < count && fields >> word >> lexical_id; ++i) list.push_back(word.substr(0, word.find('(')));
    }
    return words;
}

/// All strings in one, and where each begins: no pointer that would have to be relocated when the program starts.
void write_strings(std::ostream& out, const std::string& name, const std::vector<std::string>& strings) {
    std::size_t at = 0;
    out << "const std::uint32_t k" << name << "At[] = {";
    for (const std::string& text : strings) out << at << ",", at += text.size();
    out << at << "};\nconst char k" << name << "[] =\n";
    for (const std::string& text : strings) out << '"' << text << "\"\n";
    out << ";\n";
}

/// The numbers of every stem in one, and where those of each begin.
template <typename Key>
void write_lists(std::ostream& out, const std::string& name, const std::vector<Key>& keys, const std::map<Key, std::vector<std::uint32_t>>& lists) {
    std::size_t at = 0;
    std::string numbers;
    out << "const std::uint32_t kFirst" << name << "[] = {\n";
    for (const Key& key : keys) {
        out << at << ",\n";
        const auto list = lists.find(key);
        if (list == lists.end()) continue;
        for (const std::uint32_t number : list->second) numbers += std::to_string(number) + ",";
        numbers += "\n";
        at += list->second.size();
    }
    out << at << "};\nconst std::uint32_t k" << name << "s[] = {\n" << numbers << "};\n";
}

/// All senses of all words and of verbs of several words, and what leads from a sense to others: up to what it is a kind of, and across to what it is
/// derived from, like, causes or goes with.
void write_senses(std::ostream& out, const std::string& folder, const Synsets& synsets, const Stemmer& stem) {
    std::map<std::string, std::set<SynsetId>> of_stem;
    std::set<SynsetId> used;
    for (const auto& [id, words] : synsets.words)
        for (const std::string& word : words) {
            const std::size_t head = word.find('_');
            if (!plain_word(word) && !(id.first == 'v' && verb_phrase(word))) continue;
            of_stem[stem(word.substr(0, head)) + (head == std::string::npos ? "" : word.substr(head))].insert(id);
            used.insert(id);
        }
    std::vector<Pointer> ups, ties;
    for (const PartOfSpeech& part : kParts) {
        for (const Pointer& pointer : read_pointers(folder, part, {"@", "@i"})) ups.push_back(pointer);
        for (const Pointer& pointer : read_pointers(folder, part, {"+", "&", "^", "$", "\\", "<", "*", ">"})) ties.push_back(pointer);
    }
    // What only names or rare compounds are a kind of leads nowhere.
    std::set<SynsetId> kept = used;
    for (const Pointer& pointer : ups)
        if (used.contains(pointer.from)) kept.insert(pointer.to);
    std::vector<SynsetId> senses(kept.begin(), kept.end());
    std::map<SynsetId, std::uint32_t> number;
    for (const SynsetId& id : senses) number.emplace(id, static_cast<std::uint32_t>(number.size()));

    std::vector<std::string> stems;
    std::map<std::string, std::vector<std::uint32_t>> numbers;
    for (const auto& [text, ids] : of_stem) {
        stems.push_back(text);
        for (const SynsetId& id : ids) numbers[text].push_back(number.at(id));
    }
    const auto edges = [&](const std::vector<Pointer>& pointers) {
        std::map<SynsetId, std::vector<std::uint32_t>> lists;
        for (const Pointer& pointer : pointers) {
            const auto to = number.find(pointer.to);
            if (to == number.end() || !number.contains(pointer.from)) continue;
            std::vector<std::uint32_t>& list = lists[pointer.from];
            if (std::find(list.begin(), list.end(), to->second) == list.end()) list.push_back(to->second);
        }
        return lists;
    };
    write_strings(out, "SenseStems", stems);
    write_lists(out, "Sense", stems, numbers);
    write_lists(out, "Up", senses, edges(ups));
    write_lists(out, "Tie", senses, edges(ties));
    out << "const std::size_t kSenseStemCount = " << stems.size() << ";\n";
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: compile_thesaurus WORDNET_FOLDER OUTPUT.cpp\n";
        return 2;
    }
    const std::string folder = argv[1];
    const Stemmer stem;

    Synsets synsets;
    for (const PartOfSpeech& part : kParts) {
        synsets.common.merge(read_index(folder, part, synsets.frequent));
        synsets.words.merge(read_words(folder, part));
    }
    std::map<std::string, std::string> irregular;
    for (const char* file : {"verb", "noun"}) {
        std::ifstream in(folder + "/" + file + ".exc");
        for (std::string line; std::getline(in, line);) {
            std::istringstream fields(line);
            std::string form, base;
            fields >> form >> base;
            if (plain_word(form) && plain_word(base) && stem(form) != stem(base)) irregular.emplace(form, stem(base));
        }
    }

    std::set<std::set<std::string>> groups;  // of stems
    const auto add = [&](const std::set<std::string>& members) {
        std::set<std::string> stems;
        for (const std::string& member : members) stems.insert(stem(member));
        if (stems.size() > 1) groups.insert(stems);
    };
    for (const auto& [id, members] : synsets.common) add(members);
    std::set<std::pair<std::string, std::string>> opposites;  // of stems
    const auto known_as = [&](const std::string& word) {      // “paid” is known by the stem of “pay”
        const auto found = irregular.find(word);
        return found == irregular.end() ? stem(word) : found->second;
    };
    const auto oppose = [&](const std::set<std::pair<std::string, std::string>>& pairs) {
        for (const auto& [x, y] : pairs)
            if (const std::string a = known_as(x), b = known_as(y); a != b) opposites.insert(std::minmax(a, b));
    };
    for (const PartOfSpeech& part : kParts) {
        for (const auto& [x, y] : read_pairs(folder, part, synsets, "+")) add({x, y});
        oppose(read_pairs(folder, part, synsets, "!"));
        if (part.symbol == 'a') oppose(read_indirect_opposites(folder, part, synsets));
    }

    std::map<std::string, std::vector<std::uint32_t>> by_stem;
    std::uint32_t number = 0;
    for (const auto& group : groups) {
        for (const std::string& member : group) by_stem[member].push_back(number);
        ++number;
    }
    // What can also stand for the other is no opposite: “cold” is “cool”, and like “cool”'s opposite in another sense.
    std::erase_if(opposites, [&](const auto& pair) {
        const auto &a = by_stem[pair.first], &b = by_stem[pair.second];
        return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
    });
    std::map<std::string, std::vector<std::uint32_t>> opposed;  // 2k and 2k + 1 for the two of pair k
    for (number = 0; const auto& [x, y] : opposites) {
        opposed[x].push_back(number++);
        opposed[y].push_back(number++);
    }
    std::ofstream out(argv[2], std::ios::binary);
    out << "// Made by compile_thesaurus from WordNet.\n#include \"factdiff/lexicon/thesaurus_tables.h\"\n\nnamespace factdiff::thesaurus {\n";
    std::vector<std::string> stems, forms, bases;
    for (const auto& [text, list] : by_stem) stems.push_back(text);
    for (const auto& [form, base] : irregular) forms.push_back(form), bases.push_back(base);
    write_strings(out, "Stems", stems);
    write_lists(out, "Group", stems, by_stem);
    write_lists(out, "Opposite", stems, opposed);
    write_strings(out, "IrregularForms", forms);
    write_strings(out, "BaseStems", bases);
    write_senses(out, folder, synsets, stem);
    out << "const std::size_t kStemCount = " << stems.size() << ";\nconst std::size_t kIrregularCount = " << forms.size()
        << ";\n}  // namespace factdiff::thesaurus\n";
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[2]);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "compile_thesaurus: " << error.what() << "\n";
    return 1;
}
