// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "croprig.h"
#include "panelrig.h"

#include "ui/form/formview.h"
#include "ui/form/kinds/medialisteditor.h"
#include "ui/form/mediaitem.h"
#include "ui/form/mediatile.h"
#include "ui/form/mendmenu.h"

#include <QCryptographicHash>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{
const ModelId seedance(u"bytedance/seedance-1-0/lite/image-to-video"_s);
const auto frame = u"first_frame_image_url"_s;
} // namespace

//! \brief The way back from a copy that was made to fit: wherever the copy comes into a field from, the field
//! knows what it was made from, as long as that is there.
class TestOriginals : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<PanelRig>();
        QVERIFY(m_rig->open());
        panel()->setModel(seedance);
        m_file = m_folder.filePath(u"wide.png"_s);
        QVERIFY(CropRig::pattern({3000, 1000}).save(m_file));
        show(fileValue(m_file));
    }
    void cleanup() { m_rig.reset(); }

    void afterUndoAndRedo()
    {
        const QString made = crop();
        QVERIFY(canGoBack(fileValue(m_file)));
        panel()->undo();
        QCOMPARE(value(), fileValue(m_file));
        panel()->redo();
        QCOMPARE(value(), made);
        QVERIFY(canGoBack(fileValue(m_file)));
        QCOMPARE(editor()->findChild<QLineEdit *>()->text(), u"wide.png, changed"_s);
        goBack();
        QCOMPARE(value(), fileValue(m_file));
        QVERIFY(!offersTheWayBack());
        panel()->undo();
        QCOMPARE(value(), made);
        QVERIFY(canGoBack(fileValue(m_file)));
    }

    void afterARestart()
    {
        const QString made = crop();
        restart();
        QCOMPARE(value(), made);
        QVERIFY(canGoBack(fileValue(m_file)));
        goBack();
        QCOMPARE(value(), fileValue(m_file));
    }

    void theCutIsDrawnAnewAfterARestart()
    {
        crop();
        restart();
        QVERIFY(canGoBack(fileValue(m_file)));
        QVERIFY(item()->cut());
        QCOMPARE(item()->cut()->file, m_file);
        QCOMPARE(item()->cut()->part, QRect(250, 0, 2499, 1000));
    }

    void whatWasMadeInTwoStepsGoesBackToTheFirst()
    {
        crop();
        const QString first = value();
        QTRY_VERIFY(item()->canCrop());
        PictureMend again;
        again.crop = QRect(0, 0, 1200, 1000);
        again.size = again.crop.size();
        item()->crop(again);
        QTRY_VERIFY(value() != first);
        restart();
        QVERIFY(canGoBack(fileValue(m_file)));
    }

    void carriedByAPreset()
    {
        const QString made = crop();
        const InputValues kept = panel()->values();
        panel()->resetForm();
        QVERIFY(!editor()->value());
        panel()->setValues(kept);
        QCOMPARE(value(), made);
        QVERIFY(canGoBack(fileValue(m_file)));
    }

    void usedSettingsHoldTheCopyAsData()
    {
        const QString made = *fileIn(crop());
        panel()->resetForm();
        const QByteArray bytes = CropRig::bytesOf(made);
        use(u"data:image/png;base64,"_s + QString::fromLatin1(bytes.toBase64()));
        QVERIFY(canGoBack(fileValue(m_file)));
        goBack();
        QCOMPARE(value(), fileValue(m_file));
        use(u"data:image/png;base64,"_s + QString::fromLatin1(QByteArray(bytes + 'x').toBase64()));
        settle();
        QVERIFY(!offersTheWayBack());
    }

    void usedSettingsHoldTheCopyAsLink()
    {
        const QByteArray hash =
            QCryptographicHash::hash(CropRig::bytesOf(*fileIn(crop())), QCryptographicHash::Sha256).toHex();
        panel()->resetForm();
        use(u"https://s3.example.com/works/maquette/%1.png?X-Amz-Expires=86400"_s.arg(
            QString::fromLatin1(hash)));
        QVERIFY(canGoBack(fileValue(m_file)));
    }

    void aCopyThatIsGoneStillHasItsOriginal()
    {
        const QString made = crop();
        restart();
        QVERIFY(QFile::remove(*fileIn(made)));
        show({});
        show(made);
        QVERIFY(canGoBack(fileValue(m_file)));
    }

    void anOriginalThatIsGoneIsNotOffered()
    {
        const QString made = crop();
        const InputValues kept = panel()->values();
        QVERIFY(QFile::remove(m_file));
        panel()->undo();
        panel()->redo();
        QCOMPARE(value(), made);
        settle();
        QVERIFY(!offersTheWayBack());
        QVERIFY(!item()->cut()); // what is cut next is cut from the copy
    }

    void aWorkIsKnownAgain()
    {
        workIsThere(true);
        show(assetValue(AssetId(5)));
        const QString made = crop();
        restart();
        workIsThere(true);
        show({});
        show(made);
        QVERIFY(canGoBack(assetValue(AssetId(5))));
        workIsThere(false);
        emit m_rig->pictures->worksChanged();
        QTRY_VERIFY(!offersTheWayBack());
        m_rig->pictures->ready = false; // it may still come
        QVERIFY(!offersTheWayBack());
        m_rig->pictures->ready = true;
        workIsThere(true);
        emit m_rig->pictures->worksChanged();
        QTRY_COMPARE(mendLink()->text(), u"Change it…"_s);
    }

    void inAListToo()
    {
        const auto model = modelOf(R"({"type":"object","properties":{"image":{"type":"array",
            "format":"image_uris","maxItems":3,"validations":[{"validation_rule":"width/height<",
            "validation_value":2.5,"validation_error":"Less than 2.5."}]}}})");
        FormView view(*m_rig->pictures);
        view.setModel(model);
        view.show();
        auto *list = qobject_cast<MediaListEditor *>(view.editor(u"image"_s));
        QVERIFY(list);
        list->append(fileValue(m_file));
        MediaItem *first = list->tiles().constFirst()->item();
        QTRY_VERIFY(!first->mends().isEmpty());
        first->mend(first->mends().constFirst());
        QTRY_VERIFY(first->address() != fileValue(m_file));
        const auto made = list->value();
        list->setValue({});
        list->setValue(made);
        QTRY_COMPARE(list->tiles().constFirst()->item()->original(), fileValue(m_file));
    }

    void strangeRecordsAreNone()
    {
        const QString made = crop();
        const QDir records(m_rig->folder.filePath(u"inputs/origins"_s));
        const auto files = records.entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QByteArray &odd :
             {QByteArray(), QByteArray("[1"), QByteArray("{\"from\":7,\"cut\":[]}"),
              QByteArray("{\"from\":\"https://elsewhere.example/\",\"cut\":{\"part\":[1,2,\"3\"]}}"),
              QByteArray(70'000, '[')}) {
            for (const QFileInfo &each : files) {
                QFile file(each.filePath());
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(odd) == odd.size());
            }
            show({});
            show(made);
            settle();
            QVERIFY2(!item()->cut(), odd.left(60).constData());
            QVERIFY(item()->original().isEmpty() || !fileIn(item()->original()));
        }
    }

private:
    //! Cuts the middle out of what is too wide, and gives what stands in the field then.
    QString crop()
    {
        const QString before = value();
        [&] { QTRY_VERIFY(!item()->mends().isEmpty()); }();
        item()->mend(item()->mends().constFirst());
        [&] { QTRY_VERIFY(value() != before); }();
        settle();
        return value();
    }
    void restart()
    {
        const QByteArray shown = toBytes(jsonString(value()));
        [&] { QTRY_VERIFY(m_rig->drafts->values(seedance).contains(shown)); }();
        m_rig->close();
        [&] {
            QVERIFY(m_rig->open());
            QTRY_COMPARE(panel()->model().text(), seedance.text());
        }();
    }
    void show(const QString &address)
    {
        InputValues values = json(R"({"prompt":"the sea"})");
        if (!address.isEmpty())
            values[frame.toStdString()] = jsonString(address);
        panel()->setValues(values);
        settle();
    }
    void use(const QString &address)
    {
        InputValues input = json(R"({"prompt":"the sea"})");
        input[frame.toStdString()] = jsonString(address);
        panel()->useSettings(seedance, toBytes(input), {});
        QCOMPARE(value(), address);
    }
    void workIsThere(bool there)
    {
        auto &works = m_rig->pictures->works;
        works.remove(5);
        if (there)
            works.insert(5, {u"wide.png"_s, MediaKind::Image, {3000, 1000}, 5'000'000, {}, {}});
        m_rig->pictures->workFiles.insert(5, m_file);
    }
    //! Until nothing is on its way any more, answered or not.
    static void settle()
    {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QThreadPool::globalInstance()->waitForDone(); // what an answer began
        QCoreApplication::processEvents();
    }
    bool canGoBack(const QString &to)
    {
        return QTest::qWaitFor([&] { return item()->original() == to && offersTheWayBack(); });
    }
    QAction *wayBack(QMenu &menu)
    {
        addMends(menu, *item(), *m_rig->pictures, u"Frame"_s, editor());
        return menu.findChild<QAction *>(u"useOriginal"_s);
    }
    bool offersTheWayBack()
    {
        QMenu menu;
        return wayBack(menu) != nullptr;
    }
    void goBack()
    {
        QMenu menu;
        QAction *action = wayBack(menu);
        QVERIFY(action);
        action->trigger();
    }
    [[nodiscard]] FormPanel *panel() const { return m_rig->panel.get(); }
    [[nodiscard]] MediaEditor *editor() const { return panel()->findChild<MediaEditor *>(); }
    [[nodiscard]] MediaItem *item() const { return editor()->findChild<MediaItem *>(); }
    [[nodiscard]] LinkButton *mendLink() const { return editor()->findChild<LinkButton *>(u"mend"_s); }
    [[nodiscard]] QString value() const
    {
        return editor()->value() ? stringOf(*editor()->value()) : QString();
    }

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<PanelRig> m_rig;
};

QTEST_MAIN(TestOriginals)
#include "tst_originals.moc"
