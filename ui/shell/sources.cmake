# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  aboutdialog.cpp aboutdialog.h
  dropzones.cpp dropzones.h
  exportdesk.cpp exportdesk.h
  filedesk.cpp filedesk.h
  firstrunpage.cpp firstrunpage.h
  galleryactions.cpp galleryactions.h
  labelactions.cpp labelactions.h
  importdesk.cpp importdesk.h
  importline.cpp importline.h
  importtexts.cpp importtexts.h
  ledgerdesk.cpp ledgerdesk.h
  librarydesk.cpp librarydesk.h
  mainwindow.cpp mainwindow_actions.cpp mainwindow.h
  problemteller.cpp problemteller.h
  problemwindow.cpp problemwindow.h
  promptdesk.cpp promptdesk.h
  queuedesk.cpp queuedesk.h
  requestdialog.cpp requestdialog.h
  scanline.cpp scanline.h
  shellnotice.cpp shellnotice.h
  shortcutsdialog.cpp shortcutsdialog.h
  statusline.cpp statusline.h
  studio.h
  textdialog.cpp textdialog.h
  windowactions.cpp windowactions.h
  windowplace.cpp windowplace.h
  workspace.cpp workspace.h)
