# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  promptdelegate.cpp promptdelegate.h
  prompthistorydialog.cpp prompthistorydialog.h prompthistorydialog_build.cpp
  promptlist.cpp promptlist.h)
