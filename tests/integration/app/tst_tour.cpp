// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a process: its tour, and what it prints and answers to its options.
#include <QDir>
#include <QImageReader>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestTour : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void allFiveModels();
    void folderThatCannotBeMade();
    void options_data();
    void options();
    void withoutADisplayItSaysSo();

private:
    struct Ended
    {
        int code = -1;
        QString out;
        QString err;
    };
    //! One run of the program with \a arguments; code -1 if it did not end by itself.
    static Ended run(const QStringList &arguments, bool display = true)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!display) {
            for (const auto *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
                environment.remove(QString::fromLatin1(name));
        }
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MAQUETTE_PROGRAM), arguments);
        constexpr int longest = 300000;
        if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit)
            return {-1, {}, QString::fromUtf8(process.readAllStandardError())};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTour::allFiveModels()
{
    const Ended tour = run({QStringLiteral("--tour"), path(QStringLiteral("tour"))});
    // Audio libraries say much; a failure stands at the end, and a message of the test is cut there.
    QVERIFY2(tour.code == 0, qPrintable(QString::number(tour.code) + u'\n' + tour.err.right(3000)));
    const QStringList lines = tour.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QDir outputs(path(QStringLiteral("tour/outputs")));
    const QFileInfoList files = outputs.entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 7);
    for (const auto *model :
         {"bytedance/seedream-4-5/text-to-image", "bytedance/seedream-4-0/sequential",
          "bytedance/seedance-1-0/lite/image-to-video", "bytedance/dreamina-4-0/text-to-image",
          "bytedance/seedream-5/lite/text-to-image"})
        QVERIFY2(tour.out.contains(QString::fromLatin1(model)), model);
    for (const QFileInfo &file : files) {
        const auto line = std::find_if(lines.begin(), lines.end(),
                                       [&](const QString &one) { return one.contains(file.fileName()); });
        QVERIFY2(line != lines.end(), qPrintable(file.fileName()));
        if (file.suffix() == QLatin1String("mp4")) {
            QVERIFY(line->contains(QStringLiteral("1280 x 720")) && line->contains(QStringLiteral("5.00 s")));
            continue;
        }
        const QSize size = QImageReader(file.filePath()).size();
        QVERIFY2(line->contains(QStringLiteral("%1 x %2").arg(size.width()).arg(size.height())),
                 qPrintable(*line));
    }
    QVERIFY(std::any_of(lines.begin(), lines.end(),
                        [](const QString &line) { return line.contains(QStringLiteral("4096 x 4096")); }));
    const QFileInfoList screens = QDir(path(QStringLiteral("tour/screens"))).entryInfoList(QDir::Files);
    QVERIFY(screens.size() >= 15);
    for (const QFileInfo &screen : screens)
        QVERIFY2(!QImageReader(screen.filePath()).read().isNull(), qPrintable(screen.fileName()));
}

void TestTour::folderThatCannotBeMade()
{
    QFile file(path(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Ended tour = run({QStringLiteral("--tour"), path(QStringLiteral("file/below"))});
    QVERIFY(tour.code > 0);
    QVERIFY2(tour.err.contains(QStringLiteral("file/below")), qPrintable(tour.err));
}

void TestTour::options_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0 << QStringLiteral("--api-base");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0 << QStringLiteral("Maquette");
    QTest::newRow("unknown") << QStringList{QStringLiteral("--nonsense")} << 2
                             << QStringLiteral("--nonsense");
    QTest::newRow("plain http") << QStringList{QStringLiteral("--api-base"),
                                               QStringLiteral("http://example.org")}
                                << 2 << QStringLiteral("https");
}

void TestTour::options()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, said);
    const Ended ended = run(arguments);
    QCOMPARE(ended.code, code);
    QVERIFY2((code == 0 ? ended.out : ended.err).contains(said, Qt::CaseInsensitive),
             qPrintable(ended.out + ended.err));
}

void TestTour::withoutADisplayItSaysSo()
{
    const Ended ended = run({QStringLiteral("--sandbox")}, false);
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.err.contains(QStringLiteral("no display")));
}

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
