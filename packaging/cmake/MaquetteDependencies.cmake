# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network DBus Svg Multimedia MultimediaWidgets Concurrent Test)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Qt6Keychain 0.13 REQUIRED)
find_package(SQLite3 3.38 REQUIRED)
pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET libavformat libavcodec libavutil libswresample libswscale)
pkg_check_modules(PIXMAN REQUIRED IMPORTED_TARGET pixman-1)
pkg_check_modules(EXIV2 REQUIRED IMPORTED_TARGET exiv2>=0.27)
pkg_check_modules(WEBP REQUIRED IMPORTED_TARGET libwebp)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive>=3.4)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)

qt_standard_project_setup()
set(CMAKE_AUTOUIC OFF) # it turns that on: a step for each target, and there is no .ui file
