// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/media/mediadesk.h"
#include "app/net/httpclient.h"
#include "ui/form/mediasource.h"

#include <QTemporaryDir>

#include <QHash>
#include <QPointer>

namespace maquette
{

//! \brief Pictures as a test wants them: works by number, and looks that the test answers itself.
class ScriptedPictures : public MediaSource
{
    Q_OBJECT

public:
    //! \a inputs: where the desk keeps its files; empty: in a folder that goes with this.
    explicit ScriptedPictures(QString inputs = {})
        : m_inputs(std::move(inputs))
    {}

    [[nodiscard]] bool isReady() const override { return ready; }
    [[nodiscard]] std::optional<WorkFacts> work(AssetId id) const override;
    [[nodiscard]] AssetId workOfFile(const QString &path) const override { return files.value(path); }
    [[nodiscard]] QImage thumbnail(AssetId id, int edge) override;
    [[nodiscard]] QObject *look(const QUrl &url, QObject *parent, LookAnswer answer) override;
    //! As look(), or by the desk where `checksLinks` says so.
    [[nodiscard]] QObject *check(const QUrl &url, const Field &field, bool anew, QObject *parent,
                                 CheckAnswer answer) override;
    [[nodiscard]] QObject *link(AssetId id, QObject *parent, LinkAnswer answer) override;
    [[nodiscard]] QString fileOf(AssetId id) const override { return workFiles.value(id.number()); }
    //! Answered by answerFrame().
    [[nodiscard]] QObject *keepFrame(AssetId clip, qint64 positionMs, QObject *parent,
                                     FrameAnswer answer) override;
    //! The real one.
    [[nodiscard]] MediaDesk &disk() override { return m_desk; }

    //! Answers the newest look that still runs; false if there is none.
    bool answerLook(const Result<ImageFacts> &facts);
    bool answerLink(const Result<QString> &address);
    bool answerFrame(const Result<AssetId> &frame);
    static ImageFacts facts(QSize pixels, qint64 bytes);

    bool ready = true;
    bool checksLinks = false;
    QHash<qint64, WorkFacts> works;
    QHash<QString, AssetId> files;
    QHash<qint64, QString> workFiles; //!< of those that a test gives one
    QList<QPair<AssetId, qint64>> framesKept;
    QList<QUrl> looked;
    QList<AssetId> linked;

private:
    QTemporaryDir m_folder;
    QString m_inputs;
    SystemClock m_clock;
    HttpClient m_http{m_clock};
    MediaDesk m_desk{m_http, m_inputs.isEmpty() ? m_folder.path() : m_inputs};
    QPointer<QObject> m_look;
    LookAnswer m_lookAnswer;
    QPointer<QObject> m_link;
    LinkAnswer m_linkAnswer;
    QPointer<QObject> m_frame;
    FrameAnswer m_frameAnswer;
};

} // namespace maquette
