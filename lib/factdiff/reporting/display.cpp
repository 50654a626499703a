#include "factdiff/reporting/display.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "factdiff/text/utf8.h"

namespace factdiff {
namespace {

/// Marks that turn the direction of the text behind them, or hide it: an article must not rearrange the report.
bool is_steering(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C || c == 0xFEFF;
}

void append_visible(std::string& out, char32_t c) {
    if (c < 0x20) {
        append_utf8(out, 0x2400 + c);  // ␀ ␁ …
    } else if (c == 0x7F) {
        append_utf8(out, 0x2421);
    } else if ((c >= 0x80 && c < 0xA0) || is_steering(c)) {
        append_utf8(out, 0xFFFD);
    } else {
        append_utf8(out, c);
    }
}

bool is_line_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// One code point as it is shown, or several bytes of it where it is not shown as it stands.
struct Cell {
    std::string text;
    unsigned width = 0;
    bool marked = false;
    bool space = false;
};

std::vector<Cell> cells_of(std::string_view text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks) {
    std::vector<Cell> cells;
    std::size_t mark = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        while (mark < marks.size() && marks[mark].second <= i) ++mark;
        Cell cell;
        cell.space = is_line_space(c.value);
        cell.marked = mark < marks.size() && marks[mark].first <= i;
        append_visible(cell.text, cell.space ? U' ' : c.value);
        cell.width = display_width(cell.text);
        i += c.length;
        cells.push_back(std::move(cell));
    }
    return cells;
}

unsigned width_of(const std::vector<Cell>& cells, std::size_t first, std::size_t end) {
    unsigned width = 0;
    for (std::size_t i = first; i < end; ++i) width += cells[i].width;
    return width;
}

/// Leaves out what is far from every mark: up to `reach` columns on each side of a mark stay, cut at spaces.
std::vector<Cell> clip_around_marks(std::vector<Cell> cells, unsigned reach) {
    const std::size_t n = cells.size();
    std::vector<bool> keep(n, false);
    bool any = false;
    auto extend = [&](std::size_t from, int step) {
        unsigned used = 0;
        std::size_t i = from;
        while (i < n && used < reach) {  // unsigned wrap-around ends the walk to the left
            keep[i] = true;
            used += cells[i].width;
            i += static_cast<std::size_t>(step);
        }
        // A word that was begun is finished unless it has no end.
        for (unsigned more = 0; i < n && more < 24 && !cells[i].space; ++more, i += static_cast<std::size_t>(step)) keep[i] = true;
    };
    for (std::size_t i = 0; i < n; ++i) {
        if (!cells[i].marked) continue;
        keep[i] = any = true;
        if (i == 0 || !cells[i - 1].marked) extend(i - 1, -1);
        if (i + 1 == n || !cells[i + 1].marked) extend(i + 1, 1);
    }
    if (!any) extend(0, 1);

    std::vector<Cell> out;
    for (std::size_t i = 0; i < n;) {
        if (keep[i]) {
            out.push_back(std::move(cells[i++]));
            continue;
        }
        const std::size_t gap = i;
        while (i < n && !keep[i]) ++i;
        if (width_of(cells, gap, i) <= 3) {  // no shorter with the ellipsis
            for (std::size_t k = gap; k < i; ++k) out.push_back(std::move(cells[k]));
            continue;
        }
        while (!out.empty() && out.back().space && !out.back().marked) out.pop_back();
        if (!out.empty()) out.push_back({" ", 1, false, true});
        out.push_back({"…", 1, false, false});
        if (i < n && !cells[i].space) out.push_back({" ", 1, false, true});
    }
    return out;
}

/// A mark that is longer than the room keeps its beginning and its end.
std::vector<Cell> clip_long_marks(std::vector<Cell> cells, unsigned limit) {
    std::vector<Cell> out;
    for (std::size_t i = 0; i < cells.size();) {
        std::size_t end = i;
        while (end < cells.size() && cells[end].marked) ++end;
        if (end == i) {
            out.push_back(std::move(cells[i++]));
            continue;
        }
        if (width_of(cells, i, end) <= limit) {
            for (; i < end; ++i) out.push_back(std::move(cells[i]));
            continue;
        }
        std::size_t head = i, tail = end;
        for (unsigned used = 0; used < limit * 2 / 3 && head < end; ++head) used += cells[head].width;
        for (unsigned used = 0; used < limit / 3 && tail > head; --tail) used += cells[tail - 1].width;
        while (head > i + 1 && !cells[head].space && cells[i].marked && head > i + limit / 2) --head;
        for (std::size_t k = tail; k < end && k < tail + 24; ++k) {
            if (cells[k].space) {
                tail = k;
                break;
            }
        }
        for (std::size_t k = i; k < head; ++k) out.push_back(cells[k]);
        out.push_back({" ", 1, false, true});
        out.push_back({"…", 1, false, false});
        if (tail < end && !cells[tail].space) out.push_back({" ", 1, false, true});
        for (std::size_t k = tail; k < end; ++k) out.push_back(cells[k]);
        i = end;
    }
    return out;
}

std::vector<std::pair<std::size_t, std::size_t>> wrap(const std::vector<Cell>& cells, unsigned first_width, unsigned width) {
    std::vector<std::pair<std::size_t, std::size_t>> lines;
    std::size_t begin = 0;
    while (begin < cells.size() && cells[begin].space) ++begin;
    unsigned room = std::max(2U, first_width);
    while (begin < cells.size()) {
        std::size_t i = begin, last_space = begin;
        unsigned used = 0;
        bool has_space = false;
        while (i < cells.size() && used + cells[i].width <= room) {
            used += cells[i].width;
            if (cells[i].space) {
                last_space = i;
                has_space = true;
            }
            ++i;
        }
        std::size_t end = i;
        if (i < cells.size() && !cells[i].space) {
            if (has_space) {
                end = last_space;
            } else if (lines.empty() && first_width < width) {
                end = begin;  // nothing fits behind what stands on the first line
            } else if (end == begin) {
                ++end;
            }
        }
        std::size_t shown = end;
        while (shown > begin && cells[shown - 1].space) --shown;
        lines.emplace_back(begin, shown);
        begin = end;
        while (begin < cells.size() && cells[begin].space) ++begin;
        room = std::max(2U, width);
    }
    return lines;
}

}  // namespace

