// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/relatives.h"

#include "ui/gallery/picturebutton.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int columns = 3;
constexpr int most = 2 * columns;
constexpr int edge = 84;

} // namespace

Relatives::Relatives(PictureSource &source, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_name(title)
    , m_title(new QLabel(title, this))
    , m_grid(new QGridLayout)
{
    m_title->setFont(Fonts::label());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::small, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_title);
    layout->addLayout(m_grid);
    m_grid->setSpacing(metrics::small);
    for (int i = 0; i < most; ++i) {
        auto *button = new PictureButton(m_source, edge, true, this);
        connect(button, &PictureButton::clicked, this, [this, button] { emit chosen(button->work()); });
        m_grid->addWidget(button, i / columns, i % columns);
        m_buttons.append(button);
    }
    m_grid->setColumnStretch(columns, 1);
    hide();
}

void Relatives::setWorks(const QList<Asset> &works)
{
    setVisible(!works.isEmpty());
    m_title->setText(works.size() > most ? tr("%1 · %2 of %3").arg(m_name).arg(most).arg(works.size())
                                         : m_name);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setVisible(i < works.size());
        if (i < works.size())
            m_buttons.at(i)->setWork(works.at(i));
    }
}

} // namespace maquette
