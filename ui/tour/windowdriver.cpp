// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/windowdriver.h"

#include "ui/form/fieldeditor.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>

namespace maquette
{

namespace
{

QString jsonText(const Json &value)
{
    return QString::fromUtf8(toBytes(value));
}

void mouse(QWidget *widget, QEvent::Type type, QPoint at)
{
    const Qt::MouseButtons held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, QPointF(at), QPointF(widget->mapToGlobal(at)), Qt::LeftButton, held,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

WindowDriver::WindowDriver(MainWindow &window)
    : m_window(window)
{}

void WindowDriver::click(QWidget *widget)
{
    if (widget->focusPolicy() & Qt::ClickFocus)
        widget->setFocus(Qt::MouseFocusReason);
    const QPoint middle = widget->rect().center();
    mouse(widget, QEvent::MouseButtonPress, middle);
    mouse(widget, QEvent::MouseButtonRelease, middle);
}

void WindowDriver::key(QWidget *widget, int key, Qt::KeyboardModifiers modifiers)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, modifiers);
        QCoreApplication::sendEvent(widget, &event);
    }
}

void WindowDriver::type(QWidget *widget, const QString &text)
{
    for (const QChar letter : text) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(widget, &event);
        }
    }
}

QWidget *WindowDriver::visible(const QString &name) const
{
    auto *widget = m_window.findChild<QWidget *>(name);
    return widget && widget->isVisible() ? widget : nullptr;
}

FieldEditor *WindowDriver::editor(const QString &key) const
{
    return m_window.findChild<FieldEditor *>(QStringLiteral("field:") + key);
}

QString WindowDriver::chooseModel(const QString &name)
{
    QWidget *header = visible(QStringLiteral("modelHeader"));
    if (!header)
        return QStringLiteral("the form has no model header");
    click(header);
    QWidget *picker = QApplication::activePopupWidget();
    auto *search = picker ? picker->findChild<QLineEdit *>() : nullptr;
    if (!search)
        return QStringLiteral("the model picker did not open");
    type(search, name);
    key(search, Qt::Key_Return);
    return {};
}

void WindowDriver::chooseRow(QComboBox *box, int row)
{
    box->setFocus(Qt::TabFocusReason);
    key(box, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        key(box, Qt::Key_Down);
}

QString WindowDriver::fill(const QString &key, const Json &value)
{
    FieldEditor *field = editor(key);
    if (!field)
        return QStringLiteral("there is no field \"%1\"").arg(key);
    if (auto *text = field->findChild<QPlainTextEdit *>(); text && value.is_string()) {
        text->setFocus(Qt::TabFocusReason);
        text->selectAll();
        type(text, stringOf(value));
    } else if (auto *box = field->findChild<QComboBox *>()) {
        const qsizetype choice = field->field().choices.indexOf(value);
        if (choice < 0)
            return QStringLiteral("\"%1\" does not offer %2").arg(key, jsonText(value));
        chooseRow(box, int(choice + box->count() - field->field().choices.size()));
    } else if (auto *check = field->findChild<QCheckBox *>(); check && value.is_boolean()) {
        if (check->isChecked() != value.get<bool>())
            click(check);
    } else if (auto *spin = field->findChild<QAbstractSpinBox *>(); spin && value.is_number()) {
        spin->setFocus(Qt::TabFocusReason);
        spin->selectAll();
        type(spin, jsonText(value));
        spin->clearFocus();
    } else {
        return QStringLiteral("the tour cannot fill \"%1\"").arg(key);
    }
    const std::optional<Json> now = field->value();
    if (!now || *now != value)
        return QStringLiteral("\"%1\" holds %2 instead of %3")
            .arg(key, now ? jsonText(*now) : QStringLiteral("nothing"), jsonText(value));
    return {};
}

QString WindowDriver::generate()
{
    auto *button = qobject_cast<QAbstractButton *>(visible(QStringLiteral("generate")));
    if (!button)
        return QStringLiteral("there is no Generate button");
    if (!button->isEnabled())
        return QStringLiteral("Generate cannot be pressed");
    click(button);
    return {};
}

} // namespace maquette
