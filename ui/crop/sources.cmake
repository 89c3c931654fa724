# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(sources
  cropdialog.cpp
  cropdialog.h
  cropguides.cpp
  cropguides.h
  croppicture.cpp
  croppicture.h
  croptexts.cpp
  croptexts.h
  cropview.cpp
  cropview.h
  cropview_input.cpp
)
