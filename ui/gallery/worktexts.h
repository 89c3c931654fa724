// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "ui/gallery/workindex.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace maquette
{

//! \brief How works are named, counted and dated in words. Nothing here paints or asks anything.
struct WorkTexts
{
    Q_DECLARE_TR_FUNCTIONS(maquette::WorkTexts)

public:
    //! The first words of the prompt on one line, up to its first comma or stop where that is enough to know
    //! it by; the model's name for a work without a prompt.
    static QString title(const QString &prompt, const QString &modelName);
    //! The whole prompt on one line; the model's name for a work without one.
    static QString line(const QString &prompt, const QString &modelName);
    static QString duration(qint64 ms); //!< "0:05", "1:02:03"
    static QString day(const QDate &day, const QDate &today, const QLocale &locale);
    //! "Today, 14:02 to 16:40"; times in ms since 1970.
    static QString session(qint64 from, qint64 to, const QDate &today, const QLocale &locale);
    static QString dayDetail(const WorkIndex::DayFacts &facts, const QLocale &locale); //!< "14 works · $0.62"
    static QString moment(const QDateTime &when, const QDate &today,
                          const QLocale &locale); //!< "today 14:02"
    static QString pixels(const QSize &size);     //!< "2560 × 1440"
    static QString kind(MediaKind kind);          //!< "Image", "Clip", "Sound"
    static QString format(const QString &path);   //!< "PNG", from the file's name
    static QString rating(int rating);            //!< "3 stars", "No rating"
    //! "Image, A lighthouse on a cliff, Dreamina 4.0, 2560 by 1440"
    static QString accessible(const Asset &asset);
};

} // namespace maquette
