# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  outputcheck.cpp outputcheck.h
  tour.cpp tour.h
  tourruns.cpp
  toursteps.cpp
  windowdriver.cpp windowdriver.h)
