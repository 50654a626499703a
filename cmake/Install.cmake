# `cmake --install build/release --prefix P`: program with manual page and completions, library, headers, documents, and the package that find_package(factdiff) reads.
#
# The library is static unless BUILD_SHARED_LIBS says otherwise: the program and whoever links it get one file, no symbol of ours is bound at run time,
# and a consumer writes the same two lines either way. What a static library needs is found by factdiffConfig.cmake; header-only packages
# (Boost, nlohmann-json) stay out of it, since no public header includes them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS factdiff EXPORT factdiffTargets COMPONENT development)
install(EXPORT factdiffTargets NAMESPACE factdiff:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff COMPONENT development)
install(TARGETS factdiff_c EXPORT factdiffCTargets LIBRARY COMPONENT runtime NAMELINK_COMPONENT development)
install(EXPORT factdiffCTargets NAMESPACE factdiff:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff COMPONENT development)
file(RELATIVE_PATH FACTDIFF_PC_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" /prefix)  # wherever the prefix is moved to
configure_file(cmake/factdiff.pc.in factdiff.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/factdiff.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
install(DIRECTORY lib/factdiff DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development FILES_MATCHING PATTERN "*.h")
if(FACTDIFF_BUILD_CLI)
  install(TARGETS factdiff_program COMPONENT program)
endif()
if(FACTDIFF_BUILD_CLI AND NOT CMAKE_CROSSCOMPILING)
  set(FACTDIFF_ZSH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "Where zsh looks for completions; Debian's packages use vendor-completions")
  set(made "${PROJECT_BINARY_DIR}/cli/share")
  install(FILES "${made}/factdiff.1" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
  install(FILES "${made}/factdiff" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
  install(FILES "${made}/_factdiff" DESTINATION ${FACTDIFF_ZSH_COMPLETIONS} COMPONENT program)
  install(FILES "${made}/factdiff.fish" DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
endif()
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program OPTIONAL)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program FILES_MATCHING PATTERN "*.md")

configure_package_config_file(cmake/factdiffConfig.cmake.in factdiffConfig.cmake INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(factdiffConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/factdiffConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/factdiffConfigVersion.cmake"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff COMPONENT development)
