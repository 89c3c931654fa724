// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/jobtile.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QFontMetrics>
#include <QTextLayout>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int buttonHeight = 26;
constexpr int cornerButton = 24;
constexpr int barHeight = 3;
constexpr int roomyJobTile = 150;
constexpr int paragraphLeading = 3; //!< between the lines of a paragraph, beyond the font's own

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).lineSpacing() + paragraphLeading;
}

bool isQuiet(const Job &job)
{
    return job.state != JobState::Failed && job.state != JobState::Unknown &&
           job.state != JobState::Cancelled;
}

} // namespace

int wrappedLines(const QFont &font, int width, const QString &text)
{
    QTextLayout layout(text.simplified(), font);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine(), ++lines)
        line.setLineWidth(width);
    layout.endLayout();
    return lines;
}

void drawWrapped(QPainter &painter, const QRect &rect, const QString &text)
{
    const QFontMetrics metrics(painter.font());
    const int height = lineHeight(painter.font());
    const int lines = (rect.height() + paragraphLeading) / height;
    QTextLayout layout(text.simplified(), painter.font());
    layout.beginLayout();
    int y = rect.top();
    for (int line = 0; line < lines; ++line, y += height) {
        QTextLine current = layout.createLine();
        if (!current.isValid())
            break;
        current.setLineWidth(rect.width());
        const qsizetype end = current.textStart() + current.textLength();
        if (line + 1 == lines && end < layout.text().size()) {
            const QString rest = layout.text().mid(current.textStart());
            painter.drawText(QRect(rect.left(), y, rect.width(), metrics.lineSpacing()),
                             Qt::AlignLeading | Qt::AlignTop,
                             metrics.elidedText(rest, Qt::ElideRight, rect.width()));
            break;
        }
        current.draw(&painter, QPointF(rect.left(), y));
    }
    layout.endLayout();
}

JobTile::JobTile(const QRect &tile, const Job &job, const JobTexts &texts, bool active)
    : m_tile(tile)
    , m_job(job)
    , m_texts(texts)
    , m_wordsFirst(!isQuiet(job))
{
    const int padding = tile.width() >= roomyJobTile ? metrics::medium : metrics::small;
    layOutBottom(padding, active);
    layOutWords(padding);
}

void JobTile::layOutBottom(int padding, bool active)
{
    const QRect inner = m_tile.adjusted(padding, padding, -padding, -padding);
    int bottom = inner.bottom() + 1;
    if (m_texts.moving) {
        m_bar = QRect(inner.left(), bottom - barHeight, inner.width(), barHeight);
        bottom = m_bar.top() - metrics::small;
    }
    if (m_wordsFirst) {
        // As many of the first steps as leave room for the state and a line of why.
        const int words = 3 * QFontMetrics(Fonts::text()).lineSpacing();
        QList<JobActions::Step> steps = JobActions::stepsFor(m_job);
        const int fitting = std::clamp((inner.height() - words) / (buttonHeight + metrics::tiny), 0, 2);
        const int count = std::min(fitting, static_cast<int>(steps.size()));
        for (int i = count - 1; i >= 0; --i) {
            QRect rect(inner.left(), bottom - buttonHeight, inner.width(), buttonHeight);
            if (i == count - 1) {
                const QRect more(rect.right() + 1 - buttonHeight, rect.top(), buttonHeight, buttonHeight);
                m_buttons.prepend({more, {}, QStringLiteral("⋯"), false});
                rect.setRight(more.left() - metrics::tiny - 1);
            }
            QString text = JobActions::textOf(steps.at(i), m_job);
            if (QFontMetrics(Fonts::hint()).horizontalAdvance(text) > rect.width() - 2 * metrics::tiny)
                text = JobActions::shortTextOf(steps.at(i), m_job);
            m_buttons.prepend({rect, steps.at(i), text, false});
            bottom = rect.top() - metrics::tiny;
        }
    }
    const QFontMetrics hint(Fonts::hint());
    const QFontMetrics text(Fonts::label());
    if (!m_wordsFirst) {
        m_detail = QRect(inner.left(), bottom - hint.lineSpacing(), inner.width(), hint.lineSpacing());
        m_state =
            QRect(inner.left(), m_detail.top() - text.lineSpacing() - 1, inner.width(), text.lineSpacing());
        bottom = m_state.top();
    }
    m_prompt = QRect(inner.left(), inner.top(), inner.width(), bottom - inner.top() - metrics::tiny);
    addCornerButtons(active && m_buttons.isEmpty());
}

void JobTile::layOutWords(int padding)
{
    const int hint = lineHeight(Fonts::hint());
    const int text = lineHeight(Fonts::text());
    const int right = m_tile.right() + 1 - padding;
    if (m_wordsFirst) {
        m_state = QRect(m_prompt.left(), m_prompt.top(), right - m_prompt.left(), text);
        m_reason = m_prompt;
        m_reason.setTop(m_state.bottom() + 1 + metrics::tiny / 2);
        m_prompt.setTop(m_reason.bottom() + 1);
        // What was asked for stands below, a line at least: tiles of one trouble look alike without it.
        const int whole = wrappedLines(Fonts::hint(), m_reason.width(), m_texts.reason) * hint;
        const int room = (m_reason.height() - metrics::tiny - hint) / hint * hint;
        const int height = std::min(whole, room);
        if (height >= 2 * hint || height == whole) {
            m_prompt.setTop(m_reason.top() + height + metrics::tiny);
            m_reason.setHeight(height);
        }
        return;
    }
    if (!m_texts.reason.isEmpty()) {
        const int lines = std::min(3, m_prompt.height() / (2 * hint));
        m_reason = m_prompt;
        m_reason.setTop(m_prompt.bottom() + 1 - lines * hint);
        m_prompt.setBottom(m_reason.top() - metrics::tiny);
    }
    constexpr int excerpt = 5;
    m_prompt.setHeight(std::min(m_prompt.height(), excerpt * text));
}

