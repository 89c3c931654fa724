// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/spellmarks.h"

#include "ui/form/textarea.h"
#include "ui/spelling/speller.h"
#include "ui/theme/colors.h"

#include <QPainter>
#include <QTextDocument>

#include <algorithm>
#include <iterator>

namespace maquette
{

namespace
{

constexpr int spellingPauseMs = 300;
constexpr qsizetype mostLettersAtOnce = 20'000; // letters in one question, or one paragraph that is longer

//! \brief What is known of a paragraph.
class SpellVerdict : public QTextBlockUserData
{
public:
    QString text;
    QList<WordSpan> wrong; //!< from left to right
    bool judged = false;

    //! Until the paragraph is judged anew, lines stay under the words on both sides of the change.
    void follow(const QString &now)
    {
        const auto [left, leftNow] = std::mismatch(text.cbegin(), text.cend(), now.cbegin(), now.cend());
        const qsizetype from = left - text.cbegin();
        const auto ends = std::mismatch(text.crbegin(), std::make_reverse_iterator(left), now.crbegin(),
                                        std::make_reverse_iterator(leftNow));
        const qsizetype to = text.size() - (ends.first - text.crbegin());
        const int moved = int(now.size() - text.size());
        wrong.removeIf([&](const WordSpan &span) { return span.end() >= from && span.start <= to; });
        for (WordSpan &span : wrong) {
            if (span.start >= from)
                span.start += moved;
        }
        text = now;
        judged = false;
    }
};

SpellVerdict *verdictOf(const QTextBlock &block)
{
    return static_cast<SpellVerdict *>(block.userData());
}

void wave(QPainter &painter, const QRectF &letters, qreal baseline)
{
    constexpr qreal step = 2;
    constexpr qreal height = 1.1;
    const qreal middle = baseline + 2.5;
    QPolygonF points;
    bool up = false;
    for (qreal x = letters.left(); x < letters.right(); x += step) {
        points << QPointF(x, middle + (up ? -height : height));
        up = !up;
    }
    painter.drawPolyline(points);
}

} // namespace

SpellMarks::SpellMarks(TextArea &area, Speller &speller)
    : QObject(&area)
    , m_area(area)
    , m_speller(speller)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(spellingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SpellMarks::checkNext);
    connect(&area, &TextArea::focusGained, this, &SpellMarks::begin);
    if (area.hasFocus())
        begin();
}

void SpellMarks::begin()
{
    if (std::exchange(m_begun, true))
        return;
    connect(m_area.document(), &QTextDocument::contentsChange, this, &SpellMarks::onChange);
    connect(&m_area, &QPlainTextEdit::cursorPositionChanged, this, &SpellMarks::onCursorMoved);
    connect(&m_area, &TextArea::composingChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_area, &TextArea::paintingAbove, this, &SpellMarks::paint);
    connect(&m_speller, &Speller::verdictsChanged, this, &SpellMarks::forgetAll);
    m_pause.start();
}

void SpellMarks::forgetAll()
{
    ++m_round;
    m_asking = false;
    for (QTextBlock block = m_area.document()->begin(); block.isValid(); block = block.next()) {
        SpellVerdict *verdict = verdictOf(block);
        if (verdict == nullptr)
            continue;
        verdict->judged = false;
        if (!m_speller.isOn())
            verdict->wrong.clear();
    }
    m_area.viewport()->update();
    m_pause.start(0);
}

void SpellMarks::onChange(int position, int removed, int added)
{
    const int last = position + added;
    bool changed = removed != added;
    for (QTextBlock block = m_area.document()->findBlock(position);
         block.isValid() && block.position() <= last; block = block.next()) {
        SpellVerdict *verdict = verdictOf(block);
        const QString now = block.text();
        if (verdict != nullptr && verdict->text == now)
            continue; // Qt tells of formats, and of what is being composed, in the same way
        changed = true;
        if (verdict != nullptr)
            verdict->follow(now);
    }
    if (!changed)
        return;
    m_typedAt = m_area.hasFocus() ? last : -1;
    m_pause.start(spellingPauseMs);
}

