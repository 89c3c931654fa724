// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportchoices.h"

#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSpinBox>

#include <algorithm>

namespace maquette
{

namespace
{

using Format = ExportPlan::Format;
using Sizing = ExportPlan::Sizing;

QString formatName(Format format)
{
    switch (format) {
    case Format::AsIs:
        return ExportChoices::tr("As they are");
    case Format::Png:
        return QStringLiteral("PNG");
    case Format::Jpeg:
        return QStringLiteral("JPEG");
    case Format::WebP:
        return QStringLiteral("WebP");
    }
    return {};
}

QLabel *exportHint()
{
    auto *label = new InkLabel(InkLabel::Ink::Dim);
    label->setFont(Fonts::hint());
    label->setWordWrap(true);
    return label;
}

void choose(QComboBox &box, int data)
{
    box.setCurrentIndex(std::max(0, box.findData(data)));
}

} // namespace

ExportChoices::ExportChoices(QWidget *parent)
    : QWidget(parent)
    , m_formatHint(exportHint())
    , m_profileHint(exportHint())
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::medium);
    grid->setVerticalSpacing(metrics::small);
    grid->setColumnStretch(2, 1);
    buildFormat(*grid);
    buildSize(*grid);
    grid->addWidget(m_formatHint, grid->rowCount(), 1, 1, 2);
    m_profile = addCombo(*grid, QStringLiteral("profile"), tr("Files sa&y"));
    m_profile->addItem(tr("Everything"), int(MetadataProfile::Everything));
    m_profile->addItem(tr("The prompt only"), int(MetadataProfile::PromptOnly));
    m_profile->addItem(tr("Nothing but \"made by AI\""), int(MetadataProfile::LabelOnly));
    grid->addWidget(m_profileHint, grid->rowCount(), 1, 1, 2);
    for (QComboBox *box : {m_format, m_sizing, m_profile}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showWhatCounts();
            emit changed();
        });
    }
    for (QSpinBox *box : {m_quality, m_side, m_percent})
        connect(box, &QSpinBox::valueChanged, this, &ExportChoices::changed);
    connect(m_srgb, &QCheckBox::toggled, this, &ExportChoices::changed);
    showWhatCounts();
}

int ExportChoices::labelWidth() const
{
    int widest = 0;
    const auto *grid = qobject_cast<const QGridLayout *>(layout());
    for (int row = 0; row < grid->rowCount(); ++row) {
        if (const QLayoutItem *name = grid->itemAtPosition(row, 0))
            widest = std::max(widest, name->sizeHint().width());
    }
    return widest;
}

QComboBox *ExportChoices::addCombo(QGridLayout &grid, const QString &name, const QString &label)
{
    const int row = grid.rowCount();
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->setMinimumHeight(metrics::controlHeight);
    auto *said = new QLabel(label);
    said->setBuddy(box);
    grid.addWidget(said, row, 0);
    grid.addWidget(box, row, 1);
    return box;
}

QSpinBox *ExportChoices::addSpin(const QString &name, const QString &spoken, int least, int most)
{
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    box->setRange(least, most);
    box->setMinimumHeight(metrics::controlHeight);
    return box;
}

void ExportChoices::buildFormat(QGridLayout &grid)
{
    m_format = addCombo(grid, QStringLiteral("format"), tr("&Format"));
    for (const Format format : exportFormats())
        m_format->addItem(formatName(format), int(format));
    m_quality = addSpin(QStringLiteral("quality"), tr("Quality"), 1, 100);
    m_qualityLabel = new QLabel(tr("&Quality"));
    m_qualityLabel->setBuddy(m_quality);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_qualityLabel);
    row->addWidget(m_quality);
    row->addStretch();
    grid.addLayout(row, grid.rowCount() - 1, 2);
}

void ExportChoices::buildSize(QGridLayout &grid)
{
    constexpr int smallest = 16;
    constexpr int largest = 16384;
    m_sizing = addCombo(grid, QStringLiteral("sizing"), tr("&Size"));
    m_sizing->addItem(tr("Original"), int(Sizing::Original));
    m_sizing->addItem(tr("Longest side"), int(Sizing::LongestSide));
    m_sizing->addItem(tr("Percent"), int(Sizing::Percent));
    m_side = addSpin(QStringLiteral("longestSide"), tr("Longest side in pixels"), smallest, largest);
    m_side->setSuffix(tr(" px"));
    m_percent = addSpin(QStringLiteral("percent"), tr("Size in percent"), 1, 100);
    m_percent->setSuffix(tr(" %"));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_side);
    row->addWidget(m_percent);
    row->addStretch();
    grid.addLayout(row, grid.rowCount() - 1, 2);
    m_srgb = new QCheckBox(tr("&Colours of the screen and the web (sRGB)"));
    m_srgb->setObjectName(QStringLiteral("toSrgb"));
    grid.addWidget(m_srgb, grid.rowCount(), 1, 1, 2);
}

void ExportChoices::show(const ExportPlan &plan)
{
    choose(*m_format, int(plan.format));
    m_quality->setValue(plan.quality);
    choose(*m_sizing, int(plan.sizing));
    m_side->setValue(plan.longestSide);
    m_percent->setValue(plan.percent);
    m_srgb->setChecked(plan.toSrgb);
    choose(*m_profile, int(plan.profile));
}

void ExportChoices::fill(ExportPlan &plan) const
{
    plan.format = Format(m_format->currentData().toInt());
    plan.quality = m_quality->value();
    plan.sizing = Sizing(m_sizing->currentData().toInt());
    plan.longestSide = m_side->value();
    plan.percent = m_percent->value();
    plan.toSrgb = m_srgb->isChecked();
    plan.profile = MetadataProfile(m_profile->currentData().toInt());
}

void ExportChoices::showWhatCounts()
{
    ExportPlan plan;
    fill(plan);
    const bool isAnew = plan.format != Format::AsIs || plan.sizing != Sizing::Original;
    const bool hasQuality = isAnew && plan.format != Format::Png;
    m_quality->setEnabled(hasQuality);
    m_qualityLabel->setEnabled(hasQuality);
    m_srgb->setEnabled(isAnew);
    m_side->setVisible(plan.sizing == Sizing::LongestSide);
    m_percent->setVisible(plan.sizing == Sizing::Percent);
    QStringList said{tr("Clips, sound and animations are copied as they are.")};
    if (plan.sizing == Sizing::LongestSide)
        said << tr("Smaller pictures keep their size.");
    if (plan.format == Format::Jpeg)
        said << tr("What is transparent becomes white.");
    else if (plan.format == Format::WebP)
        said << tr("At quality 100 nothing is lost.");
    m_formatHint->setText(said.join(u' '));
    if (plan.profile == MetadataProfile::Everything)
        m_profileHint->setText(tr("Prompt, settings, rating and tags; of clips in a file beside them (.xmp). "
                                  "Never your token, account or folders."));
    else
        m_profileHint->setText(
            tr("What a clip says in itself stays in it. Never your token, account or folders."));
}

} // namespace maquette
