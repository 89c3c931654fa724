// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/labeleditor.h"

#include "app/library/library.h"
#include "ui/gallery/colourdots.h"
#include "ui/gallery/factsgrid.h"
#include "ui/gallery/starrating.h"
#include "ui/gallery/workhistory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

namespace maquette
{

namespace
{

//! More are not looked through for what they share.
constexpr qsizetype mostCompared = 500;

//! \brief Completes the tag that is being typed, not the whole line.
class TagCompleter : public QCompleter
{
public:
    TagCompleter(const QStringList &tags, QObject *parent)
        : QCompleter(tags, parent)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
    }
    [[nodiscard]] QStringList splitPath(const QString &line) const override
    {
        return {line.mid(line.lastIndexOf(u',') + 1).trimmed()};
    }
    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *edit = qobject_cast<QLineEdit *>(widget());
        const QString line = edit ? edit->text() : QString();
        const qsizetype comma = line.lastIndexOf(u',');
        const QString before = comma < 0 ? QString() : line.left(comma + 1) + u' ';
        return before + QCompleter::pathFromIndex(index);
    }
};

QStringList tagsIn(const QString &line)
{
    QStringList tags;
    for (const QString &part : line.split(u',')) {
        const QString name = labelName(part);
        if (!name.isEmpty() && !tags.contains(name, Qt::CaseInsensitive))
            tags.append(name);
    }
    return tags;
}

QStringList missingFrom(const QStringList &all, const QStringList &some)
{
    QStringList missing;
    for (const QString &name : all) {
        if (!some.contains(name, Qt::CaseInsensitive))
            missing.append(name);
    }
    return missing;
}

} // namespace

LabelEditor::LabelEditor(Library &library, WorkHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_history(history)
    , m_stars(new StarRating(this))
    , m_colours(new ColourDots(this))
    , m_tags(new QLineEdit(this))
    , m_project(new QComboBox(this))
{
    build();
    connect(m_stars, &StarRating::rated, this, [this](int rating) {
        m_history.label(m_ids, {.rating = rating}, countText(tr("Rated 1 work"), tr("Rated %1 works")));
    });
    connect(m_colours, &ColourDots::colourChosen, this, [this](int colour) {
        m_history.label(m_ids, {.colour = colour}, countText(tr("Marked 1 work"), tr("Marked %1 works")));
    });
    connect(m_tags, &QLineEdit::editingFinished, this, &LabelEditor::takeTags);
    connect(m_tags, &QLineEdit::returnPressed, this, [this] {
        m_tags->end(false);
        m_startsTag = !m_tags->text().trimmed().isEmpty();
    });
    m_tags->installEventFilter(this);
    m_project->lineEdit()->installEventFilter(this);
    connect(m_project->lineEdit(), &QLineEdit::editingFinished, this, &LabelEditor::takeProject);
    connect(m_project, &QComboBox::activated, this, &LabelEditor::takeProject);
    connect(&m_library, &Library::assetChanged, this, [this](const Asset &asset) {
        if (m_ids.contains(asset.id))
            setWorks(m_ids);
    });
}

void LabelEditor::build()
{
    m_stars->setObjectName(QStringLiteral("stars"));
    m_tags->setObjectName(QStringLiteral("tags"));
    m_tags->setPlaceholderText(tr("portrait, old town"));
    m_tags->setAccessibleName(tr("Tags, with commas between"));
    m_tags->setToolTip(tr("Tags, with commas between (Ctrl+T)"));
    m_tags->setMinimumHeight(metrics::controlHeight);
    m_project->setObjectName(QStringLiteral("project"));
    m_project->setEditable(true);
    m_project->setInsertPolicy(QComboBox::NoInsert);
    m_project->setAccessibleName(tr("Project"));
    m_project->setToolTip(tr("Project (Ctrl+Shift+T)"));
    m_project->lineEdit()->setPlaceholderText(tr("None"));
    m_project->setMinimumHeight(metrics::controlHeight);
    m_project->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_stars);
    row->addStretch(1);
    row->addWidget(m_colours);
    column->addLayout(row);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::small);
    grid->setVerticalSpacing(metrics::small);
    const auto addRow = [this, grid](const QString &name, QWidget *field) {
        auto *label = new InkLabel(name, InkLabel::Ink::Dim, this);
        label->setFont(Fonts::hint());
        label->setBuddy(field);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
    };
    addRow(tr("Tags"), m_tags);
    addRow(tr("Project"), m_project);
    grid->setColumnMinimumWidth(0, FactsGrid::narrowestTitle);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
}

QString LabelEditor::countText(const QString &one, const QString &many) const
{
    return m_ids.size() == 1 ? one : many.arg(m_ids.size());
}

