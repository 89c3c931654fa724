// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetspanel.h"

#include "ui/form/focusorder.h"
#include "ui/form/linkbutton.h"
#include "ui/form/noticebar.h"
#include "ui/form/wraplabel.h"
#include "ui/presets/presetdelegate.h"
#include "ui/presets/presetview.h"
#include "ui/theme/metrics.h"
#include "ui/theme/surfaces.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int presetRowsShown = 8;
constexpr qsizetype many = 9; //!< from here on there is a search
constexpr int narrowestPanel = 336;

} // namespace

PresetsPanel::PresetsPanel(Presets &presets, PresentState present, QWidget *window)
    : QFrame(window)
    , m_presets(presets)
    , m_present(std::move(present))
    , m_list(new PresetList(presets, this))
    , m_name(new QLineEdit)
    , m_save(new QPushButton)
    , m_search(new QLineEdit)
    , m_view(new PresetView)
    , m_delegate(new PresetDelegate(this))
    , m_emptyPlace(new QWidget)
    , m_empty(new WrapLabel)
    , m_notice(new NoticeBar)
    , m_import(new LinkButton(tr("Import…")))
    , m_export(new LinkButton(tr("Export all…")))
    , m_steps(presets)
{
    setObjectName(QStringLiteral("presetsPanel"));
    setAccessibleName(tr("Presets"));
    setAttribute(Qt::WA_NoMousePropagation); // or the window would take a click in here for one beside it
    hide();
    build();
    connectParts();
}

PresetsPanel::~PresetsPanel()
{
    // The focus moves while its children go.
    qApp->removeEventFilter(this);
    disconnect(qApp, nullptr, this, nullptr);
}

void PresetsPanel::build()
{
    m_name->setObjectName(QStringLiteral("presetName"));
    m_name->setPlaceholderText(tr("Save as preset"));
    m_name->setAccessibleName(tr("Name of a new preset"));
    m_name->setToolTip(
        tr("Type a name; Enter keeps the present settings under it. F2 renames the preset that "
           "is marked below."));
    m_name->setMaxLength(int(Presets::longestName));
    m_name->setMinimumHeight(metrics::controlHeight);
    m_save->setObjectName(QStringLiteral("savePreset"));
    m_save->setAutoDefault(false);
    m_search->setObjectName(QStringLiteral("presetSearch"));
    m_search->setPlaceholderText(tr("Search presets"));
    m_search->setAccessibleName(tr("Search presets"));
    m_search->setToolTip(tr("By name or by what they set"));
    m_search->setMinimumHeight(metrics::controlHeight);
    m_search->setClearButtonEnabled(true);
    for (auto *button : m_search->findChildren<QAbstractButton *>())
        button->setAccessibleName(tr("Clear the search"));
    m_empty->setTone(WrapLabel::Tone::Dim);
    m_import->setObjectName(QStringLiteral("importPresetsButton"));
    m_import->setToolTip(tr("Add presets from files; they can be dropped here too"));
    m_export->setObjectName(QStringLiteral("exportPresetsButton"));
    m_export->setToolTip(tr("Save all presets of this model in a file"));
    buildList();
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::small);
    top->addWidget(m_name, 1);
    top->addWidget(m_save);
    auto *empty = new QVBoxLayout(m_emptyPlace);
    empty->setContentsMargins(metrics::small, metrics::tiny, metrics::small, metrics::tiny);
    empty->addWidget(m_empty);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(metrics::small, 0, metrics::small, 0);
    below->setSpacing(metrics::large);
    below->addWidget(m_import);
    below->addWidget(m_export);
    below->addStretch(1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::small, metrics::small, metrics::small, metrics::small);
    rows->setSpacing(metrics::small);
    rows->addLayout(top);
    rows->addWidget(m_search);
    rows->addWidget(m_view);
    rows->addWidget(m_emptyPlace);
    rows->addLayout(below);
    rows->addWidget(m_notice); // last, so that it moves nothing
}

void PresetsPanel::buildList()
{
    m_view->setObjectName(QStringLiteral("presets"));
    m_view->setModel(m_list);
    m_view->setItemDelegate(m_delegate);
    m_view->setAccessibleName(tr("Presets"));
    m_view->setAccessibleDescription(
        tr("Enter applies, F2 renames, Del removes, Alt+Up and Alt+Down move, Shift+F10 shows the menu"));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setFixedHeight(m_delegate->sizeHint({}, {}).height()); // place() counts from it
}

void PresetsPanel::connectParts()
{
    connect(m_list, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_keptName = current();
        m_keptRow = m_view->currentIndex().row();
    });
    connect(m_list, &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_list->rowOf(m_keptName);
        const int last = m_list->rowCount() - 1;
        m_view->setCurrentIndex(m_list->index(row >= 0 ? row : std::clamp(m_keptRow, 0, std::max(0, last))));
        showState();
    });
    connect(m_list, &PresetList::renameRequested, this, &PresetsPanel::rename, Qt::QueuedConnection);
    connect(m_view, &PresetView::dragged, this,
            [this](int row, int place) { move(m_list->nameAt(row), place); });
    connect(m_view, &PresetView::clicked, this, &PresetsPanel::apply);
    connect(m_view, &PresetView::customContextMenuRequested, this,
            [this](const QPoint &place) { openMenu(m_view->indexAt(place), place); });
    connect(m_name, &QLineEdit::textChanged, this, &PresetsPanel::showState);
    connect(m_name, &QLineEdit::returnPressed, this, &PresetsPanel::saveTyped);
    connect(m_save, &QPushButton::clicked, this, &PresetsPanel::saveTyped);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_list->setSearch(text);
        m_view->setCurrentIndex(m_list->index(0));
    });
    connect(m_import, &QAbstractButton::clicked, this, &PresetsPanel::importRequested);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        QStringList names;
        for (const Preset &preset : m_presets.list(model()))
            names << preset.name;
        emit exportRequested(names);
    });
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, const QWidget *now) { onFocusChanged(now); });
}

