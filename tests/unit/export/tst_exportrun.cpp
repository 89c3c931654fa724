// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/log.h"
#include "app/library/library.h"
#include "app/metadata/metadata.h"
#include "tests/unit/export/exportrig.h"

#include <QFile>
#include <QMap>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

class TestExportRun : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asTheyAre();
    void writtenAnew_data();
    void writtenAnew();
    void profiles_data();
    void profiles();
    void otherProgramsSettingsGoAlong();
    void clipsHaveASidecar();
    void theSameAgain();
    void toAZip();
    void whatCannotBeExportedIsSaid();
    void aTargetThatCannotBeUsed();
    void cancelled_data();
    void cancelled();
    void destroyedInTheMiddle();
    void aThousandWorks_data();
    void aThousandWorks();

private:
    [[nodiscard]] WorkMetadata said(const QString &name) const
    {
        return readMetadata(m_rig->target() + u'/' + name)->work;
    }

    std::unique_ptr<ExportRig> m_rig;
    QMap<QString, QByteArray> m_before;
};

namespace
{

const QByteArray picture = encoded(paintedPicture({300, 200}), "png");

} // namespace

void TestExportRun::init()
{
    m_rig = std::make_unique<ExportRig>();
    m_before.clear();
}

//! Whatever was tried: the originals are as they were.
void TestExportRun::cleanup()
{
    QVERIFY(!m_before.isEmpty());
    QCOMPARE(m_rig->originals(), m_before);
}

void TestExportRun::asTheyAre()
{
    const QList<AssetId> ids{
        m_rig->add(picture, m_rig->work(u"2026-11-21/fox.png"_s)),
        m_rig->add(encoded(paintedPicture({30, 20}), "jpg"), m_rig->work(u"2026-11-21/fox.jpg"_s)),
        m_rig->add(encoded(paintedPicture({30, 20}), "webp"), m_rig->work(u"2026-11-21/hen.webp"_s))};
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    const auto outcome = m_rig->run(m_rig->toFolder(), ids);
    QVERIFY(!outcome.error && !outcome.cancelled);
    QCOMPARE(outcome.count.written, 3);
    QCOMPARE(outcome.target, m_rig->target());
    const auto there = contentsOf(m_rig->target());
    QCOMPARE(there.keys(), (QStringList{u"fox.jpg"_s, u"fox.png"_s, u"hen.webp"_s}));
    QCOMPARE(QImage::fromData(there.value(u"fox.png"_s)), QImage::fromData(picture));
    const Asset row = *m_rig->library().find(ids.first());
    for (const QString &name : there.keys()) {
        QCOMPARE(said(name).prompt, row.prompt);
        QCOMPARE(said(name).seed, row.seed);
        QCOMPARE(said(name).input, row.input);
        QVERIFY(said(name).isGenerated);
    }
    QCOMPARE(said(u"fox.png"_s).documentId, row.document);
}

void TestExportRun::writtenAnew_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("extension");
    QTest::newRow("png") << int(ExportPlan::Format::Png) << u"png"_s;
    QTest::newRow("jpeg") << int(ExportPlan::Format::Jpeg) << u"jpg"_s;
    QTest::newRow("webp") << int(ExportPlan::Format::WebP) << u"webp"_s;
}

void TestExportRun::writtenAnew()
{
    QFETCH(int, format);
    QFETCH(QString, extension);
    const AssetId id = m_rig->add(wideColoured({300, 200}, "png"), m_rig->work(u"2026-11-21/fox.png"_s));
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    ExportPlan plan = m_rig->toFolder();
    plan.format = ExportPlan::Format(format);
    plan.sizing = ExportPlan::Sizing::LongestSide;
    plan.longestSide = 60;
    plan.names = u"{input.aspect_ratio}/{input.style.name}_{seed}_{number:3}"_s;
    QCOMPARE(m_rig->run(plan, {id}).count.written, 1);
    const QString name = u"16-9/ink_7_001."_s + extension;
    QCOMPARE(contentsOf(m_rig->target()).keys(), QStringList{name});
    QCOMPARE(QImage(m_rig->target() + u'/' + name).size(), QSize(60, 40));
    QCOMPARE(said(name).prompt, m_rig->library().find(id)->prompt);
    QCOMPARE(said(name).seed, 7);
}

