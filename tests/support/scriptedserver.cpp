// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include "tests/support/scriptedconnection.h"

#include <QPointer>
#include <QTcpServer>

namespace maquette::test
{

namespace
{

//! \brief Gives each new connection's descriptor away instead of making a plain socket of it.
class Listener : public QTcpServer
{
public:
    std::function<void(qintptr)> taken;

protected:
    void incomingConnection(qintptr descriptor) override { taken(descriptor); }
};

} // namespace

struct ScriptedServer::Private
{
    Listener listener;
    std::optional<QSslConfiguration> tls;
    QList<Script> queue;
    Handler handler;
    Script connectScript;
    qint64 earlyAfter = -1;
    Script earlyScript = {Step::reset()};
    QList<SeenRequest> requests;
    QList<QPointer<ScriptedConnection>> connections;
    int taken = 0;
    qint64 sent = 0;
    QSet<QByteArray> openGates;
};

ScriptedServer::ScriptedServer(QObject *parent)
    : ScriptedServer(QHostAddress(QHostAddress::LocalHost), parent)
{}

ScriptedServer::ScriptedServer(const QHostAddress &address, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->listener.taken = [this](qintptr descriptor) {
        auto *connection = new ScriptedConnection(descriptor, d->tls, ++d->taken, this);
        d->connections.append(connection);
        connection->setEarly(std::exchange(d->earlyAfter, -1), d->earlyScript);
        connect(connection, &ScriptedConnection::requestRead, this,
                [this, connection](const SeenRequest &request) {
                    d->requests.append(request);
                    Script script = {Step::send(answer(404, "{}"))};
                    if (!d->queue.isEmpty())
                        script = d->queue.takeFirst();
                    else if (d->handler)
                        script = d->handler(request);
                    connection->run(script);
                    emit requestRead(request);
                });
        connect(connection, &ScriptedConnection::sent, this, [this](qint64 bytes) { d->sent += bytes; });
        connect(connection, &ScriptedConnection::gone, this, &ScriptedServer::disconnected);
        connection->setOpenGates(&d->openGates);
        connection->begin(d->connectScript);
        emit connected();
    };
    if (!d->listener.listen(address))
        qFatal("no port on %s", qPrintable(address.toString()));
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls, QObject *parent)
    : ScriptedServer(parent)
{
    d->tls = tls;
}

ScriptedServer::~ScriptedServer()
{
    const QObjectList all = children();
    qDeleteAll(all);
}

QUrl ScriptedServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(d->tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(d->listener.serverAddress().toString());
    url.setPort(port());
    return path.isEmpty() ? url : url.resolved(QUrl(path));
}

quint16 ScriptedServer::port() const
{
    return d->listener.serverPort();
}

void ScriptedServer::reply(const Script &script)
{
    d->queue.append(script);
}

void ScriptedServer::setHandler(Handler handler)
{
    d->handler = std::move(handler);
}

void ScriptedServer::onConnect(const Script &script)
{
    d->connectScript = script;
}

void ScriptedServer::resetInsideBody(qint64 bytes)
{
    answerInsideBody(bytes, {Step::reset()});
}

void ScriptedServer::answerInsideBody(qint64 bytes, const Script &script)
{
    d->earlyAfter = bytes;
    d->earlyScript = script;
}

QByteArray ScriptedServer::unfinished(int number) const
{
    const auto connection = d->connections.value(number - 1);
    return connection ? connection->unfinished() : QByteArray();
}

void ScriptedServer::stopListening()
{
    d->listener.close();
}

void ScriptedServer::open(const QByteArray &gate)
{
    d->openGates.insert(gate);
    const auto all = d->connections;
    for (const auto &connection : all) {
        if (connection)
            connection->goOn();
    }
}

void ScriptedServer::closeIdle()
{
    const auto all = d->connections;
    for (const auto &connection : all) {
        if (connection)
            connection->closeIfIdle();
    }
}

const QList<SeenRequest> &ScriptedServer::requests() const
{
    return d->requests;
}

int ScriptedServer::connections() const
{
    return d->taken;
}

int ScriptedServer::openConnections() const
{
    int open = 0;
    for (const auto &connection : d->connections)
        open += connection && connection->isOpen() ? 1 : 0;
    return open;
}

qint64 ScriptedServer::bytesSent() const
{
    return d->sent;
}

QByteArray ScriptedServer::answer(int status, const QByteArray &body, const QByteArray &headers,
                                  const QByteArray &type)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

} // namespace maquette::test
