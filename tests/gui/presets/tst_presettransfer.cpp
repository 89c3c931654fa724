// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presetrig.h"

#include "ui/form/modelheader.h"
#include "ui/form/presetfile.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief Presets into files and back, through the dialogs and by dropping.
class TestPresetTransfer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init()
    {
        m_rig = std::make_unique<PresetRig>();
        QVERIFY(m_rig->start());
    }
    void cleanup() { m_rig.reset(); }

    void allGoOutAndComeBack()
    {
        m_rig->addSome();
        m_rig->openByKey();
        const QString file = exportAll();
        QTRY_COMPARE(m_rig->said()->text(), u"Saved 4 presets in mine.maquette-preset."_s);
        QVERIFY(m_rig->list()->isVisible());
        for (const char *name : {"A", "B", "C", "D"})
            m_rig->presets->remove(m_rig->model, QString::fromLatin1(name));
        import({file});
        QTRY_COMPARE(m_rig->order(), u"ABCD"_s);
        QTRY_COMPARE(m_rig->rows().size(), 4);
        QCOMPARE(m_rig->said()->text(), u"Imported 4 presets."_s);
        m_rig->view()->setFocus();
        m_rig->key(Qt::Key_End);
        m_rig->key(Qt::Key_Return);
        QCOMPARE(m_rig->panel->values().value("prompt", std::string()), std::string("D"));
    }

    void whatMeansNothingElsewhereIsLeftOutAndSaid()
    {
        const ModelId seedance(u"bytedance/seedance-1-0/lite/image-to-video"_s);
        m_rig->panel->setModel(seedance);
        m_rig->add(u"Wave: at/night"_s, R"({"prompt":"x","first_frame_image_url":"maquette-asset:7"})");
        m_rig->openByKey();
        m_rig->key(Qt::Key_F10, Qt::ShiftModifier);
        QAction *entry = m_rig->menuEntry(u"Export…"_s);
        QVERIFY(entry);
        entry->trigger();
        auto *dialog = fileDialog("exportPresets");
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        QCOMPARE(QFileInfo(dialog->selectedFiles().constFirst()).fileName(),
                 u"Wave at night.maquette-preset"_s);
        const QString file = m_rig->folder.filePath(u"one.maquette-preset"_s);
        accept(dialog, {file});
        QTRY_VERIFY2(m_rig->said()->text().startsWith(u"Saved one.maquette-preset. "_s),
                     qPrintable(m_rig->said()->text()));
        QVERIFY2(m_rig->said()->text().contains(u"is left out: it is a work of this gallery."_s),
                 qPrintable(m_rig->said()->text()));
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        QVERIFY(!bytes.contains("maquette-asset"));
        QVERIFY(bytes.contains("Wave: at/night"));
        // What is kept here has lost nothing.
        QVERIFY(m_rig->presets->find(seedance, u"Wave: at/night"_s)->state.contains("maquette-asset:7"));
    }

    void aFileThatCannotBeWrittenIsToldOf()
    {
        m_rig->addSome();
        m_rig->openByKey();
        QTest::mouseClick(button("exportPresetsButton"), Qt::LeftButton);
        auto *dialog = fileDialog("exportPresets");
        emit dialog->fileSelected(m_rig->folder.filePath(u"missing/a.maquette-preset"_s));
        QTRY_VERIFY2(m_rig->said()->text().contains(u"could not be saved"_s),
                     qPrintable(m_rig->said()->text()));
        dialog->reject();
    }

    void importIsUndone()
    {
        m_rig->addSome();
        const QString file = write({preset(m_rig->model, u"A"_s), preset(m_rig->model, u"New"_s)});
        m_rig->openByKey();
        import({file});
        QTRY_COMPARE(m_rig->names().size(), 6);
        QCOMPARE(m_rig->names().mid(4), QStringList({u"A 2"_s, u"New"_s}));
        QCOMPARE(m_rig->said()->text(), u"Imported 2 presets, one with a new name."_s);
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->order(), u"ABCD"_s);
    }

    void thoseOfOtherModelsGoToThem()
    {
        const ModelId seedream(u"bytedance/seedream-4-5/text-to-image"_s);
        const ModelId unknown(u"nobody/knows/this"_s);
        FilePreset strange = preset(unknown, u"Strange"_s);
        strange.modelName = u"<b>Odd</b>"_s;
        const QString first = write({preset(seedream, u"S"_s), strange});
        const QString second = write({preset(m_rig->model, u"Own"_s)});
        m_rig->openByKey();
        import({first, second});
        QTRY_COMPARE(m_rig->rows(), QStringList{u"Own"_s});
        QCOMPARE(m_rig->presets->list(seedream).size(), 1);
        QCOMPARE(m_rig->presets->list(unknown).size(), 1);
        const QString said = m_rig->said()->text();
        QCOMPARE(said, u"Imported 3 presets of 3 models, one of which is not installed here."_s);
        m_rig->undo(m_rig->said());
        QCOMPARE(m_rig->presets->list(seedream).size() + m_rig->presets->list(unknown).size(), 0);
    }

    void oneSentenceSaysWhatCameIn_data()
    {
        QTest::addColumn<QStringList>("models");
        QTest::addColumn<QString>("sentence");
        const QString here = u"bytedance/dreamina-4-0/text-to-image"_s;
        const QString known = u"bytedance/seedream-4-5/text-to-image"_s;
        QTest::newRow("one") << QStringList{here} << u"Imported 1 preset."_s;
        QTest::newRow("elsewhere") << QStringList{known, known} << u"Imported 2 presets of “Seedream 4.5”."_s;
        QTest::newRow("unknown") << QStringList{u"no/one/knows"_s}
                                 << u"Imported 1 preset of “no/one/knows”, which is not installed here."_s;
        QTest::newRow("both") << QStringList{here, known} << u"Imported 2 presets of 2 models."_s;
        QTest::newRow("none known") << QStringList{u"no/one/knows"_s, u"nor/this"_s}
                                    << u"Imported 2 presets of 2 models that are not installed here."_s;
    }
    void oneSentenceSaysWhatCameIn()
    {
        QFETCH(QStringList, models);
        QFETCH(QString, sentence);
        QList<FilePreset> presets;
        for (const QString &model : models)
            presets << preset(ModelId(model), u"Name %1"_s.arg(presets.size()));
        m_rig->openByKey();
        import({write(presets)});
        QTRY_COMPARE(m_rig->said()->text(), sentence);
    }

    void badFilesAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("damaged") << QByteArray("{\"format\":\"maquette-preset\",\"ver")
                                 << u"This is no file of presets."_s;
        QTest::newRow("another kind") << QByteArray("[]") << u"This is no file of presets."_s;
        QTest::newRow("empty") << QByteArray() << u"This is no file of presets."_s;
        QTest::newRow("newer") << QByteArray(R"({"format":"maquette-preset","version":99,"presets":[]})")
                               << u"This file of presets was written by a newer Maquette."_s;
        QTest::newRow("large") << QByteArray(PresetFile::mostBytes + 5, ' ')
                               << u"The file is too large to be one of presets."_s;
    }
    void badFilesAreRefusedInWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const QString file = m_rig->folder.filePath(u"bad.maquette-preset"_s);
        QFile bad(file);
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(bytes) == bytes.size());
        bad.close();
        m_rig->openByKey();
        import({file});
        QTRY_COMPARE(m_rig->said()->text(), u"bad.maquette-preset: "_s + sentence);
        QCOMPARE(m_rig->names(), QStringList());
        // One good file beside it goes in all the same.
        import({file, write({preset(m_rig->model, u"Good"_s)})});
        QTRY_COMPARE(m_rig->names(), QStringList{u"Good"_s});
        QCOMPARE(m_rig->said()->text(), u"Imported 1 preset. bad.maquette-preset: "_s + sentence);
    }

    void aMissingFileAndAFolderAreRefused()
    {
        QVERIFY(QDir(m_rig->folder.path()).mkdir(u"b.maquette-preset"_s));
        m_rig->openByKey();
        drop(m_rig->list(), {m_rig->folder.filePath(u"gone.maquette-preset"_s),
                             m_rig->folder.filePath(u"b.maquette-preset"_s)});
        QTRY_COMPARE(m_rig->said()->text(), u"gone.maquette-preset: The file cannot be read. "
                                            "b.maquette-preset: The file cannot be read."_s);
    }

    void filesAreDroppedOntoThePanelAndItsFields()
    {
        const QString file = write({preset(m_rig->model, u"P"_s)});
        m_rig->openByKey();
        drop(m_rig->list(), {file});
        QTRY_COMPARE(m_rig->rows(), QStringList{u"P"_s});
        drop(m_rig->name(), {file});
        QTRY_COMPARE(m_rig->rows(), QStringList({u"P"_s, u"P 2"_s}));
        QCOMPARE(m_rig->name()->text(), QString());
    }

    void filesAreDroppedOntoTheHeadOfTheForm()
    {
        const QString file = write({preset(m_rig->model, u"P"_s)});
        drop(m_rig->panel->findChild<ModelHeader *>(), {file});
        QTRY_COMPARE(m_rig->names(), QStringList{u"P"_s});
        QCOMPARE(m_rig->formSaid()->text(), u"Imported 1 preset."_s);
        m_rig->undo(m_rig->formSaid());
        QCOMPARE(m_rig->names(), QStringList());
        drop(m_rig->button(), {file});
        QTRY_COMPARE(m_rig->names(), QStringList{u"P"_s});
    }

    void otherFilesAreNotTaken()
    {
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile(u"/tmp/a.png"_s), QUrl(u"https://example.com/a.maquette-preset"_s)});
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(m_rig->panel->findChild<ModelHeader *>(), &enter);
        QVERIFY(!enter.isAccepted());
        // Nor one that would be gone afterwards where it came from.
        data.setUrls({QUrl::fromLocalFile(u"/tmp/a.maquette-preset"_s)});
        QDragEnterEvent move(QPoint(9, 9), Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        move.ignore();
        QApplication::sendEvent(m_rig->panel->findChild<ModelHeader *>(), &move);
        QVERIFY(!move.isAccepted());
    }