void LabelEditor::setWorks(const QList<AssetId> &ids)
{
    m_ids = ids;
    QList<WorkLabels> labels;
    for (const AssetId id : ids.first(std::min(ids.size(), mostCompared))) {
        if (const AssetPtr work = m_library.find(id))
            labels.append({id, work->rating, work->colour, work->projectName, work->tags});
    }
    show(labels);
}

void LabelEditor::show(const QList<WorkLabels> &labels)
{
    if (labels.isEmpty())
        return;
    WorkLabels shared = labels.first();
    for (const WorkLabels &each : labels) {
        shared.rating = shared.rating == each.rating ? shared.rating : -1;
        shared.colour = shared.colour == each.colour ? shared.colour : -1;
        if (shared.project != each.project)
            shared.project.clear();
        shared.tags = missingFrom(shared.tags, missingFrom(shared.tags, each.tags));
    }
    m_stars->setRating(shared.rating);
    m_colours->setColour(shared.colour);
    m_sharedTags = shared.tags;
    m_sharedProject = shared.project;
    refreshNames();
    // What is being typed is not taken away.
    if (!m_tags->hasFocus() || !m_tags->isModified())
        m_tags->setText(shared.tags.join(QStringLiteral(", ")));
    if (!m_project->lineEdit()->hasFocus() || !m_project->lineEdit()->isModified())
        m_project->setEditText(shared.project);
}

void LabelEditor::refreshNames()
{
    const QStringList tags = m_library.tags();
    const auto *known =
        m_tags->completer() ? qobject_cast<QStringListModel *>(m_tags->completer()->model()) : nullptr;
    if (known == nullptr || known->stringList() != tags)
        m_tags->setCompleter(new TagCompleter(tags, m_tags));
    QStringList projects = m_library.projects();
    projects.prepend(QString());
    QStringList shown;
    for (int i = 0; i < m_project->count(); ++i)
        shown.append(m_project->itemText(i));
    if (shown == projects)
        return;
    const QString typed = m_project->currentText();
    m_project->clear();
    m_project->addItems(projects);
    m_project->setEditText(typed);
}

void LabelEditor::takeTags()
{
    const QStringList wanted = tagsIn(m_tags->text());
    LabelChange change;
    change.addTags = missingFrom(wanted, m_sharedTags);
    change.removeTags = missingFrom(m_sharedTags, wanted);
    m_tags->setModified(false);
    if (change.addTags.isEmpty() && change.removeTags.isEmpty())
        return;
    m_sharedTags = wanted;
    m_history.label(m_ids, change, countText(tr("Tagged 1 work"), tr("Tagged %1 works")));
}

void LabelEditor::takeProject()
{
    const QString wanted = labelName(m_project->currentText());
    m_project->lineEdit()->setModified(false);
    if (wanted == m_sharedProject)
        return;
    m_sharedProject = wanted;
    LabelChange change;
    change.project = wanted;
    m_history.label(
        m_ids, change,
        wanted.isEmpty()
            ? countText(tr("Took 1 work out of its project"), tr("Took %1 works out of their projects"))
            : countText(tr("Put 1 work into “%1”").arg(wanted),
                        tr("Put %1 works into “%2”").arg(QStringLiteral("%1"), wanted)));
}

bool LabelEditor::eventFilter(QObject *watched, QEvent *event)
{
    auto *line = qobject_cast<QLineEdit *>(watched);
    if (line == nullptr)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::FocusOut:
    case QEvent::MouseButtonPress:
        m_startsTag = false;
        break;
    case QEvent::ShortcutOverride: {
        const auto &key = static_cast<QKeyEvent &>(*event);
        const bool isUndo = key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo);
        if (isUndo && !line->isModified()) {
            event->ignore(); // a line would keep it, though it has nothing to undo
            return true;
        }
        if (key.key() == Qt::Key_Escape && line->isModified())
            event->accept();
        break;
    }
    case QEvent::KeyPress:
        if (takeKey(*line, static_cast<QKeyEvent &>(*event)))
            return true;
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

//! True when there is nothing left to do for the line itself.
bool LabelEditor::takeKey(QLineEdit &line, const QKeyEvent &key)
{
    if (key.key() == Qt::Key_Escape && line.isModified()) {
        line.setText(&line == m_tags ? m_sharedTags.join(QStringLiteral(", ")) : m_sharedProject);
        return true;
    }
    const bool startsTag = std::exchange(m_startsTag, m_startsTag && key.text().isEmpty());
    const QChar letter = key.text().isEmpty() ? QChar() : key.text().front();
    if (startsTag && &line == m_tags && letter.isPrint() && letter != u',')
        m_tags->insert(letter.isSpace() ? QStringLiteral(",") : QStringLiteral(", "));
    return false;
}

void LabelEditor::focusTags()
{
    m_tags->setFocus(Qt::ShortcutFocusReason);
    m_tags->selectAll();
}

void LabelEditor::focusProject()
{
    m_project->setFocus(Qt::ShortcutFocusReason);
    m_project->lineEdit()->selectAll();
}

} // namespace maquette
