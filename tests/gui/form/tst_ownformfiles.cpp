// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "scriptedpictures.h"

#include "ui/form/mediaaddress.h"
#include "ui/form/requestpreparer.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace maquette;
using namespace maquette::formtest;
using namespace Qt::StringLiterals;

//! \brief Files of this computer on their way from the form into a request.
class TestOwnFiles : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_pictures = std::make_unique<ScriptedPictures>();
        m_model = modelOf(R"({"type":"object","properties":{"prompt":{"type":"string"},
            "image":{"type":"array","format":"image_uris"},
            "shots":{"type":"array","items":{"type":"object","properties":{"image_url":{"type":"string","format":"image_uri"}}}}}})");
        m_file = m_folder.filePath(u"photo.png"_s);
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::darkRed);
        QVERIFY(image.save(m_file));
    }

    //! Wherever one stands, in lists and in cards, its bytes are what is sent, and its path never is.
    void isSentAsItsBytes()
    {
        RequestPreparer preparer(*m_pictures, nullptr);
        const Json value = jsonString(fileValue(m_file));
        RunPlan plan;
        plan.model = m_model;
        plan.values["prompt"] = "a";
        plan.values["image"] = Json::array({value, "https://example.com/b.png", value});
        plan.values["shots"] = Json::array({Json::object({{"image_url", value}})});
        std::optional<RunPlan> ready;
        preparer.prepare(plan, [&](const RunPlan &made) { ready = made; });
        QVERIFY(preparer.isBusy());
        QTRY_VERIFY(ready.has_value());
        QVERIFY(!preparer.isBusy());
        const QByteArray body = toBytes(requestInput(*m_model, ready->values));
        QVERIFY(!body.contains("maquette-file"));
        QVERIFY(!body.contains(m_folder.path().toUtf8()));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray data = "data:image/png;base64," + file.readAll().toBase64();
        QCOMPARE(body.count(data), 3);
        QVERIFY(checkRequest(*m_model, ready->values).isEmpty());
    }

    void oneThatIsGoneSendsNothing()
    {
        RequestPreparer preparer(*m_pictures, nullptr);
        QSignalSpy failed(&preparer, &RequestPreparer::failed);
        RunPlan plan;
        plan.model = m_model;
        plan.values["image"] = Json::array({jsonString(fileValue(m_folder.filePath(u"gone.png"_s)))});
        bool sent = false;
        preparer.prepare(plan, [&](const RunPlan &) { sent = true; });
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.constFirst().constFirst().value<OwnMedia>().field, u"image"_s);
        QVERIFY(!sent);
        QVERIFY(!preparer.isBusy());
    }

    void isTakenAlongToAnotherModel()
    {
        const auto other =
            modelOf(R"({"type":"object","properties":{"image_url":{"type":"string","format":"image_uri"}}})");
        InputValues values = Json::object();
        values["image"] = Json::array({jsonString(fileValue(m_file))});
        const InputValues carried = carriedValues(*m_model, *other, values);
        QCOMPARE(stringMember(carried, "image_url"), fileValue(m_file));
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<ScriptedPictures> m_pictures;
    std::shared_ptr<const Model> m_model;
};

QTEST_MAIN(TestOwnFiles)
#include "tst_ownformfiles.moc"
