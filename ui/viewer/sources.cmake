# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  clippage.cpp clippage.h
  clipplayer.cpp clipplayer_controls.cpp clipplayer_faults.cpp clipplayer_places.cpp clipplayer.h
  clipstrip.cpp clipstrip_paint.cpp clipstrip.h
  clipview.cpp clipview.h
  filmstrip.cpp filmstrip.h
  filmthumb.cpp filmthumb.h
  framegate.cpp framegate.h
  histogram.cpp histogram.h
  histogramview.cpp histogramview.h
  imageview.cpp imageview_input.cpp imageview.h
  partbar.cpp partbar.h
  partsaver.cpp partsaver.h
  picturecache.cpp picturecache.h
  pictureloader.cpp pictureloader.h
  picturepage.cpp picturepage.h
  picturetask.cpp picturetask.h
  problempage.cpp problempage.h
  pyramid.cpp pyramid.h
  readingpanel.cpp readingpanel.h
  slideshow.cpp slideshow.h
  soundchoice.h
  speedbutton.cpp speedbutton.h
  transportbar.cpp transportbar.h
  viewer.cpp viewer_input.cpp viewer_leafing.cpp viewer_tools.cpp viewer.h
  viewerbar.cpp viewerbar.h
  viewerchrome.cpp viewerchrome.h
  viewermenu.cpp viewermenu.h
  viewplace.cpp viewplace.h)
