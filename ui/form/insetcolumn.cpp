// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/insetcolumn.h"

#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int insetLineWidth = 2;
} // namespace

InsetColumn::InsetColumn(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setSpacing(metrics::medium);
    setInset(true);
}

void InsetColumn::add(QWidget *field)
{
    m_rows->addWidget(field);
}

void InsetColumn::setInset(bool inset)
{
    m_inset = inset;
    m_rows->setContentsMargins(inset ? metrics::medium + insetLineWidth : 0, 0, 0, 0);
    update();
}

void InsetColumn::paintEvent(QPaintEvent *)
{
    if (!m_inset)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, metrics::tiny, insetLineWidth, height() - metrics::tiny),
                     Colors::from(palette()).line);
}

} // namespace maquette
