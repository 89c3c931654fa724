// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/app/tokensearch.h"

#include <QDirIterator>
#include <QFile>
#include <QImageReader>

#include <algorithm>

namespace maquette::test
{

namespace
{

QByteArray utf16(const QString &text, bool bigEndian)
{
    QByteArray bytes;
    for (const QChar c : text) {
        bytes.append(static_cast<char>(bigEndian ? c.row() : c.cell()));
        bytes.append(static_cast<char>(bigEndian ? c.cell() : c.row()));
    }
    return bytes;
}

//! What base64 makes of \a plain when \a before bytes stand in front of it, without the letters that depend
//! on what stands around it.
QByteArray base64At(const QByteArray &plain, qsizetype before, QByteArray::Base64Options options)
{
    QByteArray whole(before, 'x');
    whole += plain;
    const QByteArray coded = whole.toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype first = before == 0 ? 0 : before + 1;
    const bool full = whole.size() % 3 == 0;
    return coded.mid(first, coded.size() - first - (full ? 0 : 1));
}

QByteArray allPercent(const QByteArray &plain)
{
    QByteArray coded;
    for (const char c : plain)
        coded += '%' + QByteArray(1, c).toHex();
    return coded;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray textsOfPicture(const QString &path)
{
    QByteArray texts;
    QImageReader reader(path);
    if (!reader.canRead())
        return texts;
    for (const QString &key : reader.textKeys())
        texts += key.toUtf8() + '\n' + reader.text(key).toUtf8() + '\n';
    return texts;
}

} // namespace

TokenSearch::TokenSearch(const QString &token)
{
    constexpr qsizetype telling = 8;
    const QByteArray plain = token.toUtf8();
    for (qsizetype i = 0; i + telling <= plain.size(); ++i)
        m_forms.append({QStringLiteral("plain"), plain.mid(i, telling)});
    QByteArray backwards = plain;
    std::reverse(backwards.begin(), backwards.end());
    m_forms.append({QStringLiteral("backwards"), backwards});
    m_forms.append({QStringLiteral("UTF-16"), utf16(token, false)});
    m_forms.append({QStringLiteral("UTF-16, big end first"), utf16(token, true)});
    m_forms.append({QStringLiteral("percent-encoded"), plain.toPercentEncoding()});
    m_forms.append({QStringLiteral("percent-encoded throughout"), allPercent(plain)});
    m_forms.append({QStringLiteral("hex"), plain.toHex()});
    for (qsizetype before = 0; before < 3; ++before) {
        m_forms.append({QStringLiteral("base64"), base64At(plain, before, QByteArray::Base64Encoding)});
        m_forms.append(
            {QStringLiteral("base64 for addresses"), base64At(plain, before, QByteArray::Base64UrlEncoding)});
    }
}

QString TokenSearch::in(const QByteArray &bytes) const
{
    const QByteArray small = bytes.toLower();
    for (const auto &[name, form] : m_forms) {
        // Hex and percent signs are written in both cases.
        const bool anyCase = name == QLatin1String("hex") || name.startsWith(QLatin1String("percent"));
        if (bytes.contains(form) || (anyCase && small.contains(form.toLower())))
            return name;
    }
    return {};
}

QStringList TokenSearch::inFilesBelow(const QString &folder)
{
    QStringList found;
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        if (!each.fileInfo().isFile())
            continue; // a socket
        ++m_looked;
        const std::pair<const char *, QByteArray> places[] = {
            {"its bytes", readAll(path)}, {"its name", path.toUtf8()}, {"its texts", textsOfPicture(path)}};
        for (const auto &[place, bytes] : places) {
            if (const QString form = in(bytes); !form.isEmpty())
                found.append(QStringLiteral("%1 (%2, %3)").arg(path, QString::fromLatin1(place), form));
        }
    }
    return found;
}

QStringList TokenSearch::inArgumentsOf(qint64 pid)
{
    QStringList found;
    const QString folder = QStringLiteral("/proc/%1/").arg(pid);
    ++m_looked;
    const QByteArray arguments = readAll(folder + QStringLiteral("cmdline"));
    if (const QString form = in(arguments); !form.isEmpty())
        found.append(QStringLiteral("%1 (%2)").arg(QString::fromLocal8Bit(arguments), form));
    QDirIterator threads(folder + QStringLiteral("task"), QDir::Dirs | QDir::NoDotAndDotDot);
    while (threads.hasNext()) {
        const QByteArray children = readAll(threads.next() + QStringLiteral("/children"));
        for (const QByteArray &child : children.simplified().split(' ')) {
            if (!child.isEmpty())
                found += inArgumentsOf(child.toLongLong());
        }
    }
    return found;
}

} // namespace maquette::test
