# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  addmodeldialog.cpp addmodeldialog.h addmodeldialogkeep.cpp addmodeldialogread.cpp
  catalogueline.cpp catalogueline.h
  fieldlist.cpp fieldlist.h
  flowlayout.cpp flowlayout.h
  foundview.cpp foundview.h
  modelbrowser.cpp modelbrowser.h modelbrowserkeys.cpp
  modeldelegate.cpp modeldelegate.h
  modeldetails.cpp modeldetails.h
  modeldraft.cpp modeldraft.h
  modelfilter.cpp modelfilter.h
  modelfilterbar.cpp modelfilterbar.h
  modellist.cpp modellist.h
  modelmarks.cpp modelmarks.h
  modeltexts.cpp modeltexts.h
  pagefinder.cpp pagefinder.h
  pagetextedit.cpp pagetextedit.h)
