// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faultyanswer.h"

#include "app/sandbox/socket.h"

namespace maquette
{

using namespace std::chrono_literals;
using Framing = WireFault::Framing;

namespace
{

constexpr std::chrono::milliseconds silence = 15min; // longer than anybody waits
constexpr int slicesASecond = 10;

QByteArray bodyOf(const HttpReply &reply, const Range &part)
{
    if (!reply.file)
        return reply.body;
    return reply.file->seek(part.from) ? reply.file->read(part.size) : QByteArray();
}

} // namespace

FaultyAnswer::FaultyAnswer(Socket &socket, const WireFault &fault)
    : m_socket(socket)
    , m_fault(fault)
{}

bool FaultyAnswer::send(const AnswerHead &head, const HttpReply &reply, bool keep, bool bare)
{
    if (!m_socket.pause(m_fault.delay))
        return false;
    const QByteArray body = bare ? QByteArray() : bodyOf(reply, head.part);
    const QByteArray text = headText(head, reply, framingLine(body.size()), keep);
    if (m_fault.until != WirePoint::Whole && m_fault.until != WirePoint::InBody)
        return m_socket.write(cutHead(text), stallTime) && breakUp();
    if (!m_socket.write(text, stallTime))
        return false;
    if (m_fault.until == WirePoint::InBody) {
        const QByteArray sent =
            m_fault.framing == Framing::Chunked ? cutChunks(body) : body.left(m_fault.cut.in(body.size()));
        return sendBody(sent) && breakUp();
    }
    if (m_fault.endless)
        return sendBody(m_fault.framing == Framing::Chunked ? asChunk(body) : body) &&
               goOnForEver(reply.file ? '\0' : ' ');
    // Too long a length leaves the client waiting for more; without any, only the end tells that it is one.
    return sendBody(framed(body)) && m_fault.lengthBy <= 0 && m_fault.framing != Framing::None;
}

QByteArray FaultyAnswer::framingLine(qint64 size) const
{
    switch (m_fault.framing) {
    case Framing::Chunked:
        return QByteArrayLiteral("Transfer-Encoding: chunked\r\n");
    case Framing::None:
        return {};
    case Framing::Length:
        break;
    }
    return "Content-Length: " + QByteArray::number(std::max<qint64>(0, size + m_fault.lengthBy)) + "\r\n";
}

QByteArray FaultyAnswer::asChunk(const QByteArray &data) const
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

QByteArray FaultyAnswer::framed(const QByteArray &body) const
{
    if (m_fault.framing != Framing::Chunked)
        return body;
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += m_fault.chunk)
        chunks += asChunk(body.mid(at, m_fault.chunk));
    return chunks + "0\r\n\r\n";
}

QByteArray FaultyAnswer::cutChunks(const QByteArray &body) const
{
    const qint64 cut = m_fault.cut.in(body.size());
    const qint64 whole = cut - cut % m_fault.chunk;
    QByteArray chunks = framed(body.left(whole));
    chunks.chop(5); // the last, empty chunk
    if (m_fault.chunkCut == ChunkCut::BetweenChunks)
        return chunks;
    const QByteArray next = asChunk(body.mid(whole, m_fault.chunk));
    const qsizetype sizeLine = next.indexOf("\r\n");
    if (m_fault.chunkCut == ChunkCut::InSize)
        return chunks + next.left(std::max<qsizetype>(1, sizeLine - 1));
    return chunks + next.left(sizeLine + 2 + cut - whole);
}

QByteArray FaultyAnswer::cutHead(const QByteArray &text) const
{
    const qsizetype statusEnd = text.indexOf("\r\n") + 2;
    switch (m_fault.until) {
    case WirePoint::BeforeStatus:
        return {};
    case WirePoint::InStatus:
        return text.left(10); // "HTTP/1.1 2"
    case WirePoint::AfterStatus:
        return text.left(statusEnd);
    case WirePoint::InHeaders:
        return text.left(text.indexOf("\r\nContent-Type: ") + 9);
    default:
        return text;
    }
}

bool FaultyAnswer::sendBody(const QByteArray &body)
{
    if (m_fault.rate <= 0)
        return m_socket.write(body, stallTime);
    const qint64 slice = std::max<qint64>(1, std::llround(m_fault.rate / slicesASecond));
    const std::chrono::milliseconds each(std::llround(1000.0 * double(slice) / m_fault.rate));
    for (qsizetype at = 0; at < body.size(); at += slice) {
        if (!m_socket.write(body.mid(at, slice), stallTime) || !m_socket.pause(each))
            return false;
    }
    return true;
}

bool FaultyAnswer::goOnForEver(char filler)
{
    const QByteArray block(64 * 1024, filler);
    while (sendBody(m_fault.framing == Framing::Chunked ? asChunk(block) : block)) {
    }
    return false;
}

bool FaultyAnswer::breakUp()
{
    if (m_fault.end == WireEnd::Stall)
        m_socket.pause(silence);
    if (m_fault.end == WireEnd::Reset)
        m_socket.breakOff();
    return false;
}

} // namespace maquette
