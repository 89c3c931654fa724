// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/modelfilterbar.h"

#include "ui/browser/flowlayout.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

namespace maquette
{

namespace
{

QWidget *addGroup(QLayout &flow)
{
    auto *group = new QWidget;
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::tiny);
    flow.addWidget(group);
    return group;
}

QList<std::optional<Money>> prices()
{
    return {std::nullopt, Money::fromMicrodollars(50'000), Money::fromMicrodollars(250'000),
            Money::fromMicrodollars(1'000'000)};
}

QString priceText(const std::optional<Money> &price)
{
    return price ? ModelFilterBar::tr("Up to %1").arg(toText(*price, QLocale()))
                 : ModelFilterBar::tr("Any price");
}

} // namespace

ModelFilterBar::ModelFilterBar(QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(metrics::large, metrics::small, this);
    addKinds(tr("In"), true);
    addKinds(tr("Out"), false);
    QWidget *marks = addGroup(*flow);
    m_favourites =
        addChip(marks, tr("Favourites"), tr("Only favourites"), tr("Only models you have starred"));
    m_own = addChip(marks, tr("Own"), tr("Only your own models"), tr("Only models you have added"));
    m_price = addChip(addGroup(*flow), {}, {},
                      tr("Only models with a base price up to this, whatever it is counted in: an image, a "
                         "second. Models whose price is unknown are left out"));
    m_price->setObjectName(QStringLiteral("modelPrice"));
    // The menu presses it, not the click.
    disconnect(m_price, &QPushButton::toggled, this, nullptr);
    connect(m_price, &QPushButton::clicked, this, [this] {
        showMostPrice();
        openPrices();
    });
    showMostPrice();
    QWidget *order = addGroup(*flow);
    m_order = addChip(order, {}, {}, tr("The order of the list"));
    m_order->setObjectName(QStringLiteral("modelOrder"));
    m_order->setCheckable(false);
    connect(m_order, &QPushButton::clicked, this, &ModelFilterBar::openSorts);
    showSort();
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QPushButton *ModelFilterBar::addChip(QWidget *group, const QString &text, const QString &name,
                                     const QString &tip)
{
    auto *chip = new QPushButton(text);
    chip->setProperty("chip", true);
    chip->setCheckable(true);
    chip->setAutoDefault(false);
    chip->setAccessibleName(name);
    chip->setToolTip(tip);
    group->layout()->addWidget(chip);
    connect(chip, &QPushButton::toggled, this, &ModelFilterBar::changed);
    return chip;
}

void ModelFilterBar::addKinds(const QString &title, bool in)
{
    QWidget *group = addGroup(*layout());
    auto *label = new InkLabel(title, InkLabel::Ink::Dim);
    label->setFont(Fonts::hint());
    group->layout()->addWidget(label);
    static_cast<QHBoxLayout *>(group->layout())->addSpacing(metrics::tiny);
    const std::pair<Intake, QString> kinds[] = {{Intake::Text, tr("Text")},
                                                {Intake::Image, tr("Image")},
                                                {Intake::Video, tr("Video")},
                                                {Intake::Audio, tr("Audio")}};
    for (const auto &[kind, name] : kinds) {
        if (!in && kind == Intake::Text)
            continue;
        QPushButton *chip = in ? addChip(group, name, tr("In: %1").arg(name.toLower()),
                                         tr("Only models that take %1").arg(name.toLower()))
                               : addChip(group, name, tr("Out: %1").arg(name.toLower()),
                                         tr("Only models that make %1").arg(name.toLower()));
        (in ? m_in : m_out).append({kind, chip});
    }
}

ModelFilter ModelFilterBar::filter() const
{
    ModelFilter filter;
    for (const auto &[kind, chip] : m_in)
        filter.takes.setFlag(kind, chip->isChecked());
    for (const auto &[kind, chip] : m_out)
        filter.makes.setFlag(kind, chip->isChecked());
    filter.favourites = m_favourites->isChecked();
    filter.own = m_own->isChecked();
    filter.mostPrice = m_mostPrice;
    filter.sort = m_sort;
    return filter;
}

void ModelFilterBar::clear()
{
    {
        const QSignalBlocker once(this);
        for (const auto &[kind, chip] : m_in + m_out)
            chip->setChecked(false);
        m_favourites->setChecked(false);
        m_own->setChecked(false);
        setMostPrice({});
    }
    emit changed();
}

void ModelFilterBar::setSort(ModelFilter::Sort sort)
{
    if (sort == m_sort)
        return;
    m_sort = sort;
    showSort();
    emit changed();
}

void ModelFilterBar::showSort()
{
    const QString order = m_sort == ModelFilter::Sort::Name    ? tr("Name")
                          : m_sort == ModelFilter::Sort::Price ? tr("Price")
                                                               : tr("Recent first");
    m_order->setText(tr("Sort: %1").arg(order.toLower()));
    m_order->setAccessibleName(m_order->text());
    layout()->invalidate();
}

void ModelFilterBar::openSorts()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::pair<ModelFilter::Sort, QString> sorts[] = {{ModelFilter::Sort::Recent, tr("&Recent first")},
                                                           {ModelFilter::Sort::Name, tr("&Name")},
                                                           {ModelFilter::Sort::Price, tr("&Price")}};
    for (const auto &[sort, text] : sorts) {
        QAction *action = menu->addAction(text, this, [this, sort = sort] { setSort(sort); });
        action->setCheckable(true);
        action->setChecked(sort == m_sort);
    }
    menu->popup(m_order->mapToGlobal(QPoint(0, m_order->height() + metrics::tiny)));
}

void ModelFilterBar::setMostPrice(std::optional<Money> price)
{
    m_mostPrice = price;
    showMostPrice();
    emit changed();
}

void ModelFilterBar::showMostPrice()
{
    m_price->setText(priceText(m_mostPrice));
    m_price->setAccessibleName(tr("Price: %1").arg(m_price->text().toLower()));
    m_price->setChecked(m_mostPrice.has_value());
    layout()->invalidate();
}

void ModelFilterBar::openPrices()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("modelPrices"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const std::optional<Money> &price : prices()) {
        QAction *action = menu->addAction(priceText(price), this, [this, price] { setMostPrice(price); });
        action->setCheckable(true);
        action->setChecked(price == m_mostPrice);
    }
    menu->popup(m_price->mapToGlobal(QPoint(0, m_price->height() + metrics::tiny)));
}

} // namespace maquette
