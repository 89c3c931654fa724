// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/workdocument.h"

#include <QUuid>

namespace maquette
{

QString newDocument()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString foundDocument(const QString &hash, const QString &path)
{
    static const QUuid found(QStringLiteral("{b0c3a5a2-6f0e-4c0b-9d1b-6a0d0f2f7c11}"));
    return QUuid::createUuidV5(found, QString(hash + u'/' + path)).toString(QUuid::WithoutBraces);
}

bool isFoundDocument(const QString &document)
{
    return QUuid::fromString(document).version() == QUuid::Sha1;
}

bool isAnotherWork(const QString &there, const QString &here)
{
    return !there.isEmpty() && !here.isEmpty() && there != here && !isFoundDocument(there) &&
           !isFoundDocument(here);
}

} // namespace maquette
