// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

namespace maquette
{

class GalleryView;

//! Lets assistive technology see the rows of every GalleryView; harmless to call again.
void installGalleryAccessibility();

//! \brief A GalleryView as a list: one child per row, headers included, made when it is asked for.
class GalleryAccessible : public QAccessibleWidget
{
public:
    explicit GalleryAccessible(GalleryView *view);
    ~GalleryAccessible() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;

private:
    [[nodiscard]] GalleryView *view() const;
    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_children;
    mutable qsizetype m_sweepAt = 256;
};

} // namespace maquette
