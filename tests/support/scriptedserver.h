// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace maquette::test
{

//! \brief One whole request as it came over the wire.
struct SeenRequest
{
    QByteArray method;
    QByteArray target;                         //!< path and query, as sent
    QMultiMap<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    int connection = 0; //!< number of the connection it came over, from 1

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! \brief One thing that the server does after it read a request (or, with onConnect(), before).
struct Step
{
    enum class Kind { Send, Close, Reset, Hang, WaitFor };
    Kind kind = Kind::Hang;
    QByteArray bytes; //!< of Send; the gate's name of WaitFor

    static Step send(const QByteArray &bytes) { return {Kind::Send, bytes}; }
    //! Sends what is waiting, then FIN.
    static Step close() { return {Kind::Close, {}}; }
    //! RST.
    static Step reset() { return {Kind::Reset, {}}; }
    //! Never does anything more, and reads no further request.
    static Step hang() { return {Kind::Hang, {}}; }
    //! Goes on when ScriptedServer::open() is called with this name.
    static Step waitFor(const QByteArray &gate) { return {Kind::WaitFor, gate}; }
};
using Script = QList<Step>;

//! \brief A plain socket on loopback that does exactly what a test wrote, byte by byte, where an HTTP
//! library would be too polite. It runs in the thread of the test, so the test must turn the event loop.
//!
//! Every complete request (headers and Content-Length body) is recorded once; its script is the next of those
//! given to reply(), else what the handler gives, else a 404. After the steps the connection stays open for
//! the next request, unless they end in close, reset or hang.
//!
//!     ScriptedServer server;
//!     server.reply({Step::send(ScriptedServer::answer(200, "{}"))});
//!     ... ask server.url("/v1/x") ...
//!     QCOMPARE(server.requests().size(), 1);
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<Script(const SeenRequest &request)>;

    explicit ScriptedServer(QObject *parent = nullptr);
    //! On \a address instead of 127.0.0.1, for what tells hosts apart without names.
    explicit ScriptedServer(const QHostAddress &address, QObject *parent = nullptr);
    //! Speaks TLS with the certificate and key of \a tls.
    explicit ScriptedServer(const QSslConfiguration &tls, QObject *parent = nullptr);
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url(const QString &path = {}) const;
    [[nodiscard]] quint16 port() const;

    //! One script more for the queue, used before the handler.
    void reply(const Script &script);
    void setHandler(Handler handler);
    //! What to do with each new connection before anything is read; instead of reading when it ends it.
    void onConnect(const Script &script);
    //! Ends the next connection by RST as soon as \a bytes of a request's body were read.
    void resetInsideBody(qint64 bytes);
    //! Answers the next connection's request, without waiting for the rest, as soon as \a bytes of its body
    //! were read, and reads no more.
    void answerInsideBody(qint64 bytes, const Script &script);
    //! Bytes that came over connection \a number, from 1, and did not become a complete request.
    [[nodiscard]] QByteArray unfinished(int number) const;
    //! No connection is taken any more; those that stand stay.
    void stopListening();

    void open(const QByteArray &gate);
    //! Closes every connection that waits for a request.
    void closeIdle();

    [[nodiscard]] const QList<SeenRequest> &requests() const;
    [[nodiscard]] int connections() const;     //!< taken so far
    [[nodiscard]] int openConnections() const; //!< standing now
    [[nodiscard]] qint64 bytesSent() const;

    //! A whole HTTP/1.1 answer with Content-Length. \a headers: lines that each end in CRLF.
    static QByteArray answer(int status, const QByteArray &body = {}, const QByteArray &headers = {},
                             const QByteArray &type = "application/json");

signals:
    void connected();
    void requestRead(const maquette::test::SeenRequest &request);
    void disconnected();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! \brief TLS for 127.0.0.1 and localhost, signed by itself, made anew for each run with the openssl program.
struct TestCertificate
{
    QSslConfiguration server; //!< for ScriptedServer
    QSslConfiguration client; //!< trusts this certificate and no other: for HttpClient::setSslConfiguration()

    //! Nothing when there is no openssl program or it fails.
    static std::optional<TestCertificate> make();
};

} // namespace maquette::test
