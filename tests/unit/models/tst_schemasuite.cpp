// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/schema/schema.h"
#include "tests/support/schemas.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace maquette;
using namespace maquette::test;
using namespace Qt::StringLiterals;

namespace
{

const QString suite = u"/usr/share/json-schema-test-suite/"_s;

Json readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? json(file.readAll()) : Json("cannot be read");
}

//! Files below a folder, by their path in it without the ending, sorted.
QStringList filesIn(const QString &folder)
{
    QStringList names;
    QDirIterator it(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        names.append(QDir(folder).relativeFilePath(it.next()).chopped(5));
    names.sort();
    return names;
}

//! What stands in the first column of the tables in schemasuite.md.
QStringList exceptions()
{
    QFile file(QStringLiteral(MAQUETTE_SOURCE_DIR "/tests/data/schemasuite.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression row(u"^\\| `([^`]+)` \\|"_s, QRegularExpression::MultilineOption);
    QStringList names;
    auto rows = row.globalMatch(QString::fromUtf8(file.readAll()));
    while (rows.hasNext())
        names.append(rows.next().captured(1));
    return names;
}

} // namespace

//! \brief The official cases of JSON Schema, draft 7, all of them; what does not hold is named in
//! tests/data/schemasuite.md, and must not hold.
class SchemaSuiteTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agrees_data();
    void agrees();
    void exceptionsAreCases();
    void cleanupTestCase();

private:
    [[nodiscard]] QString exceptionFor(const QString &name) const;

    SchemaDocuments m_remotes;
    const QStringList m_exceptions = exceptions();
    int m_held = 0;
    int m_excepted = 0;
};

void SchemaSuiteTest::initTestCase()
{
    if (!QFileInfo::exists(suite))
        QSKIP("the package json-schema-test-suite is not installed");
    for (const QString &name : filesIn(suite + u"remotes"_s))
        m_remotes.insert(u"http://localhost:1234/"_s + name + u".json"_s,
                         std::make_shared<const Json>(readJson(suite + u"remotes/"_s + name + u".json"_s)));
    QVERIFY(!m_remotes.isEmpty());
    QVERIFY(!m_exceptions.isEmpty());
}

//! A name that ends in a slash stands for all that begins with it.
QString SchemaSuiteTest::exceptionFor(const QString &name) const
{
    for (const QString &exception : m_exceptions) {
        if (name == exception || (exception.endsWith(u'/') && name.startsWith(exception)))
            return exception;
    }
    return {};
}

void SchemaSuiteTest::agrees_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("valid");
    const QString folder = suite + u"tests/draft7"_s;
    for (const QString &name : filesIn(folder)) {
        if (exceptionFor(name + u'/') == name + u'/' || exceptionFor(name) != QString())
            continue;
        for (const Json &group : readJson(folder + u'/' + name + u".json"_s)) {
            for (const Json &test : group.at("tests")) {
                const QString row = name + u": "_s + stringMember(group, "description") + u": "_s +
                                    stringMember(test, "description");
                QTest::newRow(qPrintable(row)) << toBytes(group.at("schema")) << toBytes(test.at("data"))
                                               << test.at("valid").get<bool>();
            }
        }
    }
}

void SchemaSuiteTest::agrees()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, data);
    QFETCH(bool, valid);
    QStringList warnings;
    const auto compiled = Schema::compile(json(schema), warnings, m_remotes);
    const bool accepted = compiled->accepts(json(data));
    QCOMPARE(compiled->check(json(data)).isEmpty(), accepted);
    if (m_exceptions.contains(QString::fromUtf8(QTest::currentDataTag()))) {
        QVERIFY2(accepted != valid, "this holds now: take it out of tests/data/schemasuite.md");
        ++m_excepted;
        return;
    }
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(u'\n')));
    QCOMPARE(accepted, valid);
    ++m_held;
}

//! An exception that names no case would hide a fault of a case that got another name.
void SchemaSuiteTest::exceptionsAreCases()
{
    const QStringList files = filesIn(suite + u"tests/draft7"_s);
    qsizetype single = 0;
    for (const QString &exception : m_exceptions) {
        const bool folder = exception.endsWith(u'/');
        single += folder ? 0 : 1;
        QVERIFY2(!folder || std::any_of(files.cbegin(), files.cend(),
                                        [&](const QString &name) { return name.startsWith(exception); }),
                 qPrintable(exception));
    }
    if (m_held > 0)
        QCOMPARE(m_excepted, single);
}

void SchemaSuiteTest::cleanupTestCase()
{
    qInfo("%d of %d cases hold", m_held, m_held + m_excepted);
}

QTEST_GUILESS_MAIN(SchemaSuiteTest)
#include "tst_schemasuite.moc"
