#include "compressed_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include "interrupt.h"
#include "messages.h"

namespace factdiff::cli {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view zstd_skippable_magic = "\x2A\x4D\x18";  // behind a byte from 0x50 to 0x5F
constexpr std::size_t buffer_bytes = 64 << 10;
constexpr int largest_window_log = 27;  // 128 MB: what zstd itself unpacks unless it is asked for more

/// What people also have, and what to do with it.
struct Foreign {
    std::string_view magic, what, remedy;
};
constexpr Foreign foreign_forms[] = {
    {"\xFD\x37zXZ", "packed with xz, which is not read here", "unpack it on the way: xz -dc FILE | factdiff batch"},
    {"BZh", "packed with bzip2, which is not read here", "unpack it on the way: bzip2 -dc FILE | factdiff batch"},
    {"PK\x03\x04", "a zip archive, which is not read here", "unpack it on the way: unzip -p FILE | factdiff batch"},
    {"\xFF\xFE", "UTF-16", "make it UTF-8 on the way: iconv -f UTF-16 -t UTF-8 FILE | factdiff batch"},
    {"\xFE\xFF", "UTF-16", "make it UTF-8 on the way: iconv -f UTF-16 -t UTF-8 FILE | factdiff batch"},
};

enum class Packing { unseen, plain, gzip, zstd };

/// Packing::unseen where more bytes could still settle it.
Packing packing_of(std::string_view head, bool whole) {
    const auto begins = [&](std::string_view magic) { return magic.starts_with(head.substr(0, magic.size())); };
    const bool skippable = !head.empty() && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U;
    if (begins(gzip_magic)) return head.size() >= gzip_magic.size() ? Packing::gzip : whole ? Packing::plain : Packing::unseen;
    if (begins(zstd_magic) || (skippable && zstd_skippable_magic.starts_with(head.substr(1, 3))))
        return head.size() >= zstd_magic.size() ? Packing::zstd : whole ? Packing::plain : Packing::unseen;
    return Packing::plain;
}

}  // namespace

