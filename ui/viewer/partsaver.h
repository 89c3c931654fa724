// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/media/cliptrim.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

class QWidget;

namespace maquette
{

class Library;

//! \brief Makes clips of parts of clips, one at a time, where the artist wants them: in a file, or in the
//! gallery. The library outlives it. Goes on while other works are looked at; deleting it calls it off.
class PartSaver : public QObject
{
    Q_OBJECT

public:
    explicit PartSaver(Library &library, QObject *parent = nullptr);
    ~PartSaver() override;

    //! Opens a dialog over \a window and returns; notice() tells the outcome.
    void saveAs(const TrimOrder &order, QWidget *window);
    void saveTo(const TrimOrder &order, const QString &target);
    //! As a work of its own, made from \a clip.
    void keep(const TrimOrder &order, AssetId clip);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_work != nullptr; }
    [[nodiscard]] double share() const; //!< of what is done, 0 to 1

signals:
    void changed(); //!< begun, further, or done
    void notice(const QString &text);

private:
    std::shared_ptr<TrimWork> begin();
    void settle(const Result<void> &made, const QString &success);

    Library &m_library;
    QThreadPool m_pool;
    std::shared_ptr<TrimWork> m_work;
    QTimer m_look;
    QString m_folder; //!< where the artist saved last
};

} // namespace maquette
