// The rules: one row each in a constant table, one function each in a file of its own, no base class and no registration.
//
//     for (const Rule& rule : rules()) rule.check(comparison, findings);
//
// Adding a rule: a fixture file fixtures/rules/<rule>.txt (fails), a page docs/rules/<rule>.md, a file checking/<rule_with_underscores>.cpp with one
// function, a row in rules.cpp.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "factdiff/alignment/alignment.h"
#include "factdiff/checking/finding.h"
#include "factdiff/claims/claim.h"

namespace factdiff {

class AttributionScope;   // attribution_scope.h
class DerivedFigures;     // derived_figures.h
struct ScaleSlip;         // scale_slips.h
struct Counterpart;       // number_counterparts.h
struct DateCounterpart;   // date_counterparts.h
struct StatementSupport;  // alignment/statement_support.h
struct SpokenWords;       // told_as_done.cpp
struct LoneEdits;         // lone_edit.h

/// What several rules ask for: made for the first that does, kept for the next.
struct ComparisonMemo {
    std::shared_ptr<const DerivedFigures> derived;
    std::shared_ptr<const std::vector<ScaleSlip>> scale_slips;
    std::shared_ptr<const AttributionScope> source_scope, rewrite_scope;
    std::shared_ptr<const std::vector<StatementSupport>> source_support, rewrite_support;
    std::shared_ptr<const std::vector<Counterpart>> counterparts;
    std::shared_ptr<const std::vector<DateCounterpart>> date_counterparts;
    std::shared_ptr<const SpokenWords> spoken_in_source;
    std::shared_ptr<const LoneEdits> lone_edits;
};

/// What `kept` holds, made by `make` when it holds nothing yet.
template <typename T, typename Make>
const T& made_once(std::shared_ptr<const T>& kept, Make&& make) {
    if (!kept) kept = std::make_shared<const T>(make());
    return *kept;
}

/// Of the claims of a side that found no counterpart, so many are set against the other side's: more is no article but a table.
constexpr std::size_t kMostUnmatched = 200;

/// Everything a rule may look at. One comparison belongs to one thread.
struct Comparison {
    const Article& source;
    const Article& rewrite;
    const Alignment& alignment;
    const Vocabulary& vocabulary;
    Decimal tolerance = {};  // figures that differ by this share of the larger one are equal; 0.005 is half a per cent
    mutable ComparisonMemo memo = {};
};

struct Rule {
    std::string_view id;
    Severity severity;
    std::string_view summary;  // one sentence: the first line of its page and what `factdiff rules` prints
    void (*check)(const Comparison&, std::vector<Finding>&);
};

std::span<const Rule> rules();
const Rule* find_rule(std::string_view id);

}  // namespace factdiff
