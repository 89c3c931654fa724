// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/crop/cropdialog.h"
#include "ui/crop/cropview.h"
#include "ui/form/kinds/mediaeditor.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/wraplabel.h"

#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>

namespace maquette::formtest
{

//! \brief A media field in a window of its own, and files for it.
class CropRig
{
public:
    //! The first frame of the shipped image-to-video model: 300 < side < 6000, 0.4 < aspect < 2.5, < 30 MB.
    bool open()
    {
        return open(shipped(QStringLiteral("bytedance/seedance-1-0/lite/image-to-video")),
                    QStringLiteral("first_frame_image_url"));
    }
    bool open(std::shared_ptr<const Model> model, const QString &key)
    {
        editor.reset();
        m_model = std::move(model);
        editor = std::make_unique<MediaEditor>(*m_model->field(key), pictures, nullptr);
        editor->resize(340, 200);
        editor->show();
        editor->activateWindow();
        return QTest::qWaitForWindowActive(editor.get());
    }

    //! A model with one picture, `image_url`, of these rules.
    static std::shared_ptr<const Model> imageModel(const QByteArray &rules)
    {
        return modelOf(R"({"type":"object","properties":{"image_url":{"type":"string","format":"image_uri",
            "validations":[)" +
                       rules + "]}}}");
    }
    static QByteArray rule(const char *metric, double value)
    {
        return QByteArray(R"({"validation_rule":")") + metric + R"(","validation_value":)" +
               QByteArray::number(value) + R"(,"validation_error":"It breaks the rule."})";
    }

    //! No two pixels that are near each other are equal.
    static QImage pattern(QSize size, bool transparent = false)
    {
        QImage image(size, transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x)
                image.setPixel(x, y,
                               qRgba(x % 256, y % 256, (x * 7 + y * 13) % 256,
                                     transparent && (x / 16 + y / 16) % 2 == 0 ? 0 : 255));
        }
        return image;
    }
    [[nodiscard]] QString saved(const QString &name, const QImage &image) const
    {
        const QString file = folder.filePath(name);
        return image.save(file) ? file : QString();
    }
    [[nodiscard]] QString saved(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void drop(const QMimeData &data) const
    {
        QDragEnterEvent enter(QPoint(20, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(editor.get(), &enter);
        QDropEvent drop(QPointF(20, 40), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(editor.get(), &drop);
    }
    void dropFile(const QString &file) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        drop(data);
    }

    [[nodiscard]] WrapLabel *label(const char *name) const
    {
        return editor->findChild<WrapLabel *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString verdict() const { return label("verdict")->plain(); }
    [[nodiscard]] LinkButton *mend() const { return editor->findChild<LinkButton *>(QStringLiteral("mend")); }
    //! The file that stands in the field.
    [[nodiscard]] QString file() const
    {
        return editor->value() ? fileIn(stringOf(*editor->value())).value_or(QString()) : QString();
    }
    //! The menu that is open.
    [[nodiscard]] QMenu *menu() const
    {
        for (QMenu *each : editor->findChildren<QMenu *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    //! Takes the entry with \a words from the open menu, by the keyboard.
    [[nodiscard]] bool pick(const QString &words) const
    {
        QMenu *open = menu();
        if (open == nullptr)
            return false;
        for (int i = 0; i <= open->actions().size(); ++i) {
            QTest::keyClick(open, Qt::Key_Down);
            if (open->activeAction() != nullptr && open->activeAction()->text().contains(words)) {
                QTest::keyClick(open, Qt::Key_Return);
                return true;
            }
        }
        return false;
    }
    //! Drops the file and opens the dialog by the field's own link, which reads \a offer.
    [[nodiscard]] bool openCrop(const QString &file,
                                const QString &offer = QStringLiteral("Make it fit…")) const
    {
        dropFile(file);
        if (!QTest::qWaitFor([&] { return mend()->text() == offer; }))
            return false;
        QTest::mouseClick(mend(), Qt::LeftButton);
        if (offer != QStringLiteral("Crop…") && !pick(QStringLiteral("Crop…")))
            return false;
        if (dialog() == nullptr)
            return false;
        dialog()->activateWindow();
        return QTest::qWaitFor(
            [&] { return QApplication::activeWindow() == dialog() && view()->frame().has_value(); });
    }
    [[nodiscard]] CropDialog *dialog() const { return editor->findChild<CropDialog *>(); }
    [[nodiscard]] CropView *view() const { return editor->findChild<CropView *>(); }
    [[nodiscard]] QRect part() const { return view()->frame()->rect(); }

    QTemporaryDir folder;
    ScriptedPictures pictures;
    std::unique_ptr<MediaEditor> editor;

private:
    std::shared_ptr<const Model> m_model;
};

//! By the mouse, in two steps.
inline void drag(QWidget *view, QPointF from, QPointF to)
{
    QTest::mousePress(view, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(view, ((from + to) / 2).toPoint());
    QTest::mouseMove(view, to.toPoint());
    QTest::mouseRelease(view, Qt::LeftButton, {}, to.toPoint());
}

} // namespace maquette::formtest
