// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "toolrig.h"

#include "ui/settings/spellingsection.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSyntaxHighlighter>

#include <ctime>

using namespace maquette;

namespace
{
const QByteArray schema = R"json({"type":"object","properties":{
    "prompt":{"title":"Prompt","type":"string"},
    "shots":{"title":"Shots","type":"array","minItems":1,"items":{"type":"object","properties":{
        "text":{"title":"Prompt","type":"string"}}}},
    "raw":{"title":"Raw"}}})json";

//! What the check is compared with: the same words, underlined by Qt's own means.
class BareHighlighter : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;
    void highlightBlock(const QString &text) override
    {
        static const QRegularExpression word(QStringLiteral("\\w+"));
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        for (auto each = word.globalMatch(text); each.hasNext();) {
            const auto match = each.next();
            if (match.capturedView().startsWith(u's'))
                setFormat(int(match.capturedStart()), int(match.capturedLength()), wrong);
        }
    }
};

//! Of this thread alone: other programs on a busy machine do not count.
double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

//! The longest turn of the event loop until \a done.
double longestTurn(const std::function<bool()> &done)
{
    double longest = 0;
    while (!done()) {
        const double start = cpuMs();
        QCoreApplication::processEvents();
        longest = std::max(longest, cpuMs() - start);
    }
    return longest;
}
} // namespace

