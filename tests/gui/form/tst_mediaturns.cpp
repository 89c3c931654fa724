// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/formview.h"
#include "ui/form/frametaker.h"
#include "ui/form/kinds/mediaeditor.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/mediaitem.h"
#include "ui/form/medialine.h"
#include "ui/form/picturewell.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QThreadPool>

using namespace maquette;
using namespace maquette::formtest;

namespace
{
const auto good = QStringLiteral("https://example.com/picture.png");
} // namespace

//! \brief What comes into a media field that holds, or is about to hold, something else.
class TestMediaTurns : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_pictures = std::make_unique<ScriptedPictures>();
        m_pictures->works.insert(
            7, {QStringLiteral("lighthouse_03.png"), MediaKind::Image, {2560, 1440}, 4'100'000, {}, {}});
        m_model = shipped(QStringLiteral("bytedance/seedance-1-0/lite/image-to-video"));
        m_editor = std::make_unique<MediaEditor>(*m_model->field(QStringLiteral("first_frame_image_url")),
                                                 *m_pictures, nullptr);
        m_editor->resize(320, 140);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        line()->setFocus();
    }
    void cleanup()
    {
        m_editor.reset();
        m_pictures.reset();
    }

    void whatIsChosenLaterStays_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("typed") << 0;
        QTest::newRow("pasted") << 1;
        QTest::newRow("put there by a step back") << 2;
        QTest::newRow("a work") << 3;
        QTest::newRow("taken out") << 4;
    }
    void whatIsChosenLaterStays()
    {
        QFETCH(int, how);
        paste(good + QStringLiteral("?before"));
        dropPixels({900, 700});
        QVERIFY(m_editor->isPending());
        QString later = good;
        if (how == 0) {
            line()->setFocus();
            line()->selectAll();
            QTest::keyClicks(line(), good);
        } else if (how == 1) {
            paste(good);
        } else if (how == 2) {
            m_editor->setValue(std::optional<Json>(std::in_place, jsonString(good)));
        } else if (how == 3) {
            QMimeData data;
            data.setData(QLatin1String(worksMimeType), "7");
            m_editor->take(data);
            later = assetValue(AssetId(7));
        } else {
            m_editor->clear();
            later.clear();
        }
        settle();
        QCOMPARE(m_editor->value() ? stringOf(*m_editor->value()) : QString(), later);
        if (how == 4)
            QVERIFY(!m_editor->isPending());
    }

    void whatIsMadeOfItLaterStays_data()
    {
        QTest::addColumn<bool>("original");
        QTest::addColumn<bool>("frame");
        QTest::newRow("the original again") << true << false;
        QTest::newRow("made to fit") << false << false;
        QTest::newRow("the original again, for a frame") << true << true;
        QTest::newRow("made to fit, for a frame") << false << true;
    }
    void whatIsMadeOfItLaterStays()
    {
        QFETCH(bool, original);
        QFETCH(bool, frame);
        const QString there = fileValue(picture(QStringLiteral("photo.png"), {1000, 800}));
        hold(there);
        if (original) {
            crop({600, 400});
            QTRY_COMPARE(item()->original(), there);
            QTRY_VERIFY(!m_editor->isPending());
        }
        if (frame)
            takeFrame();
        else
            dropPixels({900, 700});
        QVERIFY(m_editor->isPending());
        QSignalSpy pending(m_editor.get(), &FieldEditor::pendingChanged);
        if (original)
            item()->useOriginal();
        else
            crop({600, 400});
        QVERIFY(!m_pictures->answerFrame(AssetId(8)));
        QVERIFY(!pending.isEmpty());
        settle();
        QTRY_VERIFY(!m_editor->isPending());
        QCOMPARE(sizeOfValue(), original ? QSize(1000, 800) : QSize(600, 400));
    }

    void aPicturePastedWhileAnotherIsMadeToFitStays()
    {
        hold(fileValue(picture(QStringLiteral("photo.png"), {1000, 800})));
        crop({600, 400});
        dropPixels({2900, 2700}); // comes after what was cut
        settle();
        QTRY_VERIFY(!m_editor->isPending());
        QCOMPARE(sizeOfValue(), QSize(2900, 2700));
    }

    void theSameValueCallsOffWhatIsComing_data()
    {
        QTest::addColumn<QString>("there");
        QTest::addColumn<bool>("frame");
        QTest::newRow("none") << QString() << false;
        QTest::newRow("a work") << assetValue(AssetId(7)) << false;
        QTest::newRow("none, for a frame") << QString() << true;
    }
    void theSameValueCallsOffWhatIsComing()
    {
        QFETCH(QString, there);
        QFETCH(bool, frame);
        const auto value =
            there.isEmpty() ? std::nullopt : std::optional<Json>(std::in_place, jsonString(there));
        m_editor->setValue(value);
        if (frame)
            takeFrame();
        else
            dropPixels({900, 700});
        QVERIFY(m_editor->isPending());
        QSignalSpy pending(m_editor.get(), &FieldEditor::pendingChanged);
        m_editor->setValue(value); // as a preset sets it
        QVERIFY(!m_editor->isPending());
        QVERIFY(!pending.isEmpty());
        settle();
        QCOMPARE(m_editor->value() ? stringOf(*m_editor->value()) : QString(), there);
    }

    void aStepBackElsewhereLeavesWhatIsComing()
    {
        FormView view(*m_pictures);
        view.setModel(m_model);
        auto *editor = qobject_cast<MediaEditor *>(view.editor(QStringLiteral("first_frame_image_url")));
        FormState state = view.state();
        QVERIFY(!state.values.contains("first_frame_image_url"));
        editor->take(*pixels({900, 700}));
        QVERIFY(editor->isPending());
        state.values["prompt"] = "undone";
        view.restore(state, QStringLiteral("prompt"), {});
        QVERIFY(editor->isPending());
        QTRY_VERIFY(editor->value()); // it has come
    }

    void settingsChosenLaterStay()
    {
        FormView view(*m_pictures);
        view.setModel(m_model);
        auto *editor = qobject_cast<MediaEditor *>(view.editor(QStringLiteral("first_frame_image_url")));
        const FormState preset = view.state();
        editor->take(*pixels({900, 700}));
        view.setState(preset);
        QVERIFY(!editor->isPending());
        settle();
        QVERIFY(!editor->value());
        editor->take(*pixels({900, 700}));
        view.reset();
        QVERIFY(!editor->isPending());
        settle();
        QVERIFY(!editor->value());
    }

    void ofTwoPicturesTheLaterOneStays()
    {
        dropPixels({2900, 2700}); // takes longer
        dropPixels({400, 500});
        settle();
        QVERIFY(m_editor->value());
        QCOMPARE(QImage(*fileIn(stringOf(*m_editor->value()))).size(), QSize(400, 500));
        QTRY_VERIFY(!m_editor->isPending());
    }

    void wordsAreNotPastedIntoAName()
    {
        for (const QString &there : {fileValue(picture(QStringLiteral("photo.png"), {1000, 800})),
                                     assetValue(AssetId(7)), QStringLiteral("data:image/png;base64,AAAA")}) {
            m_editor->setValue(std::optional<Json>(std::in_place, jsonString(there)));
            paste(QStringLiteral("a lighthouse"));
            QCOMPARE(stringOf(*m_editor->value()), there);
            QVERIFY2(m_editor->shownProblem().contains(QStringLiteral("not a complete address")),
                     qPrintable(m_editor->shownProblem()));
        }
    }

    void filesOfOursHaveANameToBeSpokenOf()
    {
        const QString hash = QStringLiteral("0123456789abcdef").repeated(4);
        const auto nameOf = [](const QString &file) {
            return addressText(fileValue(QStringLiteral("/home/me/") + file));
        };
        QCOMPARE(nameOf(QStringLiteral("beach.png")), QStringLiteral("beach.png"));
        QCOMPARE(nameOf(QStringLiteral("pasted-%1.png").arg(hash)), QStringLiteral("picture 012345"));
        QCOMPARE(nameOf(hash + QStringLiteral(".mp4")), QStringLiteral("changed copy 012345"));
        QCOMPARE(nameOf(hash + QStringLiteral("-flat.jpg")), QStringLiteral("changed copy 012345"));
        for (const QString &other : QStringList{
                 hash, hash + QStringLiteral("0.png"), QStringLiteral("a") + hash.chopped(1) + u".x.y",
                 QStringLiteral("pasted-1.png"), hash.toUpper() + QStringLiteral(".png")})
            QCOMPARE(nameOf(other), other);
    }

    void anAddressTakesThePlaceOfAFile()
    {
        const QString there = fileValue(picture(QStringLiteral("photo.png"), {1000, 800}));
        m_editor->setValue(std::optional<Json>(std::in_place, jsonString(there)));
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        QGuiApplication::clipboard()->setText(good);
        well()->setFocus();
        QTest::keyClick(well(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(stringOf(*m_editor->value()), good);
        m_editor->setValue(std::optional<Json>(std::in_place, jsonString(there)));
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        line()->setFocus();
        QTest::keyClicks(line(), good);
        QCOMPARE(stringOf(*m_editor->value()), good);
    }

    void whatIsTypedOnThePreviewGoesIntoTheLine()
    {
        m_editor->setValue(std::optional<Json>(
            std::in_place, jsonString(fileValue(picture(QStringLiteral("photo.png"), {1000, 800})))));
        QTRY_COMPARE(label("verdict")->plain(), QStringLiteral("fits"));
        well()->setFocus();
        QTest::keyClick(well(), Qt::Key_Space, Qt::ControlModifier); // no letter
        QVERIFY(well()->hasFocus());
        QTest::keyClick(well(), 'h');
        QVERIFY(line()->hasFocus());
        QTest::keyClicks(line(), good.mid(1));
        QCOMPARE(stringOf(*m_editor->value()), good);
    }

private:
    QString picture(const QString &name, QSize pixels) const
    {
        QImage image(pixels, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        const QString file = m_folder.filePath(name);
        image.save(file);
        return file;
    }
    [[nodiscard]] MediaLine *line() const { return m_editor->findChild<MediaLine *>(); }
    [[nodiscard]] PictureWell *well() const { return m_editor->findChild<PictureWell *>(); }
    [[nodiscard]] WrapLabel *label(const char *name) const
    {
        return m_editor->findChild<WrapLabel *>(QString::fromLatin1(name));
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        line()->setFocus();
        QTest::keyClick(line(), Qt::Key_V, Qt::ControlModifier);
    }
    static std::unique_ptr<QMimeData> pixels(QSize size)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        auto data = std::make_unique<QMimeData>();
        data->setImageData(image);
        return data;
    }
    void dropPixels(QSize size) { m_editor->take(*pixels(size)); }
    [[nodiscard]] MediaItem *item() const { return m_editor->findChild<MediaItem *>(); }
    void hold(const QString &address)
    {
        m_editor->setValue(std::optional<Json>(std::in_place, jsonString(address)));
        QTRY_VERIFY(!m_editor->isPending());
    }
    void crop(QSize size)
    {
        PictureMend part;
        part.crop = {{}, size};
        part.size = size;
        item()->crop(part);
        QVERIFY(item()->isMending());
    }
    //! Of a clip, on its way until the test answers.
    void takeFrame()
    {
        auto *frames = m_editor->findChild<FrameTaker *>();
        frames->ask(assetValue(AssetId(9)), {});
        auto *menu = m_editor->findChild<QMenu *>(QStringLiteral("frames"));
        QVERIFY(menu);
        menu->actions().constFirst()->trigger();
        menu->close();
        QVERIFY(frames->isBusy());
    }
    [[nodiscard]] QSize sizeOfValue() const
    {
        const auto value = m_editor->value();
        return value ? QImage(fileIn(stringOf(*value)).value_or(QString())).size() : QSize();
    }
    //! Until nothing is on its way any more, answered or not.
    static void settle()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedPictures> m_pictures;
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<MediaEditor> m_editor;
};

QTEST_MAIN(TestMediaTurns)
#include "tst_mediaturns.moc"
