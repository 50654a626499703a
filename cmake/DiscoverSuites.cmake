# One ctest test for each suite of a GoogleTest program.
#
#     discover_suites(factdiff_tests)
#
# gtest_discover_tests starts one process for each case, and the cases here are thousands of table rows: the starts alone would take minutes. A suite
# is one process; the program prints only what failed. The list is made after each link, so a new suite needs nothing here.
set(DISCOVER_SUITES_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(discover_suites target)
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -D "PROGRAM=$<TARGET_FILE:${target}>" -D "OUTPUT=${list}" -P "${DISCOVER_SUITES_SCRIPT}" VERBATIM)
  # Before the first build there is no list; ctest then says that the program was not built.
  set(include_file "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
  file(WRITE "${include_file}"
    "if(EXISTS \"${list}\")\n  include(\"${list}\")\nelse()\n  add_test(${target}_NOT_BUILT ${target}_NOT_BUILT)\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${include_file}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  execute_process(COMMAND "${PROGRAM}" --gtest_list_tests OUTPUT_VARIABLE listing RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} --gtest_list_tests failed: ${status}")
  endif()
  # Brackets and semicolons of parameters ("# GetParam() = …") would break CMake's lists, and only lines without indent name a suite.
  string(REGEX MATCHALL "(^|\n)[A-Za-z_][A-Za-z0-9_/]*\\." suites "${listing}")
  set(tests "")
  foreach(suite IN LISTS suites)
    string(STRIP "${suite}" suite)
    string(REGEX REPLACE "\\.$" "" name "${suite}")
    string(APPEND tests "add_test([=[${name}]=] [=[${PROGRAM}]=] [=[--gtest_filter=${name}.*]=] --gtest_brief=1)\n"
      "set_tests_properties([=[${name}]=] PROPERTIES TIMEOUT 600)\n")
  endforeach()
  file(WRITE "${OUTPUT}" "${tests}")
endif()
