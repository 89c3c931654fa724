# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  clippage.cpp clippage.h
  clipplayer.cpp clipplayer_controls.cpp clipplayer.h
  clipstrip.cpp clipstrip_paint.cpp clipstrip.h
  clipview.cpp clipview.h
  framegate.cpp framegate.h
  imageview.cpp imageview.h
  partbar.cpp partbar.h
  partsaver.cpp partsaver.h
  pictureloader.cpp pictureloader.h
  problempage.cpp problempage.h
  pyramid.cpp pyramid.h
  soundchoice.h
  speedbutton.cpp speedbutton.h
  transportbar.cpp transportbar.h
  viewer.cpp viewer_input.cpp viewer.h
  viewerbar.cpp viewerbar.h)
