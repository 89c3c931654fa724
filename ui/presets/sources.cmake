# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  presetdelegate.cpp presetdelegate.h
  presetdrop.cpp presetdrop.h
  presetlist.cpp presetlist.h
  presetspanel.cpp presetspanel.h presetspanelchanges.cpp
  presetspanelkeys.cpp
  presetsteps.cpp presetsteps.h
  presettexts.cpp presettexts.h
  presettransfer.cpp presettransfer.h
  presetview.cpp presetview.h)
