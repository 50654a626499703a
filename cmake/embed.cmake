# Run by EmbedTables.cmake: writes OUTPUT, which holds every file named in LIST as a string, found by its stem.
# The assembler reads the files itself (.incbin), so that no byte needs escaping.
file(STRINGS "${LIST}" files)
set(declarations "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  get_filename_component(stem "${file}" NAME_WE)
  set(symbol "factdiff_${FUNCTION}_${number}")
  string(APPEND declarations
    "__asm__(\".section .rodata\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
    "extern const char ${symbol}_begin[] __asm__(\"${symbol}\");\nextern const char ${symbol}_end[] __asm__(\"${symbol}_end\");\n")
  string(APPEND rows "    if (name == \"${stem}\") return {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)};\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}"
"// Made by cmake/embed.cmake from data files; do not edit.
#include <cstddef>
#include <string_view>
${declarations}
namespace factdiff {
std::string_view ${FUNCTION}([[maybe_unused]] std::string_view name) {
${rows}    return {};
}
}  // namespace factdiff
")
