# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  charset.cpp charset.h
  hunspelldictionary.cpp hunspelldictionary.h
  hunspellfolders.cpp hunspellfolders.h
  promptwords.cpp promptwords.h
  spelldictionary.h
  speller.cpp speller.h
  spellingchoice.cpp spellingchoice.h
  wordjudge.cpp wordjudge.h
  wordspan.h)
