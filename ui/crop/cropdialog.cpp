// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crop/cropdialog.h"

#include "app/base/background.h"
#include "app/media/mendobstacle.h"
#include "ui/browser/flowlayout.h"
#include "ui/crop/croptexts.h"
#include "ui/crop/cropview.h"
#include "ui/form/aspecticon.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

#include <array>

namespace maquette
{

namespace
{
constexpr QSize usualCropSize(760, 620);
constexpr QSize cropGlyphSize(24, 14);
constexpr std::array<QSize, 6> common{QSize(1, 1),  QSize(4, 3),  QSize(3, 4),
                                      QSize(16, 9), QSize(9, 16), QSize(21, 9)};
} // namespace

CropDialog::CropDialog(QString file, const MediaLimits &limits, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_file(std::move(file))
    , m_limits(limits)
    , m_view(new CropView)
    , m_choices(new QWidget)
    , m_group(new QButtonGroup(this))
    , m_facts(new QLabel(tr("Opening the picture…")))
    , m_notes(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_fault(new WrapLabel({}, WrapLabel::Tone::Red))
{
    setObjectName(QStringLiteral("crop"));
    setWindowTitle(tr("Crop for %1").arg(title));
    setAccessibleName(windowTitle());
    build();
    connect(m_view, &CropView::changed, this, &CropDialog::showFacts);
    resize(usualCropSize);
}

void CropDialog::build()
{
    new FlowLayout(metrics::small, metrics::small, m_choices);
    m_choices->setAccessibleName(tr("Shape"));
    m_facts->setObjectName(QStringLiteral("cropFacts"));
    m_facts->setFont(Fonts::tabular(Fonts::label()));
    m_notes->setObjectName(QStringLiteral("cropNotes"));
    m_notes->setFont(Fonts::hint());
    m_fault->setObjectName(QStringLiteral("cropFault"));
    m_fault->hide();
    m_notes->hide();
    auto *keys = new WrapLabel(tr("Arrows move it, with Ctrl they resize it; with Shift by ten pixels."),
                               WrapLabel::Tone::Dim);
    keys->setFont(Fonts::hint());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("Use this crop"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("useCrop"));
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    m_use->setEnabled(false);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text().remove(u'&'));
    connect(buttons, &QDialogButtonBox::accepted, this, &CropDialog::use);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    rows->setSpacing(metrics::medium);
    rows->addWidget(m_choices);
    rows->addWidget(m_view, 1);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::tiny);
    for (QWidget *each : QList<QWidget *>{m_facts, m_fault, m_notes, keys})
        texts->addWidget(each);
    rows->addLayout(texts);
    rows->addWidget(buttons);
    m_view->setFocus(Qt::OtherFocusReason);
}

void CropDialog::setMedia(const LocalMedia &media)
{
    m_media = media;
    m_view->setPicture(media.preview);
}

void CropDialog::start()
{
    if (m_media)
        begin();
    inBackground(
        *QThreadPool::globalInstance(), this,
        [file = m_file, media = m_media] { return readCropPicture(file, media); },
        [this](const Result<CropPicture> &picture) { take(picture); });
}

void CropDialog::take(const Result<CropPicture> &picture)
{
    if (!picture)
        return fault(picture.error().message);
    const bool begun = m_media && m_media->pixels == picture->media.pixels;
    m_media = picture->media;
    m_view->setPicture(picture->shown);
    if (!begun)
        begin();
}

void CropDialog::begin()
{
    CropFrame frame(m_media->pixels, m_limits);
    if (!m_part.isNull())
        frame.setRect(m_part);
    const QString obstacle = cropObstacle(*m_media, m_limits);
    m_view->setFrame(frame);
    if (!obstacle.isEmpty())
        return fault(obstacle);
    PictureMend cut;
    cut.type = mendedType(*m_media);
    m_notes->setPlain(mendNotes(*m_media, cut).join(u' '));
    m_notes->setVisible(!m_notes->plain().isEmpty());
    addChoices();
}

void CropDialog::fault(const QString &text)
{
    m_facts->hide();
    m_use->setEnabled(false);
    m_fault->setPlain(text);
    m_fault->show();
}

void CropDialog::addChoices()
{
    qDeleteAll(m_choices->findChildren<QPushButton *>());
    addChoice(tr("Free"), std::nullopt);
    if (m_wanted)
        addChoice(tr("%1 · as the form asks").arg(proportionsText(*m_wanted)), m_wanted);
    for (const QSize &each : common) {
        if (each != m_wanted)
            addChoice(proportionsText(each), each);
    }
    m_group->buttons().constFirst()->setChecked(true);
}

void CropDialog::addChoice(const QString &text, std::optional<QSize> proportions)
{
    if (proportions && !m_view->frame()->offers(*proportions))
        return;
    auto *chip = new QPushButton(text, m_choices);
    chip->setObjectName(QStringLiteral("shape"));
    chip->setProperty("chip", true);
    chip->setCheckable(true);
    chip->setAutoDefault(false);
    chip->setAccessibleName(tr("Shape: %1").arg(text));
    if (proportions) {
        chip->setIcon(QIcon(new AspectIcon(proportions)));
        chip->setIconSize(cropGlyphSize);
    }
    m_group->addButton(chip);
    m_choices->layout()->addWidget(chip);
    connect(chip, &QPushButton::clicked, this, [this, proportions] { m_view->setProportions(proportions); });
}

void CropDialog::showFacts()
{
    const auto &frame = m_view->frame();
    if (!frame || !m_media)
        return;
    m_facts->setText(cropText(frame->rect().size(), m_limits));
    m_use->setEnabled(cropMend(*m_media, m_limits, frame->rect()).has_value());
}

void CropDialog::use()
{
    const auto &frame = m_view->frame();
    const auto mend = frame && m_media ? cropMend(*m_media, m_limits, frame->rect()) : std::nullopt;
    if (!mend)
        return;
    emit chosen(*mend);
    accept();
}

} // namespace maquette
