// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workpage.h"

#include "app/jobs/ledger.h"
#include "app/library/library.h"
#include "models/core/catalogue.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/labeleditor.h"
#include "ui/gallery/picturebutton.h"
#include "ui/gallery/relatives.h"
#include "ui/gallery/settingspart.h"
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
    , m_animate(nullptr)
    , m_buttons(buildButtons())
    , m_settings(new SettingsPart(library, source, this))
    , m_fileTitle(new QLabel(tr("File"), this))
    , m_file(new FactsGrid(this))
    , m_runTitle(new QLabel(tr("Run"), this))
    , m_run(new FactsGrid(this))
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
    layout->addWidget(m_buttons);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_settings);
    for (const auto &[title, facts] : {std::pair(m_fileTitle, m_file), std::pair(m_runTitle, m_run)}) {
        layout->addSpacing(metrics::small);
        title->setFont(Fonts::label());
        layout->addWidget(title);
        layout->addWidget(facts);
        connect(facts, &FactsGrid::copied, this,
                [this](const QString &name) { emit notice(tr("Copied: %1").arg(name)); });
    }
    layout->addWidget(m_parent);
    layout->addWidget(m_children);
    layout->addStretch(1);
    connect(m_preview, &PictureButton::clicked, this, [this] { emit openRequested(m_asset.id); });
    connect(m_settings, &SettingsPart::openModelRequested, this,
            [this] { emit m_actions.useSettingsRequested(m_asset.id); });
    connect(m_settings, &SettingsPart::workChosen, this, &WorkPage::relativeChosen);
    connect(m_settings, &SettingsPart::notice, this, &WorkPage::notice);
    connect(m_children, &Relatives::chosen, this, &WorkPage::relativeChosen);
    connect(m_parent, &Relatives::chosen, this, &WorkPage::relativeChosen);
}

QWidget *WorkPage::buildButtons()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::small);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto add = [box](const QString &name, const QString &text) -> QPushButton * {
        auto *button = new QPushButton(text, box);
        button->setObjectName(name);
        button->setAutoDefault(false);
        button->setAccessibleName(text);
        return button;
    };
    m_animate = add(QStringLiteral("animate"), tr("Animate…"));
    QPushButton *save = add(QStringLiteral("saveAs"), tr("Save as…"));
    QPushButton *show = add(QStringLiteral("showInFolder"), tr("Show in folder"));
    grid->addWidget(m_animate, 0, 0, 1, 2);
    grid->addWidget(save, 1, 0);
    grid->addWidget(show, 1, 1);
    connect(m_animate, &QPushButton::clicked, this, &WorkPage::animate);
    connect(save, &QPushButton::clicked, this, [this] { m_actions.saveAs({m_asset.id}, window()); });
    connect(show, &QPushButton::clicked, this, [this] { m_actions.showInFolder(m_asset.id); });
    return box;
}

void WorkPage::setLedger(Ledger &ledger)
{
    m_ledger = &ledger;
}

void WorkPage::setWork(const Asset &asset)
{
    if (asset.job != m_asset.job || asset.id != m_asset.id)
        m_times.reset();
    m_asset = asset;
    m_preview->setWork(asset);
    const QString title = WorkTexts::title(asset.prompt, asset.modelName);
    m_title->setText(title);
    m_headline->setText(InspectorTexts::headline(asset));
    m_labels->setWorks({asset.id});
    const QList<WorkActions::Use> uses = m_actions.uses(asset.kind);
    m_animate->setVisible(!uses.isEmpty());
    m_animate->setToolTip(uses.size() == 1 ? plainTip(tr("Use as %1").arg(uses.first().text))
                                           : tr("Use as…"));
    showSettings();
    m_file->setFacts(InspectorTexts::fileFacts(asset, m_library.absolutePath(asset)));
    readTimes();
    updateRelatives();
}

void WorkPage::showSettings()
{
    GivenSettings given = settingsOfInput(m_asset.model, m_asset.modelName, m_asset.input, m_catalogue);
    if (!m_asset.parent.isNull() && m_library.find(m_asset.parent))
        putParent(given, m_asset.parent, m_asset.parentField);
    const bool tellsPrompt = !given.isEmpty() || m_asset.prompt.trimmed().isEmpty();
    m_prompt->setText(tellsPrompt ? QString() : m_asset.prompt.trimmed());
    m_prompt->setVisible(!tellsPrompt && m_asset.prompt.simplified() != m_title->text());
    QString nothing = tr("Nothing is known of how this was made.");
    if (m_asset.parentFrame)
        nothing = tr("Nothing was sent for this: it is a frame of a clip.");
    else if (!m_asset.parent.isNull())
        nothing = tr("Nothing was sent for this: it was made here from another work.");
    m_settings->setGiven(given, nothing, m_asset.input);
}

void WorkPage::readTimes()
{
    const auto show = [this] {
        m_run->setFacts(InspectorTexts::runFacts(m_asset, m_times ? &*m_times : nullptr));
        m_runTitle->setVisible(m_run->isVisibleTo(this));
    };
    show();
    if (m_asset.job.isNull() || !m_ledger)
        return;
    m_ledger->readTimes(m_asset.job, this,
                        [this, show, job = m_asset.job](const Result<std::optional<RunRecord>> &times) {
                            if (job != m_asset.job || !times || !*times)
                                return; // what is known without it stays
                            m_times = **times;
                            show();
                        });
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
