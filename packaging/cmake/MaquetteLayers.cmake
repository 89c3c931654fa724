# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

# maquette_unity(TARGET): with MAQUETTE_UNITY its files are compiled ten at a time, as one. So no name may stand in the
# anonymous namespaces of two files of a layer; packaging/check.py says which does. The benchmark does without.
set(MAQUETTE_UNITY_BATCH 10)
function(maquette_unity target)
  if(MAQUETTE_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${MAQUETTE_UNITY_BATCH})
    # To GCC the included file is a header, whose anonymous namespace must not be part of what others see.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
endfunction()

# maquette_layer(NAME SOURCES files... [LINK targets...] [PRIVATE_LINK targets...])
#
# A layer is one folder and one static library `maquette_<NAME>`. Others include its headers by their path
# from the root ("app/net/download.h"), and can do so only when they link it: the include path it exports
# holds a link to this one folder and to nothing beside it.
function(maquette_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(root ${PROJECT_BINARY_DIR}/include/${name})
  get_filename_component(parent ${root}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  if(NOT EXISTS ${root}/${folder})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${folder} SYMBOLIC)
  endif()

  add_library(maquette_${name} STATIC ${LAYER_SOURCES})
  set_target_properties(maquette_${name} PROPERTIES AUTOMOC ON AUTORCC ON)
  target_include_directories(maquette_${name} PUBLIC ${root})
  target_link_libraries(maquette_${name} PUBLIC ${LAYER_LINK} PRIVATE maquette_options ${LAYER_PRIVATE_LINK})
  maquette_precompiled(maquette_${name} ${LAYER_LINK} ${LAYER_PRIVATE_LINK})
  maquette_unity(maquette_${name})
endfunction()
