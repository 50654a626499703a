// The function of each row of formats.cpp; each stands in the file of its name.
#pragma once

#include <span>
#include <string>

#include "factdiff/reporting/formats.h"

namespace factdiff {

std::string render_text(std::span<const Report> reports, const RenderOptions& options);
std::string render_json(std::span<const Report> reports, const RenderOptions& options);

}  // namespace factdiff
