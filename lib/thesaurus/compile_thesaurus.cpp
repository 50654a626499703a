// Bakes WordNet into the tables that lexicon/thesaurus.h looks up; runs at build.
//
//     compile_thesaurus WORDNET_FOLDER thesaurus_tables.cpp
//
// Of WordNet it keeps what tells that two words can stand for one another in a news text: the words of a synset (“begin”, “start”, “commence”) and
// words derived from one another (“decide”, “decision”), each under its Snowball stem, and the base forms of irregular verbs and plurals. Senses come
// in the order of their frequency; rare ones are left out, for “say” and “allege” are also “state” and “aver”, but “run” is also a ladder in a
// stocking. File formats: wndb(5WN), exc files as in morphy(7WN).
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

using SynsetId = std::pair<char, std::string>;  // part of speech and offset in its data file

/// For each word the synsets of its common senses.
std::map<SynsetId, std::set<std::string>> read_index(const std::string& folder, const PartOfSpeech& part) {
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
        const int kept = std::max(1, std::min({part.most_senses, tagged, synsets}));
        std::string offset;
        for (int i = 0; i < kept && fields >> offset; ++i) members[{part.symbol, offset}].insert(lemma);
    }
    return members;
}

/// Pairs of words that are derived from one another: “decide” and “decision”.
std::set<std::set<std::string>> read_derivations(const std::string& folder, const PartOfSpeech& part,
                                                 const std::map<SynsetId, std::vector<std::string>>& words,
                                                 const std::map<SynsetId, std::set<std::string>>& common) {
    std::ifstream in(folder + "/data." + part.file);
    std::set<std::set<std::string>> pairs;
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
        const SynsetId here{part.symbol, offset};
        for (int i = 0; i < pointers; ++i) {
            std::string kind, target, symbol, places;
            fields >> kind >> target >> symbol >> places;
            if (kind != "+" || places.size() != 4) continue;
            const SynsetId there{symbol[0] == 's' ? 'a' : symbol[0], target};
            const auto from = static_cast<std::size_t>(std::stoi(places.substr(0, 2), nullptr, 16)) - 1;
            const auto to = static_cast<std::size_t>(std::stoi(places.substr(2), nullptr, 16)) - 1;
            const auto a = words.find(here), b = words.find(there);
            if (a == words.end() || b == words.end() || from >= a->second.size() || to >= b->second.size()) continue;
            const std::string &x = a->second[from], &y = b->second[to];
            const auto in_use = [&](const SynsetId& id, const std::string& w) {
                const auto found = common.find(id);
                return found != common.end() && found->second.contains(w);
            };
            if (in_use(here, x) && in_use(there, y)) pairs.insert({x, y});
        }
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

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: compile_thesaurus WORDNET_FOLDER OUTPUT.cpp\n";
        return 2;
    }
    const std::string folder = argv[1];
    const Stemmer stem;

    std::map<SynsetId, std::set<std::string>> common;
    std::map<SynsetId, std::vector<std::string>> words;
    for (const PartOfSpeech& part : kParts) {
        common.merge(read_index(folder, part));
        words.merge(read_words(folder, part));
    }
    std::set<std::set<std::string>> groups;  // of stems
    const auto add = [&](const std::set<std::string>& members) {
        std::set<std::string> stems;
        for (const std::string& member : members) stems.insert(stem(member));
        if (stems.size() > 1) groups.insert(stems);
    };
    for (const auto& [id, members] : common) add(members);
    for (const PartOfSpeech& part : kParts)
        for (const auto& pair : read_derivations(folder, part, words, common)) add(pair);

    std::map<std::string, std::vector<std::uint32_t>> by_stem;
    std::uint32_t number = 0;
    for (const auto& group : groups) {
        for (const std::string& member : group) by_stem[member].push_back(number);
        ++number;
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

    std::ofstream out(argv[2], std::ios::binary);
    out << "// Made by compile_thesaurus from WordNet.\n#include \"factdiff/lexicon/thesaurus_tables.h\"\n\nnamespace factdiff::thesaurus {\n";
    std::vector<std::string> stems, forms, bases;
    for (const auto& [text, list] : by_stem) stems.push_back(text);
    for (const auto& [form, base] : irregular) forms.push_back(form), bases.push_back(base);
    write_strings(out, "Stems", stems);
    out << "const std::uint32_t kFirstGroup[] = {\n";
    std::uint32_t at = 0;
    for (const auto& [text, list] : by_stem) out << at << ",\n", at += static_cast<std::uint32_t>(list.size());
    out << at << "};\nconst std::uint32_t kGroups[] = {\n";
    for (const auto& [text, list] : by_stem) {
        for (const std::uint32_t group : list) out << group << ",";
        out << "\n";
    }
    out << "};\n";
    write_strings(out, "IrregularForms", forms);
    write_strings(out, "BaseStems", bases);
    out << "const std::size_t kStemCount = " << stems.size() << ";\nconst std::size_t kIrregularCount = " << forms.size()
        << ";\n}  // namespace factdiff::thesaurus\n";
    out.close();
    if (!out) throw std::runtime_error(std::string("cannot write ") + argv[2]);
    return 0;
} catch (const std::exception& error) {
    std::cerr << "compile_thesaurus: " << error.what() << "\n";
    return 1;
}
