#include "factdiff/reading/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "factdiff/reading/clean_text.h"
#include "factdiff/reading/encoding.h"
#include "factdiff/reading/front_matter.h"
#include "factdiff/reading/markdown.h"
#include "factdiff/reading/plain_text.h"

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

bool is_markdown_name(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos) return false;
    std::string extension = path.substr(dot + 1);
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == "md" || extension == "markdown" || extension == "mdown" || extension == "mkd";
}

}  // namespace

Result<Document> read_text(std::string bytes, ReadOptions options) {
    const std::uint64_t limit = std::min(options.max_bytes, hard_limit);
    const std::string name = name_of(options.path);
    if (bytes.size() > limit) return too_large(options.path, limit);
    if (bytes.empty()) return Error{"empty", "no text at all", "give an article", name, 0};
    Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded) {
        Error error = decoded.error();
        error.path = name;
        return error;
    }
    Document::Parts parts;
    parts.path = std::move(options.path);
    parts.given = std::move(decoded->text);
    parts.encoding = std::move(decoded->encoding);
    parts.remarks = std::move(decoded->remarks);
    parts.language = std::move(options.language);

    CleanText clean(parts.given);
    FrontMatter front;
    if (options.format != Format::plain) front = read_front_matter(parts.given);
    if (options.format == Format::markdown || (options.format == Format::detect && (front.length > 0 || is_markdown_name(parts.path)))) {
        put_front_matter(parts.given, front, clean);
        read_markdown(parts.given, front.length, clean, parts.remarks);
    } else {
        read_plain_text(parts.given, clean);
    }
    if (clean.empty()) {
        return Error{
            "empty",
            front.length > 0 || parts.given.find_first_not_of(" \t\r\n") != std::string::npos ? "no text besides markup" : "only white space",
            "give an article", name, 0};
    }
    parts.title = !options.title.empty() ? std::move(options.title) : std::string(clean.first(FieldKind::title));
    parts.date = options.date ? options.date : front.date;
    parts.remarks.insert(parts.remarks.end(), front.remarks.begin(), front.remarks.end());
    clean.finish(parts);
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