void PresetsPanel::openUnder(QWidget *anchor, QWidget *opener, std::shared_ptr<const Model> model)
{
    m_anchor = anchor;
    m_opener = opener;
    m_before = QApplication::focusWidget();
    m_name->clear();
    m_search->clear();
    m_notice->dismiss();
    setOwner(std::move(model));
    m_view->setCurrentIndex(m_list->index(0));
    m_view->scrollToTop();
    place();
    show();
    raise();
    qApp->installEventFilter(this); // until it is dismissed
    (m_list->total() > 0 ? static_cast<QWidget *>(m_view) : m_name)->setFocus(Qt::PopupFocusReason);
}

void PresetsPanel::setOwner(std::shared_ptr<const Model> model)
{
    if (model && model->id != this->model())
        m_steps.clear();
    m_list->setOwner(std::move(model));
}

void PresetsPanel::dismiss()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    // Before it is hidden, or the focus would go to whatever comes next.
    QWidget *focus = QApplication::focusWidget();
    if (focus && isAncestorOf(focus) && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    hide();
}

QList<QWidget *> PresetsPanel::dropPlaces()
{
    return {this, m_name, m_search};
}

void PresetsPanel::showState()
{
    const bool any = m_list->total() > 0;
    const bool found = m_list->rowCount() > 0;
    m_search->setVisible(m_list->total() >= many || !m_list->isWhole());
    m_view->setVisible(found);
    m_view->setMovable(m_list->isWhole());
    m_emptyPlace->setVisible(!found);
    m_empty->setPlain(any ? tr("No preset matches.")
                          : tr("A preset keeps the settings of this model under a name, so that you can come "
                               "back to them with one click."));
    m_export->setVisible(any);
    const bool replaces = m_presets.find(model(), Presets::tidyName(m_name->text())).has_value();
    m_save->setText(replaces ? tr("Replace") : tr("Save"));
    m_save->setAccessibleName(replaces ? tr("Replace the preset of this name") : tr("Save as preset"));
    place();
}

void PresetsPanel::place()
{
    if (!m_anchor)
        return;
    const QWidget *window = parentWidget();
    const QPoint corner = m_anchor->mapTo(window, QPoint(metrics::small, m_anchor->height() + metrics::tiny));
    const QSize room(window->width() - 2 * metrics::small, window->height() - corner.y() - metrics::small);
    const int wide = std::min(room.width(), std::max(narrowestPanel, m_anchor->width() - 2 * metrics::small));
    // The list gives way where the window is low. Its height is set once: each change asks for a new layout.
    const int high =
        layout()->hasHeightForWidth() ? layout()->heightForWidth(wide) : layout()->sizeHint().height();
    const int others = m_view->isHidden() ? high : high - m_view->minimumHeight();
    // It leaves room for a notice before there is one, so that none pushes it together.
    const int spacing = layout()->spacing();
    const int said = m_notice->isHidden() ? 0 : m_notice->heightForWidth(wide - 2 * metrics::small) + spacing;
    const int free = room.height() - others - std::max(0, metrics::primaryHeight + spacing - said);
    const int row = m_delegate->sizeHint({}, {}).height();
    const int wanted = m_view->isHidden() ? 0 : row * std::min(m_list->rowCount(), presetRowsShown);
    const int list = std::min(wanted, std::max(row, free));
    if (!m_view->isHidden())
        m_view->setFixedHeight(list);
    const int farthest = window->width() - metrics::small - wide;
    setGeometry(std::clamp(corner.x(), metrics::small, std::max(metrics::small, farthest)), corner.y(), wide,
                std::min(others + list, room.height()));
    layout()->activate();
}

void PresetsPanel::onFocusChanged(const QWidget *now)
{
    if (isVisible() && now && isOutside(now))
        dismiss();
    // Where Enter would save, nothing else looks as if it were about to be taken.
    m_delegate->setQuiet(now == m_name || now == m_save);
    m_view->viewport()->update();
}

bool PresetsPanel::isOutside(const QObject *object) const
{
    // What is in another window (a menu, a file dialog, another program) leaves it open.
    const auto *widget = qobject_cast<const QWidget *>(object);
    return widget && widget->window() == window() && widget != this && !isAncestorOf(widget) &&
           widget != m_opener;
}

bool PresetsPanel::focusNextPrevChild(bool next)
{
    QList<QWidget *> order = focusOrder(this);
    order.removeIf([](const QWidget *each) { return !each->isVisible() || !each->isEnabled(); });
    if (order.isEmpty())
        return false;
    const qsizetype at = order.indexOf(QApplication::focusWidget());
    const qsizetype to = (at + (next ? 1 : order.size() - (at < 0 ? 0 : 1))) % order.size();
    order.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void PresetsPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, rect(), palette());
}

} // namespace maquette
