# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  accountsection.cpp accountsection.h
  bucketfields.cpp bucketfields.h
  bucketsection.cpp bucketsection.h
  preferences.cpp preferences.h
  preferencesbucket.cpp
  preferencesexport.cpp
  preferenceswindows.cpp
  settingsdialog.cpp settingsdialog.h
  spellingsection.cpp spellingsection.h
  tokenentry.cpp tokenentry.h
  viewerchoice.h)