//! \brief The spell check by real keys and menus, with dictionaries of a few words.
class TestSpelling : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_rig = std::make_unique<ToolRig>();
        m_rig->source->add(QStringLiteral("en_US"),
                           {QStringLiteral("old"), QStringLiteral("stone"), QStringLiteral("house")},
                           {QStringLiteral("stone"), QStringLiteral("A&B"), QStringLiteral("three"),
                            QStringLiteral("four"), QStringLiteral("five"), QStringLiteral("six")});
        start();
    }
    void cleanup() { m_rig.reset(); }

    void wrongWordsAreShown()
    {
        ToolRig::type(QStringLiteral("old sotne house {rde|bleu} WROD "));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        QCOMPARE(m_rig->source->counts().loads.load(), 1);
    }

    void theLineIsDrawnAndTheDocumentIsUntouched()
    {
        ToolRig::type(QStringLiteral("old sotne "));
        QSignalSpy changed(m_area, &QPlainTextEdit::textChanged);
        m_area->setCursorWidth(0);
        const QImage before = m_area->viewport()->grab().toImage();
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        QVERIFY(m_area->viewport()->grab().toImage() != before);
        QCOMPARE(changed.count(), 0);
        m_rig->preferences->setSpelling({SpellingChoice::Kind::Off, {}});
        QVERIFY(m_area->viewport()->grab().toImage() == before);
    }

    void notWhileItIsTyped()
    {
        ToolRig::type(QStringLiteral("old sotn"));
        QSignalSpy settled(marks(), &SpellMarks::settled);
        QTRY_VERIFY(!settled.isEmpty());
        QCOMPARE(shown(), QString());
        ToolRig::type(QStringLiteral(" "));
        QTRY_COMPARE(shown(), QStringLiteral("sotn"));
        ToolRig::press(Qt::Key_Left); // looking at it is not typing it
        QCOMPARE(shown(), QStringLiteral("sotn"));
        ToolRig::press(Qt::Key_Backspace);
        settled.clear();
        QTRY_VERIFY(!settled.isEmpty());
        QCOMPARE(shown(), QString());
        QVERIFY(m_rig->area(QStringLiteral("raw"))); // leaving the field ends the typing
        QTRY_COMPARE(shown(), QStringLiteral("sot"));
    }

    void linesMoveWithTheirWords()
    {
        ToolRig::type(QStringLiteral("old sotne wrod "));
        QTRY_COMPARE(shown(), QStringLiteral("sotne wrod"));
        m_area->moveCursor(QTextCursor::Start);
        ToolRig::type(QStringLiteral("old old "));
        QCOMPARE(shown(), QStringLiteral("sotne wrod")); // at once, not after the pause
        ToolRig::press(Qt::Key_Return);
        ToolRig::type(QStringLiteral("old "));
        QTRY_COMPARE(shown(), QStringLiteral("sotne wrod"));
        m_area->undo();
        m_area->undo();
        QTRY_COMPARE(shown(), QStringLiteral("sotne wrod"));
    }

    void composingIsLeftAlone()
    {
        ToolRig::type(QStringLiteral("old sotne old"));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        m_area->moveCursor(QTextCursor::Start);
        QInputMethodEvent composing(QStringLiteral("wrodd"), {});
        QApplication::sendEvent(m_area, &composing);
        QCOMPARE(shown(), QStringLiteral("sotne"));
        m_area->viewport()->grab();
        QInputMethodEvent commit;
        commit.setCommitString(QStringLiteral("wrodd 灯台 "));
        QApplication::sendEvent(m_area, &commit);
        QTRY_COMPARE(shown(), QStringLiteral("wrodd sotne"));
    }

    void suggestionsByTheKeyboardsMenu()
    {
        ToolRig::type(QStringLiteral("old sotne house"));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        for (int i = 0; i < 8; ++i)
            ToolRig::press(Qt::Key_Left);
        QMenu *menu = openMenu();
        QVERIFY(menu);
        QStringList offered;
        for (const QAction *action : menu->actions()) {
            if (action->objectName() == QStringLiteral("suggestion"))
                offered << action->text();
        }
        QCOMPARE(offered.join(u' '), QStringLiteral("stone A&&B three four five"));
        QVERIFY(entry(menu, "addWord") && entry(menu, "ignoreWord") && entry(menu, "findInText"));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_area->toPlainText(), QStringLiteral("old stone house"));
        QTRY_COMPARE(shown(), QString());
        ToolRig::press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_area->toPlainText(), QStringLiteral("old sotne house"));
    }

    void suggestionsByTheMouse()
    {
        ToolRig::type(QStringLiteral("old sotne house"));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        QTextCursor cursor = m_area->textCursor();
        cursor.setPosition(6);
        const QPoint place = m_area->cursorRect(cursor).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, m_area->viewport()->mapToGlobal(place));
        QApplication::sendEvent(m_area->viewport(), &event);
        QTRY_VERIFY(shownMenu());
        QVERIFY(entry(shownMenu(), "suggestion"));
        QTest::keyClick(shownMenu(), Qt::Key_Escape);
    }

    void aRightWordHasTheUsualMenu()
    {
        ToolRig::type(QStringLiteral("old sotne house"));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        QMenu *menu = openMenu();
        QVERIFY(menu);
        QVERIFY(!entry(menu, "addWord") && !entry(menu, "suggestion"));
        QVERIFY(entry(menu, "findInText") && entry(menu, "replaceInText"));
        QTest::keyClick(menu, Qt::Key_Escape);
    }

    void noSuggestionsIsSaid()
    {
        m_rig->source->add(QStringLiteral("en_US"), {QStringLiteral("old")});
        ToolRig::type(QStringLiteral("sotne"));
        ToolRig::press(Qt::Key_Home);
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        QMenu *menu = openMenu();
        QVERIFY(menu && entry(menu, "noSuggestion"));
        QVERIFY(!entry(menu, "noSuggestion")->isEnabled());
        QTest::keyClick(menu, Qt::Key_Escape);
    }

    void aWordThatWasAddedStaysKnown()
    {
        ToolRig::type(QStringLiteral("sotne wrod "));
        QTRY_COMPARE(shown(), QStringLiteral("sotne wrod"));
        ToolRig::press(Qt::Key_Home);
        QMenu *menu = openMenu();
        QVERIFY(menu);
        menu->setActiveAction(entry(menu, "addWord"));
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(shown(), QStringLiteral("wrod"));
        m_rig->close();
        start();
        ToolRig::type(QStringLiteral("sotne wrod "));
        QTRY_COMPARE(shown(), QStringLiteral("wrod"));
    }

    void ignoredUntilTheNextStart()
    {
        ToolRig::type(QStringLiteral("sotne "));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
        ToolRig::press(Qt::Key_Home);
        QMenu *menu = openMenu();
        QVERIFY(menu);
        menu->setActiveAction(entry(menu, "ignoreWord"));
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(shown(), QString());
        m_rig->close();
        start();
        ToolRig::type(QStringLiteral("sotne "));
        QTRY_COMPARE(shown(), QStringLiteral("sotne"));
    }

    void anEmptyFieldReadsNoDictionary()
    {
        QSignalSpy settled(marks(), &SpellMarks::settled);
        QTRY_VERIFY(!settled.isEmpty());
        QCOMPARE(m_rig->source->counts().listings.load(), 0);
        QCOMPARE(m_rig->source->counts().loads.load(), 0);
    }

    void rawJsonHasNoSpelling()
    {
        TextArea *raw = m_rig->area(QStringLiteral("raw"));
        QTRY_VERIFY(raw->hasFocus());
        ToolRig::type(QStringLiteral("\"sotne\" "));
        m_area->setFocus();
        ToolRig::type(QStringLiteral("wrod "));
        QTRY_COMPARE(shown(), QStringLiteral("wrod"));
        QCOMPARE(raw->findChild<SpellMarks *>()->shown(), QStringList());
    }

    void insideACard()
    {
        TextArea *inner = m_rig->area(QStringLiteral("shots"));
        QTRY_VERIFY(inner && inner->hasFocus());
        inner->moveCursor(QTextCursor::Start);
        ToolRig::type(QStringLiteral("sotne "));
        QTRY_COMPARE(inner->findChild<SpellMarks *>()->shown(), QStringList{QStringLiteral("sotne")});
    }

    void withoutDictionariesNothingIsOffered()
    {
        m_rig->close();
        m_rig->source = std::make_shared<FakeDictionaries>();
        start();
        QSignalSpy settled(marks(), &SpellMarks::settled);
        ToolRig::type(QStringLiteral("sotne "));
        QTRY_VERIFY(!settled.isEmpty());
        QCOMPARE(shown(), QString());
        ToolRig::press(Qt::Key_Home);
        QMenu *menu = openMenu();
        QVERIFY(menu && !entry(menu, "addWord") && !entry(menu, "noSuggestion"));
        QTest::keyClick(menu, Qt::Key_Escape);
        const SpellingSection section(*m_rig->preferences, *m_rig->speller);
        QVERIFY(!section.findChild<QComboBox *>());
        QVERIFY(section.findChild<QLabel *>(QStringLiteral("spellingHint"))
                    ->text()
                    .contains(QStringLiteral("no dictionary")));
    }

    void theSettingsChoose()
    {
        m_rig->close();
        m_rig->source->add(QStringLiteral("fr"), {QStringLiteral("pierre")});
        start();
        ToolRig::type(QStringLiteral("stone pierre "));
        QTRY_COMPARE(shown(), QStringLiteral("pierre"));
        SpellingSection section(*m_rig->preferences, *m_rig->speller);
        section.show();
        auto *kind = section.findChild<QComboBox *>(QStringLiteral("spelling"));
        auto *languages = section.findChild<QListWidget *>(QStringLiteral("spellingLanguages"));
        QVERIFY(kind && languages && !languages->isVisible());
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QTRY_VERIFY(languages->isVisible());
        QCOMPARE(languages->item(0)->checkState(), Qt::Checked);
        languages->setCurrentRow(1);
        QTest::keyClick(languages, Qt::Key_Space);
        QCOMPARE(m_rig->preferences->spelling().languages.join(u' '), QStringLiteral("en_US fr"));
        QTRY_COMPARE(shown(), QString());
        languages->setCurrentRow(0);
        QTest::keyClick(languages, Qt::Key_Space);
        QTRY_COMPARE(shown(), QStringLiteral("stone"));
        QTest::keyClick(kind, Qt::Key_Down);
        QCOMPARE(m_rig->preferences->spelling().kind, SpellingChoice::Kind::Off);
        QTRY_COMPARE(shown(), QString());
        QCOMPARE(formtest::nameless(section).join(u'\n'), QString());
    }

    void aBigPasteDoesNotHoldTheWindowUp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one paragraph") << QStringLiteral("sotne house old wrod, ").repeated(20'000 / 22);
        QTest::newRow("many lines") << QStringLiteral("sotne house old wrod,\n").repeated(20'000 / 22);
    }
    void aBigPasteDoesNotHoldTheWindowUp()
    {
        QFETCH(QString, text);
        QGuiApplication::clipboard()->setText(text);
        ToolRig::press(Qt::Key_V, Qt::ControlModifier);
        QCoreApplication::processEvents(); // the text itself is drawn here
        QSignalSpy settled(marks(), &SpellMarks::settled);
        const double ours = longestTurn([&] { return !settled.isEmpty(); });
        QCOMPARE(marks()->shown().size(), 2 * (20'000 / 22));

        QPlainTextEdit bare;
        bare.resize(m_area->size());
        bare.show();
        bare.setPlainText(text);
        QCoreApplication::processEvents();
        const double before = cpuMs();
        BareHighlighter highlighter(bare.document());
        highlighter.rehighlight();
        QCoreApplication::processEvents();
        const double theirs = cpuMs() - before;
        qInfo("longest turn %.2f ms; a bare QSyntaxHighlighter %.2f ms; ratio %.2f", ours, theirs,
              ours / theirs);
        QVERIFY(ours < 8 || ours < theirs);
    }

private:
    void start()
    {
        QVERIFY(m_rig->open(schema));
        m_area = m_rig->area(QStringLiteral("prompt"));
        QTRY_VERIFY(m_area->hasFocus());
    }
    [[nodiscard]] SpellMarks *marks() const { return m_area->findChild<SpellMarks *>(); }
    [[nodiscard]] QString shown() const { return marks()->shown().join(u' '); }
    [[nodiscard]] QMenu *shownMenu() const
    {
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    QMenu *openMenu()
    {
        const QPoint place = m_area->cursorRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, m_area->mapToGlobal(place));
        QApplication::sendEvent(m_area, &event);
        return QTest::qWaitFor([&] { return shownMenu() != nullptr; }) ? shownMenu() : nullptr;
    }
    static QAction *entry(const QMenu *menu, const char *name)
    {
        return menu->findChild<QAction *>(QString::fromLatin1(name));
    }

    std::unique_ptr<ToolRig> m_rig;
    TextArea *m_area = nullptr;
};

QTEST_MAIN(TestSpelling)
#include "tst_spelling.moc"
