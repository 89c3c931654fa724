// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/fieldkeys.h"

#include "ui/form/fieldeditor.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>

namespace maquette
{

namespace
{

QKeySequence resetKeys()
{
    return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace);
}

QKeySequence moreKeys()
{
    return QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
}

} // namespace

FieldKeys::FieldKeys(QScrollArea &form)
    : QObject(&form)
    , m_form(form)
{
    on(resetKeys(), &FieldKeys::reset);
    on(moreKeys(), &FieldKeys::showMore);
}

QString FieldKeys::resetText()
{
    return resetKeys().toString(QKeySequence::NativeText);
}

QString FieldKeys::moreText()
{
    return moreKeys().toString(QKeySequence::NativeText);
}

void FieldKeys::on(const QKeySequence &keys, void (FieldKeys::*act)())
{
    auto *shortcut = new QShortcut(keys, &m_form, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, act);
}

FieldEditor *FieldKeys::field() const
{
    for (QWidget *each = QApplication::focusWidget(); each != nullptr && each != &m_form;
         each = each->parentWidget()) {
        auto *editor = qobject_cast<FieldEditor *>(each);
        if (editor != nullptr && !editor->isBare())
            return editor;
    }
    return nullptr;
}

void FieldKeys::reset()
{
    // Never the one around it instead: a list with all in it is more than the key was pressed for.
    FieldEditor *editor = field();
    if (editor != nullptr && editor->offersReset())
        editor->resetByHand();
}

void FieldKeys::showMore()
{
    FieldEditor *editor = field();
    WrapLabel *text = editor != nullptr ? editor->description() : nullptr;
    if (text == nullptr || text->isHidden())
        return;
    text->toggleFold();
    // When it has its new height.
    QTimer::singleShot(0, this, [this, seen = QPointer<WrapLabel>(text)] {
        if (seen && m_form.isAncestorOf(seen))
            m_form.ensureWidgetVisible(seen, 0, metrics::small);
    });
}

} // namespace maquette
