// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsdialog.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace maquette
{

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutLine> &lines, QWidget *parent)
    : QDialog(parent)
    , m_lines(lines)
    , m_search(new QLineEdit)
    , m_model(new QStandardItemModel(this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAccessibleName(windowTitle());
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(tr("Search actions and keys"));
    m_search->setClearButtonEnabled(true);
    auto *view = new QTreeView;
    view->setModel(m_model);
    view->setRootIsDecorated(false);
    view->setItemsExpandable(false);
    view->setHeaderHidden(true);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setUniformRowHeights(true);
    view->setAccessibleName(tr("Keyboard shortcuts"));
    view->setFrameShape(QFrame::StyledPanel);
    m_model->setColumnCount(3);
    view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    view->header()->setStretchLastSection(false);
    view->header()->setResizeContentsPrecision(-1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::medium);
    column->addWidget(m_search);
    column->addWidget(view, 1);
    column->addWidget(buttons);
    resize(560, 600);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::narrow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    narrow({});
    // As wide as all of them want; a search moves nothing.
    for (const int column : {1, 2})
        view->header()->setSectionResizeMode(column, QHeaderView::Fixed);
}

int ShortcutsDialog::shownLines() const
{
    return m_model->rowCount();
}

void ShortcutsDialog::narrow(const QString &text)
{
    m_model->removeRows(0, m_model->rowCount());
    const QColor dim = Colors::from(palette()).dim;
    for (const ShortcutLine &line : std::as_const(m_lines)) {
        const QString all = line.group + QLatin1Char(' ') + line.what + QLatin1Char(' ') + line.keys;
        if (!all.contains(text.trimmed(), Qt::CaseInsensitive))
            continue;
        auto *what = new QStandardItem(line.what);
        auto *keys = new QStandardItem(line.keys);
        auto *group = new QStandardItem(line.group);
        keys->setFont(Fonts::strong());
        group->setForeground(dim);
        m_model->appendRow({what, group, keys});
    }
}

} // namespace maquette
