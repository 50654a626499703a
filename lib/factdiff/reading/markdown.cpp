#include "factdiff/reading/markdown.h"

#include "factdiff/reading/lines.h"

namespace factdiff {

void read_markdown(std::string_view given, std::uint32_t begin, CleanText& out, std::vector<std::string>&) {
    Lines lines(given, begin);
    while (lines.next()) {
        const Span line = trimmed(given, lines.line());
        if (line.empty()) continue;
        out.paragraph(FieldKind::body);
        out.append(line);
    }
}

}  // namespace factdiff
