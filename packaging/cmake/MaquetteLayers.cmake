# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

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
endfunction()
