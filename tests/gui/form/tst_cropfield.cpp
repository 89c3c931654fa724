// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "croprig.h"
#include "panelrig.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QLineEdit>
#include <QtEndian>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

namespace
{

//! A JPEG whose EXIF asks for a quarter turn to the right (TIFF 6.0, tag 274).
QByteArray turnedJpeg(const QImage &image)
{
    QByteArray exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32);
    QByteArray segment("\xFF\xE1\0\0", 4);
    qToBigEndian<quint16>(quint16(exif.size() + 2), segment.data() + 2);
    QBuffer buffer;
    image.save(&buffer, "jpeg", 100);
    return QByteArray(buffer.data()).insert(2, segment + exif);
}

double unlikeness(const QImage &one, const QImage &other)
{
    qint64 sum = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            sum += std::abs(qGreen(one.pixel(x, y)) - qGreen(other.pixel(x, y)));
    }
    return double(sum) / one.width() / one.height();
}

//! Heavy as a PNG; what is transparent stays so.
QImage noisy(QImage image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const quint32 mixed = (quint32(x) * 2654435761U) ^ (quint32(y) * 2246822519U);
            if (qAlpha(image.pixel(x, y)) != 0)
                image.setPixel(x, y, 0xFF000000 | ((mixed * 3266489917U) >> 8));
        }
    }
    return image;
}

} // namespace

//! \brief What a cut picture keeps, and what a field says of it.
class TestCropField : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<CropRig>(); }
    void cleanup() { m_rig.reset(); }

    void aWorkIsCutTooAndComesBack();
    void whatFitsCanBeCropped();
    void aCutIsDrawnAnewOnTheWholePicture();
    void limitsThatCannotBeMetAreSaid();
    void transparencyIsWarnedAbout();
    void anotherKindOfFileIsSaid();
    void transparencyStaysInACut();
    void aTurnedPhotoIsCutUpright();
    void theColourProfileStays();
    void theFormsSizeIsKnown();
    void aRunWaitsForIt();

private:
    void openCrop(const QString &file, const QString &offer = u"Make it fit…"_s)
    {
        QVERIFY(m_rig->openCrop(file, offer));
    }

    std::unique_ptr<CropRig> m_rig;
};

void TestCropField::aWorkIsCutTooAndComesBack()
{
    QVERIFY(m_rig->open());
    const QImage image = CropRig::pattern({2000, 600});
    const QString file = m_rig->saved(u"work.png"_s, image);
    const QByteArray before = CropRig::bytesOf(file);
    m_rig->pictures.works.insert(5, {u"work.png"_s, MediaKind::Image, {2000, 600}, before.size(), {}, {}});
    m_rig->pictures.workFiles.insert(5, file);
    QMimeData data;
    data.setData(QLatin1String(worksMimeType), "5");
    m_rig->drop(data);
    QCOMPARE(m_rig->verdict(), u"does not fit"_s);
    QTRY_COMPARE(m_rig->mend()->text(), u"Make it fit…"_s);
    QTRY_VERIFY([&] {
        QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
        if (m_rig->menu() && m_rig->menu()->actions().size() > 2)
            return true;
        delete m_rig->menu();
        return false;
    }());
    QVERIFY(m_rig->pick(u"Crop…"_s));
    QTRY_VERIFY(m_rig->view()->frame());
    QTest::keyClick(m_rig->view(), Qt::Key_Return);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QCOMPARE(QImage(m_rig->file()).convertToFormat(QImage::Format_RGB32), image.copy(250, 0, 1499, 600));
    QCOMPARE(CropRig::bytesOf(file), before);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"original"_s));
    QCOMPARE(stringOf(*m_rig->editor->value()), assetValue(AssetId(5)));
}

void TestCropField::whatFitsCanBeCropped()
{
    QVERIFY(m_rig->open());
    openCrop(m_rig->saved(u"good.png"_s, CropRig::pattern({1000, 800})), u"Crop…"_s);
    QCOMPARE(m_rig->part(), QRect(0, 0, 1000, 800));
    QTest::keyClick(m_rig->dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!m_rig->dialog());
    QCOMPARE(m_rig->verdict(), u"fits"_s);
}

