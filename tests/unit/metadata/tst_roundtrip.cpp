// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/metadata/samplefiles.h"

#include <QTemporaryDir>
#include <QTest>

using namespace maquette;

//! \brief What is written comes back as it was, in every kind of file.
class TestRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void everythingComesBack_data();
    void everythingComesBack();
    void longTextsComeBack_data();
    void longTextsComeBack();
    void tooLongToBeReadAgain();
    void whatXmlCannotSay();
    void littleIsKnown();
    void onlyHashesAreHashes();
    void twiceIsAsOnce();
    void aSidecarSaysTheSame();

private:
    void kinds();
    QString file(const QString &name) const { return m_folder.filePath(name); }
    //! What is read again; nothing when that or the writing failed.
    std::optional<WorkMetadata> written(const QByteArray &kind, const WorkMetadata &work)
    {
        samples::write(file(QStringLiteral("in")), samples::of(kind));
        const auto done = embedMetadata(file(QStringLiteral("in")), file(QStringLiteral("out")), work);
        if (!done)
            qWarning() << done.error().message << done.error().detail;
        const auto found = readMetadata(file(QStringLiteral("out")));
        return found && done && found->isOwn && !found->foreign ? std::optional(found->work) : std::nullopt;
    }

    QTemporaryDir m_folder;
};

void TestRoundTrip::kinds()
{
    QTest::addColumn<QByteArray>("kind");
    for (const QByteArray &kind : samples::kinds())
        QTest::newRow(kind.constData()) << kind;
}

void TestRoundTrip::everythingComesBack_data()
{
    kinds();
}

void TestRoundTrip::everythingComesBack()
{
    QFETCH(QByteArray, kind);
    const WorkMetadata work = samples::fullWork();
    const WorkMetadata found = written(kind, work).value_or(WorkMetadata());
    QCOMPARE(found.documentId, work.documentId);
    QCOMPARE(found.modelId, work.modelId);
    QCOMPARE(found.modelName, work.modelName);
    QCOMPARE(found.prompt, work.prompt);
    QCOMPARE(found.negativePrompt, work.negativePrompt);
    QCOMPARE(found.input, work.input);
    QCOMPARE(found.seed, work.seed);
    QCOMPARE(found.createdAt, work.createdAt);
    QCOMPARE(found.tags, work.tags);
    QCOMPARE(found.project, work.project);
    QVERIFY(found.parents == work.parents);
    QVERIFY(found == work);
    QVERIFY(samples::pixelParts(samples::read(file(QStringLiteral("out")))) ==
            samples::pixelParts(samples::of(kind)));
}

void TestRoundTrip::longTextsComeBack_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"png", "jpeg"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestRoundTrip::longTextsComeBack()
{
    QFETCH(QByteArray, kind);
    WorkMetadata work = samples::fullWork();
    work.prompt = QStringLiteral("fox \"&\" 🦊 ").repeated(10'000);
    work.negativePrompt = QStringLiteral("雪").repeated(50'000);
    work.input = "{\"text\": \"" + QByteArray("<\\u0041é\\\" ").repeated(600'000) + "\"}";
    QVERIFY(work.input.size() > 5'000'000);
    QVERIFY(written(kind, work) == work);
    QVERIFY(samples::pixelParts(samples::read(file(QStringLiteral("out")))) ==
            samples::pixelParts(samples::of(kind)));
}

void TestRoundTrip::tooLongToBeReadAgain()
{
    WorkMetadata work;
    work.input = '"' + QByteArray(13'000'000, 'x') + '"';
    samples::write(file(QStringLiteral("in")), samples::png());
    const auto done = embedMetadata(file(QStringLiteral("in")), file(QStringLiteral("none")), work);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::TooLarge);
    QVERIFY(!QFile::exists(file(QStringLiteral("none"))));
}

void TestRoundTrip::whatXmlCannotSay()
{
    WorkMetadata work = samples::fullWork();
    work.input = "{\"a\": \"\x7f\xef\xbf\xbe\"}";
    QCOMPARE(written("png", work).value_or(WorkMetadata()).input, work.input);
    work.input = "not JSON /home/ann";
    work.prompt = QStringLiteral("a\x01"
                                 "b\uffffc") +
                  QChar(0xd800);
    const WorkMetadata found = written("png", work).value_or(WorkMetadata());
    QCOMPARE(found.input, QByteArray());
    QCOMPARE(found.prompt, QStringLiteral("abc"));
}

void TestRoundTrip::littleIsKnown()
{
    WorkMetadata work;
    QVERIFY(written("png", work) == work);
    work.isGenerated = false;
    work.rating = 5;
    QVERIFY(written("jpeg", work) == work);
    QVERIFY(!samples::read(file(QStringLiteral("out"))).contains("trainedAlgorithmicMedia"));
}

//! A hash is a name in the library's index: what is none must not become one.
void TestRoundTrip::onlyHashesAreHashes()
{
    for (const QString &text :
         {QStringLiteral("a").repeated(63), QStringLiteral("A").repeated(64),
          QString(QStringLiteral("../").repeated(21) + u'x'), QStringLiteral("a").repeated(65)}) {
        WorkMetadata work = samples::fullWork();
        work.originalHash = text;
        const auto found = written("png", work);
        QVERIFY(found);
        QCOMPARE(found->originalHash, QString());
        QCOMPARE(found->prompt, work.prompt);
    }
}

void TestRoundTrip::twiceIsAsOnce()
{
    for (const QByteArray &kind : samples::kinds()) {
        WorkMetadata work = samples::fullWork();
        QVERIFY(written(kind, work) == work);
        work.rating = 0;
        work.tags = {};
        work.parents = {};
        work.prompt = QStringLiteral("another");
        const QString out = file(QStringLiteral("out"));
        QVERIFY(embedMetadata(out, out, work));
        const QByteArray once = samples::read(out);
        const auto found = readMetadata(out);
        QVERIFY2(found && found->work == work && !found->foreign, kind.constData());
        QVERIFY(embedMetadata(out, out, work));
        QCOMPARE(samples::read(out).size(), once.size());
        QVERIFY(embedMetadata(out, out, WorkMetadata()));
        QVERIFY2(readMetadata(out)->work == WorkMetadata(), kind.constData());
    }
}

void TestRoundTrip::aSidecarSaysTheSame()
{
    const QString picture = file(QStringLiteral("plain.png"));
    samples::write(picture, samples::png());
    const auto sidecar = writeSidecar(picture, samples::fullWork());
    QVERIFY(sidecar);
    QCOMPARE(*sidecar, file(QStringLiteral("plain.png.xmp")));
    QCOMPARE(samples::read(picture), samples::png());
    const auto found = readMetadata(picture);
    QVERIFY(found && found->work == samples::fullWork());
    QCOMPARE(found->sidecar, *sidecar);
    QCOMPARE(found->pixels, QSize(16, 12));
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
