// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api/token.h"

#include <QHash>
#include <QTest>

using namespace maquette;

class TestToken : public QObject
{
    Q_OBJECT

private slots:
    void tidied_data();
    void tidied();
    void refused_data();
    void refused();
    void environmentOrder();
    void unusableVariablesAreSkipped();
    void processEnvironment();
};

void TestToken::tidied_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("token");
    const auto row = [](const char *name, const QString &pasted, const char *token) {
        QTest::newRow(name) << pasted << QString::fromLatin1(token);
    };
    row("plain", QStringLiteral("abc-123_X.y"), "abc-123_X.y");
    row("blanks", QStringLiteral("  abc123 \t"), "abc123");
    row("line end", QStringLiteral("abc123\r\n"), "abc123");
    row("broken over lines", QStringLiteral("abc\n123\r\n  def"), "abc123def");
    row("no-break spaces around", QStringLiteral("\u00a0abc123\u00a0"), "abc123");
    row("Bearer", QStringLiteral("Bearer abc123"), "abc123");
    row("bearer on a line", QStringLiteral("bearer\n abc123"), "abc123");
    row("whole header", QStringLiteral("Authorization: Bearer abc123"), "abc123");
    row("one sign", QStringLiteral("x"), "x");
    row("begins like it", QStringLiteral("Bearerabc"), "Bearerabc");
    row("longest", QString(4096, QLatin1Char('x')), QByteArray(4096, 'x').constData());
}

void TestToken::tidied()
{
    QFETCH(QString, pasted);
    const auto token = tidyToken(pasted);
    QVERIFY(token);
    QTEST(*token, "token");
}

void TestToken::refused_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << QStringLiteral(" \n\t ");
    QTest::newRow("only the word") << QStringLiteral("Bearer ");
    QTest::newRow("twice") << QStringLiteral("Bearer Bearer abc123");
    QTest::newRow("inside") << QStringLiteral("abc Bearer 123");
    QTest::newRow("inside, over lines") << QStringLiteral("abc\nBearer 123");
    QTest::newRow("blank inside") << QStringLiteral("abc 123");
    QTest::newRow("not ASCII") << QStringLiteral("abcé");
    QTest::newRow("invisible") << QStringLiteral("abc\u200b123");
    QTest::newRow("control") << QStringLiteral("abc\u0007");
    QTest::newRow("too long") << QString(4097, QLatin1Char('x'));
}

void TestToken::refused()
{
    QFETCH(QString, pasted);
    const auto token = tidyToken(pasted);
    QVERIFY(!token);
    QCOMPARE(token.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!token.error().message.contains(QStringLiteral("abc")));
    QVERIFY(token.error().detail.isEmpty());
}

void TestToken::environmentOrder()
{
    QHash<QString, QString> variables = {{QStringLiteral("RUNCOMFY_TOKEN"), QStringLiteral("first")},
                                         {QStringLiteral("RUNCOMFY_API_TOKEN"), QStringLiteral("second")},
                                         {QStringLiteral("RUNCOMFY_API_KEY"), QStringLiteral("third")},
                                         {QStringLiteral("YOUR_API_TOKEN"), QStringLiteral("fourth")}};
    const auto lookUp = [&variables](const QString &name) { return variables.value(name); };
    QStringList order;
    while (const auto found = tokenFromEnvironment(lookUp)) {
        order.append(found->token);
        QCOMPARE(variables.take(found->variable), found->token);
    }
    const QStringList expected = {QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third"),
                                  QStringLiteral("fourth")};
    QCOMPARE(order, expected);
}

void TestToken::unusableVariablesAreSkipped()
{
    const auto lookUp = [](const QString &name) -> QString {
        if (name == QLatin1String("RUNCOMFY_TOKEN"))
            return QStringLiteral("two words");
        return name == QLatin1String("RUNCOMFY_API_KEY") ? QStringLiteral("Bearer good\n") : QString();
    };
    const auto found = tokenFromEnvironment(lookUp);
    QVERIFY(found);
    QCOMPARE(found->token, QStringLiteral("good"));
    QCOMPARE(found->variable, QStringLiteral("RUNCOMFY_API_KEY"));
}

void TestToken::processEnvironment()
{
    for (const char *name : {"RUNCOMFY_TOKEN", "RUNCOMFY_API_TOKEN", "RUNCOMFY_API_KEY", "YOUR_API_TOKEN"})
        qunsetenv(name);
    QVERIFY(!tokenFromEnvironment());
    qputenv("RUNCOMFY_API_TOKEN", "from-the-process");
    QCOMPARE(tokenFromEnvironment().value_or(EnvironmentToken{}).token, QStringLiteral("from-the-process"));
}

QTEST_GUILESS_MAIN(TestToken)
#include "tst_token.moc"
