#include "run_fingerprint.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "factdiff/compare.h"

namespace factdiff::cli {
namespace {

constexpr std::size_t looked_at = 64 << 10;  // of an input, at either end

std::string hash(std::string_view bytes) { return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size())); }

void append(std::string& out, std::string_view part) { out.append(fmt::format("{}:", part.size())).append(part); }

std::string options_of(const Options& options) {
    std::string out;
    append(out, fmt::format("{} {} {} {} {}", static_cast<int>(options.offsets), static_cast<int>(options.format_in), options.item,
                            options.batch.max_bytes, options.batch.timeout_ms));
    append(out, options.text_field);
    for (const auto& day : {options.context.source_date, options.context.rewrite_date})
        append(out,
               day ? fmt::format("{}-{}-{}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day()))
                   : std::string());
    for (const Suppression& suppression : options.settings.suppressions) {
        append(out, suppression.fingerprint);
        append(out, suppression.reason);
        append(out, fmt::format("{} {}", suppression.line, suppression.of_this_article));
    }
    return hash(out);
}

std::string contents_of(const std::string& path) {
    const int fd = path == "-" ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status {};
    std::string out = "stream";
    if (fd >= 0 && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        out = fmt::format("{} ", status.st_size);
        std::string block(looked_at, '\0');
        for (const off_t place : {off_t{0}, std::max<off_t>(status.st_size - static_cast<off_t>(looked_at), 0)}) {
            const ssize_t count = ::pread(fd, block.data(), block.size(), place);
            append(out, std::string_view(block).substr(0, count > 0 ? static_cast<std::size_t>(count) : 0));
        }
    }
    if (fd >= 0) ::close(fd);
    return out;
}

std::string inputs_of(const Options& options, const std::vector<std::string>& made_lines) {
    std::string out;
    append(out, options.batch.manifest.empty() ? "records" : "manifest");
    for (const std::string& line : made_lines) append(out, line);
    for (const std::string& path : options.inputs) append(out, contents_of(path));
    return hash(out);
}

/// The parts of the configuration that speak for some articles are taken as they are written.
std::string settings_of(const Options& options) {
    std::string out = Checker(options.settings).rules_fingerprint();
    const bool in_parts = options.config && (!options.config->overrides.empty() || !options.config->suppressions.empty());
    if (!in_parts) return out;
    std::ifstream file(options.config->path, std::ios::binary);
    return out + hash(std::string((std::istreambuf_iterator<char>(file)), {}));
}

}  // namespace

RunFingerprints fingerprints_of(const Options& options, const std::vector<std::string>& made_lines) {
    return {{"version of factdiff", FACTDIFF_VERSION},
            {"rules or settings", settings_of(options)},
            {"options", options_of(options)},
            {"order (--unordered)", options.batch.unordered ? "free" : "kept"},
            {"inputs", inputs_of(options, made_lines)}};
}

}  // namespace factdiff::cli
