// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/partsaver.h"

#include "app/base/background.h"
#include "app/library/library.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>

namespace maquette
{

namespace
{

constexpr int lookMs = 100;

QString framesPiece(const FrameRange &frames)
{
    return QStringLiteral("frames-%1-%2").arg(frames.first + 1).arg(frames.last + 1);
}

} // namespace

PartSaver::PartSaver(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::MoviesLocation))
{
    m_pool.setMaxThreadCount(1);
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &PartSaver::changed);
}

PartSaver::~PartSaver()
{
    cancel();
}

void PartSaver::saveAs(const TrimOrder &order, QWidget *window)
{
    const QString extension = trimmedExtension(order.source, order.way);
    auto *dialog = new QFileDialog(window);
    dialog->setObjectName(QStringLiteral("savePart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save part"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(m_folder);
    dialog->setDefaultSuffix(extension);
    dialog->setNameFilter(tr("%1 clips (*.%2)").arg(extension.toUpper(), extension));
    dialog->selectFile(
        QStringLiteral("%1_%2.%3")
            .arg(QFileInfo(order.source).completeBaseName(), framesPiece(order.frames), extension));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, order](const QString &target) { saveTo(order, target); });
    dialog->open();
}

std::shared_ptr<TrimWork> PartSaver::begin()
{
    if (m_work) {
        emit notice(tr("A part is being saved already. Wait for it, or cancel it."));
        return {};
    }
    m_work = std::make_shared<TrimWork>();
    m_look.start();
    emit changed();
    return m_work;
}

void PartSaver::saveTo(const TrimOrder &order, const QString &target)
{
    m_folder = QFileInfo(target).absolutePath();
    const auto work = begin();
    if (!work)
        return;
    inBackground(
        m_pool, this, [order, target, work] { return trimTo(order, target, *work); },
        [this, name = QFileInfo(target).fileName()](const Result<void> &made) {
            settle(made, tr("Saved %1").arg(name));
        });
}

void PartSaver::keep(const TrimOrder &order, AssetId clip)
{
    const auto work = begin();
    if (!work)
        return;
    const auto answer = [self = QPointer(this)](const Result<AssetId> &made) {
        if (self)
            self->settle(made ? Result<void>() : Result<void>(made.error()),
                         tr("The part is in the gallery."));
    };
    m_library.addMade(
        clip, framesPiece(order.frames), m_pool,
        [order, work](const QString &file) { return trimInto(order, file, *work); }, answer);
}

void PartSaver::cancel()
{
    if (m_work)
        m_work->stop = true;
}

double PartSaver::share() const
{
    return m_work ? m_work->permille / 1000.0 : 0;
}

void PartSaver::settle(const Result<void> &made, const QString &success)
{
    m_work.reset();
    m_look.stop();
    emit changed();
    if (made)
        emit notice(success);
    else if (made.error().kind == ErrorKind::Cancelled)
        emit notice(tr("Saving the part was cancelled. Nothing was kept."));
    else
        emit notice(made.error().message);
}

} // namespace maquette
