// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/metadata/exivheaders.h"
#include "app/metadata/workmetadata.h"
#include "app/metadata/xmppacket.h"

namespace maquette
{

//! "Xmp.xmpMM.Ingredients" of "Xmp.xmpMM.Ingredients[1]/stRef:documentID".
inline std::string rootOf(const std::string &key)
{
    return key.substr(0, key.find_first_of("[/"));
}

//! At once: XmpData::erase() copies all that stands behind.
template <typename Goes>
void removeRoots(Exiv2::XmpData &data, const Goes &goes)
{
    Exiv2::XmpData kept;
    for (const auto &each : std::as_const(data)) {
        if (!goes(rootOf(each.key())))
            kept.add(each);
    }
    data = kept;
}

//! \brief Puts what is known of a work into Exiv2's properties, in place of what was there.
class WorkWriter
{
public:
    WorkWriter(Exiv2::XmpData &data, const WorkMetadata &work);

    //! Takes out all that Maquette had written, so that what is not known any more does not stay. A
    //! description that was edited since, or is another program's, is not ours.
    void removeOurs(const XmpPacket &old);
    void writeLabel();
    void writePrompt();
    void writeRest(const QDateTime &writtenAt);

private:
    void replace(const std::string &key, const QString &text);
    void removeLists();
    void writeTags();
    void writeParent(const std::string &place, const ParentWork &parent);
    void writeParents();
    void writeOwn();

    Exiv2::XmpData &m_data;
    const WorkMetadata &m_work;
    bool m_keepsDescription = false;
};

} // namespace maquette
