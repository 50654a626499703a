# `cmake --install build/release --prefix P`: program, library, headers, documents, and the package that find_package(factdiff) reads.
#
# The library is static unless BUILD_SHARED_LIBS says otherwise: the program and whoever links it get one file, no symbol of ours is bound at run time,
# and a consumer writes the same two lines either way. What a static library needs is found by factdiffConfig.cmake; header-only packages
# (Boost, nlohmann-json) stay out of it, since no public header includes them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS factdiff EXPORT factdiffTargets)
install(EXPORT factdiffTargets NAMESPACE factdiff:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff)
install(DIRECTORY lib/factdiff DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
if(FACTDIFF_BUILD_CLI)
  install(TARGETS factdiff_program)
endif()
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")

configure_package_config_file(cmake/factdiffConfig.cmake.in factdiffConfig.cmake INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(factdiffConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/factdiffConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/factdiffConfigVersion.cmake"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/factdiff)
