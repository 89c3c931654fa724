// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/mediaaddress.h"
#include "ui/form/requestpreparer.h"

#include <QSignalSpy>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief Works on their way into a request: each in its places, and not more than one request can hold.
class TestRequestPreparer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_pictures = std::make_unique<ScriptedPictures>();
        for (const int id : {7, 8})
            m_pictures->works.insert(id, {u"work-%1.png"_s.arg(id), MediaKind::Image, {64, 64}, 9, {}, {}});
        m_preparer = std::make_unique<RequestPreparer>(*m_pictures, nullptr);
        m_plan.model = modelOf(R"({"type":"object","properties":{"image":{"type":"array",
            "format":"image_uris"},"mask_url":{"type":"string","format":"image_uri"}}})");
        m_ready.reset();
    }

    void aWorkIsPutInAllItsPlaces()
    {
        prepare({7, 7}, 7);
        QVERIFY(m_pictures->answerLink(u"https://example.com/7.png"_s));
        QVERIFY(m_ready);
        const Json &images = m_ready->values["image"];
        QCOMPARE(int(images.size()), 2);
        for (const Json &image : images)
            QCOMPARE(stringOf(image), u"https://example.com/7.png"_s);
        QCOMPARE(stringMember(m_ready->values, "mask_url"), u"https://example.com/7.png"_s);
        QCOMPARE(m_ready->parent.id, AssetId(7));
    }

    void aRequestHoldsOnlySoMuch_data()
    {
        QTest::addColumn<int>("places");
        QTest::addColumn<bool>("fits");
        QTest::newRow("twice") << 2 << true;
        QTest::newRow("three times") << 3 << false;
    }
    void aRequestHoldsOnlySoMuch()
    {
        QFETCH(int, places);
        QFETCH(bool, fits);
        const QString data = u"data:image/png;base64,"_s + QString(25 * 1024 * 1024, u'A');
        QSignalSpy failed(m_preparer.get(), &RequestPreparer::failed);
        prepare(QList<int>(places, 7), {});
        QVERIFY(m_pictures->answerLink(data));
        QCOMPARE(m_ready.has_value(), fits);
        QCOMPARE(failed.count(), fits ? 0 : 1);
        QVERIFY(!m_preparer->isBusy());
        QVERIFY(m_preparer->doing().isEmpty());
    }

    //! Each variant is to hold the data: that is asked before there are so many copies.
    void aClickHoldsOnlySoMuch()
    {
        const QString data = u"data:image/png;base64,"_s + QString(25'000'000, u'A');
        QSignalSpy failed(m_preparer.get(), &RequestPreparer::failed);
        m_plan.runs = 2;
        m_plan.variants = QList<InputValues>(6, json(R"({"mask_url":"maquette-asset:7"})"));
        prepare({}, 7);
        QVERIFY(m_pictures->answerLink(data));
        QVERIFY(!m_ready);
        QCOMPARE(failed.count(), 1);
        m_plan.runs = 1;
        prepare({}, 7);
        QVERIFY(m_pictures->answerLink(data));
        QVERIFY(m_ready);
        QVERIFY(stringMember(m_ready->variants.constLast(), "mask_url") == data);
    }

    void twoWorksCountTogether()
    {
        const QString data = u"data:image/png;base64,"_s + QString(40 * 1024 * 1024, u'A');
        QSignalSpy failed(m_preparer.get(), &RequestPreparer::failed);
        prepare({7, 8}, {});
        QVERIFY(m_pictures->answerLink(data));
        QVERIFY(m_preparer->isBusy());
        QVERIFY(m_pictures->answerLink(data));
        QVERIFY(!m_ready);
        QCOMPARE(failed.count(), 1);
        const auto error = failed.constFirst().at(1).value<Error>();
        QCOMPARE(int(error.kind), int(ErrorKind::TooLarge));
        QCOMPARE(failed.constFirst().at(0).value<OwnMedia>().name, u"work-8.png"_s);
    }

private:
    void prepare(const QList<int> &images, std::optional<int> mask)
    {
        m_plan.values = Json::object();
        for (const int id : images)
            m_plan.values["image"].push_back(jsonString(assetValue(AssetId(id))));
        if (mask)
            m_plan.values["mask_url"] = jsonString(assetValue(AssetId(*mask)));
        m_preparer->prepare(m_plan, [this](const RunPlan &ready) { m_ready = ready; });
        QVERIFY(m_preparer->isBusy());
    }

    RunPlan m_plan;
    std::optional<RunPlan> m_ready;
    std::unique_ptr<ScriptedPictures> m_pictures;
    std::unique_ptr<RequestPreparer> m_preparer;
};

QTEST_MAIN(TestRequestPreparer)
#include "tst_requestpreparer.moc"