void TestCropField::limitsThatCannotBeMetAreSaid()
{
    QVERIFY(m_rig->open(
        CropRig::imageModel(CropRig::rule("width/height>", 3) + ',' + CropRig::rule("width/height<", 2)),
        u"image_url"_s));
    const QString file = m_rig->saved(u"any.png"_s, CropRig::pattern({900, 300}));
    m_rig->dropFile(file);
    QTRY_COMPARE(m_rig->verdict(), u"does not fit"_s);
    QVERIFY(!m_rig->mend()->isVisible());
    QCOMPARE(m_rig->label("note")->plain(), u"Neither cropping nor resizing makes it fit this field."_s);
    MediaLimits never;
    never.aspectOver = 3;
    never.aspectUnder = 2;
    CropDialog dialog(file, never, u"Image"_s);
    dialog.start();
    dialog.open();
    auto *fault = dialog.findChild<WrapLabel *>(u"cropFault"_s);
    QTRY_VERIFY(fault->isVisible());
    QVERIFY(!dialog.findChild<QPushButton *>(u"useCrop"_s)->isEnabled());
}

void TestCropField::transparencyIsWarnedAbout()
{
    QVERIFY(m_rig->open(CropRig::imageModel(CropRig::rule("file_size_mb<", 0.06)), u"image_url"_s));
    m_rig->dropFile(m_rig->saved(u"cutout.png"_s, noisy(CropRig::pattern({300, 300}, true))));
    QTRY_COMPARE(m_rig->mend()->text(), u"Make it fit…"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QStringList texts;
    for (const QAction *action : m_rig->menu()->actions())
        texts += action->text();
    QCOMPARE(texts.filter(u"transparency becomes white"_s),
             QStringList{u"Make it lighter, as JPEG · transparency becomes white"_s});
    QVERIFY(m_rig->pick(u"as JPEG"_s));
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QCOMPARE(m_rig->label("note")->plain(), u"Transparent parts became white."_s);
    QVERIFY(m_rig->label("note")->isVisible());
    QVERIFY(qGreen(QImage(m_rig->file()).pixel(4, 4)) > 240);
}

//! "Crop to 750 × 300" says nothing of another kind of file.
void TestCropField::anotherKindOfFileIsSaid()
{
    QVERIFY(m_rig->open(
        CropRig::imageModel(CropRig::rule("file_size_mb<", 0.15) + ',' + CropRig::rule("width/height<", 2.5)),
        u"image_url"_s));
    m_rig->dropFile(m_rig->saved(u"wide.png"_s, noisy(CropRig::pattern({900, 300}))));
    QTRY_COMPARE(m_rig->mend()->text(), u"Make it fit…"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"Crop to"_s));
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QCOMPARE(m_rig->label("note")->plain(), u"It is a JPEG now: as PNG it would be too heavy."_s);
}

void TestCropField::transparencyStaysInACut()
{
    QVERIFY(m_rig->open());
    const QImage image = CropRig::pattern({900, 330}, true);
    openCrop(m_rig->saved(u"cutout.png"_s, image));
    const QRect part = m_rig->part();
    QTest::keyClick(m_rig->view(), Qt::Key_Return);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QVERIFY(!m_rig->label("note")->isVisible());
    QCOMPARE(QImage(m_rig->file()).convertToFormat(QImage::Format_ARGB32), image.copy(part));
}

void TestCropField::aTurnedPhotoIsCutUpright()
{
    QVERIFY(m_rig->open());
    QImage photo(1200, 800, QImage::Format_RGB32);
    for (int y = 0; y < 800; ++y) {
        for (int x = 0; x < 1200; ++x)
            photo.setPixel(x, y, qRgb(x / 6, y / 4, (x + y) / 10));
    }
    const QString file = m_rig->saved(u"photo.jpg"_s, turnedJpeg(photo));
    const QByteArray before = CropRig::bytesOf(file);
    openCrop(file, u"Change it…"_s);
    QVERIFY2(m_rig->label("note")->plain().contains(u"camera"_s), qPrintable(m_rig->label("note")->plain()));
    QCOMPARE(m_rig->part(), QRect(0, 0, 800, 1200));
    auto *notes = m_rig->dialog()->findChild<WrapLabel *>(u"cropNotes"_s);
    QVERIFY(notes->plain().contains(u"turned upright"_s));
    CropView *view = m_rig->view();
    const QRectF place = view->placeOf(m_rig->part());
    drag(view, place.topLeft(), place.topLeft() + QPointF(60, 30));
    const QRect part = m_rig->part();
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_COMPARE(m_rig->label("facts")->plain().section(u' ', 0, 2),
                 u"%1 × %2"_s.arg(part.width()).arg(part.height()));
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QImage upright = reader.read();
    QCOMPARE(upright.size(), QSize(800, 1200));
    QVERIFY(unlikeness(QImage(m_rig->file()), upright.copy(part)) < 2);
    QCOMPARE(CropRig::bytesOf(file), before);
}

