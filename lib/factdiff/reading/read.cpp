#include "factdiff/reading/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "factdiff/reading/clean_text.h"
#include "factdiff/reading/compressed.h"
#include "factdiff/reading/encoding.h"
#include "factdiff/reading/notices.h"
#include "factdiff/reading/packed.h"
#include "factdiff/reading/reader.h"

namespace factdiff {

namespace {

// Spans are 32-bit; UTF-16 grows by half on its way to UTF-8, Windows-1252 at most threefold.
constexpr std::uint64_t hard_limit = 1ULL << 30;

std::string name_of(const std::string& path) { return path == "-" ? "<stdin>" : path; }

std::string size_text(std::uint64_t bytes) {
    if (bytes >= 1ULL << 20) return fmt::format("{} MiB", bytes >> 20);
    return fmt::format("{} bytes", bytes);
}

Error too_large(const std::string& path, std::uint64_t limit) {
    return {"too-large", fmt::format("larger than {}", size_text(limit)), "split it, or raise the limit", name_of(path), 0};
}

/// The reader for a format, or for what the text is found to be; that is said where the name of the file does not tell it.
const FormatRow& row_for(Format format, bool compressed, Document::Parts& parts) {
    if (format != Format::detect)
        for (const FormatRow& row : format_rows())
            if (row.format == format) return row;
    const Detected detected = detect_format(compressed ? without_compression(parts.path) : std::string_view(parts.path), parts.given);
    if (detected.by_content && detected.row->format != Format::markdown)
        parts.remarks.push_back(fmt::format("read as {}, by its content", detected.row->name));
    return *detected.row;
}

/// The reader of a packed format, by name or by what the archive holds.
const FormatRow* packed_row(Format format, std::string_view bytes) {
    for (const FormatRow& row : format_rows()) {
        if (row.unpack == nullptr) continue;
        if (format == row.format || (format == Format::detect && row.is_packed(bytes))) return &row;
    }
    return nullptr;
}

Result<Document> packed_document(const FormatRow& row, PackedText packed, ReadOptions& options) {
    if (packed.blocks.empty()) return Error{"empty", "no text in it", "give an article", name_of(options.path), 0};
    Document::Parts parts;
    parts.path = std::move(options.path);
    parts.given = std::move(packed.text);
    parts.format = row.name;
    parts.language = std::move(options.language);
    CleanText clean(parts.given);
    for (const PackedBlock& block : packed.blocks) {
        const std::string_view words = std::string_view(parts.given).substr(block.span.begin, block.span.length());
        const std::string_view notice = block.kind == FieldKind::body ? notice_kind(words, false) : std::string_view{};
        if (!notice.empty()) {
            parts.asides.push_back({std::string(notice), std::string(words), block.span});
            continue;
        }
        clean.paragraph(block.kind);
        clean.append(block.span);
    }
    if (clean.empty()) return Error{"empty", "no text in it", "give an article", name_of(parts.path), 0};
    parts.title = !options.title.empty() ? std::move(options.title) : std::string(clean.first(FieldKind::title));
    parts.date = options.date;
    clean.finish(parts);
    return Document(std::move(parts));
}

}  // namespace

Result<Document> read_text(std::string bytes, ReadOptions options) {
    const std::uint64_t limit = std::min(options.max_bytes, hard_limit);
    const std::string name = name_of(options.path);
    if (bytes.size() > limit) return too_large(options.path, limit);
    if (bytes.empty()) return Error{"empty", "no text at all", "give an article", name, 0};
    const auto failed = [&](Error error) {
        error.path = name;
        return error;
    };
    const bool compressed = is_compressed(bytes);
    if (compressed) {
        Result<std::string> unpacked = decompress(std::move(bytes), limit);
        if (!unpacked) return failed(unpacked.error());
        bytes = std::move(*unpacked);
        if (bytes.empty()) return Error{"empty", "no text at all", "give an article", name, 0};
    }
    if (const FormatRow* row = packed_row(options.format, bytes)) {
        Result<PackedText> packed = row->unpack(bytes, limit);
        if (!packed) return failed(packed.error());
        return packed_document(*row, std::move(*packed), options);
    }
    Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded) return failed(decoded.error());
    Document::Parts parts;
    parts.path = std::move(options.path);
    parts.given = std::move(decoded->text);
    parts.encoding = std::move(decoded->encoding);
    parts.remarks = std::move(decoded->remarks);
    parts.language = std::move(options.language);

    CleanText clean(parts.given);
    const FormatRow& row = row_for(options.format, compressed, parts);
    parts.format = row.name;
    Reading reading{parts.given, options, clean, parts};
    if (std::optional<Error> error = row.read(reading)) {
        error->path = name;
        return std::move(*error);
    }
    if (clean.empty()) {
        return Error{"empty", parts.given.find_first_not_of(" \t\r\n") != std::string::npos ? "no text besides markup" : "only white space",
                     "give an article", name, 0};
    }
    if (!options.title.empty()) {
        parts.title = std::move(options.title);
    } else if (const std::string_view title = clean.first(FieldKind::title); !title.empty()) {
        parts.title = title;
    }
    if (options.date) parts.date = options.date;
    clean.finish(parts);
    std::stable_sort(parts.asides.begin(), parts.asides.end(), [](const Aside& a, const Aside& b) { return a.given.begin < b.given.begin; });
    return Document(std::move(parts));
}

Result<Document> read_file(const std::string& path, ReadOptions options) {
    options.path = path;
    const std::uint64_t limit = std::min(options.max_bytes, hard_limit);
    struct Close {
        void operator()(std::FILE* file) const {
            if (file != stdin) std::fclose(file);
        }
    };
    std::unique_ptr<std::FILE, Close> file;
    if (path == "-") {
        file.reset(stdin);
    } else {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) return Error{"directory", "is a directory", "name a file in it", path, 0};
        errno = 0;
        if (path.find('\0') == std::string::npos) file.reset(std::fopen(path.c_str(), "rb"));
        if (file == nullptr) {
            if (errno == ENOENT || errno == ENOTDIR || errno == 0) return Error{"not-found", "no such file", "check the path", path, 0};
            return Error{"unreadable", fmt::format("cannot be opened ({})", std::strerror(errno)), "check its permissions", path, 0};
        }
        const std::uintmax_t size = std::filesystem::file_size(path, ignored);
        if (!ignored && size > limit) return too_large(path, limit);
    }
    // Read to the end rather than by size: a pipe has none.
    std::string bytes;
    std::size_t length = 0;
    for (std::size_t step = std::size_t{64} << 10;; step = std::max(step, length)) {
        bytes.resize(length + step);
        const std::size_t got = std::fread(bytes.data() + length, 1, step, file.get());
        length += got;
        if (length > limit) return too_large(path, limit);
        if (got < step) break;
    }
    if (std::ferror(file.get()) != 0) return Error{"unreadable", "reading failed", "check the file and try again", name_of(path), 0};
    bytes.resize(length);
    return read_text(std::move(bytes), std::move(options));
}

}  // namespace factdiff
