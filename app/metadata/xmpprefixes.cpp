// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmpprefixes.h"

#include "app/metadata/exivheaders.h"

#include <QCryptographicHash>
#include <QMap>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace maquette
{

namespace
{

const QString xmlSpace = u"http://www.w3.org/XML/1998/namespace"_s;

QString prefixInExiv2(const QString &space)
{
    return QString::fromStdString(Exiv2::XmpProperties::prefix(space.toStdString()));
}

bool isTakenInExiv2(const QString &prefix)
{
    try {
        return !Exiv2::XmpProperties::ns(prefix.toStdString()).empty();
    } catch (const std::exception &) {
        return false;
    }
}

//! \brief Finds a prefix for each namespace.
class Prefixes
{
public:
    Prefixes()
    {
        set(u"http://www.w3.org/1999/02/22-rdf-syntax-ns#"_s, u"rdf"_s);
        set(u"adobe:ns:meta/"_s, u"x"_s);
    }

    void add(const QString &space, const QString &wanted)
    {
        if (space.isEmpty() || space == xmlSpace || m_prefixes.contains(space))
            return;
        const QString usual = prefixInExiv2(space);
        if (!usual.isEmpty())
            set(space, usual);
        else if (wanted.isEmpty() || wanted == u"xml" || m_taken.contains(wanted) || isTakenInExiv2(wanted))
            set(space,
                u"ns"_s + QString::fromLatin1(
                              QCryptographicHash::hash(space.toUtf8(), QCryptographicHash::Sha1).toHex()));
        else
            set(space, wanted);
    }

    //! From each namespace to its prefix.
    [[nodiscard]] const QMap<QString, QString> &all() const { return m_prefixes; }

private:
    void set(const QString &space, const QString &prefix)
    {
        m_prefixes.insert(space, prefix);
        m_taken.insert(prefix);
    }

    QMap<QString, QString> m_prefixes;
    QSet<QString> m_taken;
};

Prefixes prefixesFor(const QByteArray &packet)
{
    Prefixes prefixes;
    QXmlStreamReader xml(packet);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        prefixes.add(xml.namespaceUri().toString(), xml.prefix().toString());
        for (const QXmlStreamAttribute &each : xml.attributes())
            prefixes.add(each.namespaceUri().toString(), each.prefix().toString());
    }
    return prefixes;
}

//! A carriage return as it is would be read as a new line.
void writeText(QXmlStreamWriter &out, const QString &text)
{
    const QStringList parts = text.split(u'\r');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out.writeEntityReference(u"#13"_s);
        out.writeCharacters(parts[i]);
    }
}

void writeElement(QXmlStreamWriter &out, const QXmlStreamReader &xml)
{
    out.writeStartElement(xml.namespaceUri().toString(), xml.name().toString());
    for (const QXmlStreamAttribute &each : xml.attributes()) {
        if (each.namespaceUri() == xmlSpace)
            out.writeAttribute(u"xml:"_s + each.name(), each.value().toString());
        else if (each.namespaceUri().isEmpty())
            out.writeAttribute(each.name().toString(), each.value().toString());
        else
            out.writeAttribute(each.namespaceUri().toString(), each.name().toString(),
                               each.value().toString());
    }
}

} // namespace

QByteArray withSafePrefixes(const QByteArray &packet)
{
    const Prefixes prefixes = prefixesFor(packet);
    QByteArray safe;
    QXmlStreamWriter out(&safe);
    for (auto each = prefixes.all().cbegin(); each != prefixes.all().cend(); ++each)
        out.writeNamespace(each.key(), each.value()); // of the first element
    QXmlStreamReader xml(packet);
    int depth = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            writeElement(out, xml);
            ++depth;
        } else if (token == QXmlStreamReader::EndElement) {
            out.writeEndElement();
            if (--depth == 0)
                break;
        } else if (token == QXmlStreamReader::Characters) {
            writeText(out, xml.text().toString());
        }
    }
    return safe;
}

} // namespace maquette
