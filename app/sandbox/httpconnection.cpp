// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/httpconnection.h"

#include "app/sandbox/answerhead.h"
#include "app/sandbox/faultyanswer.h"
#include "app/sandbox/socket.h"

namespace maquette
{

using namespace std::chrono_literals;

namespace
{

constexpr qsizetype largestHead = 64 * 1024;
// An idle connection is kept as long as anyone may want it: closing it just when a client sends a paid
// request on it would leave that client in doubt.
constexpr std::chrono::milliseconds idleTime = 15min;

} // namespace

HttpConnection::HttpConnection(Socket socket, const HttpHandler &handler)
    : m_socket(std::move(socket))
    , m_handler(handler)
{}

void HttpConnection::run()
{
    while (std::optional<Head> head = readHead()) {
        if (head->refusal == 0 && !readBody(*head))
            return;
        if (head->refusal != 0) {
            HttpReply refusal;
            refusal.status = head->refusal;
            refusal.type = QByteArrayLiteral("text/plain");
            refusal.body = reasonOf(head->refusal);
            answer(head->request, refusal, false);
            m_socket.closeGently();
            return;
        }
        const QByteArray wish = head->request.headers.value("connection").toLower();
        const bool keep = head->version == "HTTP/1.1" && !wish.contains("close");
        if (!answer(head->request, m_handler(head->request), keep))
            return;
        if (!keep) {
            m_socket.closeGently();
            return;
        }
    }
}

std::optional<HttpConnection::Head> HttpConnection::readHead()
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (m_buffer.size() > largestHead) {
            Head head;
            head.refusal = 431;
            return head;
        }
        const QByteArray more = m_socket.read(16 * 1024, m_buffer.isEmpty() ? idleTime : stallTime);
        if (more.isEmpty())
            return std::nullopt;
        m_buffer += more;
    }
    Head head = parseHead(m_buffer.left(end));
    m_buffer.remove(0, end + 4);
    return head;
}

HttpConnection::Head HttpConnection::parseHead(const QByteArray &text)
{
    Head head;
    const QList<QByteArray> lines = text.split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.")) {
        head.refusal = 400;
        return head;
    }
    head.request.method = first[0];
    head.version = first[2];
    parseTarget(head.request, first[1]);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon <= 0) {
            head.refusal = 400;
            return head;
        }
        head.request.headers.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const QByteArray length = head.request.headers.value("content-length", "0");
    bool number = false;
    head.length = length.toLongLong(&number);
    if (head.request.headers.contains("transfer-encoding"))
        head.refusal = 411;
    else if (!number || head.length < 0)
        head.refusal = 400;
    else if (head.length > largestBody)
        head.refusal = 413;
    return head;
}

void HttpConnection::parseTarget(ServerRequest &request, QByteArray target)
{
    if (const qsizetype scheme = target.indexOf("://"); scheme > 0) {
        const qsizetype slash = target.indexOf('/', scheme + 3);
        target = slash < 0 ? QByteArrayLiteral("/") : target.mid(slash);
    }
    const qsizetype mark = target.indexOf('?');
    request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark)));
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
}

bool HttpConnection::readBody(Head &head)
{
    if (head.length > 0 && head.request.headers.value("expect").toLower() == "100-continue" &&
        !m_socket.write(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"), stallTime))
        return false;
    while (m_buffer.size() < head.length) {
        const QByteArray more =
            m_socket.read(std::min<qint64>(256 * 1024, head.length - m_buffer.size()), stallTime);
        if (more.isEmpty())
            return false;
        m_buffer += more;
    }
    head.request.body = m_buffer.left(head.length);
    m_buffer.remove(0, head.length);
    return true;
}

bool HttpConnection::answer(const ServerRequest &request, const HttpReply &reply, bool keep)
{
    const AnswerHead head = headFor(request, reply);
    const bool bare = request.method == "HEAD";
    if (reply.wire)
        return FaultyAnswer(m_socket, *reply.wire).send(head, reply, keep, bare);
    const QByteArray length = "Content-Length: " + QByteArray::number(head.part.size) + "\r\n";
    const QByteArray text = headText(head, reply, length, keep);
    if (reply.file)
        return m_socket.write(text, stallTime) &&
               (bare || sendFile(*reply.file, head.part.from, head.part.size));
    return m_socket.write(bare ? text : QByteArray(text + reply.body), stallTime);
}

bool HttpConnection::sendFile(QFile &file, qint64 from, qint64 size)
{
    if (!file.seek(from))
        return false;
    while (size > 0) {
        const QByteArray part = file.read(std::min<qint64>(size, 256 * 1024));
        if (part.isEmpty() || !m_socket.write(part, stallTime))
            return false;
        size -= part.size();
    }
    return true;
}

} // namespace maquette
