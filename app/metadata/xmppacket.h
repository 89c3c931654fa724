// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace maquette
{

//! \brief Namespaces of XMP.
namespace xmpspace
{
inline constexpr auto dc = u"http://purl.org/dc/elements/1.1/";
inline constexpr auto xmp = u"http://ns.adobe.com/xap/1.0/";
inline constexpr auto mm = u"http://ns.adobe.com/xap/1.0/mm/";
inline constexpr auto reference = u"http://ns.adobe.com/xap/1.0/sType/ResourceRef#";
inline constexpr auto note = u"http://ns.adobe.com/xmp/note/";
inline constexpr auto iptc = u"http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
inline constexpr auto own = u"urn:x-maquette:work:1.0#"; //!< ours; a URN, because no host answers for it
} // namespace xmpspace

//! \brief One property: a text, or an array's or a structure's members.
struct XmpProperty
{
    QString space;
    QString name; //!< empty for a member of an array
    QString text;
    QString language; //!< `xml:lang` of a member of a choice of languages
    QList<XmpProperty> members;

    //! The member \a name of a structure; null when there is none.
    [[nodiscard]] const XmpProperty *member(const char16_t *space, const char16_t *name) const;
    //! The text; of an array that of the default language, or else of the first member.
    [[nodiscard]] QString plain() const;
};

//! \brief The properties of one XMP packet, read without a lock and in one pass.
//!
//! Exiv2 reads XMP too, one packet at a time in the whole program, in three times the time and as deep as the
//! packet says. It writes ours (xmpwriter.h). Thread-safe as a value.
class XmpPacket
{
public:
    //! Nothing when it is no well-formed XML, defines entities, or goes over the limits (depth, properties,
    //! size).
    static std::optional<XmpPacket> read(const QByteArray &packet);

    [[nodiscard]] const XmpProperty *find(const char16_t *space, const char16_t *name) const;
    [[nodiscard]] QString text(const char16_t *space, const char16_t *name) const;
    [[nodiscard]] bool has(const char16_t *space) const; //!< any property of this namespace
    [[nodiscard]] qsizetype size() const { return m_properties.size(); }
    //! Adds those that are not here yet.
    void add(const XmpPacket &other);

private:
    QList<XmpProperty> m_properties;
};

} // namespace maquette
