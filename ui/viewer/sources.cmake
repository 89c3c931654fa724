# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  clippage.cpp clippage.h
  clipplayer.cpp clipplayer.h
  clipview.cpp clipview.h
  imageview.cpp imageview.h
  pictureloader.cpp pictureloader.h
  problempage.cpp problempage.h
  pyramid.cpp pyramid.h
  transportbar.cpp transportbar.h
  viewer.cpp viewer_input.cpp viewer.h
  viewerbar.cpp viewerbar.h)
