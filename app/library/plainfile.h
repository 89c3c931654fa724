// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/library/calloff.h"

#include <QFile>

namespace maquette
{

//! \brief A file of the artist's that is read, if it is a plain one: never a pipe or a device, which could
//! keep its reader waiting for ever. Once it is called off there is nothing more to read, and so whatever
//! decodes it ends soon.
class PlainFile : public QFile
{
    Q_OBJECT

public:
    explicit PlainFile(const QString &path, CallOff callOff = {});

    //! For reading. FileAccess, in words for the artist.
    [[nodiscard]] Result<void> openPlain();
    //! False when openPlain() found nothing under the name.
    [[nodiscard]] bool isThere() const { return m_there; }

protected:
    qint64 readData(char *data, qint64 most) override;

private:
    CallOff m_callOff;
    bool m_there = true;
};

} // namespace maquette
