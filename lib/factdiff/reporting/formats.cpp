#include "factdiff/reporting/formats.h"

#include <algorithm>

#include "factdiff/reporting/renderers.h"

namespace factdiff {
namespace {

constexpr OutputFormat kFormats[] = {
    {"text", "for people, on a terminal", render_text},
    {"json", "for programs", render_json},
    {"sarif", "for code scanning: SARIF 2.1.0", render_sarif},
    {"junit", "for test reports: JUnit XML", render_junit},
    {"github", "annotations of GitHub Actions", render_github},
    {"rdjsonl", "for reviewdog", render_rdjsonl},
    {"markdown", "a comment for a pull request", render_markdown},
    {"gitlab", "code quality report of GitLab", render_gitlab},
};

}  // namespace

std::span<const OutputFormat> formats() { return kFormats; }

const OutputFormat* find_format(std::string_view name) {
    const auto found = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const OutputFormat& format) { return format.name == name; });
    return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace factdiff
