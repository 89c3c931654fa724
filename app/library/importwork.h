// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/calloff.h"
#include "app/library/folderimport.h"
#include "app/library/scannedfile.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace maquette
{

//! \brief The work of a FolderImport from the first file to the last. Blocking: for one worker thread.
class ImportWork
{
public:
    //! \a told is called after each file, in the same thread.
    ImportWork(ImportOrder order, CallOff callOff, std::function<void(const ImportProgress &)> told);
    ImportOutcome run();

private:
    struct Source
    {
        QString root;   //!< absolute
        QString path;   //!< relative to it
        QString target; //!< wished, relative to the library folder
    };
    Result<void> readIndex();
    Result<void> list();
    Result<void> listFolder(const QString &folder);
    Result<void> take(const Source &source);
    [[nodiscard]] bool isKnown(const QString &from, const ScannedFile &file) const;
    [[nodiscard]] bool isInLibrary(const QString &file) const;
    void refuse(const Source &source, const QString &reason);

    const ImportOrder m_order;
    const CallOff m_callOff;
    const std::function<void(const ImportProgress &)> m_told;
    QString m_library; //!< without links
    QList<Source> m_sources;
    QHash<QByteArray, QString> m_paths;   //!< of the works, by the hashes of their contents
    QHash<QByteArray, QString> m_origins; //!< and by what these were before anything was written into them
    QHash<QString, QString> m_documents;  //!< the same by the names their files say
    QSet<QString> m_taken;                //!< works' paths where imports go
    bool m_mayMakeLibrary = false;
    ImportOutcome m_outcome;
};

} // namespace maquette
