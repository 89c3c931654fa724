// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/manypage.h"

#include "app/library/library.h"
#include "ui/gallery/labeleditor.h"
#include "ui/gallery/workactions.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr std::chrono::milliseconds sumDelay{60};

} // namespace

ManyPage::ManyPage(Library &library, WorkActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_actions(actions)
    , m_labels(new LabelEditor(library, actions.history(), this))
    , m_title(new QLabel(this))
    , m_detail(new InkLabel(InkLabel::Ink::Dim, this))
    , m_sum(new QTimer(this))
{
    m_title->setObjectName(QStringLiteral("manyTitle"));
    m_title->setFont(Fonts::strong());
    m_detail->setObjectName(QStringLiteral("manyDetail"));
    m_detail->setFont(Fonts::hint());
    m_detail->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addSpacing(metrics::tiny);
    layout->addWidget(m_labels);
    layout->addSpacing(metrics::small);
    const auto add = [this, layout](const QString &name, const QString &text) -> QPushButton * {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setAutoDefault(false);
        layout->addWidget(button);
        return button;
    };
    connect(add(QStringLiteral("manySave"), tr("Save as…")), &QPushButton::clicked, this,
            [this] { m_actions.saveAs(m_ids, window()); });
    connect(add(QStringLiteral("manyCopy"), tr("Copy files")), &QPushButton::clicked, this,
            [this] { m_actions.copyFiles(m_ids); });
    connect(add(QStringLiteral("manyTrash"), tr("Move to trash")), &QPushButton::clicked, this,
            [this] { m_actions.moveToTrash(m_ids); });
    layout->addStretch(1);
    m_sum->setSingleShot(true);
    m_sum->setInterval(sumDelay);
    connect(m_sum, &QTimer::timeout, this, &ManyPage::sumUp);
}

void ManyPage::setWorks(const QList<AssetId> &ids)
{
    m_ids = ids;
    const QLocale locale;
    const auto clips = static_cast<int>(std::count_if(ids.cbegin(), ids.cend(), [this](AssetId id) {
        const WorkKey *key = m_library.keys().find(id);
        return key && key->kind != MediaKind::Image;
    }));
    m_title->setText(tr("%1 works selected").arg(locale.toString(ids.size())));
    QStringList parts;
    const auto images = static_cast<int>(ids.size()) - clips;
    if (images > 0)
        parts += images == 1 ? tr("1 image") : tr("%1 images").arg(locale.toString(images));
    if (clips > 0)
        parts += clips == 1 ? tr("1 clip") : tr("%1 clips").arg(locale.toString(clips));
    m_detail->setText(parts.join(QStringLiteral(" · ")));
    m_labels->setWorks(ids);
    m_sum->start();
}

//! A moment after the last change: while a selection grows key by key nobody reads it.
void ManyPage::sumUp()
{
    const int turn = ++m_turn;
    m_library.sumBytes(m_ids, this, [this, turn](qint64 bytes) {
        if (turn != m_turn || m_sum->isActive())
            return;
        const QString size = QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
        m_detail->setText(m_detail->text() + QStringLiteral(" · ") + size);
    });
}

} // namespace maquette
