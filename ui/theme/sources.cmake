# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  boxes.cpp boxes.h
  calendar.cpp calendar.h
  colors.cpp colors.h
  emptypage.cpp emptypage.h
  fonts.cpp fonts.h
  headerpainter.cpp headerpainter.h
  icons.cpp icons.h
  inklabel.cpp inklabel.h
  itempainter.cpp itempainter.h
  measures.cpp measures.h
  menupainter.cpp menupainter.h
  metrics.h
  namedbutton.h
  sliderpainter.cpp sliderpainter.h
  plaintip.cpp plaintip.h
  scrollcolumn.cpp scrollcolumn.h
  starshape.cpp starshape.h
  studiostyle.cpp studiostyle_draw.cpp studiostyle.h
  surfaces.cpp surfaces.h
  systemlook.cpp systemlook.h
  theme.cpp theme.h)
