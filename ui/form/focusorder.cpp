// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/focusorder.h"

#include <QLayout>
#include <QWidget>

#include <algorithm>

namespace maquette
{

namespace
{
void visit(QWidget *widget, QList<QWidget *> &order);

void visit(const QLayout *layout, QList<QWidget *> &order)
{
    for (int i = 0; i < layout->count(); ++i) {
        if (QWidget *widget = layout->itemAt(i)->widget())
            visit(widget, order);
        else if (const QLayout *inner = layout->itemAt(i)->layout())
            visit(inner, order);
    }
}

void visitInside(const QWidget *widget, QList<QWidget *> &order)
{
    if (const QLayout *layout = widget->layout()) {
        visit(layout, order);
    } else {
        QList<QWidget *> children = widget->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        std::stable_sort(children.begin(), children.end(), [](const QWidget *a, const QWidget *b) {
            return a->y() != b->y() ? a->y() < b->y() : a->x() < b->x();
        });
        for (QWidget *child : std::as_const(children))
            visit(child, order);
    }
}

void visit(QWidget *widget, QList<QWidget *> &order)
{
    if (widget->isWindow())
        return;
    if (widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr)
        order.append(widget);
    if (widget->layout() != nullptr || widget->focusPolicy() == Qt::NoFocus)
        visitInside(widget, order);
}
} // namespace

QList<QWidget *> focusOrder(const QWidget *root)
{
    QList<QWidget *> order;
    visitInside(root, order);
    return order;
}

} // namespace maquette
