// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/filtermenu.h"

#include "ui/gallery/colourdots.h"
#include "ui/gallery/worktexts.h"

#include <QLineEdit>
#include <QLocale>
#include <QMap>
#include <QPainter>
#include <QWidgetAction>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr qsizetype mostNames = 40; //!< the rest is reached by typing
constexpr qsizetype mostMonths = 12;

QString counted(const QString &text, int count)
{
    const QString plain = QString(text).replace(u'&', QStringLiteral("&&"));
    return count < 0 ? plain : plain + u'\t' + QLocale().toString(count);
}

QIcon dotIcon(int colour)
{
    constexpr int size = 16;
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(labelColour(colour));
    constexpr int edge = 3;
    painter.drawEllipse(picture.rect().adjusted(edge, edge, -edge, -edge));
    return QIcon(picture);
}

void toggle(QStringList &list, const QString &value)
{
    if (!list.removeOne(value))
        list.append(value);
}

QString lengthText(const Span<double> &seconds)
{
    const QLocale locale;
    if (!seconds.from)
        return FilterMenu::tr("Clips up to %1 seconds").arg(locale.toString(*seconds.to));
    if (!seconds.to)
        return FilterMenu::tr("Clips of %1 seconds or more").arg(locale.toString(*seconds.from));
    return FilterMenu::tr("Clips of %1 to %2 seconds")
        .arg(locale.toString(*seconds.from), locale.toString(*seconds.to));
}

//! The most used first.
QList<std::pair<QString, int>> byUse(const QHash<QString, int> &counts)
{
    QList<std::pair<QString, int>> names;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (!count.key().isEmpty())
            names.append({count.key(), count.value()});
    }
    std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first.localeAwareCompare(b.first) < 0;
    });
    return names.mid(0, mostNames);
}

} // namespace

FilterMenu::FilterMenu(Contents contents, QWidget *parent)
    : QMenu(parent)
    , m_contents(std::move(contents))
{
    setObjectName(QStringLiteral("filterMenu"));
    addFolders();
    addRatings();
    addColours();
    addNames();
    addModels();
    addDates();
    addSizes();
    addCosts();
    addKeeping();
}

QMenu *FilterMenu::group(const QString &name, const QString &text)
{
    QMenu *menu = addMenu(text);
    menu->setObjectName(name);
    return menu;
}

void FilterMenu::dropEmpty(QMenu *menu)
{
    if (menu->isEmpty())
        delete menu;
}

void FilterMenu::choice(QMenu *menu, const QString &text, int count, bool checked, const Change &change)
{
    QAction *action = menu->addAction(counted(text, count));
    action->setCheckable(true);
    action->setChecked(checked);
    connect(action, &QAction::triggered, this, [this, change] {
        WorkQuery query = m_contents.query;
        change(query);
        emit chosen(query);
    });
}

void FilterMenu::addFolders()
{
    for (const SavedSearch &search : std::as_const(m_contents.searches)) {
        const WorkQuery query = WorkQuery::parse(search.query);
        choice(this, search.name, -1, query == m_contents.query, [query](WorkQuery &to) { to = query; });
    }
    if (!isEmpty())
        addSeparator();
}

void FilterMenu::addRatings()
{
    QMenu *menu = group(QStringLiteral("filterRating"), tr("Rating"));
    const WorkQuery &query = m_contents.query;
    int count = 0;
    for (int rating = mostStars; rating >= 1; --rating) {
        count += m_contents.facets.ratings.value(rating);
        const Span<int> span{rating, std::nullopt};
        const bool isOn = query.rating == span;
        const QString text =
            rating == mostStars ? WorkTexts::rating(rating) : tr("%1 or more").arg(WorkTexts::rating(rating));
        choice(menu, text, count, isOn,
               [span, isOn](WorkQuery &to) { to.rating = isOn ? Span<int>() : span; });
    }
    const Span<int> none{0, 0};
    const bool isOn = query.rating == none;
    choice(menu, tr("No rating"), m_contents.facets.ratings.value(0), isOn,
           [none, isOn](WorkQuery &to) { to.rating = isOn ? Span<int>() : none; });
}

void FilterMenu::addColours()
{
    QMenu *menu = group(QStringLiteral("filterColour"), tr("Colour"));
    for (int colour = 1; colour <= colourCount; ++colour) {
        const bool isOn = m_contents.query.colours.contains(colour);
        choice(menu, labelColourName(colour), m_contents.facets.colours.value(colour), isOn,
               [colour](WorkQuery &to) {
                   if (!to.colours.removeOne(colour))
                       to.colours.append(colour);
               });
        menu->actions().constLast()->setIcon(dotIcon(colour));
    }
}

void FilterMenu::addNames()
{
    QMenu *tags = group(QStringLiteral("filterTag"), tr("Tag"));
    for (const auto &[name, count] : byUse(m_contents.facets.tags)) {
        choice(tags, name, count, m_contents.query.tags.contains(name, Qt::CaseInsensitive),
               [tag = name](WorkQuery &to) { toggle(to.tags, tag); });
    }
    dropEmpty(tags);
    QMenu *projects = group(QStringLiteral("filterProject"), tr("Project"));
    for (const auto &[name, count] : byUse(m_contents.facets.projects)) {
        choice(projects, name, count, m_contents.query.projects.contains(name, Qt::CaseInsensitive),
               [project = name](WorkQuery &to) { toggle(to.projects, project); });
    }
    dropEmpty(projects);
}

void FilterMenu::addModels()
{
    QMenu *menu = group(QStringLiteral("filterModel"), tr("Model"));
    QHash<QString, int> counts;
    for (auto count = m_contents.facets.models.cbegin(); count != m_contents.facets.models.cend(); ++count)
        counts.insert(m_contents.models.value(count.key()), count.value());
    for (const auto &[id, count] : byUse(counts)) {
        choice(menu, m_contents.modelName(id), count, m_contents.query.models.contains(id),
               [model = id](WorkQuery &to) { toggle(to.models, model); });
    }
    dropEmpty(menu);
}

