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

namespace maquette
{

namespace
{

constexpr int searchWidth = 230;
constexpr int sliderWidth = 110;

} // namespace

GalleryBar::GalleryBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_chips(new QButtonGroup(this))
    , m_size(new QSlider(Qt::Horizontal, this))
    , m_filter(new QPushButton(this))
{
    buildSearch();
    buildSize();
    buildFilter();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::panelPadding, metrics::medium, metrics::panelPadding, 0);
    row->setSpacing(metrics::small);
    row->addWidget(m_search, 3);
    row->addWidget(m_filter);
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
    m_search->setToolTip(tr("Words, \"words in this order\", -without; or rating:4+ colour:red tag:portrait "
                            "project:\"My film\" model:seedream kind:clip date:2026-11 shape:portrait "
                            "side:2048+ length:5..10 cost:0.1+"));
    auto *leave = new QShortcut(Qt::Key_Escape, m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, m_search, &QLineEdit::clear);
    connect(m_search, &QLineEdit::textChanged, this, &GalleryBar::tellFilter);
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
    if (m_isSetting)
        return;
    m_filter->setChecked(query().hasFacets());
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
    m_chips->button(0)->setChecked(true);
    showText({});
}

void GalleryBar::buildFilter()
{
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setText(tr("Filter"));
    m_filter->setToolTip(
        tr("Ratings, colours, tags, projects, models, dates, sizes; smart folders (Ctrl+Shift+E)"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setProperty("chip", true);
    m_filter->setAutoDefault(false);
    m_filter->setCheckable(true); // while facets are in force
    connect(m_filter, &QPushButton::clicked, this, [this] {
        m_filter->setChecked(query().hasFacets());
        emit filterMenuRequested();
    });
}

QWidget *GalleryBar::filterButton() const
{
    return m_filter;
}

void GalleryBar::setQuery(const WorkQuery &query)
{
    m_chips
        ->button(static_cast<int>(query.kind == WorkQuery::Kind::Audio ? WorkQuery::Kind::All : query.kind))
        ->setChecked(true);
    WorkQuery shown = query;
    if (query.kind != WorkQuery::Kind::Audio)
        shown.kind = WorkQuery::Kind::All; // the chip says it
    showText(shown.text());
}

//! With its signals, on which the line's own × counts; told once.
void GalleryBar::showText(const QString &text)
{
    m_isSetting = true;
    m_search->setText(text);
    m_isSetting = false;
    tellFilter();
}

void GalleryBar::typeSearch(const QString &text)
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->setText(text);
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
