# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  adoptdialog.cpp adoptdialog.h
  jobactions.cpp jobactions.h jobsteps.cpp
  jobtexts.cpp jobtexts.h
  queuedialog.cpp queuedialog.h
  queuemodel.cpp queuemodel.h)
