// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/library.h"
#include "app/metadata/metadata.h"
#include "models/core/json.h"
#include "tests/integration/app/program.h"
#include "tests/unit/metadata/samplefiles.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formpanel.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/wraplabel.h"
#include "ui/gallery/gallerypanel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/inspectorpanel.h"
#include "ui/gallery/settingrow.h"
#include "ui/shell/dropzones.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

namespace maquette::test
{

using namespace Qt::StringLiterals;

inline constexpr int jobMs = 60000;
inline const ModelId dreamina(u"bytedance/dreamina-4-0/text-to-image"_s);
inline const ModelId sequential(u"bytedance/seedream-4-0/sequential"_s);
inline const ModelId seedance(u"bytedance/seedance-1-0/lite/image-to-video"_s);

inline QImage picture()
{
    QImage image(640, 360, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 360);
    sky.setColorAt(0, QColor(40, 60, 110));
    sky.setColorAt(1, QColor(230, 150, 90));
    painter.fillRect(image.rect(), sky);
    return image;
}

//! \brief The whole program in its sandbox, files of other programs, and drops as the window system does
//! them.
class FileSettingsRig : public QObject
{
protected:
    void start()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), Program::inSandbox());
        QVERIFY(m_program->startWhole());
        m_program->window().resize(1440, 900);
        form().setModel(dreamina);
    }
    void stop()
    {
        m_program.reset();
        m_folder.reset();
    }
    FormPanel &form() { return m_program->workspace().form(); }
    InspectorPanel &inspector() { return m_program->workspace().inspector(); }
    QByteArray state() { return form().state().toBytes(); }
    QString path(const QString &name) const { return m_folder->filePath(name); }

    //! As AUTOMATIC1111 writes it.
    QString foreignFile(const QString &name = u"dusk.png"_s)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture().save(&buffer, "PNG");
        samples::write(path(name),
                       samples::withChunks(bytes, samples::textChunk("parameters", R"(a harbour at dusk
Negative prompt: fog
Steps: 30, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 1216x832, Model: sdxl)")));
        return path(name);
    }
    QString ownFile()
    {
        const QString plain = path(u"plain.png"_s);
        picture().save(plain);
        WorkMetadata work;
        work.documentId = u"b0b0b0b0-0000-4000-8000-000000000001"_s;
        work.modelId = sequential;
        work.modelName = u"Seedream 4.0"_s;
        work.prompt = u"3 images of the sea"_s;
        work.input = R"({"text":"3 images of the sea","seed":77,"sequential_image_generation_options":3})";
        work.seed = 77;
        const QString file = path(u"own.png"_s);
        return embedMetadata(plain, file, work) ? file : QString();
    }
    //! As the window system does it: enter, move, drop; whether it was taken.
    bool drop(QWidget *on, const QMimeData &data)
    {
        MainWindow &window = m_program->window();
        const QPoint at = on->mapTo(&window, on->rect().center());
        drag(on, data);
        QDropEvent event(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &event);
        return event.isAccepted();
    }
    bool drag(QWidget *over, const QMimeData &data)
    {
        MainWindow &window = m_program->window();
        const QPoint at = over->mapTo(&window, over->rect().center());
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.windowHandle(), &move);
        return move.isAccepted();
    }
    bool drop(QWidget *on, const QStringList &files)
    {
        QMimeData data;
        data.setUrls(urls(files));
        return drop(on, data);
    }
    static QList<QUrl> urls(const QStringList &files)
    {
        QList<QUrl> urls;
        for (const QString &file : files)
            urls += QUrl::fromLocalFile(file);
        return urls;
    }
    template <typename Widget>
    Widget *shown(const QString &name)
    {
        for (Widget *each : m_program->window().findChildren<Widget *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    SettingRow *row(const QString &key)
    {
        for (SettingRow *each : inspector().findChildren<SettingRow *>()) {
            if (each->isVisible() && each->line().key == key)
                return each;
        }
        return nullptr;
    }
    QString headline()
    {
        const auto *label = shown<WrapLabel>(u"fileHeadline"_s);
        return label ? label->plain() : QString();
    }
    QString problem()
    {
        const auto *label = shown<WrapLabel>(u"fileProblem"_s);
        return label ? label->plain() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

} // namespace maquette::test
