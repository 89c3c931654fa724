// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/settingspart.h"

#include "app/library/library.h"
#include "ui/form/formpanel.h"
#include "ui/form/linkbutton.h"
#include "ui/form/mediaaddress.h"
#include "ui/form/wraplabel.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/settingrow.h"
#include "ui/gallery/settingtexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace maquette
{

namespace
{
} // namespace

SettingsPart::SettingsPart(Library &library, PictureSource &source, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_source(source)
    , m_title(new QLabel(tr("Settings"), this))
    , m_only(new QPushButton(tr("Only differences"), this))
    , m_summary(new WrapLabel({}, WrapLabel::Tone::Dim, this))
    , m_rest(new WrapLabel(tr("The form has no field for these:"), WrapLabel::Tone::Dim, this))
    , m_copy(new LinkButton(tr("Copy as JSON"), this))
{
    setObjectName(QStringLiteral("settingsPart"));
    build();
    fill();
}

void SettingsPart::build()
{
    m_title->setFont(Fonts::label());
    m_only->setObjectName(QStringLiteral("onlyDifferences"));
    m_only->setProperty("chip", true);
    m_only->setCheckable(true);
    m_only->setAutoDefault(false);
    m_only->setToolTip(tr("Leave out what the form has already"));
    m_summary->setObjectName(QStringLiteral("settingsSummary"));
    m_summary->setFont(Fonts::hint());
    m_copy->setObjectName(QStringLiteral("copyJson"));
    m_copy->setToolTip(tr("Copy what was sent, exactly"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_only);
    column->addLayout(head);
    column->addWidget(m_summary);
    m_buttons = new QGridLayout;
    m_buttons->setSpacing(metrics::small);
    m_buttons->setColumnStretch(0, 1);
    m_buttons->setColumnStretch(1, 1);
    m_all = addButton(QStringLiteral("useAll"), tr("Use all"));
    m_butSeed = addButton(QStringLiteral("useAllButSeed"), tr("All but the seed"));
    m_open = addButton(QStringLiteral("openModel"), {});
    column->addLayout(m_buttons);
    m_list = new QVBoxLayout;
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(metrics::tiny);
    m_rest->setObjectName(QStringLiteral("settingsRest"));
    m_rest->setFont(Fonts::hint());
    column->addLayout(m_list);
    column->addWidget(m_copy);
    connect(m_only, &QPushButton::toggled, this, [this](bool only) {
        fill();
        emit onlyDifferencesChosen(only);
    });
    connect(m_all, &QPushButton::clicked, this, [this] { useAll(true); });
    connect(m_butSeed, &QPushButton::clicked, this, [this] { useAll(false); });
    connect(m_open, &QPushButton::clicked, this, &SettingsPart::openModelRequested);
    connect(m_copy, &LinkButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_raw));
        emit notice(tr("Copied: the settings as JSON"));
    });
}

QPushButton *SettingsPart::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setAccessibleName(text);
    return button;
}

void SettingsPart::setGiven(const GivenSettings &given, const QString &nothing, const QByteArray &raw)
{
    m_nothing = nothing;
    m_raw = raw;
    m_compare.setGiven(given);
    if (m_form)
        m_compare.update(m_form->values());
    fill();
}

void SettingsPart::setForm(FormPanel &form)
{
    m_form = &form;
    connect(&form, &FormPanel::settingsChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            followForm();
    });
    m_stale = true;
    followForm();
}

void SettingsPart::followForm()
{
    if (!std::exchange(m_stale, false) || !m_form)
        return;
    bool isChanged = false;
    if (const auto model = m_form->currentModel(); model != m_compare.form()) {
        m_compare.setForm(model, [form = m_form](const Model &of, const InputValues &sent) {
            return form ? form->written(of, sent) : sent;
        });
        isChanged = true;
    }
    if (m_compare.form())
        isChanged = m_compare.update(m_form->values()) || isChanged;
    if (isChanged)
        fill();
}

void SettingsPart::showEvent(QShowEvent *event)
{
    followForm();
    QWidget::showEvent(event);
}

void SettingsPart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTitles();
}

void SettingsPart::setOnlyDifferences(bool only)
{
    const QSignalBlocker quiet(m_only);
    m_only->setChecked(only);
    fill();
}

bool SettingsPart::isShown(const SettingLine &line) const
{
    const bool differs = line.against == SettingLine::Against::Differs;
    const bool only = m_only->isChecked() && m_compare.form();
    return differs || (line.value && !(only && line.against == SettingLine::Against::Same));
}

QList<Asset> SettingsPart::worksIn(const SettingLine &line) const
{
    QList<Asset> works;
    for (const QString &address : SettingTexts::addresses(line)) {
        const auto id = assetIn(address);
        if (const AssetPtr work = id ? m_library.find(*id) : AssetPtr())
            works += *work;
    }
    return works;
}

