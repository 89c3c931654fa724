# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  galleryaccessible.cpp galleryaccessible.h
  gallerylayout.cpp gallerylayout.h
  galleryview.cpp galleryview_input.cpp galleryview.h
  jobtile.cpp jobtile.h
  picturesource.h
  thumbnailpictures.cpp thumbnailpictures.h
  tileaccessible.cpp tileaccessible.h
  tiledelegate.cpp tiledelegate.h
  tilepictures.cpp tilepictures.h
  workfilter.cpp workfilter.h
  workindex.cpp workindex.h
  workmodel.cpp workmodel_changes.cpp workmodel.h
  worktexts.cpp worktexts.h)
