// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modeldetails.h"

#include "ui/browser/modeltexts.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"
#include "ui/theme/scrollcolumn.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

namespace maquette
{

namespace
{
enum Fact { Way, Price, Fields, Origin, Id };
constexpr qsizetype longestProse = 4000; // of a catalogue's prose

QString cutProse(const QString &text)
{
    return text.size() <= longestProse ? text : QString(text.left(longestProse) + u'…');
}
} // namespace

ModelDetails::ModelDetails(QWidget *parent)
    : QWidget(parent)
    , m_column(new ScrollColumn)
    , m_name(new WrapLabel)
    , m_maker(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_description(new WrapLabel)
    , m_facts(new QWidget)
    , m_favourite(addButton(tr("Add to favourites"), QStringLiteral("favourite")))
    , m_open(addButton(tr("Open its page"), QStringLiteral("openPage")))
    , m_remove(addButton(tr("Remove this model"), QStringLiteral("removeModel")))
{
    setObjectName(QStringLiteral("modelDetails"));
    setAccessibleName(tr("About the highlighted model"));
    setFixedWidth(usualWidth);
    auto *content = new QWidget;
    auto *texts = new QVBoxLayout(content);
    texts->setSpacing(metrics::medium);
    auto *head = new QVBoxLayout;
    head->setSpacing(metrics::tiny);
    head->addWidget(m_name);
    head->addWidget(m_maker);
    texts->addLayout(head);
    texts->addWidget(m_description);
    auto *facts = new QGridLayout(m_facts);
    buildFacts(*facts);
    texts->addWidget(m_facts);
    texts->addStretch(1);
    m_name->setFont(Fonts::title());
    m_column->setContent(content, {metrics::large, metrics::tiny, metrics::small, metrics::small});
    m_column->setFocusPolicy(Qt::NoFocus);
    m_column->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_column->setAccessibleName(tr("About the highlighted model"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(1, 0, 1, 0); // the hairline, on the side of the list
    rows->setSpacing(metrics::small);
    rows->addWidget(m_column, 1);
    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins(metrics::large, 0, metrics::small, 0);
    buttons->setSpacing(metrics::small);
    for (QPushButton *button : {m_favourite, m_open, m_remove})
        buttons->addWidget(button);
    rows->addLayout(buttons);
    m_favourite->setToolTip(tr("Ctrl+D"));
    connect(m_favourite, &QPushButton::clicked, this, [this] { emit favouriteToggled(m_id); });
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_page)); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeRequested(m_id); });
    show(nullptr, -1, false);
}

QPushButton *ModelDetails::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setAccessibleName(text);
    return button;
}

void ModelDetails::buildFacts(QGridLayout &facts)
{
    facts.setContentsMargins(0, 0, 0, 0);
    facts.setHorizontalSpacing(metrics::medium);
    facts.setVerticalSpacing(metrics::small);
    facts.setColumnStretch(1, 1);
    for (const QString &name : {tr("Makes"), tr("Price"), tr("Fields"), tr("From"), tr("Id")}) {
        const int row = int(m_values.size());
        auto *label = new InkLabel(name, InkLabel::Ink::Dim);
        auto *value = new WrapLabel;
        label->setFont(Fonts::hint());
        value->setFont(Fonts::tabular(Fonts::hint()));
        facts.addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignTop);
        facts.addWidget(value, row, 1);
        m_values += value;
    }
}

void ModelDetails::show(const ModelEntry *entry, qsizetype fields, bool favourite)
{
    const bool other = entry == nullptr || entry->id != m_id;
    m_id = entry != nullptr ? entry->id : ModelId();
    m_page = entry != nullptr ? pageOf(*entry).toString(QUrl::FullyEncoded) : QString();
    m_column->setVisible(entry != nullptr);
    m_favourite->setVisible(entry != nullptr);
    m_favourite->setText(favourite ? tr("Remove from favourites") : tr("Add to favourites"));
    m_favourite->setAccessibleName(m_favourite->text());
    m_open->setVisible(!m_page.isEmpty());
    m_open->setToolTip(plainTip(m_page));
    m_remove->setVisible(entry != nullptr && entry->own);
    if (entry != nullptr)
        showFacts(*entry, fields);
    if (other)
        m_column->verticalScrollBar()->setValue(0);
    update();
}

void ModelDetails::showFacts(const ModelEntry &entry, qsizetype fields)
{
    m_name->setPlain(cutProse(entry.displayName));
    m_maker->setPlain(entry.vendor);
    m_maker->setVisible(!entry.vendor.isEmpty());
    m_description->setPlain(cutProse(entry.description));
    m_description->setVisible(!entry.description.isEmpty());
    const QString price = basePriceText(entry, QLocale());
    m_values[Way]->setPlain(wayText(entry));
    m_values[Price]->setPlain(
        entry.pricingNote.isEmpty() ? price : QString(price + u'\n' + cutProse(entry.pricingNote)));
    m_values[Fields]->setPlain(fields < 0 ? QStringLiteral("…") : QLocale().toString(fields));
    m_values[Origin]->setPlain(originText(entry));
    m_values[Id]->setPlain(entry.id.text());
}

QString ModelDetails::text() const
{
    QStringList all;
    for (const auto *label : findChildren<WrapLabel *>()) {
        if (!label->isHidden())
            all += label->plain();
    }
    return all.join(u'\n');
}

void ModelDetails::paintEvent(QPaintEvent *)
{
    if (!m_id.isEmpty())
        QPainter(this).fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 1, height())),
                                Colors::from(palette()).line);
}

} // namespace maquette
