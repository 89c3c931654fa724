// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/references.h"

#include "models/schema/draft7.h"
#include "models/schema/keywordshape.h"

#include <QUrl>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

struct SplitAddress
{
    QString document; //!< absolute, if its base is
    QString fragment;
};

SplitAddress split(const QString &reference, const QString &base)
{
    const qsizetype hash = reference.indexOf(u'#');
    const QString relative = hash < 0 ? reference : reference.left(hash);
    SplitAddress address;
    address.document =
        relative.isEmpty() ? base : QUrl(base).resolved(QUrl(relative)).toString(QUrl::FullyEncoded);
    if (hash >= 0)
        address.fragment =
            QString::fromUtf8(QByteArray::fromPercentEncoding(reference.mid(hash + 1).toUtf8()));
    return address;
}

//! Null for a schema with a `$ref`: what stands beside one counts for nothing.
const Json *ownId(const Json &schema)
{
    const Json *id = member(schema, "$id");
    return id && id->is_string() && !member(schema, "$ref") ? id : nullptr;
}

const Json *child(const Json &value, const QString &part)
{
    if (!value.is_array())
        return member(value, part.toStdString());
    bool isIndex = false;
    const uint index = part.toUInt(&isIndex);
    const bool canonical = isIndex && QString::number(index) == part;
    return canonical && index < value.size() ? &value.at(index) : nullptr;
}

std::optional<SchemaPlace> follow(SchemaPlace place, const QString &pointer)
{
    if (pointer.isEmpty())
        return place;
    for (QString part : pointer.mid(1).split(u'/')) {
        part.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        place.base = References::baseInside(place);
        place.schema = child(*place.schema, part);
        if (!place.schema)
            return std::nullopt;
    }
    return place;
}

} // namespace

References::References(const Json &root, const SchemaDocuments &documents)
{
    index({&root, {}});
    for (auto it = documents.cbegin(); it != documents.cend(); ++it)
        index({it->get(), it.key()});
    index({&draft7Schema(), QString::fromUtf16(draft7Address)});
}

QString References::baseInside(const SchemaPlace &place)
{
    const Json *id = ownId(*place.schema);
    return id ? split(stringOf(*id), place.base).document : place.base;
}

void References::index(const SchemaPlace &document)
{
    if (!m_places.contains(document.base))
        m_places.insert(document.base, document);
    // A list instead of a recursion: no depth of a schema costs stack.
    std::vector<SchemaPlace> open{document};
    while (!open.empty()) {
        const SchemaPlace place = open.back();
        open.pop_back();
        if (!place.schema->is_object())
            continue;
        QString base = place.base;
        if (const Json *id = ownId(*place.schema)) {
            const SplitAddress address = split(stringOf(*id), place.base);
            base = address.document;
            const QString key = address.fragment.isEmpty() ? base : QString(base + u'#' + address.fragment);
            if (!m_places.contains(key))
                m_places.insert(key, place);
        }
        for (const auto &[key, value] : place.schema->get_ref<const Json::object_t &>())
            forEachSchema(shapeOf(key), value, [&](const Json &schema) { open.push_back({&schema, base}); });
    }
}

std::optional<SchemaPlace> References::find(const QString &reference, const QString &base) const
{
    const SplitAddress address = split(reference, base);
    const bool pointer = address.fragment.isEmpty() || address.fragment.startsWith(u'/');
    const auto found =
        m_places.constFind(pointer ? address.document : QString(address.document + u'#' + address.fragment));
    if (found == m_places.cend())
        return std::nullopt;
    return pointer ? follow(*found, address.fragment) : *found;
}

} // namespace maquette