void TestCropField::theColourProfileStays()
{
    QVERIFY(m_rig->open());
    QImage image = CropRig::pattern({3000, 1000});
    image.setColorSpace(QColorSpace::DisplayP3);
    openCrop(m_rig->saved(u"p3.png"_s, image));
    auto *notes = m_rig->dialog()->findChild<WrapLabel *>(u"cropNotes"_s);
    QVERIFY2(notes->plain().contains(u"profile"_s), qPrintable(notes->plain()));
    QTest::keyClick(m_rig->view(), Qt::Key_Return);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    const QImage made(m_rig->file());
    QCOMPARE(made.colorSpace(), image.colorSpace());
    QCOMPARE(made.convertToFormat(QImage::Format_RGB32), image.copy(250, 0, 2499, 1000));
}

void TestCropField::aCutIsDrawnAnewOnTheWholePicture()
{
    QVERIFY(m_rig->open());
    const QImage image = CropRig::pattern({3000, 1000});
    openCrop(m_rig->saved(u"wide.png"_s, image));
    QTest::keyClick(m_rig->view(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(m_rig->view(), Qt::Key_Return);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QTRY_VERIFY(!m_rig->dialog());
    QCOMPARE(m_rig->editor->findChild<QLineEdit *>()->text(), u"wide.png, changed"_s);
    QTest::mouseClick(m_rig->mend(), Qt::LeftButton);
    QVERIFY(m_rig->pick(u"Crop…"_s));
    QTRY_VERIFY(m_rig->view()->frame());
    QCOMPARE(m_rig->view()->frame()->picture(), QSize(3000, 1000));
    QCOMPARE(m_rig->part(), QRect(250, 0, 2489, 1000));
    QTest::keyClick(m_rig->view(), Qt::Key_Right, Qt::ShiftModifier);
    const QString before = m_rig->file();
    QTest::keyClick(m_rig->view(), Qt::Key_Return);
    QTRY_VERIFY(m_rig->file() != before);
    QTRY_COMPARE(m_rig->verdict(), u"fits"_s);
    QCOMPARE(QImage(m_rig->file()).convertToFormat(QImage::Format_RGB32), image.copy(260, 0, 2489, 1000));
}

void TestCropField::theFormsSizeIsKnown()
{
    PanelRig rig;
    QVERIFY(rig.open());
    rig.panel->setModel(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s));
    rig.panel->setValues(json("{\"width×height\":\"2560x1440(16:9)\"}"));
    QCOMPARE(rig.pictures->wantedProportions(), QSize(16, 9));
    rig.panel->setModel(ModelId(u"bytedance/seedance-1-0/lite/image-to-video"_s));
    QVERIFY(!rig.pictures->wantedProportions());
}

void TestCropField::aRunWaitsForIt()
{
    PanelRig rig;
    QVERIFY(rig.open());
    rig.panel->setModel(ModelId(u"bytedance/seedance-1-0/lite/image-to-video"_s));
    const QString file = m_rig->saved(u"wide.png"_s, CropRig::pattern({3000, 1000}));
    InputValues values = json(R"({"prompt":"the sea"})");
    values["first_frame_image_url"] = jsonString(fileValue(file));
    rig.panel->setValues(values);
    auto *editor = rig.panel->findChild<MediaEditor *>();
    QVERIFY(editor);
    auto *mend = editor->findChild<LinkButton *>(u"mend"_s);
    QTRY_COMPARE(mend->text(), u"Make it fit…"_s);
    QSignalSpy sent(rig.panel.get(), &FormPanel::generateRequested);
    QTest::mouseClick(mend, Qt::LeftButton);
    auto *menu = editor->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().at(1)->trigger();
    menu->close();
    rig.panel->generate();
    QVERIFY2(rig.panel->reason().endsWith(u"making it fit…"_s), qPrintable(rig.panel->reason()));
    QVERIFY(sent.isEmpty());
    QTRY_VERIFY(rig.panel->reason().isEmpty());
    rig.panel->generate();
    QTRY_COMPARE(sent.size(), 1);
}

QTEST_MAIN(TestCropField)
#include "tst_cropfield.moc"
