// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/modelpicker.h"

#include "ui/form/modeldelegate.h"
#include "ui/form/modellist.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/colors.h"
#include "ui/theme/metrics.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
constexpr int rowsShown = 9;
constexpr int narrowest = 260;
} // namespace

ModelPicker::ModelPicker(const Catalogue &catalogue, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_models(new ModelList(catalogue, this))
    , m_search(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(new WrapLabel(tr("No model matches. Search by name, maker, or by what it makes."),
                              WrapLabel::Tone::Dim))
{
    setObjectName(QStringLiteral("modelPicker"));
    setAccessibleName(tr("Choose a model"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::small, metrics::small, metrics::small, metrics::small);
    rows->setSpacing(metrics::small);
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setMinimumHeight(metrics::controlHeight);
    m_search->installEventFilter(this);
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
    m_nothing->hide();
    rows->addWidget(m_search);
    rows->addWidget(m_list, 1);
    rows->addWidget(m_nothing, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ModelPicker::filter);
    connect(m_list, &QListView::clicked, this, &ModelPicker::pick);
}

int ModelPicker::heightFor(const QWidget *anchor) const
{
    const int row = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : metrics::controlHeight;
    const int wanted = row * std::clamp(m_models->rowCount(), 1, rowsShown) + metrics::controlHeight +
                       metrics::small * 3 + 2;
    const QScreen *screen = anchor->screen();
    return screen ? std::min(wanted, screen->availableGeometry().height() - metrics::huge) : wanted;
}

void ModelPicker::openUnder(const QWidget *anchor, const ModelId &current, const QList<ModelId> &recent)
{
    m_search->clear();
    m_models->refresh();
    m_models->setRecent(recent);
    filter({});
    const int width = std::max(narrowest, anchor->width() - 2 * metrics::small);
    resize(width, heightFor(anchor));
    QPoint corner = anchor->mapToGlobal(QPoint(metrics::small, anchor->height()));
    if (const QScreen *screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - this->width())));
        corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(corner);
    selectRow(std::max(0, m_models->rowOf(current)));
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void ModelPicker::filter(const QString &text)
{
    m_models->setFilter(text);
    const bool any = m_models->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    selectRow(0);
}

void ModelPicker::selectRow(int row)
{
    const QModelIndex index = m_models->index(row, 0);
    if (index.isValid() && index.flags().testFlag(Qt::ItemIsSelectable)) {
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    }
}

void ModelPicker::pick(const QModelIndex &index)
{
    const auto id = index.data(ModelList::IdRole).value<ModelId>();
    if (id.isEmpty())
        return;
    close();
    emit picked(id);
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    constexpr int page = rowsShown - 1;
    switch (key->key()) {
    case Qt::Key_Down:
        selectRow(std::min(row + 1, m_models->rowCount() - 1));
        return true;
    case Qt::Key_Up:
        selectRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_PageDown:
        selectRow(std::min(row + page, m_models->rowCount() - 1));
        return true;
    case Qt::Key_PageUp:
        selectRow(std::max(row - page, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

void ModelPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void ModelPicker::paintEvent(QPaintEvent *)
{
    const Colors &colors = Colors::from(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.raised);
    painter.setPen(colors.line);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace maquette
