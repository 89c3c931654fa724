// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/requestbuilder.h"

#include <QObject>

#include <functional>

namespace maquette
{

class MediaSource;
struct ResolvedMedia;

//! \brief A work of the gallery or a file of this computer that stands in a field of a request.
struct OwnMedia
{
    QString value; //!< `maquette-asset:12`, `maquette-file:/home/a/b.png`
    QString field;
    QString name; //!< of the work or the file
};

//! \brief Puts the address or data of works and files in their place, one after the other, and then hands the
//! plan back. One plan at a time; cancel() and destruction drop it without an answer.
class RequestPreparer : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const RunPlan &)>;

    static constexpr qint64 mostBytes = 256'000'000; //!< of all requests of one click

    RequestPreparer(MediaSource &pictures, QObject *parent);

    //! \a then is called at once when none is in the plan. Does nothing while busy.
    void prepare(RunPlan plan, Then then);
    //! As prepare(), to be looked at only: nothing is uploaded. Words stand where a link into the bucket
    //! will.
    void preview(RunPlan plan, Then then);
    [[nodiscard]] bool isBusy() const { return m_step != nullptr; }
    void cancel();
    //! "Sending beach.mov to your bucket… 42 %"; empty when nothing is done.
    [[nodiscard]] const QString &doing() const { return m_doing; }

signals:
    void busyChanged();
    void doingChanged();
    //! What stands in the field could not be made ready; the plan is dropped.
    void failed(const maquette::OwnMedia &own, const maquette::Error &error);

private:
    void next();
    void startWith(RunPlan plan, Then then, bool onlyShown);
    void take(const OwnMedia &own, const Result<QString> &address);
    void begin(const OwnMedia &own);
    [[nodiscard]] QString shownOf(const OwnMedia &own, const ResolvedMedia &media);
    //! Why \a address cannot stand in the plan's requests; empty if it can.
    [[nodiscard]] QString obstacleOf(const QString &address);
    void tell(const QString &doing);
    void drop();

    MediaSource &m_pictures;
    RunPlan m_plan;
    Then m_then;
    QObject *m_step = nullptr;
    QString m_doing;
    bool m_onlyShown = false;
};

} // namespace maquette
