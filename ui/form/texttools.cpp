// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/texttools.h"

#include "ui/form/findbar.h"
#include "ui/form/spellmarks.h"
#include "ui/form/textarea.h"
#include "ui/settings/preferences.h"
#include "ui/spelling/speller.h"

#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int sizes[] = {50, 60, 70, 80, 90, Preferences::usualLetters, 110, 125, 150, 175, 200, 250, 300};
//! Then the menu opens without suggestions.
constexpr int longestWaitMs = 400;

FindBar &barOf(TextArea &area)
{
    auto *bar = area.findChild<FindBar *>();
    return bar != nullptr ? *bar : *new FindBar(area);
}

} // namespace

TextTools::TextTools(Preferences &preferences, Speller &speller, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
    , m_speller(speller)
{}

void TextTools::adopt(TextArea &area)
{
    const auto showLetters = [this, field = &area] {
        field->setLetterScale(qreal(m_preferences.promptLetters()) / Preferences::usualLetters);
    };
    showLetters();
    connect(&m_preferences, &Preferences::promptLettersChanged, &area, showLetters);
    connect(&area, &TextArea::lettersStepRequested, this, &TextTools::stepLetters);
    connect(&area, &TextArea::findRequested, this,
            [field = &area](bool replace) { barOf(*field).open(replace); });
    connect(&area, &TextArea::findAgainRequested, this,
            [field = &area](bool forward) { barOf(*field).findAgain(forward); });
    auto *marks = new SpellMarks(area, m_speller);
    connect(&area, &TextArea::menuRequested, this,
            [this, field = &area, marks](const QPoint &place, int position) {
                openMenu(*field, *marks, place, position);
            });
}

void TextTools::stepLetters(int step)
{
    const int now = m_preferences.promptLetters();
    int next = Preferences::usualLetters;
    if (step > 0) {
        const auto *larger = std::upper_bound(std::begin(sizes), std::end(sizes), now);
        next = larger == std::end(sizes) ? now : *larger;
    } else if (step < 0) {
        const auto *smaller = std::lower_bound(std::begin(sizes), std::end(sizes), now);
        next = smaller == std::begin(sizes) ? now : *(smaller - 1);
    }
    m_preferences.setPromptLetters(next);
}

void TextTools::openMenu(TextArea &area, SpellMarks &marks, const QPoint &place, int position)
{
    delete m_waiting.data();
    QMenu *menu = area.makeMenu();
    menu->setObjectName(QStringLiteral("textMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFinding(*menu, area);
    const auto wrong = marks.wrongAt(position);
    if (!wrong || area.isReadOnly()) {
        menu->popup(place);
        return;
    }
    m_waiting = menu;
    QTextCursor word(area.document());
    word.setPosition(area.document()->findBlock(position).position() + wrong->start);
    word.setPosition(word.position() + wrong->length, QTextCursor::KeepAnchor);
    // Once, by the answer or by the deadline: entries must not move under the pointer.
    const auto show = [this, menu, place, word, field = &area](const QStringList &suggestions) {
        if (m_waiting != menu)
            return;
        m_waiting.clear();
        addSpelling(*menu, *field, word, suggestions);
        menu->popup(place);
    };
    QTimer::singleShot(longestWaitMs, menu, [show] { show({}); });
    m_speller.suggest(word.selectedText(), menu, show);
}

void TextTools::addSpelling(QMenu &menu, TextArea &area, const QTextCursor &place,
                            const QStringList &suggestions)
{
    QAction *first = menu.actions().value(0);
    const QString word = place.selectedText();
    const auto add = [&menu, first](const QString &text, const QString &name) {
        auto *action = new QAction(QString(text).replace(u'&', QLatin1String("&&")), &menu);
        action->setObjectName(name);
        menu.insertAction(first, action);
        return action;
    };
    for (const QString &each : suggestions) {
        QAction *action = add(each, QStringLiteral("suggestion"));
        connect(action, &QAction::triggered, &area, [field = &area, cursor = place, word, each]() mutable {
            if (cursor.selectedText() != word)
                return; // replaced from elsewhere while the menu was open
            cursor.insertText(each);
            field->setTextCursor(cursor);
        });
    }
    if (suggestions.isEmpty())
        add(tr("No suggestions"), QStringLiteral("noSuggestion"))->setEnabled(false);
    menu.insertSeparator(first);
    connect(add(tr("Add to dictionary"), QStringLiteral("addWord")), &QAction::triggered, this,
            [this, word] { m_speller.addWord(word); });
    connect(add(tr("Ignore"), QStringLiteral("ignoreWord")), &QAction::triggered, this,
            [this, word] { m_speller.ignoreWord(word); });
    menu.insertSeparator(first);
}

void TextTools::addFinding(QMenu &menu, TextArea &area)
{
    menu.addSeparator();
    const auto add = [&](const QString &text, const QString &key, bool replace) {
        QAction *action = menu.addAction(text + u'\t' + key);
        action->setObjectName(replace ? QStringLiteral("replaceInText") : QStringLiteral("findInText"));
        connect(action, &QAction::triggered, &area,
                [field = &area, replace] { emit field->findRequested(replace); });
    };
    add(tr("Find…"), QKeySequence(QStringLiteral("Ctrl+F")).toString(QKeySequence::NativeText), false);
    if (!area.isReadOnly())
        add(tr("Replace…"), QKeySequence(QStringLiteral("Ctrl+H")).toString(QKeySequence::NativeText), true);
}

} // namespace maquette
