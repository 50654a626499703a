#include "factdiff/reporting/document_json.h"

#include <fmt/format.h>

#include "factdiff/reporting/json_writer.h"
#include "factdiff/text/line_index.h"

namespace factdiff {
namespace {

/// Bytes of a text as offsets in the unit that the caller asked for.
class Offsets {
public:
    Offsets(std::string_view text, OffsetUnit unit) : index_(text), unit_(unit) {}
    std::int64_t operator()(std::uint32_t byte) const {
        return unit_ == OffsetUnit::bytes ? byte : unit_ == OffsetUnit::utf16 ? index_.utf16(byte) : index_.code_points(byte);
    }

private:
    LineIndex index_;
    OffsetUnit unit_;
};

}  // namespace

void append_document_json(std::string& out, const Document& document, OffsetUnit unit) {
    const Offsets clean(document.text(), unit);
    const Offsets given(document.given(), unit);
    JsonWriter json(out, true);
    json.begin_object();
    json.optional_field("path", document.path());
    json.field("format", document.format());
    json.field("encoding", document.encoding());
    json.optional_field("title", document.title());
    if (const auto& day = document.date(); day && day->ok())
        json.field("date", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()),
                                       static_cast<unsigned>(day->day())));
    json.field("language", document.language());
    if (!document.remarks().empty()) {
        json.key("remarks");
        json.begin_array();
        for (const std::string& remark : document.remarks()) json.string(remark);
        json.end_array();
    }
    json.field("text", document.text());
    json.key("fields");
    json.begin_array();
    for (const Field& field : document.fields()) {
        json.begin_object();
        json.field("field", to_string(field.kind));
        json.field("start", clean(field.span.begin));
        json.field("end", clean(field.span.end));
        json.end_object();
    }
    json.end_array();
    json.key("asides");
    json.begin_array();
    for (const Aside& aside : document.asides()) {
        json.begin_object();
        json.field("kind", aside.kind);
        json.field("text", aside.text);
        json.field("start", given(aside.given.begin));
        json.field("end", given(aside.given.end));
        json.end_object();
    }
    json.end_array();
    json.key("offsets");
    std::string pieces = "[";
    for (const OffsetMap::Piece& piece : document.offsets().pieces())
        pieces += fmt::format("{}[{},{},{},{}]", pieces.size() > 1 ? "," : "", clean(piece.clean.begin), clean(piece.clean.end),
                              given(piece.given.begin), given(piece.given.end));
    json.raw(pieces + "]");
    json.end_object();
}

}  // namespace factdiff
