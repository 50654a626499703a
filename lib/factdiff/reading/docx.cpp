// Word: word/document.xml with its styles and footnotes. Tracked deletions are gone, tracked insertions stand; comments and fields' codes
// are no text.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "factdiff/reading/packed.h"
#include "factdiff/reading/xml_tree.h"
#include "factdiff/text/ascii.h"

namespace factdiff {

namespace {

/// What a paragraph is by the name of its style. Names are those of Word in English; ids keep them in every language version.
FieldKind kind_of_style(std::string_view name) {
    if (contains_ascii_case(name, "subtitle") || contains_ascii_case(name, "standfirst")) return FieldKind::standfirst;
    if (contains_ascii_case(name, "title") || contains_ascii_case(name, "headline")) return FieldKind::title;
    if (contains_ascii_case(name, "heading")) return FieldKind::heading;
    if (contains_ascii_case(name, "caption")) return FieldKind::caption;
    if (contains_ascii_case(name, "quote")) return FieldKind::block_quote;
    return FieldKind::body;
}

class DocxReader {
public:
    DocxReader(const Archive& archive, std::uint64_t limit) : archive_(archive), limit_(limit) {}

    Result<PackedText> run() {
        styles();
        if (std::optional<Error> error = part("word/document.xml", true)) return std::move(*error);
        // Footnotes stand apart, behind the text.
        for (const char* notes : {"word/footnotes.xml", "word/endnotes.xml"})
            if (archive_.has(notes))
                if (std::optional<Error> error = part(notes, false)) return std::move(*error);
        return std::move(out_);
    }

private:
    void styles() {
        if (!archive_.has("word/styles.xml")) return;
        const Result<std::string> bytes = archive_.read("word/styles.xml", limit_);
        if (!bytes) return;
        const Result<XmlTree> tree = parse_xml(*bytes);
        if (!tree) return;
        tree->each(0, [&](std::uint32_t style) {
            if (!tree->is(style, "style")) return;
            const auto name = tree->child(style, "name");
            if (name) style_names_[std::string(tree->attribute(style, "styleId"))] = tree->attribute(*name, "val");
        });
    }

    std::optional<Error> part(const char* member, bool is_body) {
        const Result<std::string> bytes = archive_.read(member, limit_);
        if (!bytes) return bytes.error();
        const Result<XmlTree> parsed = parse_xml(*bytes);
        if (!parsed) {
            Error error = parsed.error();
            error.what = std::string(member) + ": " + error.what;
            error.remedy = "save the document again";
            error.line = 0;
            return error;
        }
        walk(*parsed, is_body);
        return std::nullopt;
    }

    void walk(const XmlTree& tree, bool is_body) {
        PackedWriter writer(out_);
        for (std::uint32_t i = 0; i < tree.nodes.size();) {
            writer.come_to(i);
            const XmlNode& node = tree.nodes[i];
            if (!node.element) {
                ++i;
                continue;
            }
            const std::string_view name = tree.name(i);
            if (name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" || name == "Fallback" || name == "pPr" ||
                name == "sectPr" || name == "tblPr" || name == "trPr" || name == "tcPr" || (name == "rPr") || is_separator_note(tree, i, is_body)) {
                i = node.end;
                continue;
            }
            if (name == "p") {
                writer.break_off();
                writer.open_paragraph(kind_of(tree, i, is_body), node.end);
            } else if (name == "t" || name == "delimText") {
                if (!hidden_run(tree, node.parent)) writer.add(tree.words(i));
                i = node.end;
                continue;
            } else if (name == "tab") {
                writer.add(" ");
            } else if (name == "br" || name == "cr") {
                writer.line_break();
            } else if (name == "noBreakHyphen") {
                writer.add("-");
            } else if (name == "softHyphen") {
                writer.add("\u00AD");
            } else if (name == "tr") {
                writer.open_row(node.end);
            } else if (name == "tc") {
                writer.open_cell();
            }
            ++i;
        }
        writer.close_all();
    }

    static bool is_separator_note(const XmlTree& tree, std::uint32_t i, bool is_body) {
        if (is_body || !(tree.is(i, "footnote") || tree.is(i, "endnote"))) return false;
        const std::string_view type = tree.attribute(i, "type");
        return type == "separator" || type == "continuationSeparator" || type == "continuationNotice";
    }

    static bool hidden_run(const XmlTree& tree, std::uint32_t run) {
        const auto properties = tree.child(run, "rPr");
        if (!properties) return false;
        const auto vanish = tree.child(*properties, "vanish");
        if (!vanish) return false;
        const std::string_view value = tree.attribute(*vanish, "val");
        return value != "0" && value != "false";
    }

    FieldKind kind_of(const XmlTree& tree, std::uint32_t paragraph, bool is_body) {
        if (!is_body) return FieldKind::body;
        const auto properties = tree.child(paragraph, "pPr");
        if (!properties) return FieldKind::body;
        const auto style = tree.child(*properties, "pStyle");
        if (!style) return FieldKind::body;
        const std::string id(tree.attribute(*style, "val"));
        const auto named = style_names_.find(id);
        FieldKind kind = kind_of_style(id);
        if (kind == FieldKind::body && named != style_names_.end()) kind = kind_of_style(named->second);
        if (kind == FieldKind::heading && !seen_title_ && out_.blocks.empty()) kind = FieldKind::title;
        seen_title_ = seen_title_ || kind == FieldKind::title;
        return kind;
    }

    const Archive& archive_;
    std::uint64_t limit_;
    PackedText out_;
    std::unordered_map<std::string, std::string> style_names_;
    bool seen_title_ = false;
};

}  // namespace

Result<PackedText> unpack_docx(std::string_view bytes, std::uint64_t limit) {
    const Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error();
    return DocxReader(*archive, limit).run();
}

}  // namespace factdiff
