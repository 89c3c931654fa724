# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Two sets of precompiled headers for the whole build, `core` and `gui`: nothing in them but the standard
# library, Qt and nlohmann-json, which are five sixths of what the compiler reads. The presets dev and tidy do
# without: there each file stands by its own includes.
option(MAQUETTE_PCH "Precompile the headers of Qt and nlohmann-json" ON)

set(core_headers
  <algorithm> <array> <chrono> <cmath> <functional> <memory> <optional> <utility> <vector>
  <QCoreApplication> <QDateTime> <QDir> <QFileInfo> <QHash> <QLocale> <QPointer> <QRegularExpression> <QSet>
  <QTimer> <QUrl> <nlohmann/json.hpp>)
set(gui_headers
  <QAction> <QApplication> <QDialog> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton>
  <QScrollBar> <QStyleOption> <QToolButton> <QVBoxLayout> <QWidget>)

if(MAQUETTE_PCH)
  set(empty ${PROJECT_BINARY_DIR}/precompiled.cpp)
  file(CONFIGURE OUTPUT ${empty} CONTENT "")
  foreach(set core gui)
    add_library(maquette_pch_${set} OBJECT ${empty})
    target_link_libraries(maquette_pch_${set} PRIVATE maquette_options Qt6::Core nlohmann_json::nlohmann_json)
  endforeach()
  target_link_libraries(maquette_pch_gui PRIVATE Qt6::Widgets)
  target_precompile_headers(maquette_pch_core PRIVATE ${core_headers})
  target_precompile_headers(maquette_pch_gui PRIVATE ${core_headers} ${gui_headers})
  target_compile_options(maquette_options INTERFACE -fpch-preprocess)
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
