// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formfiller.h"

#include "ui/form/choicetext.h"
#include "ui/form/entryframe.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/kinds/entrieseditor.h"
#include "ui/form/namededitor.h"
#include "ui/form/wideinteger.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

namespace maquette::formtest
{

namespace
{

void type(QWidget *widget, const QString &text)
{
    widget->setFocus();
    QTest::keySequence(widget, QKeySequence::SelectAll);
    QTest::keyClick(widget, Qt::Key_Delete);
    for (const QChar letter : text) {
        if (letter.unicode() < 0x80)
            QTest::keyClick(widget, letter.toLatin1());
        else // as an input method does it
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
}

//! The widget \a T of \a editor itself, not of one inside it.
template <typename T>
T *own(FieldEditor &editor, const QString &name = {})
{
    const QList<T *> all = editor.findChildren<T *>(name);
    for (T *each : all) {
        const QWidget *parent = each->parentWidget();
        while (parent != nullptr && qobject_cast<const FieldEditor *>(parent) == nullptr)
            parent = parent->parentWidget();
        if (parent == &editor)
            return each;
    }
    return nullptr;
}

void chooseRow(QComboBox *box, int row)
{
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    while (box->currentIndex() < row) {
        const int before = box->currentIndex();
        QTest::keyClick(box, Qt::Key_Down);
        if (box->currentIndex() == before)
            return;
    }
}

QString fillChoice(FieldEditor &editor, const Json &value)
{
    auto *box = own<QComboBox>(editor);
    if (box == nullptr) { // a run of whole numbers has a slider
        type(own<QAbstractSpinBox>(editor), choiceText(value));
        return {};
    }
    for (int row = 0; row < box->count(); ++row) {
        chooseRow(box, row);
        const auto now = editor.value();
        if (now && now->type() == value.type() && sameJson(*now, value))
            return {};
    }
    return QStringLiteral("has no row for it");
}

QString fillEntries(FieldEditor &editor, const Json &value)
{
    auto *entries = qobject_cast<EntriesEditor *>(&editor);
    auto *add = own<QToolButton>(editor, QStringLiteral("addEntry"));
    while (!entries->entries().isEmpty())
        QTest::mouseClick(
            entries->entries().constFirst()->findChild<QToolButton *>(QStringLiteral("removeEntry")),
            Qt::LeftButton);
    for (const Json &each : value) {
        QTest::mouseClick(add, Qt::LeftButton);
        if (entries->entries().isEmpty())
            return QStringLiteral("could not be added to");
        const QString trouble = fillByHand(*entries->entries().constLast()->editor(), each);
        if (!trouble.isEmpty())
            return trouble;
    }
    return {};
}

QString fillParts(FieldEditor &editor, const Json &value)
{
    const QList<InnerEditor> parts = editor.inner();
    for (const InnerEditor &part : parts) {
        const Json *own = part.step->index >= 0 ? (std::size_t(part.step->index) < value.size()
                                                       ? &value.at(std::size_t(part.step->index))
                                                       : nullptr)
                                                : member(value, part.step->key.toStdString());
        const QString trouble = own != nullptr ? fillByHand(*part.editor, *own) : QString();
        if (!trouble.isEmpty())
            return part.editor->field().key + u": " + trouble;
    }
    return {};
}

QString fillVariant(FieldEditor &editor, const Json &value)
{
    auto *box = own<QComboBox>(editor);
    for (int row = 0; row < box->count(); ++row) {
        chooseRow(box, row);
        const QList<InnerEditor> inner = editor.inner();
        if (inner.isEmpty())
            continue;
        FieldEditor *part = inner.constFirst().editor;
        const QList<FieldProblem> problems = checkValue(part->field(), value);
        const bool fits =
            std::none_of(problems.cbegin(), problems.cend(), [](const auto &p) { return p.blocks; });
        if (fits)
            return fillByHand(*part, value);
    }
    return QStringLiteral("has no kind for it");
}

QString fillMap(FieldEditor &editor, const Json &value)
{
    auto *add = own<QToolButton>(editor, QStringLiteral("addEntry"));
    for (const auto &[key, each] : value.items()) {
        QTest::mouseClick(add, Qt::LeftButton);
        auto *row = qobject_cast<NamedEditor *>(editor.inner().constLast().editor);
        type(row->focusTarget(), QString::fromStdString(key));
        const QString trouble = fillByHand(*row->inner().constFirst().editor, each);
        if (!trouble.isEmpty())
            return trouble;
    }
    return {};
}

void fillBox(QCheckBox *box, bool wanted)
{
    for (int i = 0;
         i < 3 && (box->checkState() != (wanted ? Qt::Checked : Qt::Unchecked)) && box->isEnabled(); ++i)
        QTest::keyClick(box, Qt::Key_Space);
}

} // namespace

QString fillByHand(FieldEditor &editor, const Json &value)
{
    switch (editor.field().kind) {
    case FieldKind::Text:
        type(editor.focusTarget(), stringOf(value));
        return {};
    case FieldKind::Choice:
        return fillChoice(editor, value);
    case FieldKind::Number:
    case FieldKind::Seed:
        type(own<QAbstractSpinBox>(editor), numberText(value));
        QTest::keyClick(own<QAbstractSpinBox>(editor), Qt::Key_Tab);
        return {};
    case FieldKind::Amount:
        type(editor.focusTarget(), numberText(value));
        return {};
    case FieldKind::Boolean:
        fillBox(own<QCheckBox>(editor), value.get<bool>());
        return {};
    case FieldKind::Fixed:
        fillBox(own<QCheckBox>(editor), true);
        return {};
    case FieldKind::Media:
        type(editor.focusTarget(), stringOf(value));
        QTest::keyClick(editor.focusTarget(), Qt::Key_Return);
        return {};
    case FieldKind::MediaList:
        for (const Json &each : value) {
            type(editor.focusTarget(), stringOf(each));
            QTest::keyClick(editor.focusTarget(), Qt::Key_Return);
        }
        return {};
    case FieldKind::List:
        return fillEntries(editor, value);
    case FieldKind::Group:
    case FieldKind::Tuple:
        return fillParts(editor, value);
    case FieldKind::Map:
        return fillMap(editor, value);
    case FieldKind::Variant:
        return fillVariant(editor, value);
    case FieldKind::Raw:
        type(editor.focusTarget(), QString::fromUtf8(toBytes(value)));
        return {};
    }
    return {};
}

} // namespace maquette::formtest
