# `cpack -G DEB` in a build directory: factdiff (the program), libfactdiff-c0 (the C interface, shared) and libfactdiff-dev (both libraries for
# programmers). tools/package configures, builds, packs and tries them.
set(CPACK_PACKAGE_NAME factdiff)
set(CPACK_PACKAGE_VENDOR "factdiff")
set(CPACK_PACKAGE_CONTACT "The factdiff developers <factdiff@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compares two versions of a news article")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program runtime development)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME factdiff)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)  # the program's libraries, as dpkg-shlibdeps finds them
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "factdiff compares an article with its rewrite and reports every factual
discrepancy: a figure changed, words between quotation marks altered, a speaker
swapped, a hedge dropped. Equal facts in another form raise nothing.")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libfactdiff-c0)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "The C interface of factdiff: what programs in C, and in languages that call it, need to run.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libfactdiff-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libfactdiff-c0 (= ${PROJECT_VERSION}), libicu-dev, libfmt-dev, libsimdjson-dev, libstemmer-dev, libyaml-cpp-dev, libexpat1-dev, libzip-dev, libzstd-dev, zlib1g-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "The libraries of factdiff, C++ (static) and C (shared), with headers, CMake package and pkg-config file.")
include(CPack)
