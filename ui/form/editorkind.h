// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

#include <span>
#include <type_traits>

namespace maquette
{

class MediaSource;

//! \brief How well an editor fits a field, and how it is made. The highest rank wins.
struct EditorKind
{
    int (*rank)(const Field &);
    FieldEditor *(*make)(const Field &, MediaSource &, QWidget *);
};

namespace editorrank
{
inline constexpr int never = -1;
inline constexpr int lastResort = 0;
inline constexpr int usual = 50;
inline constexpr int special = 70;

template <FieldKind... kinds>
int ofKind(const Field &field)
{
    return ((field.kind == kinds) || ...) ? usual : never;
}
} // namespace editorrank

template <typename Editor>
FieldEditor *makeEditor(const Field &field, MediaSource &pictures, QWidget *parent)
{
    if constexpr (std::is_constructible_v<Editor, const Field &, MediaSource &, QWidget *>)
        return new Editor(field, pictures, parent);
    else
        return new Editor(field, parent);
}

//! All kinds in ui/form/kinds/. The build finds them by the macro below, each in its file.
std::span<const EditorKind *const> editorKinds();

} // namespace maquette

//! Stands once in an editor's source file, in the namespace, at the start of a line.
#define MAQUETTE_EDITOR_KIND(Class, ...)                                                                     \
    extern const EditorKind kindOf##Class;                                                                   \
    constinit const EditorKind kindOf##Class{__VA_ARGS__, makeEditor<Class>};
