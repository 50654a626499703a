// Builds the clean text of a Document from stretches of the given one: exotic characters become their plain form, damage is repaired, and every clean
// byte knows where it came from.
//
//     CleanText clean(given);
//     clean.paragraph(FieldKind::title);
//     clean.append({2, 40});                  // characters of the given text
//     clean.paragraph(FieldKind::body);       // "\n\n", and a new field
//     clean.append_as("é", {44, 52});         // "&eacute;"
//     clean.finish(parts);
//
// Plain form: no-break, thin and other spaces are a space; soft hyphens, zero-width characters, bidi controls and control characters are dropped;
// ligatures are letters; full-width characters are ASCII; U+2010 and U+2011 are "-"; a letter and its combining accent are one character. Curly
// quotation marks, dashes and the minus sign stay: later rooms read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "factdiff/reading/document.h"
#include "factdiff/text/offset_map.h"

namespace factdiff {

class CleanText {
public:
    explicit CleanText(std::string_view given);

    /// The next text begins a new paragraph in a field of `kind`. Body and block quote go on in the field that is open; others begin anew.
    void paragraph(FieldKind kind);
    /// Appends given text that holds no line end.
    void append(Span given);
    /// Appends `text` for `given`: a decoded entity, an unescaped value.
    void append_as(std::string_view text, Span given);
    /// One space for a line break inside a paragraph; nothing at the beginning or after a space.
    void append_space(Span given);

    /// While a Layer lives, spans are offsets into its text: the value of a JSON string, an HTML page inside a feed. `way_back` leads from there to
    /// the text that was read before, and both ways are put together.
    class Layer {
    public:
        Layer(CleanText& out, std::string_view text, const OffsetMap& way_back);
        ~Layer();
        Layer(const Layer&) = delete;
        Layer& operator=(const Layer&) = delete;

    private:
        CleanText& out_;
        std::string_view text_before_;
        const OffsetMap* map_before_;
        OffsetMap map_;
    };

    /// The place in the text as given of a span of the text that is being read.
    Span place(Span span) const { return through_ == nullptr ? span : through_->given(span); }

    bool empty() const { return text_.empty(); }
    /// Bytes of clean text so far.
    std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
    bool has(FieldKind kind) const { return (seen_ >> static_cast<unsigned>(kind) & 1U) != 0; }
    /// The clean text of the first field of `kind`; empty when there is none.
    std::string_view first(FieldKind kind) const;

    /// Moves text, offsets, fields, repairs and remarks into `parts`.
    void finish(Document::Parts& parts);

private:
    void begin();
    void copy(std::uint32_t given, std::uint32_t length);
    void replace(std::string_view with, Span given);
    void append_character(char32_t point, Span given);
    void end_paragraph();
    void close_field();
    void repair(Span given, std::string repaired);

    std::string_view given_;
    const OffsetMap* through_ = nullptr;  // from given_ to the text as given; none: they are the same
    std::string text_;
    OffsetMapBuilder offsets_;
    std::vector<Field> fields_;
    std::vector<Repair> repairs_;
    std::uint64_t repair_count_ = 0;
    FieldKind wanted_ = FieldKind::body;
    std::uint32_t seen_ = 0;  // a bit for each kind of field
    bool pending_ = true;     // a paragraph was asked for and has no text yet
    bool open_ = false;       // fields_.back() is still growing
};

}  // namespace factdiff