private:
    [[nodiscard]] static FilePreset preset(const ModelId &model, const QString &name)
    {
        FilePreset preset{model, {}, name, {}, {}};
        preset.state.values = json(R"({"prompt":"from a file"})");
        return preset;
    }
    QString write(const QList<FilePreset> &presets)
    {
        const QString name = m_rig->folder.filePath(u"in%1.maquette-preset"_s.arg(++m_files));
        QFile file(name);
        const QByteArray bytes = PresetFile::write(presets);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? name : QString();
    }
    [[nodiscard]] QAbstractButton *button(const char *name) const
    {
        return m_rig->list()->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    //! The one that opened last: those before it may not be gone yet.
    [[nodiscard]] QFileDialog *fileDialog(const char *name) const
    {
        const auto open = m_rig->panel->findChildren<QFileDialog *>(QString::fromLatin1(name));
        return open.isEmpty() ? nullptr : open.constLast();
    }
    void accept(QFileDialog *dialog, const QStringList &files) const
    {
        QVERIFY(dialog);
        auto *line = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QVERIFY(line);
        line->setText(files.size() == 1 ? files.constFirst() : u'"' + files.join(u"\" \""_s) + u'"');
        QMetaObject::invokeMethod(dialog, "accept");
        m_rig->activate();
    }
    QString exportAll()
    {
        QTest::mouseClick(button("exportPresetsButton"), Qt::LeftButton);
        const QString file = m_rig->folder.filePath(u"mine"_s); // the ending comes by itself
        accept(fileDialog("exportPresets"), {file});
        return file + u".maquette-preset"_s;
    }
    void import(const QStringList &files)
    {
        QTest::mouseClick(button("importPresetsButton"), Qt::LeftButton);
        auto *dialog = fileDialog("importPresets");
        QVERIFY(dialog);
        QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFiles);
        accept(dialog, files);
    }
    static void drop(QWidget *widget, const QStringList &files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QVERIFY(widget->acceptDrops());
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                              Qt::ShiftModifier);
        QApplication::sendEvent(widget, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(9, 9), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                           Qt::ShiftModifier);
        QApplication::sendEvent(widget, &dropped);
        QVERIFY(dropped.isAccepted());
        QCOMPARE(dropped.dropAction(), Qt::CopyAction); // the file stays where it is
    }

    std::unique_ptr<PresetRig> m_rig;
    int m_files = 0;
};

QTEST_MAIN(TestPresetTransfer)
#include "tst_presettransfer.moc"
