// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remote/remotehand.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMetaProperty>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTest>
#include <QTimer>

namespace maquette::test
{

namespace
{

template <typename Kind>
QList<Kind *> named(const QString &name)
{
    QList<Kind *> found;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (auto *self = qobject_cast<Kind *>(window); self && self->objectName() == name)
            found.append(self);
        found.append(window->findChildren<Kind *>(name));
    }
    return found;
}

//! By object name; buttons and labels also by what they say.
QWidget *widgetOf(const QString &name)
{
    QList<QWidget *> all = named<QWidget>(name);
    for (QWidget *widget : all.isEmpty() ? QApplication::allWidgets() : QWidgetList()) {
        if (widget->property("text").toString().remove(QLatin1Char('&')) == name)
            all.append(widget);
    }
    const auto visible =
        std::find_if(all.begin(), all.end(), [](const QWidget *one) { return one->isVisible(); });
    return visible == all.end() ? all.value(0) : *visible;
}

bool isHidden(const QWidget *widget)
{
    const auto *line = qobject_cast<const QLineEdit *>(widget);
    return line && line->echoMode() != QLineEdit::Normal;
}

//! What stands in \a object, by any of its properties.
void collect(const QObject *object, QStringList &texts)
{
    const QMetaObject *meta = object->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        if (property.typeId() == QMetaType::QString)
            texts.append(property.read(object).toString());
    }
}

//! What takes the letters: \a widget, or the editor in it.
QWidget *inputOf(QWidget *widget)
{
    if (auto *text = widget->findChild<QPlainTextEdit *>())
        return text;
    auto *line = widget->findChild<QLineEdit *>();
    return line ? line : widget;
}

void type(QWidget *widget, const QString &text)
{
    widget->setFocus();
    QMetaObject::invokeMethod(widget, "selectAll", Qt::DirectConnection);
    QTest::keyClicks(widget, text);
}

} // namespace

RemoteHand::RemoteHand()
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &RemoteHand::read);
    // The application is still being made.
    QTimer::singleShot(0, this,
                       [this] { m_socket.connectToServer(qEnvironmentVariable("MAQUETTE_REMOTE")); });
}

void RemoteHand::read()
{
    while (m_socket.canReadLine()) {
        const QJsonObject order = QJsonDocument::fromJson(m_socket.readLine()).object();
        m_socket.write(QJsonDocument(answer(order)).toJson(QJsonDocument::Compact) + '\n');
        m_socket.flush();
    }
}

QJsonObject RemoteHand::answer(const QJsonObject &order)
{
    const QString verb = order.value(QLatin1String("do")).toString();
    if (verb == QLatin1String("state"))
        return state(order.value(QLatin1String("name")).toString());
    if (verb == QLatin1String("texts"))
        return {{QStringLiteral("texts"), texts()}};
    if (verb == QLatin1String("clipboard"))
        return clipboard();
    if (verb == QLatin1String("pid"))
        return {{QStringLiteral("pid"), QCoreApplication::applicationPid()}};
    return act(verb, order);
}

QJsonObject RemoteHand::act(const QString &verb, const QJsonObject &order)
{
    const QString name = order.value(QLatin1String("name")).toString();
    const QJsonObject done{{QStringLiteral("done"), true}};
    if (verb == QLatin1String("trigger")) {
        const QList<QAction *> actions = named<QAction>(name);
        const auto usable =
            std::find_if(actions.begin(), actions.end(), [](const QAction *one) { return one->isEnabled(); });
        if (usable == actions.end())
            return {{QStringLiteral("done"), false}};
        QTimer::singleShot(0, *usable, &QAction::trigger);
        return done;
    }
    QWidget *top = QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                                     : QApplication::activeModalWidget();
    QPointer<QWidget> widget =
        verb == QLatin1String("close") ? (top ? top : QApplication::activeWindow()) : widgetOf(name);
    if (!widget || !widget->isVisible() || !widget->isEnabled())
        return {{QStringLiteral("done"), false}};
    QTimer::singleShot(0, widget, [widget, verb, order] {
        if (verb == QLatin1String("click"))
            QTest::mouseClick(widget, Qt::LeftButton);
        else if (verb == QLatin1String("type"))
            type(inputOf(widget), order.value(QLatin1String("text")).toString());
        else if (verb == QLatin1String("key"))
            QTest::keyClick(widget, static_cast<Qt::Key>(order.value(QLatin1String("key")).toInt()),
                            Qt::KeyboardModifiers(order.value(QLatin1String("modifiers")).toInt()));
        else if (verb == QLatin1String("close"))
            widget->close();
    });
    return done;
}

QJsonObject RemoteHand::state(const QString &name)
{
    const QWidget *widget = widgetOf(name);
    QJsonObject state{{QStringLiteral("there"), widget != nullptr}};
    if (!widget)
        return state;
    state.insert(QStringLiteral("visible"), widget->isVisible());
    state.insert(QStringLiteral("enabled"), widget->isEnabled());
    state.insert(QStringLiteral("focus"), widget->hasFocus());
    const QVariant text = widget->property(widget->property("plainText").isValid() ? "plainText" : "text");
    if (!isHidden(widget))
        state.insert(QStringLiteral("text"), text.toString());
    else
        state.insert(QStringLiteral("length"), text.toString().size());
    return state;
}

QJsonArray RemoteHand::texts()
{
    QStringList found;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        if (isHidden(widget))
            continue;
        collect(widget, found);
        for (const QAction *action : widget->actions())
            collect(action, found);
    }
    found.removeDuplicates();
    return QJsonArray::fromStringList(found);
}

QJsonObject RemoteHand::clipboard()
{
    QJsonObject formats;
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    for (const QString &format : data ? data->formats() : QStringList())
        formats.insert(format, QString::fromLatin1(data->data(format).toBase64()));
    return formats;
}

} // namespace maquette::test
