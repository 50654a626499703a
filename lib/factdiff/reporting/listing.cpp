#include "factdiff/reporting/listing.h"

#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "factdiff/claims/canonical_value.h"
#include "factdiff/reporting/display.h"
#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/value_names.h"
#include "factdiff/text/line_index.h"

namespace factdiff {
namespace {

constexpr unsigned words_width = 56;  // of a claim in a listing
constexpr unsigned line_width = 80;

/// One article with what a listing needs to say where things are.
class Listed {
public:
    explicit Listed(const Article& article) : article_(article), lines_(article.document.given()) {}

    const Article& article() const { return article_; }

    std::string place(Span span) const {
        const LineColumn at = lines_.position(article_.document.given_span(span).begin);
        return fmt::format("{}:{}", at.line, at.column);
    }

    std::string words(Span span, bool whole) const {
        const std::string_view text = article_.document.text_of(span);
        return whole ? visible(text) : clipped(text, words_width);
    }

    /// "money “$2.4 billion”"
    std::string name(std::uint32_t claim, bool whole) const {
        const Claim& c = article_.claims[claim];
        return fmt::format("{} “{}”", to_string(c.kind), words(c.span, whole));
    }

    std::uint32_t offset(std::uint32_t clean, OffsetUnit unit, bool end) const {
        const Span given = article_.document.given_span({clean, clean});
        const std::uint32_t at = end ? given.end : given.begin;
        return unit == OffsetUnit::bytes ? at : unit == OffsetUnit::utf16 ? lines_.utf16(at) : lines_.code_points(at);
    }

private:
    const Article& article_;
    LineIndex lines_;
};

void append(std::string& out, std::string_view label, std::string_view text) {
    if (!text.empty()) out.append(" ").append(label).append(visible(text));
}

/// The value in one line: canonical, then what else is known of it.
std::string notation(const Article& article, const Claim& claim) {
    struct Visitor {
        const Article& article;
        const Claim& claim;
        std::string operator()(const Quantity& q) const {
            std::string out = canonical_value(article, claim);
            append(out, "", q.counted);
            append(out, "measure=", q.measured);
            append(out, "of=", q.of);
            if (q.direction != Direction::none) out += q.direction == Direction::up ? " up" : " down";
            return out;
        }
        std::string operator()(const DateValue& d) const {
            std::string out = canonical_value(article, claim);
            if (d.bound != Bound::exact) out = std::string(to_string(d.bound)) + ' ' + out;
            return out;
        }
        std::string operator()(const TimeValue&) const { return canonical_value(article, claim); }
        std::string operator()(const Quotation& q) const {
            std::string out(to_string(q.role));
            if (q.speaker) append(out, "by=", q.speaker->canonical);
            if (q.cue) append(out, "cue=", q.cue->canonical);
            if (q.parts.size() > 1) out += fmt::format(" in {} parts", q.parts.size());
            return out;
        }
        std::string operator()(const Attribution& a) const {
            std::string out = a.source ? visible(a.source->canonical) : "?";
            append(out, "", to_string(a.cue_class));
            if (!a.named) out += " unnamed";
            return out;
        }
        std::string operator()(const Name& n) const {
            std::string out = visible(n.canonical);
            append(out, "", to_string(n.type));
            append(out, "title=", n.title);
            return out;
        }
    };
    return std::visit(Visitor{article, claim}, claim.value);
}

std::string qualities(const Article& article, const Claim& claim) {
    std::string out;
    if (claim.negated) out += "  negated";
    if (claim.certainty != Certainty::asserted) out.append("  ").append(to_string(claim.certainty));
    if (claim.attribution && *claim.attribution < article.claims.size()) {
        const auto* attribution = std::get_if<Attribution>(&article.claims[*claim.attribution].value);
        if (attribution && attribution->source) out += fmt::format("  by={}", visible(attribution->source->canonical));
    }
    return out;
}

int thousandths(float score) { return static_cast<int>(std::lround(std::min(1.0F, std::max(0.0F, score)) * 1000)); }

}  // namespace

void write_claims_text(std::ostream& out, const Article& article, const ListingOptions& options) {
    const Listed listed(article);
    for (const Claim& claim : article.claims)
        out << fmt::format("{:<7} {:<11}  “{}”  =  {}{}\n", listed.place(claim.span), to_string(claim.kind),
                           listed.words(claim.span, options.verbose), notation(article, claim), qualities(article, claim));
}

void write_alignment_text(std::ostream& out, const Article& source, const Article& rewrite, const Alignment& alignment,
                          const ListingOptions& options) {
    const Listed a(source), b(rewrite);
    auto heading = [&](std::string_view text) { out << (options.colour ? fmt::format("\033[1m{}\033[0m\n", text) : fmt::format("{}\n", text)); };
    auto sentence = [&](const Listed& side, std::string_view label, std::uint32_t index) {
        const Span span = side.article().segments.sentences[index].span;
        const std::string head = fmt::format("    {:<7} {:<6} ", label, side.place(span));
        const std::string_view text = side.article().document.text_of(span);
        out << head << (options.verbose ? visible(text) : clipped(text, line_width - display_width(head))) << '\n';
    };

    heading("Statements");
    for (const StatementPair& pair : alignment.statements) {
        out << fmt::format("  {:.2f}{}\n", static_cast<double>(thousandths(pair.score)) / 1000, pair.best ? "  first choice of both" : "");
        sentence(b, "rewrite", pair.rewrite);
        sentence(a, "source", pair.source);
    }

    heading("Claims");
    for (const ClaimPair& pair : alignment.claims) {
        out << fmt::format("  {} {:<7} {}\n", pair.equal ? "=" : "≠", b.place(rewrite.claims[pair.rewrite].span),
                           b.name(pair.rewrite, options.verbose));
        out << fmt::format("    {:<7} {}\n", a.place(source.claims[pair.source].span), a.name(pair.source, options.verbose));
        if (const std::string why = to_string(pair.why); !why.empty()) out << "            " << wrapped(why, line_width, 12, "            ") << '\n';
    }

    heading("Added: in the rewrite alone");
    for (const std::uint32_t claim : alignment.added)
        out << fmt::format("  + {:<7} {}\n", b.place(rewrite.claims[claim].span), b.name(claim, options.verbose));
    heading("Omitted: in the source alone");
    for (const std::uint32_t claim : alignment.omitted)
        out << fmt::format("  - {:<7} {}\n", a.place(source.claims[claim].span), a.name(claim, options.verbose));
}

void append_alignment_json(std::string& out, const Article& source, const Article& rewrite, const Alignment& alignment, const JsonOptions& options) {
    const Listed a(source), b(rewrite);
    JsonWriter json(out, options.indented);
    auto place = [&](std::string_view key, const Listed& side, Span span) {
        json.key(key);
        json.begin_object();
        json.field("start", side.offset(span.begin, options.offsets, false));
        json.field("end", side.offset(span.end, options.offsets, true));
        json.field("text", side.article().document.text_of(span));
    };
    auto claim = [&](std::string_view key, const Listed& side, std::uint32_t index) {
        const Claim& c = side.article().claims[index];
        place(key, side, c.span);
        json.field("claim", index);
        json.field("kind", to_string(c.kind));
        json.field("value", canonical_value(side.article(), c));
        json.end_object();
    };
    auto lone = [&](std::string_view key, const Listed& side, const std::vector<std::uint32_t>& claims) {
        json.key(key);
        json.begin_array();
        for (const std::uint32_t index : claims) {
            const Claim& c = side.article().claims[index];
            json.begin_object();
            json.field("claim", index);
            json.field("kind", to_string(c.kind));
            json.field("start", side.offset(c.span.begin, options.offsets, false));
            json.field("end", side.offset(c.span.end, options.offsets, true));
            json.field("text", side.article().document.text_of(c.span));
            json.field("value", canonical_value(side.article(), c));
            json.end_object();
        }
        json.end_array();
    };

    json.begin_object();
    json.key("statements");
    json.begin_array();
    for (const StatementPair& pair : alignment.statements) {
        json.begin_object();
        json.key("score");
        json.thousandths(thousandths(pair.score));
        json.key("best");
        json.boolean(pair.best);
        for (const bool is_source : {true, false}) {
            const Listed& side = is_source ? a : b;
            const std::uint32_t index = is_source ? pair.source : pair.rewrite;
            place(is_source ? "source" : "rewrite", side, side.article().segments.sentences[index].span);
            json.field("sentence", index);
            json.end_object();
        }
        json.end_object();
    }
    json.end_array();
    json.key("claims");
    json.begin_array();
    for (const ClaimPair& pair : alignment.claims) {
        json.begin_object();
        json.key("equal");
        json.boolean(pair.equal);
        json.key("score");
        json.thousandths(thousandths(pair.score));
        json.field("why", to_string(pair.why));
        claim("source", a, pair.source);
        claim("rewrite", b, pair.rewrite);
        json.end_object();
    }
    json.end_array();
    lone("added", b, alignment.added);
    lone("omitted", a, alignment.omitted);
    json.end_object();
}

}  // namespace factdiff
