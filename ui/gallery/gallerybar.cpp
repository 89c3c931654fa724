// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/gallerybar.h"

#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSlider>
#include <QTimer>

namespace maquette
{

namespace
{

constexpr int searchDelayMs = 120;
constexpr int searchWidth = 230;
constexpr int sliderWidth = 110;

} // namespace

GalleryBar::GalleryBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_chips(new QButtonGroup(this))
    , m_size(new QSlider(Qt::Horizontal, this))
    , m_pause(new QTimer(this))
{
    buildSearch();
    buildSize();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::panelPadding, metrics::medium, metrics::panelPadding, 0);
    row->setSpacing(metrics::small);
    row->addWidget(m_search, 3);
    buildChips(row);
    row->addStretch(1);
    row->addWidget(m_size, 2);
    setTabOrder(m_chips->buttons().last(), m_size);
}

void GalleryBar::buildSearch()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search prompts and settings"));
    m_search->setAccessibleName(tr("Search prompts and settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(metrics::controlHeight);
    m_search->setMaximumWidth(searchWidth);
    m_pause->setSingleShot(true);
    connect(m_pause, &QTimer::timeout, this, &GalleryBar::tellFilter);
    auto *leave = new QShortcut(Qt::Key_Escape, m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, m_search, &QLineEdit::clear);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause->start(searchDelayMs); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        tellFilter();
        emit searchLeft();
    });
}

void GalleryBar::buildSize()
{
    m_size->setObjectName(QStringLiteral("tileSize"));
    m_size->setAccessibleName(tr("Size of the pictures"));
    m_size->setToolTip(tr("Size of the pictures (Ctrl++, Ctrl+-)"));
    m_size->setRange(smallestTile, largestTile);
    m_size->setSingleStep(tileStep);
    m_size->setPageStep(2 * tileStep);
    m_size->setMinimumWidth(sliderWidth / 2); // the words of a search need the room more
    m_size->setMaximumWidth(sliderWidth);
    connect(m_size, &QSlider::valueChanged, this, &GalleryBar::tileSizeChanged);
}

void GalleryBar::buildChips(QHBoxLayout *row)
{
    m_chips->setExclusive(true);
    const std::pair<WorkQuery::Kind, QString> chips[] = {{WorkQuery::Kind::All, tr("All")},
                                                         {WorkQuery::Kind::Images, tr("Images")},
                                                         {WorkQuery::Kind::Clips, tr("Clips")}};
    static const char *const names[] = {"chipAll", "chipImages", "chipClips"};
    for (const auto &[kind, text] : chips) {
        auto *chip = new QPushButton(text, this);
        chip->setObjectName(QLatin1String(names[static_cast<int>(kind)]));
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        chip->setAccessibleName(kind == WorkQuery::Kind::All ? tr("Show images and clips")
                                                             : tr("Show %1 only").arg(text.toLower()));
        m_chips->addButton(chip, static_cast<int>(kind));
        row->addWidget(chip);
    }
    m_chips->button(0)->setChecked(true);
    connect(m_chips, &QButtonGroup::idClicked, this, &GalleryBar::tellFilter);
}

void GalleryBar::tellFilter()
{
    m_pause->stop();
    emit filterChanged();
}

WorkQuery GalleryBar::query() const
{
    WorkQuery query = WorkQuery::parse(m_search->text());
    if (const auto chip = static_cast<WorkQuery::Kind>(m_chips->checkedId()); chip != WorkQuery::Kind::All)
        query.kind = chip;
    return query;
}

void GalleryBar::clearFilter()
{
    const QSignalBlocker quiet(m_search);
    m_search->clear();
    m_chips->button(0)->setChecked(true);
    tellFilter();
}

void GalleryBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

int GalleryBar::tileSize() const
{
    return m_size->value();
}

void GalleryBar::setTileSize(int edge)
{
    m_size->setValue(edge);
}

} // namespace maquette