void SpellMarks::onCursorMoved()
{
    if (m_typedAt >= 0 && m_area.textCursor().position() != m_typedAt) {
        m_typedAt = -1;
        m_area.viewport()->update();
    }
}

void SpellMarks::checkNext()
{
    if (m_asking || !m_speller.isOn() || !m_area.isProse() || m_area.isComposing())
        return;
    QList<QTextBlock> blocks;
    QStringList texts;
    qsizetype letters = 0;
    for (QTextBlock block = m_area.document()->begin(); block.isValid() && letters < mostLettersAtOnce;
         block = block.next()) {
        if (const SpellVerdict *verdict = verdictOf(block); verdict != nullptr && verdict->judged)
            continue;
        const QString text = block.text();
        if (text.isEmpty())
            continue; // an empty field makes nobody read a dictionary
        blocks << block;
        texts << text;
        letters += text.size();
    }
    if (blocks.isEmpty()) {
        emit settled();
        return;
    }
    m_asking = true;
    m_speller.check(texts, this, [this, blocks, texts, round = m_round](const QList<QList<WordSpan>> &wrong) {
        if (round == m_round)
            take(blocks, texts, wrong);
    });
}

void SpellMarks::take(const QList<QTextBlock> &blocks, const QStringList &texts,
                      const QList<QList<WordSpan>> &wrong)
{
    m_asking = false;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        QTextBlock block = blocks[i];
        if (!block.isValid() || block.text() != texts[i])
            continue; // it was changed meanwhile, and waits for its turn
        SpellVerdict *verdict = verdictOf(block);
        if (verdict == nullptr)
            block.setUserData(verdict = new SpellVerdict);
        verdict->text = texts[i];
        verdict->wrong = wrong[i];
        verdict->judged = true;
    }
    m_area.viewport()->update();
    if (!m_pause.isActive())
        m_pause.start(0);
}

bool SpellMarks::isTyped(const QTextBlock &block, const WordSpan &span) const
{
    const int at = m_typedAt - block.position();
    return m_typedAt >= 0 && m_area.hasFocus() && span.start <= at && at <= span.end();
}

void SpellMarks::paint(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Colors::from(m_area.palette()).amber, 1.2, Qt::SolidLine, Qt::RoundCap));
    for (const VisibleLine &each : m_area.visibleLines()) {
        const SpellVerdict *verdict = verdictOf(each.block);
        if (verdict == nullptr)
            continue;
        const int end = each.end();
        auto span = std::partition_point(verdict->wrong.begin(), verdict->wrong.end(),
                                         [&](const WordSpan &word) { return word.end() <= each.start(); });
        for (; span != verdict->wrong.end() && span->start < end; ++span) {
            const QRectF letters = each.rectOf(span->start, span->end());
            if (!letters.isNull() && !isTyped(each.block, *span))
                wave(painter, letters, letters.top() + each.line.ascent());
        }
    }
}

std::optional<WordSpan> SpellMarks::wrongAt(int position) const
{
    const QTextBlock block = m_area.document()->findBlock(position);
    const SpellVerdict *verdict = verdictOf(block);
    if (verdict == nullptr)
        return std::nullopt;
    for (const WordSpan &span : verdict->wrong) {
        if (span.start <= position - block.position() && position - block.position() <= span.end())
            return span;
    }
    return std::nullopt;
}

QStringList SpellMarks::shown() const
{
    QStringList words;
    for (QTextBlock block = m_area.document()->begin(); block.isValid(); block = block.next()) {
        const SpellVerdict *verdict = verdictOf(block);
        if (verdict == nullptr)
            continue;
        for (const WordSpan &span : verdict->wrong) {
            if (!isTyped(block, span))
                words << block.text().mid(span.start, span.length);
        }
    }
    return words;
}

} // namespace maquette
