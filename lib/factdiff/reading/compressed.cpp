#include "factdiff/reading/compressed.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace factdiff {

namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::size_t step = std::size_t{256} << 10;

Error damaged(std::string_view kind) { return {"bad-archive", fmt::format("damaged {} data", kind), "pack it again, or give it unpacked"}; }
Error too_large(std::uint64_t limit) {
    return {"too-large", fmt::format("unpacks to more than {} MiB", std::max<std::uint64_t>(limit >> 20, 1)), "split it, or raise the limit"};
}

Result<std::string> gunzip(std::string_view bytes, std::uint64_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) return damaged("gzip");
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    while (true) {
        const std::size_t size = out.size();
        out.resize(size + std::max(step, size));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
        stream.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size() - size, 1U << 30));
        const uInt room = stream.avail_out;
        const int status = inflate(&stream, Z_NO_FLUSH);
        out.resize(size + (room - stream.avail_out));
        if (out.size() > limit) return too_large(limit);
        if (status == Z_STREAM_END) {
            // Several members make one file.
            if (stream.avail_in < 2 || std::string_view(reinterpret_cast<const char*>(stream.next_in), 2) != gzip_magic) return out;
            if (inflateReset(&stream) != Z_OK) return damaged("gzip");
        } else if (status != Z_OK || (out.size() == size && stream.avail_in == 0)) {
            return damaged("gzip");
        }
    }
}

Result<std::string> unzstd(std::string_view bytes, std::uint64_t limit) {
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (context == nullptr) return damaged("zstd");
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::string out;
    while (true) {
        const std::size_t size = out.size();
        out.resize(size + std::max(step, size));
        ZSTD_outBuffer buffer{out.data() + size, out.size() - size, 0};
        const std::size_t left = ZSTD_decompressStream(context.get(), &buffer, &in);
        if (ZSTD_isError(left) != 0) return damaged("zstd");
        out.resize(size + buffer.pos);
        if (out.size() > limit) return too_large(limit);
        if (left == 0 && in.pos == in.size) return out;
        if (buffer.pos == 0 && in.pos == in.size) return damaged("zstd");
    }
}

}  // namespace

bool is_compressed(std::string_view bytes) { return bytes.starts_with(gzip_magic) || bytes.starts_with(zstd_magic); }

Result<std::string> decompress(std::string bytes, std::uint64_t limit) {
    if (bytes.starts_with(gzip_magic)) return gunzip(bytes, limit);
    if (bytes.starts_with(zstd_magic)) return unzstd(bytes, limit);
    return bytes;
}

std::string_view without_compression(std::string_view path) {
    for (const std::string_view extension : {".gz", ".zst", ".gzip", ".zstd"})
        if (path.size() > extension.size() && path.ends_with(extension)) return path.substr(0, path.size() - extension.size());
    return path;
}

}  // namespace factdiff
