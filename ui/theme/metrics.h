// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace maquette::metrics
{

// The one grid of the window, in device-independent pixels.
inline constexpr int hair = 1;
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;

inline constexpr int panelPadding = 16;
inline constexpr int fieldGap = 16; //!< between two fields
inline constexpr int labelGap = 6;  //!< between a label and its editor
inline constexpr int radius = 6;
inline constexpr int buttonRadius = 8;
inline constexpr int controlHeight = 32;
inline constexpr int primaryHeight = 36;
inline constexpr int leftColumn = 352;
inline constexpr int rightColumn = 304;
inline constexpr int focusRing = 2;
inline constexpr int motionMs = 150;

} // namespace maquette::metrics
