// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>

class QAction;
class QWidget;

namespace maquette::test
{

//! \brief Inside the program that is led: does what the lines say that come over the local socket
//! MAQUETTE_REMOTE, and answers each with one line of JSON. Widgets and actions go by their object names,
//! buttons also by their text; of several, the first that is visible.
//!
//! | line | does |
//! |---|---|
//! | `{"do":"state","name":...}` | whether it is there, visible, enabled, and its text |
//! | `{"do":"click","name":...}` | a mouse click |
//! | `{"do":"type","name":...,"text":...}` | selects all and types |
//! | `{"do":"key","name":...,"key":N,"modifiers":N}` | a key |
//! | `{"do":"trigger","name":...}` | an action |
//! | `{"do":"close"}` | closes the top dialog or popup |
//! | `{"do":"texts"}` | every text of every widget, but those that are shown as dots |
//! | `{"do":"pid"}` | the process |
//! | `{"do":"clipboard"}` | every format of the clipboard, in base64 |
//!
//! What is done happens after the answer, from the event loop, so that a dialog may run one of its own.
class RemoteHand : public QObject
{
    Q_OBJECT

public:
    RemoteHand();

private:
    void read();
    [[nodiscard]] QJsonObject answer(const QJsonObject &order);
    [[nodiscard]] QJsonObject act(const QString &verb, const QJsonObject &order);
    [[nodiscard]] static QJsonObject state(const QString &name);
    [[nodiscard]] static QJsonArray texts();
    [[nodiscard]] static QJsonObject clipboard();

    QLocalSocket m_socket;
};

} // namespace maquette::test