void FilterMenu::addDates()
{
    QMenu *menu = group(QStringLiteral("filterDate"), tr("Date"));
    const QDate today = m_contents.today;
    const auto add = [&](const QString &text, int count, const Span<QDate> &span) {
        const bool isOn = m_contents.query.date == span;
        choice(menu, text, count, isOn,
               [span, isOn](WorkQuery &to) { to.date = isOn ? Span<QDate>() : span; });
    };
    constexpr int week = 7;
    constexpr int month = 30;
    QMap<QDate, int> months; // by their first day
    QMap<int, int> recent;   // by how many days back they reach
    const QHash<QDate, int> &days = m_contents.facets.days;
    for (auto day = days.cbegin(); day != days.cend(); ++day) {
        months[QDate(day.key().year(), day.key().month(), 1)] += day.value();
        const qint64 age = day.key().daysTo(today);
        for (const int reach : {1, week, month}) {
            if (age == 0 || (age < reach && reach > 1)) // the longer ones have no end
                recent[reach] += day.value();
        }
    }
    add(tr("Today"), recent.value(1), {today, today});
    add(tr("Last 7 days"), recent.value(week), {today.addDays(1 - week), std::nullopt});
    add(tr("Last 30 days"), recent.value(month), {today.addDays(1 - month), std::nullopt});
    menu->addSeparator();
    const QList<QDate> firsts = months.keys();
    for (auto first = firsts.crbegin(); first != firsts.crend() && first - firsts.crbegin() < mostMonths;
         ++first)
        add(QLocale().toString(*first, tr("MMMM yyyy")), months.value(*first),
            {*first, first->addMonths(1).addDays(-1)});
}

void FilterMenu::addSizes()
{
    QMenu *menu = group(QStringLiteral("filterSize"), tr("Size and length"));
    const WorkQuery &query = m_contents.query;
    const std::pair<WorkQuery::Shape, QString> shapes[] = {{WorkQuery::Shape::Landscape, tr("Landscape")},
                                                           {WorkQuery::Shape::Portrait, tr("Portrait")},
                                                           {WorkQuery::Shape::Square, tr("Square")}};
    for (const auto &[shape, text] : shapes) {
        const bool isOn = query.shape == shape;
        choice(menu, text, m_contents.facets.shapes.value(int(shape)), isOn,
               [wanted = shape, isOn](WorkQuery &to) { to.shape = isOn ? WorkQuery::Shape::Any : wanted; });
    }
    menu->addSeparator();
    for (std::size_t step = 0; step < facetsteps::sides.size(); ++step) {
        const int side = facetsteps::sides.at(step);
        const Span<int> span{side, std::nullopt};
        const bool isOn = query.side == span;
        choice(menu, tr("%1 pixels or more").arg(QLocale().toString(side)),
               m_contents.facets.sides.value(int(step)), isOn,
               [span, isOn](WorkQuery &to) { to.side = isOn ? Span<int>() : span; });
    }
    menu->addSeparator();
    for (std::size_t step = 0; step < facetsteps::lengths.size(); ++step) {
        const Span<double> span = facetsteps::lengths.at(step);
        const bool isOn = query.length == span;
        choice(menu, lengthText(span), m_contents.facets.lengths.value(int(step)), isOn,
               [span, isOn](WorkQuery &to) { to.length = isOn ? Span<double>() : span; });
    }
}

void FilterMenu::addCosts()
{
    QMenu *menu = group(QStringLiteral("filterCost"), tr("Cost"));
    for (std::size_t step = 0; step < facetsteps::costs.size(); ++step) {
        const double cost = facetsteps::costs.at(step);
        const Span<double> span{cost, std::nullopt};
        const bool isOn = m_contents.query.cost == span;
        choice(menu, tr("$%1 or more").arg(QLocale().toString(cost, 'f', 2)),
               m_contents.facets.costs.value(int(step)), isOn,
               [span, isOn](WorkQuery &to) { to.cost = isOn ? Span<double>() : span; });
    }
}

void FilterMenu::addKeeping()
{
    addSeparator();
    if (!m_contents.query.isEmpty()) {
        QMenu *keep = group(QStringLiteral("keepSearch"), tr("Keep as a smart folder"));
        auto *name = new QLineEdit(keep);
        name->setObjectName(QStringLiteral("searchName"));
        name->setPlaceholderText(tr("Name, then Enter"));
        name->setAccessibleName(tr("Name of the smart folder"));
        auto *action = new QWidgetAction(keep);
        action->setDefaultWidget(name);
        keep->addAction(action);
        connect(keep, &QMenu::aboutToShow, name, [name] { name->setFocus(Qt::PopupFocusReason); });
        connect(name, &QLineEdit::returnPressed, this, [this, name] {
            if (const QString wanted = labelName(name->text()); !wanted.isEmpty()) {
                emit saveRequested(wanted);
                close();
            }
        });
    }
    if (!m_contents.searches.isEmpty()) {
        QMenu *drop = group(QStringLiteral("dropSearch"), tr("Remove a smart folder"));
        for (const SavedSearch &search : std::as_const(m_contents.searches)) {
            connect(drop->addAction(counted(search.name, -1)), &QAction::triggered, this,
                    [this, name = search.name] { emit removeRequested(name); });
        }
    }
    QAction *clear = addAction(tr("Show all works"));
    clear->setObjectName(QStringLiteral("clearFilter"));
    clear->setEnabled(!m_contents.query.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { emit chosen(WorkQuery()); });
}

} // namespace maquette