SettingRow *SettingsPart::addRow()
{
    auto *row = new SettingRow(m_source, this);
    row->setFocusPolicy(Qt::ClickFocus);
    m_list->addWidget(row);
    setTabOrder(m_rows.isEmpty() ? static_cast<QWidget *>(m_open) : m_rows.constLast(), row);
    setTabOrder(row, m_copy);
    m_rows += row;
    connect(row, &SettingRow::useRequested, this, &SettingsPart::useOne);
    connect(row, &SettingRow::workChosen, this, &SettingsPart::workChosen);
    connect(row, &SettingRow::copied, this,
            [this](const QString &title) { emit notice(tr("Copied: %1").arg(title)); });
    connect(row, &SettingRow::stepRequested, this, [this, row](int by) { step(row, by); });
    return row;
}

void SettingsPart::showRow(const SettingLine &line)
{
    SettingRow *row = m_shown < m_rows.size() ? m_rows.at(m_shown) : addRow();
    row->setLine(line, SettingTexts::note(line), worksIn(line));
    row->show();
    ++m_shown;
}

void SettingsPart::fill()
{
    auto *focused = qobject_cast<SettingRow *>(QApplication::focusWidget());
    const qsizetype at = focused ? m_rows.indexOf(focused) : -1;
    const auto isRest = [](const SettingLine &line) { return line.against == SettingLine::Against::Nowhere; };
    m_shown = 0;
    m_list->removeWidget(m_rest);
    for (const SettingLine &line : m_compare.lines()) {
        if (isShown(line) && !isRest(line))
            showRow(line);
    }
    const qsizetype own = m_shown;
    for (const SettingLine &line : m_compare.lines()) {
        if (isShown(line) && isRest(line))
            showRow(line);
    }
    m_list->insertWidget(int(own), m_rest);
    m_rest->setVisible(m_shown > own);
    // Before one of them is hidden, so that the focus stays among them.
    if (at >= 0 && at >= m_shown && m_shown > 0)
        m_rows.at(m_shown - 1)->setFocus(Qt::OtherFocusReason);
    for (qsizetype i = m_shown; i < m_rows.size(); ++i)
        m_rows.at(i)->hide();
    chooseCurrent(nullptr);
    fitTitles();
    showHead();
}

void SettingsPart::showHead()
{
    const bool none = m_compare.given().isEmpty();
    const QString summary = none ? m_nothing : SettingTexts::summary(m_compare);
    const bool hasForm = m_compare.form() != nullptr;
    const bool differs = !m_compare.useAll(true).isEmpty();
    m_summary->setPlain(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_only->setVisible(!none && hasForm);
    m_all->setVisible(!none && hasForm);
    m_butSeed->setVisible(!none && hasForm && m_compare.hasSeed());
    m_all->setEnabled(differs);
    m_butSeed->setEnabled(!m_compare.useAll(false).isEmpty());
    m_buttons->addWidget(m_all, 0, 0, 1, m_butSeed->isVisibleTo(this) ? 1 : 2);
    m_buttons->addWidget(m_butSeed, 0, 1);
    m_buttons->addWidget(m_open, 1, 0, 1, 2);
    const bool other = !none && m_compare.given().isInstalled && !m_compare.isSameModel();
    const QString open = tr("Open its model with all of it");
    m_open->setVisible(other);
    m_open->setText(open);
    m_open->setAccessibleName(open);
    m_open->setToolTip(plainTip(m_compare.given().modelName));
    m_copy->setVisible(!none && !m_raw.isEmpty());
    setVisible(!none || !m_nothing.isEmpty());
}

void SettingsPart::fitTitles()
{
    int wanted = FactsGrid::narrowestTitle;
    for (qsizetype i = 0; i < m_shown; ++i)
        wanted = std::max(wanted, m_rows.at(i)->wantedTitleWidth());
    const int most = std::clamp(width() * 2 / 5, FactsGrid::narrowestTitle, FactsGrid::widestTitle);
    for (qsizetype i = 0; i < m_shown; ++i)
        m_rows.at(i)->setTitleWidth(std::min(wanted, most));
}

//! One of the rows is reached by Tab, the others from there.
void SettingsPart::chooseCurrent(SettingRow *row)
{
    auto *focused = qobject_cast<SettingRow *>(QApplication::focusWidget());
    SettingRow *current = row != nullptr ? row : (focused && m_rows.contains(focused) ? focused : nullptr);
    if (current == nullptr && m_shown > 0)
        current = m_rows.constFirst();
    for (SettingRow *each : std::as_const(m_rows))
        each->setFocusPolicy(each == current ? Qt::StrongFocus : Qt::ClickFocus);
}

void SettingsPart::step(SettingRow *from, int by)
{
    const qint64 to = std::clamp<qint64>(qint64(m_rows.indexOf(from)) + by, 0, m_shown - 1);
    SettingRow *row = m_rows.at(to);
    row->setFocus(Qt::OtherFocusReason);
    chooseCurrent(row);
    emit focusMoved(row);
}

void SettingsPart::useOne(const QString &key)
{
    const SettingsUse use = m_compare.useOne(key);
    if (!m_form || use.isEmpty())
        return;
    m_form->takeSettings(use, SettingTexts::toldOne(m_compare, key));
    emit used();
}

void SettingsPart::useAll(bool withSeed)
{
    const SettingsUse use = m_compare.useAll(withSeed);
    if (!m_form || use.isEmpty())
        return;
    m_form->takeSettings(use, SettingTexts::told(m_compare, use, withSeed));
    emit used();
}

} // namespace maquette
