// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formtest.h"
#include "panelrig.h"

#include "tests/support/scriptedserver.h"
#include "tests/unit/library/libraryfixture.h"
#include "ui/form/fieldeditor.h"
#include "ui/form/formfooter.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/noticebar.h"
#include "ui/form/requestpreparer.h"

#include <QPlainTextEdit>
#include <QPushButton>

using namespace maquette;
using namespace maquette::formtest;
using namespace maquette::test;
using namespace Qt::StringLiterals;

//! \brief A file of this computer between Generate and the order: into the artist's bucket, with its
//! progress, stopped, failed, changed in between.
class TestSending : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<QList<JobOrder>>(); }
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_putStatus = 200;
        m_gate = true;
        m_server->setHandler([this](const SeenRequest &seen) {
            if (seen.method != "PUT")
                return Script{Step::send(ScriptedServer::answer(404))};
            Script script{Step::send(ScriptedServer::answer(
                m_putStatus, "<Error><Code>AccessDenied</Code></Error>", {}, "application/xml"))};
            if (m_gate)
                script.prepend(Step::waitFor("put"));
            return script;
        });
        m_rig = std::make_unique<PanelRig>();
        QVERIFY(m_rig->open());
        desk().setService(LinkCheck::Service::ThisMachine);
        desk().setBucket(bucket(24), true);
        m_file = m_folder.filePath(u"beach.png"_s);
        write(heavyPicture(1100)); // some megabytes
        panel()->setModel(ModelId(u"bytedance/seedance-1-0/lite/image-to-video"_s));
        panel()->setValues(valuesWith(fileValue(m_file)));
        QTRY_COMPARE(panel()->reason(), QString());
        m_orders = std::make_unique<QSignalSpy>(panel(), &FormPanel::generateRequested);
    }
    void cleanup()
    {
        m_orders.reset();
        m_rig.reset();
        m_server.reset();
    }

    void theRouteIsSaidAndChangesAtOnce()
    {
        QCOMPARE(route(), u"Goes into your bucket, %1 MB; its link is valid for 24 hours."_s.arg(
                              QLocale().toString(double(QFileInfo(m_file).size()) / 1e6, 'f', 1)));
        desk().setBucket(bucket(24 * 7), true);
        QTRY_VERIFY(route().endsWith(u"its link is valid for 7 days."_s));
        desk().setBucket(bucket(24 * 7), false);
        QTRY_VERIFY2(route().startsWith(u"Sent inside the request"_s), qPrintable(route()));
        write(heavyPicture(1500)); // more than a request can hold
        desk().setBucket(bucket(1), false);
        QTRY_VERIFY2(route().endsWith(u"its link is valid for 1 hour."_s), qPrintable(route()));
        desk().setBucket(std::nullopt, false);
        QTRY_VERIFY2(panel()->reason().contains(u"set up a bucket"_s), qPrintable(panel()->reason()));
        QVERIFY(!generate()->isEnabled());
        desk().setBucket(bucket(1), false);
        QTRY_COMPARE(panel()->reason(), QString());
        QVERIFY(generate()->isEnabled());
    }

    void progressIsSaidAndTheOrderFollows()
    {
        QVERIFY(!stop()->isVisible());
        press();
        QTRY_VERIFY2(panel()->reason() == u"Sending beach.png to your bucket… 100 %"_s,
                     qPrintable(panel()->reason()));
        QVERIFY(stop()->isVisible());
        QVERIFY(!generate()->isEnabled());
        QCOMPARE(generate()->accessibleDescription(), panel()->reason());
        QCOMPARE(nameless(*panel()).join(u'\n'), QString());
        QCOMPARE(m_orders->count(), 0);
        press(); // counts for nothing
        m_server->open("put");
        QTRY_COMPARE(m_orders->count(), 1);
        const auto order = m_orders->constFirst().constFirst().value<QList<JobOrder>>().constFirst();
        const QString link = stringMember(json(order.input), "first_frame_image_url");
        QVERIFY(link.startsWith(m_server->url(u"/works/"_s).toString()));
        QVERIFY(!order.input.contains("very secret"));
        QVERIFY(!stop()->isVisible());
        QCOMPARE(panel()->reason(), QString());
        QVERIFY(generate()->isEnabled());
    }

    void everyStepOnTheWayIsSaid()
    {
        QStringList said;
        connect(panel()->findChild<RequestPreparer *>(), &RequestPreparer::doingChanged, panel(),
                [&] { said += panel()->reason(); });
        press();
        QTRY_VERIFY(panel()->reason().endsWith(u"100 %"_s));
        m_server->open("put");
        QTRY_COMPARE(m_orders->count(), 1);
        QCOMPARE(said.at(0), u"Making beach.png ready to be sent…"_s);
        QCOMPARE(said.at(1), u"Sending beach.png to your bucket…"_s);
        QVERIFY2(said.contains(u"Sending beach.png to your bucket… 100 %"_s), qPrintable(said.join(u'|')));
    }

    void anyNameIsSaidAsItIs()
    {
        const QString odd = m_folder.filePath(u"50%2 <b>off.png"_s);
        QVERIFY(QFile::copy(m_file, odd));
        panel()->setValues(valuesWith(fileValue(odd)));
        QTRY_COMPARE(panel()->reason(), QString());
        press();
        QTRY_COMPARE(panel()->reason(), u"Sending 50%2 <b>off.png to your bucket… 100 %"_s);
        QTest::mouseClick(stop(), Qt::LeftButton);
        itWasStopped();
    }

    void stoppedByTheButton()
    {
        press();
        QTRY_VERIFY(panel()->reason().endsWith(u"100 %"_s));
        QTest::mouseClick(stop(), Qt::LeftButton);
        itWasStopped();
    }

    void stoppedByKeys()
    {
        press();
        QTRY_VERIFY(stop()->isVisible());
        stop()->setFocus();
        QTest::keyClick(stop(), Qt::Key_Space);
        itWasStopped();
        QVERIFY(generate()->hasFocus());
        press();
        QTRY_VERIFY(stop()->isVisible());
        QTest::keyClick(area(), Qt::Key_Escape);
        itWasStopped();
    }

    void anotherModelStopsItToo()
    {
        press();
        QTRY_VERIFY(stop()->isVisible());
        panel()->setModel(ModelId(u"bytedance/dreamina-4-0/text-to-image"_s));
        QTRY_COMPARE(m_server->openConnections(), 0);
        m_server->open("put");
        QCOMPARE(m_orders->count(), 0);
        QVERIFY2(notice()->text().contains(u"Nothing was sent"_s), qPrintable(notice()->text()));
    }

    void aFailureNamesFileAndReason()
    {
        m_putStatus = 403;
        m_gate = false;
        press();
        QTRY_VERIFY2(notice()->text().contains(u"beach.png"_s), qPrintable(notice()->text()));
        QVERIFY(notice()->text().startsWith(u"Nothing was sent, and nothing was paid."_s));
        QVERIFY(notice()->text().contains(u"may not do that in the bucket “works”"_s));
        for (const auto *timer : notice()->findChildren<QTimer *>())
            QVERIFY(!timer->isActive()); // stays for whoever was away
        QCOMPARE(m_orders->count(), 0);
        QVERIFY(generate()->isEnabled());
        m_putStatus = 200;
        press(); // at once: the failed one does not count as the first of a double press
        QTRY_COMPARE(m_orders->count(), 1);
        QVERIFY(notice()->text().isEmpty());
    }

    void aFileChangedInBetweenIsNotSent()
    {
        m_gate = false;
        write(encoded(paintedPicture({200, 480}), "png"));
        QVERIFY(generate()->isEnabled()); // it was found good before
        press();
        QTRY_VERIFY2(notice()->text().contains(u"was changed since it was looked at"_s),
                     qPrintable(notice()->text()));
        QVERIFY(notice()->text().contains(u"300 pixels"_s));
        QCOMPARE(m_orders->count(), 0);
        QVERIFY(m_server->requests().isEmpty());
        // And the field knows it now.
        QTRY_VERIFY2(panel()->reason().contains(u"300 pixels"_s), qPrintable(panel()->reason()));
        QVERIFY(!generate()->isEnabled());
    }

    void aFileChangedIntoAnotherGoodOneIsSentAsItIs()
    {
        m_gate = false;
        const QByteArray other = encoded(paintedPicture({800, 600}), "png");
        write(other);
        press();
        QTRY_COMPARE(m_orders->count(), 1);
        QCOMPARE(m_server->requests().constLast().body, other);
    }

    void aPreviewUploadsNothing()
    {
        m_gate = false;
        QSignalSpy preview(panel(), &FormPanel::requestPreviewRequested);
        panel()->previewRequest();
        QTRY_COMPARE(preview.count(), 1);
        const QString shown = stringMember(json(preview.at(0).at(1).toByteArray()), "first_frame_image_url");
        QCOMPARE(shown, u"(link to beach.png, which goes into your bucket when the run is sent)"_s);
        QVERIFY(preview.at(0).at(2).toString().contains(u"cannot be sent"_s));
        QVERIFY(m_server->requests().isEmpty());
        QVERIFY(panel()->reason().isEmpty());
        QCOMPARE(m_orders->count(), 0);
        press(); // and what is sent has the link
        QTRY_COMPARE(m_orders->count(), 1);
        const auto order = m_orders->constFirst().constFirst().value<QList<JobOrder>>().constFirst();
        QVERIFY(stringMember(json(order.input), "first_frame_image_url")
                    .startsWith(m_server->url(u"/works/"_s).toString()));
    }

    void aPreviewShowsWhatGoesInsideTheRequest()
    {
        desk().setBucket(bucket(24), false);
        QTRY_VERIFY(route().startsWith(u"Sent inside the request"_s));
        QSignalSpy preview(panel(), &FormPanel::requestPreviewRequested);
        panel()->previewRequest();
        QTRY_COMPARE(preview.count(), 1);
        QVERIFY(stringMember(json(preview.at(0).at(1).toByteArray()), "first_frame_image_url")
                    .startsWith(u"data:image/png;base64,"_s));
        QCOMPARE(preview.at(0).at(2).toString(), QString());
        QVERIFY(m_server->requests().isEmpty());
    }

    void aPreviewSaysWhatCannotBeSent()
    {
        write(encoded(paintedPicture({200, 480}), "png"));
        QSignalSpy preview(panel(), &FormPanel::requestPreviewRequested);
        panel()->previewRequest();
        QTRY_VERIFY2(notice()->text().contains(u"300 pixels"_s), qPrintable(notice()->text()));
        QCOMPARE(preview.count(), 0);
        QVERIFY(m_server->requests().isEmpty());
    }

    void linksThatAreLookedAtHoldGenerateUp()
    {
        m_rig->pictures->checksLinks = true;
        panel()->setValues(valuesWith(m_server->url(u"/gone"_s).toString()));
        QTRY_VERIFY2(panel()->reason().contains(u"looking at it"_s), qPrintable(panel()->reason()));
        QVERIFY(!generate()->isEnabled());
        QTRY_VERIFY(panel()->reason().contains(u"nothing behind the link"_s));
        QVERIFY(!generate()->isEnabled());
        const QString other = m_server->url(u"/other"_s).toString();
        m_server->stopListening();
        m_server->closeIdle();
        panel()->setValues(valuesWith(other));
        QTRY_COMPARE(panel()->reason(), QString()); // nobody can know: it may be sent
        QVERIFY(generate()->isEnabled());
    }