void TestExportRun::profiles_data()
{
    QTest::addColumn<int>("profile");
    QTest::addColumn<int>("format");
    for (const auto profile :
         {MetadataProfile::Everything, MetadataProfile::PromptOnly, MetadataProfile::LabelOnly}) {
        for (const auto format : exportFormats())
            QTest::addRow("%d %d", int(profile), int(format)) << int(profile) << int(format);
    }
}

void TestExportRun::profiles()
{
    QFETCH(int, profile);
    QFETCH(int, format);
    addSecret(u"token-98765"_s);
    Asset row = m_rig->work(u"2026-11-21/fox.png"_s);
    row.input = R"({"prompt":"A red fox token-98765","mask":"/home/me/mask.png",)"
                R"("image":"https://me:pass@host/a.png?Signature=abc"})";
    QImage image = paintedPicture({90, 60});
    image.setText(u"workflow"_s, u"a graph of another program"_s);
    const AssetId id = m_rig->add(encoded(image, "png"), row);
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    ExportPlan plan = m_rig->toFolder();
    plan.profile = MetadataProfile(profile);
    plan.format = ExportPlan::Format(format);
    QCOMPARE(m_rig->run(plan, {id}).count.written, 1);
    const QString name = contentsOf(m_rig->target()).firstKey();
    const QByteArray bytes = contentsOf(m_rig->target()).first();
    const WorkMetadata found = said(name);
    QVERIFY(found.isGenerated);
    QCOMPARE(found.prompt.contains(u"red fox"_s), plan.profile != MetadataProfile::LabelOnly);
    QCOMPARE(found.seed.has_value(), plan.profile == MetadataProfile::Everything);
    QCOMPARE(bytes.contains("bytedance"), plan.profile == MetadataProfile::Everything);
    for (const char *secret : {"token-98765", "/home/me", "Signature", "me:pass"})
        QVERIFY2(!bytes.contains(secret), secret);
    if (plan.profile != MetadataProfile::Everything)
        QVERIFY(!bytes.contains("another program"));
}

void TestExportRun::otherProgramsSettingsGoAlong()
{
    const QString settings =
        u"a hen\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 300x200, Model: sd15"_s;
    QImage image = paintedPicture({300, 200});
    image.setText(u"parameters"_s, settings);
    Asset row = m_rig->work(u"2026-11-21/hen.png"_s);
    row.model = {};
    row.modelName = u"sd15"_s;
    row.input = {};
    const AssetId id = m_rig->add(encoded(image, "png"), row);
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    for (const auto format : exportFormats()) {
        ExportPlan plan = m_rig->toFolder();
        plan.format = format;
        plan.names = u"{name}-"_s + QString::number(int(format));
        QCOMPARE(m_rig->run(plan, {id}).count.written, 1);
        const QString name = contentsOf(m_rig->target()).lastKey();
        const auto found = readMetadata(m_rig->target() + u'/' + name);
        QVERIFY2(found->foreign, qPrintable(name));
        QCOMPARE(found->foreign->steps, 20);
        QVERIFY(found->work.isGenerated);
        QVERIFY(found->work.software.isEmpty());
    }
}

void TestExportRun::clipsHaveASidecar()
{
    Asset row = m_rig->work(u"2026-11-21/clip.mp4"_s);
    row.kind = MediaKind::Video;
    const QByteArray clip = testFile(u"grey-48-frames.mp4"_s);
    const AssetId id = m_rig->add(clip, row);
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    ExportPlan plan = m_rig->toFolder();
    plan.format = ExportPlan::Format::Jpeg;
    plan.sizing = ExportPlan::Sizing::Percent;
    QCOMPARE(m_rig->run(plan, {id}).count.written, 1);
    const auto there = contentsOf(m_rig->target());
    QCOMPARE(there.keys(), (QStringList{u"clip.mp4"_s, u"clip.mp4.xmp"_s}));
    QCOMPARE(there.value(u"clip.mp4"_s), clip);
    QCOMPARE(said(u"clip.mp4"_s).prompt, row.prompt);
    plan.profile = MetadataProfile::LabelOnly;
    plan.names = u"bare"_s;
    QCOMPARE(m_rig->run(plan, {id}).count.written, 1);
    QVERIFY(!contentsOf(m_rig->target()).value(u"bare.mp4.xmp"_s).contains("fox"));
    QVERIFY(said(u"bare.mp4"_s).isGenerated);
}

