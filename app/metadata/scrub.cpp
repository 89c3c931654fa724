// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/scrub.h"

#include "app/base/log.h"
#include "app/metadata/foreignvalues.h"
#include "models/core/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace maquette
{

namespace
{

const QString gap = u"…"_s;
const QString dataHead = u"data:(?:[\\w.+-]+/[\\w.+-]+(?:;[\\w.=+-]+)*|;base64),"_s;

//! "data:image/png;base64,AAAA" without its bytes.
QString cutDataLink(const QString &link)
{
    const qsizetype comma = link.indexOf(u',');
    const QString head = comma < 0 ? link : link.left(comma);
    const QByteArray payload = comma < 0 ? QByteArray() : link.mid(comma + 1).toLatin1();
    const QByteArray bytes = head.endsWith(u";base64", Qt::CaseInsensitive)
                                 ? QByteArray::fromBase64(payload)
                                 : QByteArray::fromPercentEncoding(payload);
    static const QRegularExpression kindPattern(u"^data:([\\w.+/-]{0,100})"_s,
                                                QRegularExpression::CaseInsensitiveOption);
    const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return u"data:%1;sha256=%2,"_s.arg(kindPattern.match(head).captured(1), QString::fromLatin1(sum));
}

QString cutLink(const QString &link)
{
    const qsizetype host = link.indexOf(u"://"_s) + 3;
    static const QRegularExpression queryStart(u"[?#]"_s);
    const qsizetype query = link.indexOf(queryStart, host);
    QString plain = query < 0 ? link : link.left(query);
    const qsizetype path = plain.indexOf(u'/', host);
    const qsizetype at = plain.lastIndexOf(u'@', path < 0 ? -1 : path);
    if (at >= host)
        plain.remove(host, at + 1 - host);
    return plain;
}

template <typename Replace>
void replaceEach(QString &text, const QRegularExpression &pattern, const Replace &replace)
{
    QString out;
    qsizetype done = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += QStringView(text).mid(done, match.capturedStart() - done);
        out += replace(match.captured());
        done = match.capturedEnd();
    }
    if (done > 0)
        text = out + QStringView(text).mid(done);
}

//! All of \a text is one, blanks and marks in it too.
bool isDataLink(const QString &text)
{
    static const QRegularExpression start(u"^\\s*"_s + dataHead, QRegularExpression::CaseInsensitiveOption);
    return start.match(text).hasMatch();
}

bool isPath(const QString &text)
{
    static const QRegularExpression path(
        u"^\\s*(/[\\w.@+-]+/[^\\n]*|~/[^\\n]*|[A-Za-z]:[\\\\/][^\\n]*|\\\\\\\\[^\\n]*)$"_s);
    return text.size() < 4096 && path.match(text).hasMatch();
}

//! The names of values that say who paid. Letter case and separators do not count.
bool isOfAccount(const QString &key)
{
    static const QSet<QString> names = {
        u"token"_s,  u"apitoken"_s,      u"authtoken"_s,    u"accesstoken"_s, u"apikey"_s,      u"xapikey"_s,
        u"secret"_s, u"secretkey"_s,     u"clientsecret"_s, u"password"_s,    u"passwd"_s,      u"bearer"_s,
        u"cookie"_s, u"authorization"_s, u"account"_s,      u"accountid"_s,   u"accountname"_s, u"username"_s,
        u"userid"_s, u"email"_s,         u"useremail"_s,    u"session"_s,     u"sessionid"_s};
    QString plain = key.toLower();
    plain.remove(u'_').remove(u'-').remove(u' ');
    return names.contains(plain);
}

bool isKey(const QByteArray &json, qsizetype end)
{
    while (end < json.size() &&
           (json[end] == ' ' || json[end] == '\n' || json[end] == '\r' || json[end] == '\t'))
        ++end;
    return end < json.size() && json[end] == ':';
}

//! \brief Goes through valid JSON and copies all of it but the strings that change.
class InputScrubber
{
public:
    QByteArray run(const QByteArray &json)
    {
        qsizetype done = 0;
        for (qsizetype at = 0; at < json.size();) {
            if (json[at] == '{' || json[at] == '[') {
                m_outer.append(m_key);
            } else if ((json[at] == '}' || json[at] == ']') && !m_outer.isEmpty()) {
                m_key = m_outer.takeLast();
            } else if (json[at] == '"') {
                const qsizetype end = endOfJsonString(json, at);
                takeString(json, at, end, &done);
                at = end;
                continue;
            }
            ++at;
        }
        m_out += json.mid(done);
        return m_out;
    }

private:
    void takeString(const QByteArray &json, qsizetype start, qsizetype end, qsizetype *done)
    {
        const QString text =
            stringOf(Json::parse(json.constData() + start, json.constData() + end, nullptr, false));
        const bool names = isKey(json, end);
        if (names)
            m_key = text;
        const QString clean = !names && isOfAccount(m_key) ? QString() : scrubbed(text);
        if (clean == text)
            return;
        m_out += json.mid(*done, start - *done) + toBytes(jsonString(clean));
        *done = end;
    }

    QByteArray m_out;
    QString m_key;
    QStringList m_outer;
};

} // namespace

QString scrubbed(const QString &text)
{
    static const QRegularExpression suspicious(u"[/\\\\]|data:|bearer"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    if (!suspicious.match(text).hasMatch())
        return redact(text);
    if (isDataLink(text))
        return cutDataLink(text.trimmed());
    if (isPath(text))
        return {};
    static const auto anyCase = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression dataLink(u"(?<!\\w)"_s + dataHead + u"[^\\s\"'<>)]+"_s, anyCase);
    static const QRegularExpression link(u"\\b(?!file:)[a-z][a-z0-9+.-]{1,20}://[^\\s\"'<>]+"_s, anyCase);
    static const QRegularExpression localPath(
        u"(?<!\\w)(?i:file):/[^\\s\"'<>]*"
        "|(?<![\\w/.:-])(/home/|/Users/|/root/|/run/user/|/tmp/|/mnt/|/media/|~/)[^\\s\"'<>]*"
        "|\\b[A-Za-z]:\\\\+[^\\s\"'<>]*|\\\\\\\\[\\w.-]+\\\\[^\\s\"'<>]*"_s);
    static const QRegularExpression bearer(u"\\bbearer\\s+\\S{8,}"_s, anyCase);
    QString clean = text;
    replaceEach(clean, dataLink, cutDataLink);
    replaceEach(clean, link, cutLink);
    const auto toGap = [](const QString &) { return gap; };
    replaceEach(clean, localPath, toGap);
    replaceEach(clean, bearer, toGap);
    if (const QString home = QDir::homePath(); home.size() > 5)
        clean.replace(home, gap);
    return redact(clean);
}

QByteArray scrubbedInput(const QByteArray &json)
{
    return Json::accept(json.cbegin(), json.cend()) ? InputScrubber().run(json) : QByteArray();
}

} // namespace maquette
