// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/metadata/xmppacket.h"

#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr auto rdf = u"http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr auto xml = u"http://www.w3.org/XML/1998/namespace";
constexpr int maxDepth = 24;
constexpr int maxProperties = 50'000;

bool is(QStringView a, const char16_t *b)
{
    return a == QStringView(b);
}

bool isNamed(const XmpProperty &property, const char16_t *space, const char16_t *name)
{
    return is(property.name, name) && is(property.space, space);
}

//! \brief RDF/XML as XMP uses it (XMP specification, part 1, 7) into properties.
class RdfReader
{
public:
    explicit RdfReader(const QByteArray &packet)
        : m_xml(packet)
    {}

    bool read(QList<XmpProperty> &properties)
    {
        while (!m_xml.atEnd() && !m_isOver) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::DTD)
                return false;
            if (token == QXmlStreamReader::StartElement && isRdf(u"Description"))
                readMembers(properties, 0);
            else if (token == QXmlStreamReader::EndElement && isRdf(u"RDF"))
                break; // what comes behind it is often not XML
        }
        return !m_xml.hasError() && !m_isOver;
    }

private:
    bool isRdf(const char16_t *name) const { return is(m_xml.name(), name) && is(m_xml.namespaceUri(), rdf); }

    bool countOne(int depth)
    {
        m_isOver = m_isOver || depth > maxDepth || ++m_count > maxProperties;
        return !m_isOver;
    }

    //! The attributes of the element, which is entered, that are properties themselves.
    void readAttributes(const QXmlStreamAttributes &attributes, QList<XmpProperty> &members)
    {
        for (const QXmlStreamAttribute &each : attributes) {
            const QStringView space = each.namespaceUri();
            if (!space.isEmpty() && !is(space, rdf) && !is(space, xml) && countOne(0))
                members.append({space.toString(), each.name().toString(), each.value().toString(), {}, {}});
        }
    }

    //! All members of the structure whose element is entered, and leaves it.
    void readMembers(QList<XmpProperty> &members, int depth)
    {
        readAttributes(m_xml.attributes(), members);
        while (countOne(depth) && m_xml.readNextStartElement())
            members.append(readProperty(depth + 1));
    }

    //! The element that is entered, and leaves it.
    XmpProperty readProperty(int depth)
    {
        XmpProperty property{m_xml.namespaceUri().toString(), m_xml.name().toString(), {}, {}, {}};
        bool isStructure = false;
        for (const QXmlStreamAttribute &each : m_xml.attributes()) {
            if (is(each.namespaceUri(), xml) && each.name() == u"lang")
                property.language = each.value().toString();
            else if (is(each.namespaceUri(), rdf) && each.name() == u"resource")
                property.text = each.value().toString();
            else if (is(each.namespaceUri(), rdf) && each.name() == u"parseType")
                isStructure = each.value() == u"Resource";
        }
        if (isStructure)
            readMembers(property.members, depth);
        else
            readContent(property, depth);
        if (const XmpProperty *value = property.member(rdf, u"value")) { // it has qualifiers beside it
            const XmpProperty kept = *value;
            property.text = kept.text;
            property.members = kept.members;
        }
        return property;
    }

    void readContent(XmpProperty &property, int depth)
    {
        readAttributes(m_xml.attributes(), property.members);
        QString text;
        while (!m_xml.atEnd() && !m_isOver) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::Characters)
                text += m_xml.text();
            else if (token == QXmlStreamReader::EndElement)
                break;
            else if (token == QXmlStreamReader::StartElement)
                readInner(property, depth);
        }
        if (property.members.isEmpty() && property.text.isEmpty())
            property.text = text;
    }

    void readInner(XmpProperty &property, int depth)
    {
        if (isRdf(u"Description")) {
            readMembers(property.members, depth + 1);
        } else if (isRdf(u"Bag") || isRdf(u"Seq") || isRdf(u"Alt")) {
            while (countOne(depth) && m_xml.readNextStartElement()) {
                property.members.append(readProperty(depth + 2));
                property.members.last().space.clear();
                property.members.last().name.clear();
            }
        } else {
            m_xml.skipCurrentElement();
        }
    }

    QXmlStreamReader m_xml;
    int m_count = 0;
    bool m_isOver = false;
};

} // namespace

const XmpProperty *XmpProperty::member(const char16_t *wantedSpace, const char16_t *wantedName) const
{
    const auto found = std::find_if(members.cbegin(), members.cend(), [&](const XmpProperty &each) {
        return isNamed(each, wantedSpace, wantedName);
    });
    return found == members.cend() ? nullptr : &*found;
}

QString XmpProperty::plain() const
{
    if (members.isEmpty())
        return text;
    const auto isDefault = [](const XmpProperty &each) { return each.language == u"x-default"; };
    const auto found = std::find_if(members.cbegin(), members.cend(), isDefault);
    return found == members.cend() ? members.first().text : found->text;
}

std::optional<XmpPacket> XmpPacket::read(const QByteArray &packet)
{
    XmpPacket read;
    if (packet.isEmpty() || !RdfReader(packet).read(read.m_properties))
        return {};
    return read;
}

const XmpProperty *XmpPacket::find(const char16_t *space, const char16_t *name) const
{
    const auto found = std::find_if(m_properties.cbegin(), m_properties.cend(),
                                    [&](const XmpProperty &each) { return isNamed(each, space, name); });
    return found == m_properties.cend() ? nullptr : &*found;
}

QString XmpPacket::text(const char16_t *space, const char16_t *name) const
{
    const XmpProperty *property = find(space, name);
    return property ? property->plain() : QString();
}

bool XmpPacket::has(const char16_t *space) const
{
    return std::any_of(m_properties.cbegin(), m_properties.cend(),
                       [space](const XmpProperty &each) { return is(each.space, space); });
}

void XmpPacket::add(const XmpPacket &other)
{
    QSet<std::pair<QString, QString>> mine;
    for (const XmpProperty &each : std::as_const(m_properties))
        mine.insert({each.space, each.name});
    for (const XmpProperty &each : other.m_properties) {
        if (!mine.contains({each.space, each.name}))
            m_properties.append(each);
    }
}

} // namespace maquette
