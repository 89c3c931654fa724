// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/findbar.h"

#include "ui/form/textarea.h"
#include "ui/theme/colors.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>

namespace maquette
{

void FindBar::place()
{
    const int tall = isHidden() ? 0 : sizeHint().height();
    m_area.setHeadroom(tall);
    const QRect text = m_area.viewport()->geometry();
    setGeometry(text.left(), text.top() - tall, text.width(), tall);
}

void FindBar::open(bool replace)
{
    const QString selected = m_area.textCursor().selectedText();
    m_from = m_area.textCursor().selectionStart();
    m_replaceRow->setVisible(replace && !m_area.isReadOnly());
    layout()->activate();
    show();
    raise();
    const int tall = sizeHint().height();
    m_area.setFixedHeight(m_area.height() - m_grown + tall);
    m_grown = tall;
    place();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator) &&
        !selected.contains(QChar::LineSeparator) && !m_needle->hasFocus())
        m_needle->setText(selected);
    m_needle->setFocus(Qt::ShortcutFocusReason);
    m_needle->selectAll();
    search();
}

void FindBar::leave()
{
    if (isHidden())
        return;
    hide();
    m_places.clear();
    m_area.setFocus(Qt::OtherFocusReason);
    m_area.setFixedHeight(m_area.height() - m_grown);
    m_grown = 0;
    place();
    m_area.viewport()->update();
}

void FindBar::findAgain(bool forward)
{
    if (m_needle->text().isEmpty()) {
        open(false);
        return;
    }
    if (isHidden())
        m_places = placesOf(needle(), m_area.document()->toRawText());
    step(forward);
    if (isHidden())
        m_places.clear();
}

TextNeedle FindBar::needle() const
{
    return {m_needle->text(), m_case->isChecked(), m_words->isChecked()};
}

void FindBar::search()
{
    m_places = placesOf(needle(), m_area.document()->toRawText());
    tellCount();
    m_area.viewport()->update();
}

void FindBar::seek()
{
    search();
    if (m_places.isEmpty())
        return;
    const auto next = std::lower_bound(m_places.cbegin(), m_places.cend(), m_from);
    select(next == m_places.cend() ? 0 : next - m_places.cbegin());
}

qsizetype FindBar::current() const
{
    const QTextCursor cursor = m_area.textCursor();
    const auto here = std::lower_bound(m_places.cbegin(), m_places.cend(), cursor.selectionStart());
    const bool matches = here != m_places.cend() && *here == cursor.selectionStart() &&
                         cursor.selectionEnd() - cursor.selectionStart() == m_needle->text().size();
    return matches ? here - m_places.cbegin() : -1;
}

void FindBar::step(bool forward)
{
    if (m_places.isEmpty())
        return;
    const QTextCursor cursor = m_area.textCursor();
    const int from = current() >= 0 && forward ? cursor.selectionStart() + 1 : cursor.selectionStart();
    qsizetype index = std::lower_bound(m_places.cbegin(), m_places.cend(), from) - m_places.cbegin();
    if (!forward)
        index = (index == 0 ? m_places.size() : index) - 1;
    select(index == m_places.size() ? 0 : index);
}

void FindBar::select(qsizetype index)
{
    QTextCursor cursor(m_area.document());
    cursor.setPosition(m_places[index]);
    cursor.setPosition(m_places[index] + int(m_needle->text().size()), QTextCursor::KeepAnchor);
    m_area.setTextCursor(cursor);
    m_area.ensureCursorVisible();
    m_from = m_places[index];
    tellCount();
}

void FindBar::replaceOne()
{
    if (current() < 0) {
        step(true);
        return;
    }
    QTextCursor cursor = m_area.textCursor();
    cursor.insertText(m_replacement->text());
    m_area.setTextCursor(cursor); // behind what was put in, so that it is not found again
    step(true);
}

void FindBar::replaceAll()
{
    if (m_places.isEmpty())
        return;
    {
        const QScopedValueRollback quiet(m_replacing, true);
        const QString with = m_replacement->text();
        const int length = int(m_needle->text().size());
        QTextCursor cursor(m_area.document());
        cursor.beginEditBlock();
        for (auto place = m_places.crbegin(); place != m_places.crend(); ++place) {
            cursor.setPosition(*place);
            cursor.setPosition(*place + length, QTextCursor::KeepAnchor);
            cursor.insertText(with);
        }
        cursor.endEditBlock();
    }
    search();
}

void FindBar::tellCount()
{
    const qsizetype at = current();
    QString text;
    if (!m_needle->text().isEmpty())
        text = m_places.isEmpty() ? tr("none")
               : at < 0           ? tr("%n found", nullptr, int(m_places.size()))
                                  : tr("%1 of %2").arg(at + 1).arg(m_places.size());
    m_count->setText(text);
    m_count->setAccessibleName(text);
    m_count->setVisible(!text.isEmpty());
}

bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<QKeyEvent &>(*event);
        const bool ours =
            key.key() == Qt::Key_Escape || key.key() == Qt::Key_F3 ||
            (key.modifiers() == Qt::ControlModifier && (key.key() == Qt::Key_F || key.key() == Qt::Key_H));
        event->setAccepted(ours);
        return ours;
    }
    return QWidget::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    event->accept(); // the text would take what is left over
    switch (event->key()) {
    case Qt::Key_Escape:
        leave();
        break;
    case Qt::Key_F3:
        step(!shift);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_replacement->hasFocus())
            replaceOne();
        else
            step(!shift);
        break;
    case Qt::Key_F:
    case Qt::Key_H:
        if (event->modifiers() == Qt::ControlModifier)
            open(event->key() == Qt::Key_H);
        break;
    default:
        break;
    }
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_area && !isHidden()) {
        const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
        if (key && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                leave();
            return true;
        }
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            QMetaObject::invokeMethod(this, &FindBar::place, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Colors::from(palette()).line);
}

void FindBar::paintMatches(QPainter &painter) const
{
    if (isHidden() || m_places.isEmpty())
        return;
    constexpr int veil = 80; // of 255: the text stays readable in both looks
    QColor fill = Colors::from(palette()).amber;
    fill.setAlpha(veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const int length = int(m_needle->text().size());
    for (const VisibleLine &each : m_area.visibleLines()) {
        const int first = each.block.position();
        auto place = std::upper_bound(m_places.cbegin(), m_places.cend(), first + each.start() - length);
        for (; place != m_places.cend() && *place < first + each.end(); ++place) {
            const QRectF letters = each.rectOf(*place - first, *place - first + length);
            if (!letters.isNull())
                painter.drawRoundedRect(letters, 2, 2);
        }
    }
}

} // namespace maquette