void TestExportRun::theSameAgain()
{
    Asset clip = m_rig->work(u"2026-11-21/clip.mp4"_s);
    clip.kind = MediaKind::Video;
    const QList<AssetId> ids{m_rig->add(picture, m_rig->work(u"2026-11-21/fox.png"_s)),
                             m_rig->add(testFile(u"grey-48-frames.mp4"_s), clip)};
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    for (const auto format : exportFormats()) {
        ExportPlan plan = m_rig->toFolder();
        plan.format = format;
        plan.target += QString::number(int(format));
        QCOMPARE(m_rig->run(plan, ids).count.written, 2);
        const auto there = contentsOf(plan.target);
        const auto again = m_rig->run(plan, ids);
        QCOMPARE(again.count.present, 2);
        QCOMPARE(again.count.written, 0);
        QCOMPARE(contentsOf(plan.target), there);
    }
}

void TestExportRun::toAZip()
{
    Asset clip = m_rig->work(u"2026-11-21/clip.mp4"_s);
    clip.kind = MediaKind::Video;
    const QList<AssetId> ids{m_rig->add(picture, m_rig->work(u"2026-11-21/fox.png"_s)),
                             m_rig->add(testFile(u"grey-48-frames.mp4"_s), clip)};
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    ExportPlan plan = m_rig->toZip();
    plan.names = u"{date}/{name}"_s;
    const auto outcome = m_rig->run(plan, ids);
    QCOMPARE(outcome.count.written, 2);
    QCOMPARE(outcome.target, m_rig->zip());
    const auto there = contentsOfZip(m_rig->zip());
    QCOMPARE(there.keys(),
             (QStringList{u"2026-11-21/clip.mp4"_s, u"2026-11-21/clip.mp4.xmp"_s, u"2026-11-21/fox.png"_s}));
    QCOMPARE(QImage::fromData(there.value(u"2026-11-21/fox.png"_s)), QImage::fromData(picture));
    QCOMPARE(contentsOf(m_rig->outside()).keys(), QStringList{u"out.zip"_s});
}

void TestExportRun::whatCannotBeExportedIsSaid()
{
    QList<AssetId> ids{m_rig->add(picture, m_rig->work(u"2026-11-21/a.png"_s)),
                       m_rig->add(picture.left(picture.size() / 2), m_rig->work(u"2026-11-21/damaged.png"_s)),
                       m_rig->add(picture, m_rig->work(u"2026-11-21/gone.png"_s)),
                       m_rig->add(picture, m_rig->work(u"2026-11-21/b.png"_s)), AssetId(4711)};
    QVERIFY(m_rig->load());
    QVERIFY(QFile::remove(m_rig->fixture().folder() + u"/2026-11-21/gone.png"_s));
    m_before = m_rig->originals();
    for (const bool isZip : {false, true}) {
        const auto outcome = m_rig->run(isZip ? m_rig->toZip() : m_rig->toFolder(), ids);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.count.written, 2);
        QCOMPARE(outcome.count.failed, 3);
        QCOMPARE(outcome.failures.size(), 3);
        QCOMPARE(outcome.failures.at(0).work, ids.at(1));
        QCOMPARE(outcome.failures.at(0).name, u"damaged.png"_s);
        QCOMPARE(outcome.failures.at(0).error.kind, ErrorKind::DamagedFile);
        QCOMPARE(outcome.failures.at(1).error.kind, ErrorKind::FileAccess);
        for (const ExportFailure &failure : outcome.failures)
            QVERIFY(!failure.error.message.isEmpty());
        const auto there = isZip ? contentsOfZip(m_rig->zip()) : contentsOf(m_rig->target());
        QCOMPARE(there.keys(), (QStringList{u"a.png"_s, u"b.png"_s}));
    }
}

