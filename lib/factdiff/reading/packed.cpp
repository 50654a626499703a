#include "factdiff/reading/packed.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>

#include "factdiff/reading/lines.h"

namespace factdiff {

namespace {

struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        if (source != nullptr) zip_source_free(source);
        Error failure{"bad-archive", fmt::format("a damaged archive ({})", zip_error_strerror(&error)), "save the document again"};
        zip_error_fini(&error);
        return failure;
    }
    zip_error_fini(&error);
    return Archive(archive);
}

Archive::~Archive() {
    if (handle_ != nullptr) zip_discard(static_cast<zip_t*>(handle_));
}

Archive::Archive(Archive&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}

bool Archive::has(const char* member) const { return zip_name_locate(static_cast<zip_t*>(handle_), member, 0) >= 0; }

Result<std::string> Archive::read(const char* member, std::uint64_t limit) const {
    auto* archive = static_cast<zip_t*>(handle_);
    const zip_int64_t index = zip_name_locate(archive, member, 0);
    if (index < 0) return Error{"bad-archive", fmt::format("an archive without {}", member), "save the document again"};
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) == 0 && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        stat.encryption_method != ZIP_EM_NONE)
        return Error{"encrypted", "protected by a password", "save it without one"};
    const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0));
    if (file == nullptr)
        return Error{"bad-archive", fmt::format("{} cannot be unpacked ({})", member, zip_strerror(archive)), "save the document again"};
    // Read to the end rather than by the size that the archive claims.
    std::string out;
    for (std::size_t step = std::size_t{64} << 10;; step = std::max(step, out.size())) {
        const std::size_t size = out.size();
        out.resize(size + std::min<std::uint64_t>(step, limit + 1 - size));
        const zip_int64_t got = zip_fread(file.get(), out.data() + size, out.size() - size);
        if (got < 0) return Error{"bad-archive", fmt::format("{} is damaged ({})", member, zip_file_strerror(file.get())), "save the document again"};
        out.resize(size + static_cast<std::size_t>(got));
        if (out.size() > limit) return Error{"too-large", fmt::format("unpacks to more than {} MiB", limit >> 20), "split it, or raise the limit"};
        if (got == 0) return out;
    }
}

bool is_docx(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04")) return false;
    const Result<Archive> archive = Archive::open(bytes);
    return archive && archive->has("word/document.xml");
}

bool is_odt(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04")) return false;
    const Result<Archive> archive = Archive::open(bytes);
    return archive && archive->has("content.xml") && archive->has("mimetype");
}

void PackedWriter::end(FieldKind kind) {
    const std::size_t first = line_.find_first_not_of(" \t\n");
    if (first != std::string::npos) {
        const std::size_t last = line_.find_last_not_of(" \t\n");
        const auto begin = static_cast<std::uint32_t>(out_.text.size());
        out_.text.append(line_, first, last + 1 - first);
        out_.blocks.push_back({kind, {begin, static_cast<std::uint32_t>(out_.text.size())}});
        out_.text += '\n';
    }
    line_.clear();
}

void PackedWriter::come_to(std::uint32_t at) {
    while (!paragraphs_.empty() && at >= paragraphs_.back().end) {
        if (rows_.empty()) {
            end(paragraphs_.back().kind);
        } else {
            add(" ");
        }
        paragraphs_.pop_back();
    }
    while (!rows_.empty() && at >= rows_.back()) {
        end(FieldKind::body);
        rows_.pop_back();
    }
}

void PackedWriter::break_off() {
    if (!paragraphs_.empty() && rows_.empty()) end(paragraphs_.back().kind);
}

void PackedWriter::open_cell() {
    if (!rows_.empty() && !empty()) add(" | ");
}

void PackedWriter::line_break() {
    const bool may_break =
        !paragraphs_.empty() && rows_.empty() && (paragraphs_.back().kind == FieldKind::body || paragraphs_.back().kind == FieldKind::block_quote);
    if (may_break && ends_in_stop(line_) && !line_.ends_with(',')) {
        end(paragraphs_.back().kind);
    } else {
        add(" ");
    }
}

void PackedWriter::close_all() {
    for (; !paragraphs_.empty(); paragraphs_.pop_back()) end(paragraphs_.back().kind);
    end(FieldKind::body);
}

}  // namespace factdiff
