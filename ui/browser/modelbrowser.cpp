// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modelbrowser.h"

#include "app/catalogue/cataloguekeeper.h"
#include "ui/browser/catalogueline.h"
#include "ui/browser/modeldelegate.h"
#include "ui/browser/modeldetails.h"
#include "ui/browser/modelfilterbar.h"
#include "ui/browser/modellist.h"
#include "ui/browser/modelmarks.h"
#include "ui/form/focusorder.h"
#include "ui/form/linkbutton.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int modelRowsShown = 9;
constexpr int narrowestBrowser = 260;
constexpr int wide = 640;
constexpr int leastWide = 580;
constexpr int detailsPauseMs = 60;
} // namespace

ModelBrowser::ModelBrowser(const Catalogue &catalogue, ModelMarks &marks, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_catalogue(catalogue)
    , m_marks(marks)
    , m_models(new ModelList(catalogue, marks, this))
    , m_search(new QLineEdit)
    , m_chips(new ModelFilterBar)
    , m_list(new QListView)
    , m_nothing(new QWidget)
    , m_nothingText(new WrapLabel)
    , m_clear(new LinkButton)
    , m_details(new ModelDetails)
    , m_line(new CatalogueLine(catalogue))
{
    setObjectName(QStringLiteral("modelBrowser"));
    setAccessibleName(tr("Choose a model"));
    build();
    connectParts();
    filter();
}

void ModelBrowser::build()
{
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setToolTip(tr("Enter takes the highlighted model, Ctrl+D makes it a favourite"));
    m_search->setMinimumHeight(metrics::controlHeight);
    m_search->setClearButtonEnabled(true);
    for (auto *button : m_search->findChildren<QAbstractButton *>())
        button->setAccessibleName(tr("Clear the search"));
    buildList();
    buildNothing();
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics::small);
    middle->addWidget(m_list, 1);
    middle->addWidget(m_nothing, 1);
    middle->addWidget(m_details);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::small, metrics::small, metrics::small, metrics::small);
    rows->setSpacing(metrics::small);
    rows->addWidget(m_search);
    auto *chips = new QVBoxLayout;
    chips->setContentsMargins(metrics::small, 0, metrics::small, metrics::tiny);
    chips->addWidget(m_chips);
    rows->addLayout(chips);
    rows->addLayout(middle, 1);
    auto *line = new QVBoxLayout;
    line->setContentsMargins(metrics::small, metrics::small, metrics::small, 0);
    line->addWidget(m_line);
    rows->addLayout(line);
    QWidget *before = m_search;
    for (const QWidget *part : {static_cast<QWidget *>(m_chips), m_nothing, static_cast<QWidget *>(m_details),
                                static_cast<QWidget *>(m_line)}) {
        for (QWidget *each : focusOrder(part)) {
            setTabOrder(before, each);
            before = each;
        }
    }
}

void ModelBrowser::buildList()
{
    m_list->setModel(m_models);
    m_list->setItemDelegate(new ModelDelegate(m_list));
    m_list->setAccessibleName(tr("Models"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->viewport()->setAutoFillBackground(false);
}

void ModelBrowser::buildNothing()
{
    auto *rows = new QVBoxLayout(m_nothing);
    rows->setContentsMargins(metrics::small, metrics::medium, metrics::small, 0);
    rows->setSpacing(metrics::tiny);
    rows->addWidget(m_nothingText);
    rows->addWidget(m_clear, 0, Qt::AlignLeft);
    rows->addStretch(1);
    m_clear->setObjectName(QStringLiteral("clearFilters"));
    m_nothing->hide();
}

void ModelBrowser::connectParts()
{
    // All keys that move in the list do so wherever the focus is.
    for (QWidget *part : findChildren<QWidget *>()) {
        if (part->focusPolicy() != Qt::NoFocus)
            part->installEventFilter(this);
    }
    m_list->viewport()->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ModelBrowser::filter);
    connect(m_chips, &ModelFilterBar::changed, this, &ModelBrowser::filter);
    connect(m_clear, &QAbstractButton::clicked, this, &ModelBrowser::clearFilter);
    connect(m_list, &QListView::clicked, this, &ModelBrowser::pick);
    connect(m_list, &QListView::entered, this, [this](const QModelIndex &index) {
        if (m_wide && m_models->entryAt(index) != nullptr)
            m_list->setCurrentIndex(index);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_detailsTimer.start(); });
    connect(&m_marks, &ModelMarks::changed, this, &ModelBrowser::renew);
    connect(m_details, &ModelDetails::favouriteToggled, this, &ModelBrowser::toggleFavourite);
    connect(m_details, &ModelDetails::removeRequested, this, &ModelBrowser::remove);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this,
            [this](const QPoint &place) { openMenu(m_list->indexAt(place), place); });
    connect(m_line, &CatalogueLine::addRequested, this, [this] {
        close();
        emit addRequested();
    });
    m_detailsTimer.setSingleShot(true);
    m_detailsTimer.setInterval(detailsPauseMs);
    connect(&m_detailsTimer, &QTimer::timeout, this, &ModelBrowser::showDetails);
}

