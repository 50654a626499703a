// OpenDocument text: content.xml. Tracked changes stand in a list of their own, so that what was deleted is no text; notes stand apart.
#include <string>
#include <unordered_map>
#include <vector>

#include "factdiff/reading/packed.h"
#include "factdiff/reading/xml_tree.h"

namespace factdiff {

namespace {

class OdtReader {
public:
    explicit OdtReader(const XmlTree& tree) : tree_(tree) {
        for (std::uint32_t i = 0; i < tree.nodes.size(); ++i)
            if (tree.is(i, "style"))
                if (const std::string_view parent = tree.attribute(i, "parent-style-name"); !parent.empty())
                    parents_[std::string(tree.attribute(i, "name"))] = parent;
    }

    PackedText run() {
        const auto body = tree_.below(0, "body");
        read(body ? *body : 0);
        for (std::size_t i = 0; i < notes_.size(); ++i) read(notes_[i]);
        return std::move(out_);
    }

private:
    FieldKind kind_of(std::uint32_t paragraph) {
        std::string style(tree_.attribute(paragraph, "style-name"));
        // "P3" is what somebody changed of "Title"; a bound for a style that is its own parent.
        for (int up = 0; up < 8; ++up) {
            if (style == "Title") return FieldKind::title;
            if (style == "Subtitle") return FieldKind::standfirst;
            if (style == "Quotations" || style == "Quote") return FieldKind::block_quote;
            if (style == "Caption" || style == "Illustration" || style == "Figure" || style == "Table") return FieldKind::caption;
            const auto parent = parents_.find(style);
            if (parent == parents_.end()) break;
            style = parent->second;
        }
        if (tree_.is(paragraph, "h")) return out_.blocks.empty() ? FieldKind::title : FieldKind::heading;
        return FieldKind::body;
    }

    void read(std::uint32_t root) {
        PackedWriter writer(out_);
        for (std::uint32_t i = root; i < tree_.nodes[root].end;) {
            writer.come_to(i);
            const XmlNode& node = tree_.nodes[i];
            if (!node.element) {
                if (writer.in_paragraph()) folded(writer, tree_.words(i));
                ++i;
                continue;
            }
            const std::string_view name = tree_.name(i);
            if (name == "tracked-changes" || name == "annotation" || name == "annotation-end" || name == "sequence-decls" ||
                name == "note-citation" || name == "table-of-content" || name == "desc" || (name == "title" && writer.in_paragraph())) {
                i = node.end;
                continue;
            }
            if (name == "note" && i != root) {
                notes_.push_back(i);
                i = node.end;
                continue;
            }
            if (name == "p" || name == "h") {
                writer.break_off();
                writer.open_paragraph(kind_of(i), node.end);
            } else if (name == "s" || name == "tab") {
                writer.add(" ");
            } else if (name == "line-break") {
                writer.line_break();
            } else if (name == "table-row") {
                writer.open_row(node.end);
            } else if (name == "table-cell") {
                writer.open_cell();
            }
            ++i;
        }
        writer.close_all();
    }

    /// A line end in the file is a space in the document.
    static void folded(PackedWriter& writer, std::string_view words) {
        std::string out(words);
        for (char& c : out)
            if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        writer.add(out);
    }

    const XmlTree& tree_;
    PackedText out_;
    std::unordered_map<std::string, std::string> parents_;
    std::vector<std::uint32_t> notes_;
};

}  // namespace

Result<PackedText> unpack_odt(std::string_view bytes, std::uint64_t limit) {
    const Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const Result<std::string> content = archive->read("content.xml", limit);
    if (!content) return content.error();
    const Result<XmlTree> tree = parse_xml(*content);
    if (!tree) {
        Error error = tree.error();
        error.what = "content.xml: " + error.what;
        error.remedy = "save the document again";
        error.line = 0;
        return error;
    }
    return OdtReader(*tree).run();
}

}  // namespace factdiff
