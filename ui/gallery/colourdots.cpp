// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/colourdots.h"

#include "app/base/labels.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace maquette
{

namespace
{

constexpr int dotSize = 12;
constexpr int target = 24;

//! \brief One dot; ringed when it is the work's.
class Dot : public QToolButton
{
public:
    Dot(int colour, QWidget *parent)
        : QToolButton(parent)
        , m_colour(colour)
    {
        setFixedSize(target, target);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &colors = Colors::from(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF room = QRectF((target - dotSize) / 2.0, (target - dotSize) / 2.0, dotSize, dotSize);
        painter.setPen(Qt::NoPen);
        painter.setBrush(labelColour(m_colour));
        painter.drawEllipse(room);
        if (!isChecked() && !hasFocus())
            return;
        constexpr qreal out = 3;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? colors.accent : colors.text, metrics::focusRing));
        painter.drawEllipse(room.adjusted(-out, -out, out, out));
    }

private:
    int m_colour;
};

} // namespace

QColor labelColour(int colour)
{
    static const QColor s_colours[] = {
        {0xe5, 0x54, 0x4b}, {0xe0, 0xb0, 0x2e}, {0x4f, 0xb0, 0x5d}, {0x4a, 0x8f, 0xe0}, {0xa3, 0x6c, 0xd9}};
    return colour < 1 || colour > colourCount ? QColor() : s_colours[colour - 1];
}

QString labelColourName(int colour)
{
    switch (colour) {
    case 1:
        return QCoreApplication::translate("Labels", "Red");
    case 2:
        return QCoreApplication::translate("Labels", "Yellow");
    case 3:
        return QCoreApplication::translate("Labels", "Green");
    case 4:
        return QCoreApplication::translate("Labels", "Blue");
    case 5:
        return QCoreApplication::translate("Labels", "Purple");
    default:
        return QCoreApplication::translate("Labels", "No colour");
    }
}

ColourDots::ColourDots(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int colour = 1; colour <= colourCount; ++colour) {
        auto *dot = new Dot(colour, this);
        dot->setObjectName(QStringLiteral("colour%1").arg(colour));
        dot->setAccessibleName(labelColourName(colour));
        constexpr int firstKey = 5;
        dot->setToolTip(colour < colourCount
                            ? tr("%1 (%2)").arg(labelColourName(colour)).arg(firstKey + colour)
                            : labelColourName(colour));
        connect(dot, &QToolButton::clicked, this, [this, colour] {
            const int wanted = colour == m_colour ? 0 : colour;
            setColour(wanted);
            emit colourChosen(wanted);
        });
        row->addWidget(dot);
        m_dots.append(dot);
    }
}

void ColourDots::setColour(int colour)
{
    m_colour = colour;
    for (qsizetype i = 0; i < m_dots.size(); ++i)
        m_dots.at(i)->setChecked(i + 1 == colour);
}

} // namespace maquette
