// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/wraplabel.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace maquette
{

namespace
{
constexpr int mostFoldedLines = 3; // of a text that folds
constexpr int foldedLines = 2;
constexpr qsizetype mostExtents = 4;
} // namespace

WrapLabel::WrapLabel(const QString &text, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setPlain(text);
}

void WrapLabel::setPlain(const QString &text)
{
    if (text == m_plain)
        return;
    m_plain = text;
    QString shown = text;
    setText(shown.replace(u'&', QLatin1String("&&"))); // a title is never a mnemonic
    setAccessibleName(text);
    measureAnew();
}

void WrapLabel::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    measureAnew();
}

int WrapLabel::markWidth() const
{
    return m_tone == Tone::Red || m_tone == Tone::Amber ? fontMetrics().ascent() + metrics::tiny + 2 : 0;
}

qreal WrapLabel::breakLines(const QString &text, qreal room,
                            const QList<QTextLayout::FormatRange> &formats) const
{
    QTextOption option(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layoutDirection());
    m_layout.setText(text);
    m_layout.setFormats(formats);
    m_layout.setFont(font());
    m_layout.setTextOption(option);
    qreal height = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(room);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    m_layout.endLayout();
    return height;
}

void WrapLabel::fold(qreal room) const
{
    const QString text = m_layout.text();
    const QTextLine last = m_layout.lineAt(foldedLines - 1);
    const QString more = tr("more");
    const QFontMetricsF letters(font());
    const qreal left = room - letters.horizontalAdvance(u' ' + more) - 1;
    const QString shown = text.left(last.textStart()).trimmed() + QChar::LineSeparator +
                          letters.elidedText(text.mid(last.textStart()).replace(QChar::LineSeparator, u' '),
                                             Qt::ElideRight, left);
    QTextLayout::FormatRange underlined{int(shown.size()) + 1, int(more.size()), {}};
    underlined.format.setFontUnderline(true);
    breakLines(shown + u' ' + more, room, {underlined});
}

WrapLabel::Extent WrapLabel::extent(int width) const
{
    const auto known = std::find_if(m_extents.cbegin(), m_extents.cend(),
                                    [width](const Extent &each) { return each.width == width; });
    if (known != m_extents.cend())
        return *known;
    const qreal room = std::max(1, width - markWidth());
    const qreal height = breakLines(QString(m_plain).replace(u'\n', QChar::LineSeparator), room);
    Extent extent{width, int(std::ceil(height)), m_folding && m_layout.lineCount() > mostFoldedLines};
    const bool isFolded = extent.isLong && !m_unfolded;
    if (isFolded)
        extent.height = int(std::ceil(m_layout.lineAt(foldedLines).y()));
    m_laidOutWidth = isFolded ? -1 : width;
    if (m_extents.size() == mostExtents)
        m_extents.erase(m_extents.cbegin());
    m_extents.append(extent);
    return extent;
}

void WrapLabel::layOut(int width) const
{
    if (width == m_laidOutWidth)
        return;
    const qreal room = std::max(1, width - markWidth());
    breakLines(QString(m_plain).replace(u'\n', QChar::LineSeparator), room);
    if (m_folding && !m_unfolded && m_layout.lineCount() > mostFoldedLines)
        fold(room);
    m_laidOutWidth = width;
}

void WrapLabel::measureAnew()
{
    m_laidOutWidth = -1;
    m_extents.clear();
    showWhetherItOpens();
    updateGeometry();
    update();
}

void WrapLabel::setFolding(const QString &hint)
{
    m_folding = true;
    m_hint = hint;
    measureAnew();
}

bool WrapLabel::isFolded() const
{
    return !m_unfolded && isLong();
}

QSize WrapLabel::sizeHint() const
{
    const QFontMetrics letters = fontMetrics();
    return {letters.horizontalAdvance(m_plain) + markWidth() + 1, letters.height()};
}

QSize WrapLabel::minimumSizeHint() const
{
    return {markWidth() + fontMetrics().averageCharWidth(), fontMetrics().height()};
}

int WrapLabel::heightForWidth(int width) const
{
    return extent(width).height;
}

QColor WrapLabel::color() const
{
    const Colors &colors = Colors::from(palette());
    if (!isEnabled())
        return colors.faint;
    switch (m_tone) {
    case Tone::Text:
        return colors.text;
    case Tone::Dim:
        return colors.dim;
    case Tone::Red:
        return colors.red;
    case Tone::Amber:
        return colors.amber;
    case Tone::Green:
        return colors.green;
    }
    return colors.text;
}

void WrapLabel::paintMark(QPainter &painter) const
{
    const qreal edge = fontMetrics().ascent();
    const qreal left = layoutDirection() == Qt::RightToLeft ? width() - edge : 0;
    const QRectF circle(left + 0.75, (fontMetrics().height() - edge) / 2 + 0.75, edge - 1.5, edge - 1.5);
    painter.setPen(QPen(painter.pen().color(), 1.25, Qt::SolidLine, Qt::RoundCap));
    painter.drawEllipse(circle);
    const QPointF top(circle.center().x(), circle.top() + circle.height() * 0.26);
    painter.drawLine(top, QPointF(top.x(), circle.top() + circle.height() * 0.56));
    painter.drawPoint(QPointF(top.x(), circle.top() + circle.height() * 0.76));
}

void WrapLabel::paintEvent(QPaintEvent *)
{
    const int height = extent(width()).height;
    layOut(width());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color());
    const int mark = markWidth();
    const int left = layoutDirection() == Qt::RightToLeft ? 0 : mark;
    const int top = alignment().testFlag(Qt::AlignVCenter) ? std::max(0, (this->height() - height) / 2) : 0;
    m_layout.draw(&painter, QPointF(left, top));
    if (mark > 0)
        paintMark(painter);
}

bool WrapLabel::isClickable() const
{
    return isLong() || isSignalConnected(QMetaMethod::fromSignal(&WrapLabel::clicked));
}

void WrapLabel::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(isClickable() && event->button() == Qt::LeftButton);
}

void WrapLabel::mouseReleaseEvent(QMouseEvent *event)
{
    const bool inside = rect().contains(event->position().toPoint());
    event->setAccepted(isClickable() && event->button() == Qt::LeftButton);
    if (!event->isAccepted() || !inside)
        return;
    toggleFold();
    emit clicked();
}

void WrapLabel::toggleFold()
{
    if (!isLong())
        return;
    m_unfolded = !m_unfolded;
    measureAnew();
}

void WrapLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        measureAnew();
    QLabel::changeEvent(event);
}

void WrapLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    showWhetherItOpens();
}

void WrapLabel::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    showWhetherItOpens();
}

void WrapLabel::showWhetherItOpens()
{
    if (!m_folding || !isVisible())
        return; // a width that nobody has given yet says nothing
    const bool opens = isLong();
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_hint.isEmpty())
        return; // what else is said of it is the owner's
    setAccessibleDescription(opens ? m_hint : QString());
    setToolTip(isFolded() ? m_hint : QString());
}

} // namespace maquette
