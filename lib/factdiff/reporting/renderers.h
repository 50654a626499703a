// The function of each row of formats.cpp; each stands in the file of its name.
#pragma once

#include <span>
#include <string>

#include "factdiff/reporting/formats.h"

namespace factdiff {

std::string render_text(std::span<const Report> reports, const RenderOptions& options);
std::string render_json(std::span<const Report> reports, const RenderOptions& options);
std::string render_sarif(std::span<const Report> reports, const RenderOptions& options);
std::string render_junit(std::span<const Report> reports, const RenderOptions& options);
std::string render_github(std::span<const Report> reports, const RenderOptions& options);
std::string render_rdjsonl(std::span<const Report> reports, const RenderOptions& options);
std::string render_markdown(std::span<const Report> reports, const RenderOptions& options);
std::string render_gitlab(std::span<const Report> reports, const RenderOptions& options);

}  // namespace factdiff
