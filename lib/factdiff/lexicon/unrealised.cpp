#include "factdiff/lexicon/unrealised.h"

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "factdiff/lexicon/table.h"

namespace factdiff {
namespace {

using Frames = boost::container::small_vector<HeldBack, 2>;

template <typename Value, std::size_t N>
Value named(const std::pair<std::string_view, Value> (&names)[N], std::string_view name) {
    for (const auto& [known, value] : names)
        if (known == name) return value;
    throw std::logic_error("unrealised.tsv: unknown name " + std::string(name));
}

boost::unordered_flat_map<std::string_view, Frames> build() {
    static constexpr std::pair<std::string_view, Complement> complements[] = {{"to", Complement::to},
                                                                              {"object to", Complement::object_to},
                                                                              {"on object to", Complement::on_object_to},
                                                                              {"ing", Complement::ing},
                                                                              {"of ing", Complement::of_ing},
                                                                              {"with ing", Complement::with_ing},
                                                                              {"short of ing", Complement::short_of_ing},
                                                                              {"to have", Complement::to_have},
                                                                              {"that", Complement::that},
                                                                              {"clause", Complement::clause},
                                                                              {"bare", Complement::bare},
                                                                              {"object", Complement::object},
                                                                              {"to object", Complement::to_object}};
    static constexpr std::pair<std::string_view, Unrealised> kinds[] = {{"plan", Unrealised::plan},         {"promise", Unrealised::promise},
                                                                        {"attempt", Unrealised::attempt},   {"request", Unrealised::request},
                                                                        {"question", Unrealised::question}, {"allegation", Unrealised::allegation},
                                                                        {"denial", Unrealised::denial}};
    boost::unordered_flat_map<std::string_view, Frames> map;
    for (const Row& row : table("unrealised"))
        for_each_part(row[0], [&](std::string_view form) {
            for_each_part(row[1], [&](std::string_view complement) { map[form].push_back({named(complements, complement), named(kinds, row[2])}); });
        });
    return map;
}

}  // namespace

std::span<const HeldBack> held_back_by(const Word& word) {
    if (!has(word.classes, WordClass::unrealised)) return {};
    static const auto map = build();
    const auto found = map.find(word.folded);
    return found == map.end() ? std::span<const HeldBack>() : std::span<const HeldBack>(found->second);
}

}  // namespace factdiff
