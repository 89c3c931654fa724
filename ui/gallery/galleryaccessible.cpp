// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryaccessible.h"

#include "ui/gallery/galleryview.h"
#include "ui/gallery/tileaccessible.h"

namespace maquette
{

namespace
{

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<GalleryView *>(object);
    return view ? new GalleryAccessible(view) : nullptr;
}

} // namespace

void installGalleryAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

GalleryAccessible::GalleryAccessible(GalleryView *view)
    : QAccessibleWidget(view, QAccessible::List)
{}

GalleryAccessible::~GalleryAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

GalleryView *GalleryAccessible::view() const
{
    return qobject_cast<GalleryView *>(object());
}

int GalleryAccessible::childCount() const
{
    return view() ? view()->works().rowCount() : 0;
}

QAccessibleInterface *GalleryAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const QModelIndex row = view()->works().index(index);
    const auto known = m_children.constFind(row);
    if (known != m_children.constEnd())
        return QAccessible::accessibleInterface(*known);
    // Rows that are gone leave their interfaces behind; they are swept before the heap of them grows.
    if (m_children.size() >= m_sweepAt) {
        for (auto it = m_children.begin(); it != m_children.end();) {
            if (it.key().isValid()) {
                ++it;
                continue;
            }
            QAccessible::deleteAccessibleInterface(*it);
            it = m_children.erase(it);
        }
        m_sweepAt = std::max(m_sweepAt, 2 * m_children.size());
    }
    auto *made = new TileAccessible(view(), row);
    m_children.insert(row, QAccessible::registerAccessibleInterface(made));
    return made;
}

QAccessibleInterface *GalleryAccessible::childAt(int x, int y) const
{
    if (view() == nullptr)
        return nullptr;
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    if (!view()->viewport()->rect().contains(point))
        return nullptr;
    const QModelIndex index = view()->indexAt(point);
    return index.isValid() ? child(index.row()) : nullptr;
}

QAccessibleInterface *GalleryAccessible::focusChild() const
{
    return view() && view()->hasFocus() && view()->currentIndex().isValid()
               ? child(view()->currentIndex().row())
               : nullptr;
}

int GalleryAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *tile = dynamic_cast<const TileAccessible *>(child);
    return tile && tile->index().isValid() ? tile->index().row() : -1;
}

} // namespace maquette