void JobTile::addCornerButtons(bool active)
{
    if (!active)
        return;
    QRect rect(m_tile.right() + 1 - metrics::tiny - cornerButton, m_tile.top() + metrics::tiny, cornerButton,
               cornerButton);
    m_buttons.append({rect, {}, QStringLiteral("⋯"), true});
    if (JobActions::stepsFor(m_job).contains(JobActions::Step::Cancel)) {
        rect.translate(-cornerButton - metrics::tiny, 0);
        m_buttons.append({rect, JobActions::Step::Cancel, QStringLiteral("✕"), true});
    }
}

const JobTile::Button *JobTile::buttonAt(const QPoint &point) const
{
    const auto found = std::find_if(m_buttons.cbegin(), m_buttons.cend(),
                                    [&](const Button &button) { return button.rect.contains(point); });
    return found == m_buttons.cend() ? nullptr : &*found;
}

void JobTile::paint(QPainter &painter, const Colors &colors, qreal phase, const QPoint &pointer) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, metrics::hair));
    painter.setBrush(colors.panel);
    const QRectF edge = QRectF(m_tile).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(edge, metrics::radius, metrics::radius);

    painter.setPen(colors.dim);
    painter.setFont(m_wordsFirst ? Fonts::hint() : Fonts::text());
    if (m_prompt.isValid())
        drawWrapped(painter, m_prompt, m_job.prompt);
    painter.setFont(Fonts::hint());
    painter.setPen(m_wordsFirst ? colors.text : colors.dim);
    if (m_reason.isValid())
        drawWrapped(painter, m_reason, m_texts.reason);
    paintState(painter, colors);
    if (m_detail.isValid()) {
        painter.setFont(Fonts::tabular(Fonts::hint()));
        painter.setPen(colors.dim);
        const QString detail =
            painter.fontMetrics().elidedText(m_texts.detail, Qt::ElideRight, m_detail.width());
        painter.drawText(m_detail, Qt::AlignLeading | Qt::AlignVCenter, detail);
    }
    paintBar(painter, colors, phase);
    for (const Button &button : m_buttons)
        paintButton(painter, colors, button, button.rect.contains(pointer));
}

void JobTile::paintState(QPainter &painter, const Colors &colors) const
{
    painter.setFont(Fonts::label());
    QRect rect = m_state;
    if (m_job.sandbox) {
        const QString mark = JobTexts::tr("Sandbox");
        const QFontMetrics metrics(Fonts::hint());
        const int width = metrics.horizontalAdvance(mark) + 2 * metrics::tiny + 2;
        const int words = painter.fontMetrics().horizontalAdvance(m_texts.state);
        if (words + metrics::tiny + width <= rect.width()) {
            const QRect pill(rect.right() + 1 - width, rect.top(), width, rect.height());
            painter.setPen(QPen(colors.line, metrics::hair));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), metrics::tiny,
                                    metrics::tiny);
            painter.setFont(Fonts::hint());
            painter.setPen(colors.dim);
            painter.drawText(pill, Qt::AlignCenter, mark);
            painter.setFont(Fonts::label());
            rect.setRight(pill.left() - metrics::tiny);
        }
    }
    QColor colour = colors.text;
    if (m_texts.tone == JobTexts::Tone::Bad)
        colour = colors.red;
    else if (m_texts.tone == JobTexts::Tone::Waiting)
        colour = colors.amber;
    painter.setPen(colour);
    const QString state = painter.fontMetrics().elidedText(m_texts.state, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeading | Qt::AlignVCenter, state);
}

void JobTile::paintBar(QPainter &painter, const Colors &colors, qreal phase) const
{
    if (!m_bar.isValid())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.line);
    const qreal round = barHeight / 2.0;
    painter.drawRoundedRect(QRectF(m_bar), round, round);
    // A third of the track that runs in at one end and out at the other.
    const qreal part = m_bar.width() / 3.0;
    QRectF moving(m_bar.left() + phase * (m_bar.width() + part) - part, m_bar.top(), part, m_bar.height());
    moving = moving.intersected(QRectF(m_bar));
    painter.setBrush(colors.accent);
    if (!moving.isEmpty())
        painter.drawRoundedRect(moving, round, round);
}

void JobTile::paintButton(QPainter &painter, const Colors &colors, const Button &button, bool hovered) const
{
    painter.setPen(QPen(hovered ? colors.dim : colors.line, metrics::hair));
    painter.setBrush(colors.raised);
    const QRectF rect = QRectF(button.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal round = button.round ? rect.height() / 2 : metrics::radius;
    painter.drawRoundedRect(rect, round, round);
    painter.setPen(colors.text);
    painter.setFont(button.round ? Fonts::text() : Fonts::hint());
    const QRect inner = button.rect.adjusted(metrics::tiny, 0, -metrics::tiny, 0);
    const QString text = painter.fontMetrics().elidedText(button.text, Qt::ElideRight, inner.width());
    painter.drawText(inner, Qt::AlignCenter, text);
}

} // namespace maquette
