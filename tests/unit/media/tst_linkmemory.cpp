// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/linkmemory.h"

#include <QTest>

using namespace maquette;
using namespace std::chrono_literals;

class TestLinkMemory : public QObject
{
    Q_OBJECT

private slots:
    void isKeptForAWhile();
    void kindsAreToldApart();
    void isForgotten();
    void theOldestGo();

private:
    static LinkFacts facts(qint64 bytes)
    {
        LinkFacts facts;
        facts.figures.bytes = bytes;
        return facts;
    }
    const QUrl m_url{QStringLiteral("https://example.org/a.png")};
    const QDateTime m_now{QDate(2026, 11, 22), QTime(12, 0), Qt::UTC};
    static constexpr auto picture = MediaKind::Image;
};

void TestLinkMemory::isKeptForAWhile()
{
    LinkMemory memory;
    QVERIFY(!memory.find(m_url, picture, m_now));
    memory.keep(m_url, picture, facts(7), m_now);
    QCOMPARE(memory.find(m_url, picture, m_now)->figures.bytes, 7);
    QVERIFY(memory.find(m_url, picture, m_now.addSecs(9 * 60 + 59)));
    QVERIFY(!memory.find(m_url, picture, m_now.addSecs(10 * 60)));
    QVERIFY(!memory.find(m_url, picture, m_now.addSecs(-1))); // the clock was set back
    memory.keep(m_url, picture, facts(8), m_now.addSecs(600));
    QCOMPARE(memory.find(m_url, picture, m_now.addSecs(601))->figures.bytes, 8);
}

void TestLinkMemory::kindsAreToldApart()
{
    LinkMemory memory;
    memory.keep(m_url, picture, facts(7), m_now);
    QVERIFY(!memory.find(m_url, MediaKind::Video, m_now));
    QVERIFY(!memory.find(QUrl(QStringLiteral("https://example.org/a.png?b")), picture, m_now));
}

void TestLinkMemory::isForgotten()
{
    LinkMemory memory;
    memory.keep(m_url, picture, facts(7), m_now);
    memory.forget(m_url);
    QVERIFY(!memory.find(m_url, picture, m_now));
}

void TestLinkMemory::theOldestGo()
{
    LinkMemory memory;
    const auto url = [](qsizetype number) {
        return QUrl(QStringLiteral("https://example.org/%1").arg(number));
    };
    for (qsizetype i = 0; i <= LinkMemory::most; ++i)
        memory.keep(url(i), picture, facts(i), m_now);
    QVERIFY(!memory.find(url(0), picture, m_now));
    QVERIFY(memory.find(url(1), picture, m_now));
    QVERIFY(memory.find(url(LinkMemory::most), picture, m_now));
}

QTEST_GUILESS_MAIN(TestLinkMemory)
#include "tst_linkmemory.moc"
