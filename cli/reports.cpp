#include "reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "factdiff/reporting/formats.h"
#include "inputs.h"
#include "messages.h"

namespace factdiff::cli {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

bool lies_below(const std::string& folder, const std::string& root) {
    return !root.empty() && folder.starts_with(root) && (folder.size() == root.size() || root.back() == '/' || folder[root.size()] == '/');
}

/// What paths are written relative to: services name files from the top of the checkout, whatever folder the step runs in.
std::string checkout_root(const std::string& folder) {
    for (const char* name : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"})
        if (std::string root = variable(name); lies_below(folder, root)) return root;
    return folder;
}

RenderOptions render_options(const Options& options, const Checker& checker) {
    RenderOptions render;
    render.offsets = options.offsets;
    render.quiet = options.quiet;
    render.verbose = options.verbose;
    render.fail_on = options.settings.fail_on;
    render.rules = checker.rules_in_force();
    std::error_code ignored;
    render.folder = std::filesystem::current_path(ignored).string();
    render.root = checkout_root(render.folder);
    return render;
}

/// A step of GitHub Actions that asks for annotations gets the comment as its summary too; the file may hold what other steps said.
bool append_job_summary(const Options& options, std::span<const Report> reports, const RenderOptions& render) {
    const std::string path = variable("GITHUB_STEP_SUMMARY");
    const bool asked = std::any_of(options.outputs.begin(), options.outputs.end(), [](const Output& output) { return output.format == "github"; });
    if (!asked || path.empty()) return true;
    std::ofstream file(path, std::ios::app | std::ios::binary);
    file << find_format("markdown")->render(reports, render) << '\n';
    file.close();
    if (!file) say_error(fmt::format("{}: cannot write the job summary; check GITHUB_STEP_SUMMARY, or unset it", printable(path)));
    return static_cast<bool>(file);
}

bool say_unchecked(std::span<const Report> reports) {
    bool any = false;
    for (const Report& report : reports) {
        if (report.verdict != "unchecked") continue;
        any = true;
        const std::string pair = reports.size() > 1 ? fmt::format("{} → {}: ", printable(report.source.path), printable(report.rewrite.path)) : "";
        say_error(pair + "nothing could be checked: " + report.unchecked_because);
    }
    return any;
}

/// A gate must not pass because an article was read as next to nothing.
bool say_too_few_claims(std::span<const Report> reports, unsigned required) {
    bool any = false;
    for (const Report& report : reports)
        for (const ReportedDocument* document : {&report.source, &report.rewrite}) {
            if (document->claims >= required) continue;
            any = true;
            say_error(fmt::format("{}: {} claim{} found, {} required (require-claims)", printable(document->path == "-" ? "<stdin>" : document->path),
                                  document->claims, document->claims == 1 ? "" : "s", required));
        }
    return any;
}

}  // namespace

bool say_suppression_problems(std::span<const Report> reports, bool quiet) {
    bool wrong = false;
    for (const Report& report : reports)
        for (const SuppressionProblem& problem : report.suppression_problems) {
            wrong = wrong || problem.wrong;
            if (quiet && !problem.wrong) continue;
            const std::string path = problem.path.empty() || problem.path == "-" ? "<stdin>" : printable(problem.path);
            const std::string text = fmt::format("{}:{}: {}", path, problem.line, printable(problem.what));
            problem.wrong ? say_error(text) : say(text);
        }
    return wrong;
}

int give_reports(const Options& options, const Checker& checker, std::span<const Report> reports) {
    RenderOptions render = render_options(options, checker);
    const bool written = write_outputs(options, [&](const Output& output) {
        render.colour = use_colour(options, output);
        render.width = output_width(output);
        render.clip = output.path.empty() && standard_output_is_terminal();
        return find_format(output.format)->render(reports, render);
    });
    if (!append_job_summary(options, reports, render)) return trouble;
    const bool unchecked = say_unchecked(reports), wrong = say_suppression_problems(reports, options.quiet);
    const bool too_few = say_too_few_claims(reports, options.force.require_claims.value);
    if (!written || unchecked || wrong || too_few) return trouble;
    const bool failing = std::any_of(reports.begin(), reports.end(), [](const Report& report) { return report.verdict == "inconsistent"; });
    return failing && !options.exit_zero ? found : nothing_found;
}

}  // namespace factdiff::cli