void TestExportRun::aTargetThatCannotBeUsed()
{
    const AssetId id = m_rig->add(picture, m_rig->work(u"2026-11-21/a.png"_s));
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    for (const QString &place :
         QStringList{m_rig->fixture().folder() + u"/2026-11-21"_s, u"/proc/none"_s, QString()}) {
        ExportPlan plan;
        plan.target = place;
        const auto outcome = m_rig->run(plan, {id});
        QVERIFY(outcome.error);
        QVERIFY(!outcome.error->message.isEmpty());
        QCOMPARE(outcome.count.written, 0);
        plan.isZip = true;
        plan.target = place.isEmpty() ? place : QString(place + u"/a.zip"_s);
        QVERIFY(m_rig->run(plan, {id}).error);
    }
}

void TestExportRun::cancelled_data()
{
    QTest::addColumn<bool>("isZip");
    QTest::newRow("folder") << false;
    QTest::newRow("zip") << true;
}

void TestExportRun::cancelled()
{
    QFETCH(bool, isZip);
    const QList<AssetId> ids = m_rig->addMany(300, heavyPicture(200));
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    ExportPlan plan = isZip ? m_rig->toZip() : m_rig->toFolder();
    plan.format = ExportPlan::Format::WebP;
    ExportRun run(m_rig->library(), ids, plan);
    QSignalSpy finished(&run, &ExportRun::finished);
    run.start();
    QTRY_VERIFY(run.count().done() > 3);
    run.cancel();
    QVERIFY(finished.wait());
    const auto outcome = finished.first().first().value<ExportOutcome>();
    QVERIFY(outcome.cancelled);
    QVERIFY(!outcome.error);
    QVERIFY(outcome.count.written > 0 && outcome.count.written < 300);
    QCOMPARE(outcome.count.failed, 0);
    const auto there = contentsOf(m_rig->outside());
    if (isZip) {
        QVERIFY(there.isEmpty());
        return;
    }
    QCOMPARE(there.size(), outcome.count.written);
    for (const QByteArray &bytes : there)
        QCOMPARE(QImage::fromData(bytes).size(), QSize(200, 200));
}

void TestExportRun::destroyedInTheMiddle()
{
    const QList<AssetId> ids = m_rig->addMany(100, heavyPicture(200));
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    for (int i = 0; i < 5; ++i) {
        ExportPlan plan = m_rig->toZip();
        plan.format = ExportPlan::Format::Jpeg;
        auto run = std::make_unique<ExportRun>(m_rig->library(), ids, plan);
        run->start();
        QTRY_VERIFY(run->count().done() >= i);
        run.reset();
        QVERIFY(contentsOf(m_rig->outside()).isEmpty());
    }
}

void TestExportRun::aThousandWorks_data()
{
    cancelled_data();
}

void TestExportRun::aThousandWorks()
{
    QFETCH(bool, isZip);
    constexpr int count = 1000;
    const QList<AssetId> ids = m_rig->addMany(count, encoded(paintedPicture({64, 64}), "png"));
    QVERIFY(m_rig->load());
    m_before = m_rig->originals();
    ExportPlan plan = isZip ? m_rig->toZip() : m_rig->toFolder();
    plan.format = ExportPlan::Format::Jpeg;
    plan.names = u"{model}_{number}"_s;
    const auto outcome = m_rig->run(plan, ids);
    QCOMPARE(outcome.count.written, count);
    const auto there = isZip ? contentsOfZip(m_rig->zip()) : contentsOf(m_rig->target());
    QCOMPARE(there.size(), count);
    QCOMPARE(there.firstKey(), u"Seedream-4-5_0001.jpg"_s);
    QCOMPARE(there.lastKey(), u"Seedream-4-5_1000.jpg"_s);
    QVERIFY(std::all_of(there.begin(), there.end(),
                        [](const QByteArray &bytes) { return bytes.endsWith("\xff\xd9"); }));
}

QTEST_GUILESS_MAIN(TestExportRun)
#include "tst_exportrun.moc"
