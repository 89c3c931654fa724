# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Four sets of precompiled headers for the whole build: `core` and `gui` for the program, `test` and `test_gui`
# for its tests. Nothing in them but the standard library, Qt and nlohmann-json, which are five sixths of what
# the compiler reads. The presets dev and tidy do without: there each file stands by its own includes.
option(MAQUETTE_PCH "Precompile the headers of Qt and nlohmann-json" ON)

set(core_headers
  <algorithm> <array> <chrono> <cmath> <functional> <memory> <optional> <utility> <vector>
  <QCoreApplication> <QDateTime> <QDir> <QFileInfo> <QHash> <QLocale> <QPointer> <QRegularExpression> <QSet>
  <QTimer> <QUrl> ${PROJECT_SOURCE_DIR}/models/core/nlohmann.h)
set(gui_headers
  <QAction> <QApplication> <QDialog> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton>
  <QScrollBar> <QStyleOption> <QToolButton> <QVBoxLayout> <QWidget>)
set(test_headers <QFile> <QSignalSpy> <QTemporaryDir> <QTest>)

# What every test and its helpers have on top of the program: the same options and libraries, because a set can
# be read only where both are the same. They are compiled at -O0: what is optimised is what is tested.
add_library(maquette_test_options INTERFACE)
target_compile_options(maquette_test_options INTERFACE -O0 -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)

if(MAQUETTE_PCH)
  set(empty ${PROJECT_BINARY_DIR}/precompiled.cpp)
  file(CONFIGURE OUTPUT ${empty} CONTENT "// Only what is included before it.\n")
  set(sets core gui)
  if(MAQUETTE_BUILD_TESTS AND NOT MAQUETTE_FUZZ)
    list(APPEND sets test test_gui)
  endif()
  foreach(set ${sets})
    add_library(maquette_pch_${set} OBJECT ${empty})
    target_link_libraries(maquette_pch_${set} PRIVATE maquette_options Qt6::Core nlohmann_json::nlohmann_json)
    target_precompile_headers(maquette_pch_${set} PRIVATE ${core_headers})
    if(set MATCHES "test")
      target_link_libraries(maquette_pch_${set} PRIVATE maquette_test_options Qt6::Gui Qt6::Network Qt6::Test)
      target_precompile_headers(maquette_pch_${set} PRIVATE ${test_headers})
    endif()
    if(set MATCHES "gui")
      target_link_libraries(maquette_pch_${set} PRIVATE Qt6::Widgets)
      target_precompile_headers(maquette_pch_${set} PRIVATE ${gui_headers})
    endif()
  endforeach()
  # What ccache needs to keep anything that was made with them.
  target_compile_options(maquette_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess> "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# maquette_precompiled(TARGET LIBRARY...): the target reads the set that goes with what it links.
function(maquette_precompiled target)
  if(NOT MAQUETTE_PCH)
    return()
  endif()
  if("${ARGN}" MATCHES "Qt6::Widgets|maquette_(ui|composition)")
    target_precompile_headers(${target} REUSE_FROM maquette_pch_gui)
  else()
    target_precompile_headers(${target} REUSE_FROM maquette_pch_core)
  endif()
endfunction()

# maquette_linked(TARGET RESULT): all that TARGET reads headers of, through as many libraries as it takes.
function(maquette_linked target result)
  set(found)
  set(open "${target}")
  while(NOT open STREQUAL "")
    list(POP_FRONT open at)
    if(NOT TARGET ${at} OR at IN_LIST found)
      continue()
    endif()
    list(APPEND found ${at})
    get_target_property(more ${at} INTERFACE_LINK_LIBRARIES)
    if(at STREQUAL target)
      get_target_property(more ${at} LINK_LIBRARIES)
    endif()
    if(more)
      list(APPEND open ${more})
    endif()
  endwhile()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# maquette_test_targets(FOLDER): all that is made in FOLDER and below it is compiled as a test, but for what has
# the property MAQUETTE_AS_SHIPPED.
function(maquette_test_targets folder)
  get_property(below DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(sub ${below})
    maquette_test_targets(${sub})
  endforeach()
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target ${targets})
    get_target_property(type ${target} TYPE)
    get_target_property(shipped ${target} MAQUETTE_AS_SHIPPED)
    if(type STREQUAL UTILITY OR shipped)
      continue()
    endif()
    target_link_libraries(${target} PRIVATE maquette_test_options Qt6::Gui Qt6::Network Qt6::Test)
    get_target_property(files ${target} SOURCES)
    list(FILTER files INCLUDE REGEX "[.]cpp$")
    list(LENGTH files count)
    if(count GREATER 1)
      maquette_unity(${target})
    endif()
    if(MAQUETTE_PCH)
      maquette_linked(${target} linked)
      if("Qt6::Widgets" IN_LIST linked)
        target_precompile_headers(${target} REUSE_FROM maquette_pch_test_gui)
      else()
        target_precompile_headers(${target} REUSE_FROM maquette_pch_test)
      endif()
      # Most of these hold nothing, and reading a set takes a second.
      get_target_property(made ${target} BINARY_DIR)
      set_source_files_properties(${made}/${target}_autogen/mocs_compilation.cpp
        TARGET_DIRECTORY ${target} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
  endforeach()
endfunction()
