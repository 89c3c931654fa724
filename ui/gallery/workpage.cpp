// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workpage.h"

#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/labeleditor.h"
#include "ui/gallery/picturebutton.h"
#include "ui/gallery/relatives.h"
#include "ui/gallery/workactions.h"
#include "ui/gallery/worktexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int tallestPreview = 320;
constexpr int mostChildren = 1000; // six of them are shown, all are counted

QLabel *selectableLabel(QWidget *parent, const QFont &font, InkLabel::Ink ink = InkLabel::Ink::Text)
{
    auto *label = new InkLabel(ink, parent);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // A word longer than the column must not widen it.
    label->setMinimumWidth(1);
    return label;
}

} // namespace

WorkPage::WorkPage(Library &library, const Catalogue &catalogue, WorkActions &actions, PictureSource &source,
                   QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_catalogue(catalogue)
    , m_actions(actions)
    , m_preview(new PictureButton(source, tallestPreview, false, this))
    , m_title(selectableLabel(this, Fonts::strong()))
    , m_headline(selectableLabel(this, Fonts::tabular(Fonts::hint()), InkLabel::Ink::Dim))
    , m_prompt(selectableLabel(this, Fonts::hint()))
    , m_labels(new LabelEditor(library, actions.history(), this))
    , m_facts(new FactsGrid(this))
    , m_settings(nullptr)
    , m_animate(nullptr)
    , m_children(new Relatives(source, tr("Made from this"), this))
    , m_parent(new Relatives(source, tr("Made from"), this))
{
    build();
}

void WorkPage::build()
{
    m_preview->setObjectName(QStringLiteral("preview"));
    m_title->setObjectName(QStringLiteral("workTitle"));
    m_headline->setObjectName(QStringLiteral("workHeadline"));
    m_prompt->setObjectName(QStringLiteral("workPrompt"));
    m_children->setObjectName(QStringLiteral("madeFromThis"));
    m_parent->setObjectName(QStringLiteral("madeFrom"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_preview);
    layout->addSpacing(metrics::tiny);
    layout->addWidget(m_title);
    layout->addWidget(m_headline);
    layout->addWidget(m_prompt);
    layout->addSpacing(metrics::tiny);
    layout->addWidget(m_labels);
    layout->addSpacing(metrics::tiny);
    layout->addWidget(m_facts);
    layout->addSpacing(metrics::tiny);
    layout->addWidget(buildButtons());
    layout->addWidget(m_children);
    layout->addWidget(m_parent);
    layout->addStretch(1);
    connect(m_preview, &PictureButton::clicked, this, [this] { emit openRequested(m_asset.id); });
    connect(m_facts, &FactsGrid::copied, this,
            [this](const QString &title) { emit notice(tr("Copied: %1").arg(title)); });
    connect(m_children, &Relatives::chosen, this, &WorkPage::relativeChosen);
    connect(m_parent, &Relatives::chosen, this, &WorkPage::relativeChosen);
}

QWidget *WorkPage::buildButtons()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    m_buttons = grid;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::small);
    const auto add = [box, grid](const QString &name, const QString &text, int row,
                                 int column) -> QPushButton * {
        auto *button = new QPushButton(text, box);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->setAccessibleName(text);
        grid->addWidget(button, row, column);
        grid->setColumnStretch(column, 1);
        return button;
    };
    m_settings = add(QStringLiteral("useSettings"), tr("Use settings"), 0, 0);
    m_animate = add(QStringLiteral("animate"), tr("Animate…"), 0, 1);
    QPushButton *save = add(QStringLiteral("saveAs"), tr("Save as…"), 1, 0);
    QPushButton *show = add(QStringLiteral("showInFolder"), tr("Show in folder"), 1, 1);
    connect(m_settings, &QPushButton::clicked, this,
            [this] { emit m_actions.useSettingsRequested(m_asset.id); });
    connect(m_animate, &QPushButton::clicked, this, &WorkPage::animate);
    connect(save, &QPushButton::clicked, this, [this] { m_actions.saveAs({m_asset.id}, window()); });
    connect(show, &QPushButton::clicked, this, [this] { m_actions.showInFolder(m_asset.id); });
    return box;
}

void WorkPage::setWork(const Asset &asset)
{
    m_asset = asset;
    const auto model = m_catalogue.find(asset.model);
    m_preview->setWork(asset);
    const QString title = WorkTexts::title(asset.prompt, asset.modelName);
    m_title->setText(title);
    m_headline->setText(InspectorTexts::headline(asset));
    m_prompt->setText(asset.prompt.trimmed());
    m_prompt->setVisible(asset.prompt.simplified() != title && !asset.prompt.trimmed().isEmpty());
    m_labels->setWorks({asset.id});
    m_facts->setFacts(InspectorTexts::workFacts(asset, model.get()));
    m_settings->setEnabled(!asset.input.isEmpty());
    const QList<WorkActions::Use> uses = m_actions.uses(asset.kind);
    m_animate->setVisible(!uses.isEmpty());
    m_buttons->addWidget(m_settings, 0, 0, 1, uses.isEmpty() ? 2 : 1);
    m_animate->setToolTip(uses.size() == 1 ? plainTip(tr("Use as %1").arg(uses.first().text))
                                           : tr("Use as…"));
    updateRelatives();
}

void WorkPage::updateRelatives()
{
    m_children->setWorks(m_library.madeFrom(m_asset.id, mostChildren));
    const AssetPtr parent = m_asset.parent.isNull() ? AssetPtr() : m_library.find(m_asset.parent);
    m_parent->setWorks(parent ? QList<Asset>{*parent} : QList<Asset>());
}

void WorkPage::animate()
{
    const QList<WorkActions::Use> uses = m_actions.uses(m_asset.kind);
    if (uses.size() == 1) {
        emit m_actions.useInFieldRequested(m_asset.id, uses.first().model, uses.first().fieldKey);
        return;
    }
    const auto use = [actions = &m_actions, id = m_asset.id](const ModelId &model, const QString &key) {
        emit actions->useInFieldRequested(id, model, key);
    };
    QMenu *menu = m_actions.createUseMenu(m_asset.kind, this, use);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_animate->mapToGlobal(QPoint(0, m_animate->height() + metrics::tiny)));
}

} // namespace maquette
