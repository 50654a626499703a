#include <chrono>

#include "factdiff/claims/canonical_value.h"
#include "factdiff/reporting/json.h"
#include "factdiff/reporting/json_writer.h"
#include "factdiff/reporting/value_names.h"
#include "factdiff/text/line_index.h"

namespace factdiff {
namespace {

class ClaimWriter {
public:
    ClaimWriter(JsonWriter& json, const Article& article, OffsetUnit unit)
        : json_(json), article_(article), lines_(article.document.given()), unit_(unit) {}

    void write(const Claim& claim) {
        json_.begin_object();
        json_.field("kind", to_string(claim.kind));
        write_place(claim.span);
        json_.field("sentence", claim.sentence);
        std::visit([this](const auto& value) { write_value(value); }, claim.value);
        if (claim.attribution) json_.field("attribution", *claim.attribution);
        json_.key("negated");
        json_.boolean(claim.negated);
        json_.field("certainty", to_string(claim.certainty));
        if (!claim.subject.empty()) {
            json_.key("subject");
            json_.begin_object();
            write_place(claim.subject);
            json_.end_object();
        }
        json_.end_object();
    }

private:
    void write_value(const Quantity& quantity) {
        json_.key("value");
        json_.begin_object();
        if (quantity.is_range()) {
            json_.field("low", quantity.low.to_string());
            json_.field("high", quantity.high.to_string());
        } else {
            json_.field("number", quantity.low.to_string());
        }
        if (quantity.bound != Bound::exact) json_.field("bound", to_string(quantity.bound));
        if (quantity.direction != Direction::none) json_.field("direction", quantity.direction == Direction::up ? "up" : "down");
        if (quantity.vague) json_.key("vague"), json_.boolean(true);
        json_.optional_field("currency", quantity.currency);
        json_.optional_field("unit", quantity.unit);
        json_.optional_field("unit_name", quantity.unit_name);
        json_.optional_field("counted", quantity.counted);
        json_.optional_field("of", quantity.of);
        json_.optional_field("measured", quantity.measured);
        json_.end_object();
    }

    void write_value(const DateValue& date) {
        json_.key("value");
        json_.begin_object();
        if (date.start) json_.field("start", iso_date(*date.start));
        if (date.end) json_.field("end", iso_date(*date.end));
        if (!date.start && !date.end) {
            if (date.weekday) json_.field("weekday", *date.weekday);
            if (date.day) json_.field("day", *date.day);
            if (date.month) json_.field("month", *date.month);
            if (date.year) json_.field("year", *date.year);
            if (date.offset) json_.field("offset", *date.offset);
        }
        json_.field("granularity", to_string(date.granularity));
        json_.key("anchored");
        json_.boolean(date.anchored);
        if (date.bound != Bound::exact) json_.field("bound", to_string(date.bound));
        if (date.fiscal) json_.key("fiscal"), json_.boolean(true);
        json_.end_object();
    }

    void write_value(const TimeValue& time) {
        json_.key("value");
        json_.begin_object();
        json_.field("start", clock_time(time.minute));
        json_.field("end", clock_time(time.end_minute));
        json_.field("granularity", "minute");
        json_.optional_field("zone", time.zone);
        if (time.bound != Bound::exact) json_.field("bound", to_string(time.bound));
        json_.end_object();
    }

    void write_value(const Quotation& quotation) {
        if (quotation.parts.size() > 1) write_parts(quotation.parts);
        if (quotation.speaker) write_mention("speaker", *quotation.speaker);
        if (quotation.cue) write_mention("cue", *quotation.cue);
        json_.field("role", to_string(quotation.role));
    }

    void write_value(const Attribution& attribution) {
        if (attribution.source) write_mention("source", *attribution.source);
        if (attribution.cue) write_mention("cue", *attribution.cue);
        if (!attribution.content.empty()) {
            Span whole = attribution.content.front();
            for (const Span& part : attribution.content) whole = join(whole, part);
            json_.key("content");
            json_.begin_object();
            write_place(whole);
            if (attribution.content.size() > 1) write_parts(attribution.content);
            json_.end_object();
        }
        json_.field("cue_class", to_string(attribution.cue_class));
        json_.key("named");
        json_.boolean(attribution.named);
    }

    void write_value(const Name& name) {
        json_.field("canonical", name.canonical);
        json_.field("type", to_string(name.type));
        json_.optional_field("title", name.title);
    }

    void write_mention(std::string_view key, const Mention& mention) {
        json_.key(key);
        json_.begin_object();
        write_place(mention.span);
        json_.optional_field("canonical", mention.canonical);
        json_.end_object();
    }

    void write_parts(const std::vector<Span>& parts) {
        json_.key("parts");
        json_.begin_array();
        for (const Span& part : parts) {
            const Span given = given_span(part);
            json_.begin_array();
            json_.number(offset(given.begin));
            json_.number(offset(given.end));
            json_.end_array();
        }
        json_.end_array();
    }

    /// "start", "end" and "text" of a place, in the text as given.
    void write_place(Span span) {
        const Span given = given_span(span);
        json_.field("start", offset(given.begin));
        json_.field("end", offset(given.end));
        json_.field("text", article_.document.given().substr(given.begin, given.length()));
    }

    Span given_span(Span span) const {
        const auto size = static_cast<std::uint32_t>(article_.document.given().size());
        const Span given = article_.document.given_span(span);
        return {std::min({given.begin, given.end, size}), std::min(given.end, size)};
    }

    std::uint32_t offset(std::uint32_t given) const {
        return unit_ == OffsetUnit::bytes ? given : unit_ == OffsetUnit::utf16 ? lines_.utf16(given) : lines_.code_points(given);
    }

    JsonWriter& json_;
    const Article& article_;
    LineIndex lines_;
    OffsetUnit unit_;
};

}  // namespace

void append_claims_json(std::string& out, const Article& article, const JsonOptions& options) {
    JsonWriter json(out, options.indented);
    ClaimWriter writer(json, article, options.offsets);
    json.begin_object();
    if (!options.id.empty()) json.key("id"), json.raw(options.id);
    json.key("claims");
    json.begin_array();
    for (const Claim& claim : article.claims) writer.write(claim);
    json.end_array();
    json.end_object();
}

}  // namespace factdiff