unsigned column_width(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
    if (c < 0x300) return c == 0xAD ? 0 : 1;
    const auto code_point = static_cast<UChar32>(c);
    const int8_t type = u_charType(code_point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const int east_asian = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

unsigned display_width(std::string_view text) {
    unsigned width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        width += column_width(c.value);
        i += c.length;
    }
    return width;
}

std::string visible(std::string_view text) {
    std::string out;
    bool space = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode_utf8(text, i);
        i += c.length;
        if (is_line_space(c.value)) {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        append_visible(out, c.value);
    }
    return out;
}

std::string clipped(std::string_view text, unsigned width) {
    const std::string line = visible(text);
    if (display_width(line) <= width) return line;
    std::string out;
    unsigned used = 0;
    for (std::size_t i = 0; i < line.size();) {
        const CodePoint c = decode_utf8(line, i);
        const unsigned w = column_width(c.value);
        if (used + w + 1 > width) break;
        used += w;
        out.append(line, i, c.length);
        i += c.length;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out + "…";
}

std::string wrapped(std::string_view text, unsigned width, unsigned used, std::string_view indent) {
    const std::string line = visible(text);
    const std::vector<Cell> cells = cells_of(line, {});
    const unsigned indented = display_width(indent);
    std::string out;
    bool first = true;
    for (const auto& [begin, end] : wrap(cells, used < width ? width - used : 0, width > indented ? width - indented : 2)) {
        if (!first) out.append("\n").append(indent);
        first = false;
        for (std::size_t i = begin; i < end; ++i) out += cells[i].text;
    }
    return out;
}

bool MarkedLine::has_mark() const {
    return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.marked; });
}

std::string MarkedLine::carets() const {
    std::string out;
    for (const Piece& piece : pieces) out.append(piece.width, piece.marked ? '^' : ' ');
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::vector<MarkedLine> lay_out(std::string_view passage, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks, unsigned width,
                                unsigned lines) {
    std::vector<Cell> cells = cells_of(passage, marks);
    const unsigned room = width * lines;
    if (width_of(cells, 0, cells.size()) > room) {
        cells = clip_long_marks(std::move(cells), room);
        if (width_of(cells, 0, cells.size()) > room) cells = clip_around_marks(std::move(cells), width);
    }
    std::vector<MarkedLine> out;
    for (const auto& [begin, end] : wrap(cells, width, width)) {
        MarkedLine line;
        for (std::size_t i = begin; i < end; ++i) {
            if (line.pieces.empty() || line.pieces.back().marked != cells[i].marked) line.pieces.push_back({{}, 0, cells[i].marked});
            line.pieces.back().text += cells[i].text;
            line.pieces.back().width += cells[i].width;
        }
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace factdiff
