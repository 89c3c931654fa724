# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  exportchoices.cpp exportchoices.h
  exportdialog.cpp exportdialog.h
  exportnaming.cpp exportnaming.h
  exportplace.cpp exportplace.h
  exportprogress.cpp exportprogress.h)