private:
    void itWasStopped()
    {
        QVERIFY2(notice()->text().startsWith(u"Stopped. Nothing was sent"_s), qPrintable(notice()->text()));
        QVERIFY(!stop()->isVisible());
        QVERIFY(generate()->isEnabled());
        m_server->closeIdle(); // what was asked before the file
        QTRY_COMPARE(m_server->openConnections(), 0);
        m_server->open("put");
        QCOMPARE(m_orders->count(), 0);
    }
    static InputValues valuesWith(const QString &frame)
    {
        InputValues values = json(R"({"prompt":"The sea"})");
        values["first_frame_image_url"] = jsonString(frame);
        return values;
    }
    ReadyBucket bucket(int hours) const
    {
        ReadyBucket ready;
        ready.settings.endpoint = m_server->url().toString();
        ready.settings.region = u"us-east-1"_s;
        ready.settings.bucket = u"works"_s;
        ready.settings.keyId = u"KEY"_s;
        ready.settings.pathStyle = true;
        ready.settings.linkValidity = std::chrono::hours(hours);
        ready.secret.secret = u"very secret"_s;
        return ready;
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    void press() const
    {
        area()->setFocus();
        QTest::keyClick(area(), Qt::Key_Return, Qt::ControlModifier);
    }
    FormPanel *panel() const { return m_rig->panel.get(); }
    MediaDesk &desk() const { return m_rig->pictures->disk(); }
    QPlainTextEdit *area() const { return panel()->findChild<QPlainTextEdit *>(); }
    QPushButton *generate() const { return panel()->findChild<QPushButton *>(u"generate"_s); }
    QPushButton *stop() const { return panel()->findChild<QPushButton *>(u"stop"_s); }
    NoticeBar *notice() const { return panel()->findChild<NoticeBar *>(); }
    QString route() const { return panel()->findChild<WrapLabel *>(u"route"_s)->plain(); }

    int m_putStatus = 200;
    bool m_gate = true;
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<PanelRig> m_rig;
    std::unique_ptr<QSignalSpy> m_orders;
};

QTEST_MAIN(TestSending)
#include "tst_sending.moc"