void ModelBrowser::setKeeper(CatalogueKeeper &keeper)
{
    m_line->setKeeper(keeper);
    connect(&keeper, &CatalogueKeeper::changed, this, &ModelBrowser::renew);
}

void ModelBrowser::place(const QWidget &anchor)
{
    const QWidget *window = anchor.window();
    const QPoint inWindow = anchor.mapTo(window, QPoint(metrics::small, anchor.height()));
    const QSize room(window->width() - inWindow.x() - metrics::small,
                     window->height() - inWindow.y() - metrics::small);
    m_wide = room.width() >= leastWide;
    m_details->setVisible(m_wide);
    const int width = m_wide ? std::min(wide, room.width())
                             : std::max(narrowestBrowser, anchor.width() - 2 * metrics::small);
    const int row = m_list->itemDelegate()->sizeHint({}, {}).height();
    int height = row * modelRowsShown + 4 * metrics::controlHeight;
    const QScreen *screen = anchor.screen();
    QPoint corner = anchor.mapToGlobal(QPoint(metrics::small, anchor.height()));
    if (screen != nullptr) {
        const QRect all = screen->availableGeometry();
        height = std::min(height, all.height() - metrics::huge);
        corner.setX(std::clamp(corner.x(), all.left(), std::max(all.left(), all.right() - width)));
        corner.setY(std::clamp(corner.y(), all.top(), std::max(all.top(), all.bottom() - height)));
    }
    setGeometry(QRect(corner, QSize(width, height)));
}

void ModelBrowser::openUnder(const QWidget *anchor, const ModelId &current)
{
    {
        const QSignalBlocker quiet(m_search);
        const QSignalBlocker still(m_chips);
        m_search->clear();
        m_chips->clear();
        m_chips->setSort(ModelFilter::Sort::Recent);
    }
    m_models->refresh();
    filter();
    place(*anchor);
    m_line->showState();
    selectRow(std::max(0, m_models->rowOf(current)));
    showDetails();
    show();
    m_list->scrollTo(m_list->currentIndex());
    m_search->setFocus(Qt::PopupFocusReason);
}

void ModelBrowser::filter()
{
    ModelFilter filter = m_chips->filter();
    filter.text = m_search->text();
    m_models->setFilter(filter);
    const bool any = m_models->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothingText->setPlain(filter.emptyText());
    m_clear->setText(filter.hasChips() ? tr("Clear the filters") : tr("Clear the search"));
    m_clear->setAccessibleName(m_clear->text());
    m_clear->setVisible(filter.hasChips() || !filter.text.isEmpty());
    selectRow(0);
    if (highlighted().isEmpty())
        showDetails();
    else
        m_detailsTimer.start();
}

void ModelBrowser::clearFilter()
{
    m_search->clear();
    m_chips->clear();
    m_search->setFocus(Qt::OtherFocusReason);
}

ModelId ModelBrowser::highlighted() const
{
    const ModelEntry *entry = m_models->entryAt(m_list->currentIndex());
    return entry != nullptr ? entry->id : ModelId();
}

void ModelBrowser::renew()
{
    if (!isVisible())
        return; // openUnder() does it
    const ModelId before = highlighted();
    const int row = m_list->currentIndex().row();
    const bool stays = row >= 0;
    m_models->refresh();
    filter();
    // The same row when it still holds the model: of a favourite there are two.
    const bool same = stays && row < m_models->rowCount() &&
                      m_models->index(row).data(ModelList::IdRole).value<ModelId>() == before;
    selectRow(same ? row : std::max(0, m_models->rowOf(before)));
}

void ModelBrowser::showDetails()
{
    m_detailsTimer.stop();
    const ModelEntry *entry = m_models->entryAt(m_list->currentIndex());
    qsizetype fields = -1;
    if (entry != nullptr && m_wide) {
        const auto model = modelOfDescription(m_models->listed().description(entry->id));
        fields = model ? model->fields.size() : -1;
    }
    m_details->show(entry, fields, entry != nullptr && m_marks.isFavourite(entry->id));
}

void ModelBrowser::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.panel); // a chip that is on shows on it
    painter.setPen(colors.line);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.fillRect(metrics::hair, m_line->y() - metrics::small, width() - 2, metrics::hair, colors.line);
}

} // namespace maquette
