// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/metadata/samplefiles.h"

#include <QTemporaryDir>

namespace maquette
{

//! \brief A folder in which files get their metadata.
class EmbedFolder
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    //! \a bytes with \a work in them, its sidecar behind it; empty where it failed.
    QByteArray embedded(const QByteArray &bytes, const WorkMetadata &work,
                        MetadataProfile profile = MetadataProfile::Everything) const
    {
        samples::write(path(QStringLiteral("in")), bytes);
        const auto done =
            embedMetadata(path(QStringLiteral("in")), path(QStringLiteral("out")), work, profile);
        return done ? samples::read(path(QStringLiteral("out"))) + samples::read(done->sidecar)
                    : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

namespace samples
{

inline const QByteArray foreignXmp =
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
    "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
    "xmlns:dt='http://darktable.sf.net/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:xmp='http://ns.adobe.com/xap/1.0/' "
    "dt:history='kept' xmp:Rating='2'><dc:rights><rdf:Alt><rdf:li "
    "xml:lang='x-default'>mine</rdf:li></rdf:Alt></dc:rights>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>";

//! Also as UTF-16, which EXIF has.
inline bool says(const QByteArray &file, const QByteArray &text)
{
    QByteArray wide;
    for (const char c : text)
        wide += QByteArray(1, '\0') + c;
    return file.contains(text) || file.contains(wide);
}

} // namespace samples

} // namespace maquette
