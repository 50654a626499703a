# Makes C++ sources out of data files, so that the library needs no file at run time.
#
#   embed_tables(OUT_VAR a.tsv b.tsv)   ->  one source that defines factdiff::embedded_table(name)
#   embed_pages(OUT_VAR a.md b.md)      ->  one source that defines factdiff::embedded_page(name)
#   embed_demo(OUT_VAR a.md b.txt)      ->  one source that defines factdiff::embedded_demo(name)
set(EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed.cmake")

function(_embed out_var function_name)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${function_name}.cpp")
  set(list_file "${CMAKE_CURRENT_BINARY_DIR}/${function_name}.list")
  list(JOIN ARGN "\n" lines)
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${lines}" @ONLY)
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} -D "LIST=${list_file}" -D "OUTPUT=${output}" -D "FUNCTION=${function_name}" -P "${EMBED_SCRIPT}"
    DEPENDS ${ARGN} "${list_file}" "${EMBED_SCRIPT}" VERBATIM)
  set(${out_var} "${output}" PARENT_SCOPE)
endfunction()

function(embed_tables out_var)
  _embed(result embedded_table ${ARGN})
  set(${out_var} "${result}" PARENT_SCOPE)
endfunction()

function(embed_demo out_var)
  _embed(result embedded_demo ${ARGN})
  set(${out_var} "${result}" PARENT_SCOPE)
endfunction()

function(embed_pages out_var)
  _embed(result embedded_page ${ARGN})
  set(${out_var} "${result}" PARENT_SCOPE)
endfunction()
