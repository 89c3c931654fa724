# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  factsgrid.cpp factsgrid.h
  filepage.cpp filepage.h
  filepicture.cpp filepicture.h
  filesettings.cpp filesettings.h
  galleryaccessible.cpp galleryaccessible.h
  gallerybar.cpp gallerybar.h
  galleryempty.cpp galleryempty.h
  gallerylayout.cpp gallerylayout.h
  gallerypanel.cpp gallerypanel.h
  gallerysearch.cpp gallerysearch.h
  galleryview.cpp galleryview_geometry.cpp galleryview_input.cpp galleryview_paint.cpp
  galleryview_selection.cpp galleryview.h
  inspectorpanel.cpp inspectorpanel.h
  inspectortexts.cpp inspectortexts.h
  jobpage.cpp jobpage.h
  jobtile.cpp jobtile.h
  manypage.cpp manypage.h
  picturebutton.cpp picturebutton.h
  picturesource.h
  relatives.cpp relatives.h
  sentpicture.cpp sentpicture.h
  settingrow.cpp settingrow.h
  settingspart.cpp settingspart.h
  settingtexts.cpp settingtexts.h
  showinfolder.cpp showinfolder.h
  thumbnailpictures.cpp thumbnailpictures.h
  tileaccessible.cpp tileaccessible.h
  tilebadges.cpp tilebadges.h
  tiledelegate.cpp tiledelegate.h
  tilepictures.cpp tilepictures.h
  tilescrub.cpp tilescrub.h
  valuelabel.cpp valuelabel.h
  filtermenu.cpp filtermenu.h
  colourdots.cpp colourdots.h
  labeleditor.cpp labeleditor.h
  starrating.cpp starrating.h
  workhistory.cpp workhistory.h
  workactions.cpp workactions.h
  workindex.cpp workindex_changes.cpp workindex.h
  workmime.cpp workmime.h
  workmodel.cpp workmodel_changes.cpp workmodel_stacks.cpp workmodel.h
  workpage.cpp workpage.h
  worksaver.cpp worksaver.h
  worktexts.cpp worktexts.h)
