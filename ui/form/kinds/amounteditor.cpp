// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/kinds/amounteditor.h"

#include "ui/form/choicetext.h"
#include "ui/form/editorkind.h"
#include "ui/form/optionaljson.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <cmath>

namespace maquette
{

namespace
{
//! A whole number stays one, so that 5 is not sent as 5.0.
std::optional<Json> numberIn(const QString &typed)
{
    bool isNumber = false;
    const QString text = QString(typed).trimmed().replace(u',', u'.');
    const qint64 whole = text.toLongLong(&isNumber);
    if (isNumber)
        return some(Json(whole));
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? some(Json(number)) : std::nullopt;
}
} // namespace

AmountEditor::AmountEditor(const Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_line(new QLineEdit(this))
{
    m_line->setMinimumHeight(metrics::controlHeight);
    m_line->setFont(Fonts::tabular(Fonts::text()));
    m_line->setPlaceholderText(tr("Not set"));
    m_line->setMaxLength(40);
    nameControl(m_line);
    watchFocus(m_line);
    titleLabel()->setBuddy(m_line);
    setBody(m_line);
    setAside(standardAside(initialValue() ? numberText(*initialValue()) : QString()));
    AmountEditor::setControlValue(initialValue());
    connect(m_line, &QLineEdit::textChanged, this, &AmountEditor::announceChange);
}

AmountEditor::~AmountEditor()
{
    m_line->disconnect(this);
}

QWidget *AmountEditor::focusTarget() const
{
    return m_line;
}

std::optional<Json> AmountEditor::controlValue() const
{
    return numberIn(m_line->text());
}

bool AmountEditor::setControlValue(const std::optional<Json> &value)
{
    if (value && !value->is_number())
        return false;
    m_line->setText(value ? numberText(*value) : QString());
    return true;
}

QList<FieldProblem> AmountEditor::ownProblems() const
{
    if (m_line->text().trimmed().isEmpty() || numberIn(m_line->text()))
        return {};
    return {{field().key, tr("This is not a number."), true}};
}

bool AmountEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

void AmountEditor::step(int by)
{
    const QString text = m_line->text().trimmed().replace(u',', u'.');
    const std::optional<Json> now = numberIn(text);
    if (!now && !text.isEmpty())
        return;
    constexpr int mostDecimals = 9;
    const qsizetype point = text.indexOf(u'.');
    const int decimals = point < 0 ? 0 : std::min(mostDecimals, int(text.size() - point) - 1);
    const double stepped = (now ? now->get<double>() : 0) + by * std::pow(10, -decimals);
    m_line->setText(QString::number(stepped, 'f', decimals));
}

MAQUETTE_EDITOR_KIND(AmountEditor, editorrank::ofKind<FieldKind::Amount>)

} // namespace maquette