struct CompressedInput::Impl {
    std::string path;
    int fd = -1;
    bool owned = false;
    bool ended = false;  // of the file
    std::uint64_t taken = 0;
    std::string buffer;
    std::size_t begin = 0, end = 0;  // what of it is not unpacked yet
    Packing packing = Packing::unseen;
    bool inside = false;   // of a member or frame
    bool pending = false;  // there may be more to unpack without more input
    z_stream gzip{};
    bool gzip_begun = false;
    std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> zstd{nullptr, ZSTD_freeDCtx};

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (gzip_begun) inflateEnd(&gzip);
        if (owned && fd >= 0) ::close(fd);
    }

    Error error(std::string code, std::string what, std::string remedy = {}) const {
        return {std::move(code), std::move(what), std::move(remedy), path == "-" ? "standard input" : printable(path)};
    }
    Error damaged(std::string_view kind, std::string_view why) const {
        return error("bad-archive", fmt::format("damaged {} data at byte {} ({})", kind, taken - (end - begin), why),
                     "the records before it are answered; pack it again, or give it unpacked");
    }

    /// Bytes of the file; 0 at its end.
    Result<std::size_t> take(char* out, std::size_t room) {
        while (!ended) {
            if (!wait_for_input(fd)) return std::size_t{0};
            const ssize_t count = ::read(fd, out, room);
            if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
            if (count < 0) return error("unreadable", std::strerror(errno));
            ended = count == 0;
            taken += static_cast<std::uint64_t>(count);
            return static_cast<std::size_t>(count);
        }
        return std::size_t{0};
    }

    /// More in the buffer, behind what is there.
    std::optional<Error> refill() {
        if (begin == end) begin = end = 0;
        buffer.resize(buffer_bytes);
        const Result<std::size_t> count = take(buffer.data() + end, buffer.size() - end);
        if (!count) return count.error();
        end += *count;
        return std::nullopt;
    }

    /// Settles what it is.
    std::optional<Error> look() {
        while (true) {
            packing = packing_of(std::string_view(buffer).substr(0, end), ended || interrupting_signal() != 0);
            if (packing != Packing::unseen) break;
            if (auto failure = refill()) return failure;
        }
        for (const Foreign& form : foreign_forms)
            if (std::string_view(buffer).substr(0, end).starts_with(form.magic))
                return error("bad-format", std::string(form.what), std::string(form.remedy));
        if (packing == Packing::gzip) {
            if (inflateInit2(&gzip, 15 + 16) != Z_OK) return error("out-of-memory", "no memory to unpack it");
            gzip_begun = true;
        } else if (packing == Packing::zstd) {
            zstd.reset(ZSTD_createDCtx());
            if (zstd == nullptr) return error("out-of-memory", "no memory to unpack it");
            ZSTD_DCtx_setParameter(zstd.get(), ZSTD_d_windowLogMax, largest_window_log);
        }
        return std::nullopt;
    }

    Result<std::size_t> unpack(char* out, std::size_t room) {
        while (true) {
            if (begin == end && !pending) {
                if (auto failure = refill()) return *failure;
                if (begin == end && inside && ended) return damaged(packing == Packing::gzip ? "gzip" : "zstd", "it ends too early");
                if (begin == end) return std::size_t{0};
            }
            Result<std::size_t> made = packing == Packing::gzip ? inflate_some(out, room) : decompress_some(out, room);
            if (!made || *made > 0) return made;
        }
    }

    Result<std::size_t> inflate_some(char* out, std::size_t room) {
        if (!inside) {  // members may stand one behind the other, and zeros behind the last
            while (begin < end && buffer[begin] == '\0') ++begin;
            if (begin == end) return std::size_t{0};
            inflateReset(&gzip);
            inside = true;
        }
        gzip.next_in = reinterpret_cast<Bytef*>(buffer.data() + begin);
        gzip.avail_in = static_cast<uInt>(end - begin);
        gzip.next_out = reinterpret_cast<Bytef*>(out);
        gzip.avail_out = static_cast<uInt>(room);
        const int status = inflate(&gzip, Z_NO_FLUSH);
        begin = end - gzip.avail_in;
        pending = gzip.avail_out == 0;
        if (status == Z_STREAM_END) {
            inside = pending = false;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            return damaged("gzip", gzip.msg != nullptr ? gzip.msg : "unknown");
        }
        return room - gzip.avail_out;
    }

    Result<std::size_t> decompress_some(char* out, std::size_t room) {
        ZSTD_inBuffer in{buffer.data(), end, begin};
        ZSTD_outBuffer made{out, room, 0};
        const std::size_t left = ZSTD_decompressStream(zstd.get(), &made, &in);
        if (ZSTD_isError(left) != 0) {
            if (ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge)
                return error("too-large", fmt::format("packed with a window of more than {} MiB", 1 << (largest_window_log - 20)),
                             "pack it again without --long, or unpack it first: zstd -dc --long=31 FILE | factdiff batch");
            return damaged("zstd", ZSTD_getErrorName(left));
        }
        begin = in.pos;
        inside = left != 0;
        pending = inside && made.pos == made.size;
        return made.pos;
    }
};

CompressedInput::CompressedInput(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CompressedInput::~CompressedInput() = default;
CompressedInput::CompressedInput(CompressedInput&&) noexcept = default;

Result<CompressedInput> CompressedInput::open(const std::string& path) {
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->owned = path != "-";
    impl->fd = impl->owned ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (impl->fd < 0) return impl->error("unreadable", std::strerror(errno));
    return CompressedInput(std::move(impl));
}

Result<std::size_t> CompressedInput::read(char* out, std::size_t room) {
    Impl& in = *impl_;
    if (in.packing == Packing::unseen)
        if (auto failure = in.look()) return *failure;
    if (in.packing == Packing::gzip || in.packing == Packing::zstd) return in.unpack(out, room);
    if (in.begin == in.end) return in.take(out, room);
    const std::size_t count = std::min(room, in.end - in.begin);  // what was read to see what it is
    std::memcpy(out, in.buffer.data() + in.begin, count);
    in.begin += count;
    return count;
}

std::uint64_t CompressedInput::taken() const { return impl_->taken; }

}  // namespace factdiff::cli
