# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Every switch of the build in one place; every compile option in one INTERFACE target.
option(MAQUETTE_BUILD_TESTS "Build the tests and the benchmark" ON)
option(MAQUETTE_WERROR "Treat compiler warnings as errors" OFF)
option(MAQUETTE_UNITY "Compile the files of a library ten at a time: less time for all, more for a change" OFF)
option(MAQUETTE_FUZZ "Build the fuzzers (target `fuzzers`) in place of the tests; needs clang" OFF)
set(MAQUETTE_SANITIZE "" CACHE STRING "Sanitizers to compile with, such as address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(maquette_options INTERFACE)
target_compile_options(maquette_options INTERFACE
  -Wall -Wextra -Wpedantic -Wold-style-cast -Wnon-virtual-dtor)
target_compile_definitions(maquette_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
  MAQUETTE_VERSION="${PROJECT_VERSION}")
if(MAQUETTE_WERROR)
  target_compile_options(maquette_options INTERFACE -Werror)
endif()
if(MAQUETTE_SANITIZE)
  # A name that is wrong, or a set that is not what it says, must not end as a build without a sanitizer.
  string(REPLACE "," ";" sanitizers "${MAQUETTE_SANITIZE}")
  foreach(sanitizer ${sanitizers})
    if(NOT sanitizer MATCHES "^(address|undefined|thread|fuzzer-no-link)$")
      message(FATAL_ERROR "MAQUETTE_SANITIZE: \"${sanitizer}\" is none of address, undefined, thread, fuzzer-no-link")
    endif()
  endforeach()
  target_compile_options(maquette_options INTERFACE
    -fsanitize=${MAQUETTE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(maquette_options INTERFACE -fsanitize=${MAQUETTE_SANITIZE})
endif()

# ccache and mold are used where they are found and never asked for.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without the sloppiness it keeps nothing that was made with precompiled headers; with DEPEND a build that
  # finds nothing in it does not read every file twice.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  target_link_options(maquette_options INTERFACE -fuse-ld=mold)
endif()
