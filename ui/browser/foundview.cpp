// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/foundview.h"

#include "models/core/catalogue.h"
#include "ui/browser/fieldlist.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/scrollcolumn.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int listHeight = 112;
constexpr qsizetype mostModelNotes = 30;
constexpr int longestModelName = 200;

QLabel *labelFor(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setFont(Fonts::label());
    label->setBuddy(buddy);
    return label;
}

} // namespace

FoundView::FoundView(const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_listLabel(new QLabel(tr("&Models")))
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_id(new QComboBox)
    , m_problem(new WrapLabel)
    , m_way(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_fields(new FieldList)
    , m_notes(new WrapLabel({}, WrapLabel::Tone::Dim))
{
    setObjectName(QStringLiteral("foundModels"));
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &FoundView::showDraft);
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        if (m_filling)
            return;
        m_drafts[m_list->row(item)].chosen = item->checkState() == Qt::Checked;
        emit changed();
    });
    connect(m_name, &QLineEdit::textChanged, this, &FoundView::edit);
    connect(m_id, &QComboBox::editTextChanged, this, &FoundView::edit);
}

void FoundView::build()
{
    m_list->setAccessibleName(tr("Models that were found"));
    m_list->setFixedHeight(listHeight);
    m_name->setObjectName(QStringLiteral("modelName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(longestModelName);
    m_name->setMinimumHeight(metrics::controlHeight);
    m_id->setObjectName(QStringLiteral("modelId"));
    m_id->setAccessibleName(tr("Id"));
    m_id->setEditable(true);
    m_id->setInsertPolicy(QComboBox::NoInsert);
    m_id->setMinimumHeight(metrics::controlHeight);
    m_id->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_id->lineEdit()->setAccessibleName(tr("Id"));
    m_id->view()->setAccessibleName(tr("Ids that the text names"));
    m_id->lineEdit()->setPlaceholderText(QStringLiteral("maker/model/what-it-does"));
    m_problem->setFont(Fonts::hint());
    m_problem->setObjectName(QStringLiteral("idProblem"));
    m_way->setFont(Fonts::hint());
    m_notes->setFont(Fonts::hint());
    m_notes->setObjectName(QStringLiteral("foundNotes"));
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setSpacing(metrics::labelGap);
    const auto gap = [rows] { rows->addSpacing(metrics::fieldGap - 2 * metrics::labelGap); };
    m_listLabel->setFont(Fonts::label());
    m_listLabel->setBuddy(m_list);
    rows->addWidget(m_listLabel);
    rows->addWidget(m_list);
    rows->addWidget(labelFor(tr("&Name"), m_name));
    rows->addWidget(m_name);
    rows->addWidget(m_way);
    gap();
    rows->addWidget(labelFor(tr("&Id"), m_id));
    rows->addWidget(m_id);
    rows->addWidget(m_problem);
    gap();
    rows->addWidget(labelFor(tr("&Fields"), m_fields));
    rows->addWidget(m_fields);
    gap();
    rows->addWidget(m_notes);
    rows->addStretch(1);
    auto *column = new ScrollColumn;
    column->setContent(content, {0, 0, metrics::medium, 0});
    column->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(column);
}

QString FoundView::knownText(const QString &id) const
{
    const ModelEntry *entry = m_catalogue.entry(ModelId(id));
    if (entry == nullptr)
        return {};
    return entry->own ? tr("One of your own models has this id. It would be replaced.")
                      : tr("The catalogue has this model. What you add wins over it.");
}

QString FoundView::titleOf(const ModelDraft &draft) const
{
    if (!draft.name.simplified().isEmpty())
        return draft.name.simplified();
    return draft.id.isEmpty() ? tr("A model without a name") : draft.id;
}

void FoundView::show(const PageFindings &findings)
{
    m_filling = true;
    m_drafts.clear();
    m_list->clear();
    m_commonNotes = findings.notes;
    for (qsizetype i = 0; i < findings.models.size(); ++i) {
        const ModelEntry *known = m_catalogue.entry(ModelId(findings.models.at(i).ids.value(0)));
        m_drafts.append(ModelDraft::of(findings.models.at(i), findings.forms.at(i),
                                       known != nullptr ? known->displayName : QString()));
        auto *item = new QListWidgetItem(titleOf(m_drafts.constLast()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        m_list->addItem(item);
    }
    m_list->setVisible(m_drafts.size() > 1);
    m_listLabel->setVisible(m_drafts.size() > 1);
    m_filling = false;
    m_list->setCurrentRow(m_drafts.isEmpty() ? -1 : 0);
    emit changed();
}

void FoundView::showDraft(int row)
{
    if (m_filling || row < 0 || row >= m_drafts.size())
        return;
    m_current = row;
    const ModelDraft &draft = m_drafts.at(row);
    m_filling = true;
    m_name->setText(draft.name);
    m_name->setPlaceholderText(draft.form ? draft.form->displayName : QString());
    m_id->clear();
    m_id->addItems(draft.found.ids);
    m_id->setEditText(draft.id);
    m_filling = false;
    const QString way = draft.wayText();
    m_way->setPlain(way);
    m_way->setVisible(!way.isEmpty());
    m_fields->show(draft.form.get());
    const QStringList notes = (draft.found.notes + m_commonNotes).mid(0, mostModelNotes);
    m_notes->setPlain(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    showProblem();
}

void FoundView::showProblem()
{
    const ModelDraft &draft = m_drafts.at(m_current);
    const QString problem = draft.problem();
    const bool missing = draft.id.trimmed().isEmpty();
    const QString text = problem.isEmpty() ? knownText(draft.id.trimmed()) : problem;
    m_problem->setTone(problem.isEmpty() || missing ? WrapLabel::Tone::Dim : WrapLabel::Tone::Red);
    m_problem->setPlain(text);
    m_problem->setVisible(!text.isEmpty());
}

void FoundView::edit()
{
    if (m_filling || m_current < 0)
        return;
    ModelDraft &draft = m_drafts[m_current];
    draft.name = m_name->text();
    draft.id = m_id->currentText();
    m_filling = true;
    m_list->item(m_current)->setText(titleOf(draft));
    m_filling = false;
    showProblem();
    emit changed();
}

QList<ModelDraft> FoundView::chosen() const
{
    QList<ModelDraft> chosen = m_drafts;
    chosen.removeIf([](const ModelDraft &draft) { return !draft.chosen; });
    return chosen;
}

QString FoundView::problem() const
{
    const QList<ModelDraft> all = chosen();
    if (all.isEmpty())
        return tr("No model is chosen.");
    QSet<QString> ids;
    for (const ModelDraft &draft : all) {
        if (const QString problem = draft.problem(); !problem.isEmpty())
            return all.size() == 1 ? problem : QString(titleOf(draft) + QStringLiteral(": ") + problem);
        if (ids.contains(draft.id.trimmed()))
            return tr("Two of them have the id %1.").arg(draft.id.trimmed());
        ids.insert(draft.id.trimmed());
    }
    return {};
}

void FoundView::goToProblem()
{
    QSet<QString> ids;
    for (int row = 0; row < int(m_drafts.size()); ++row) {
        const ModelDraft &draft = m_drafts.at(row);
        if (!draft.chosen)
            continue;
        if (!draft.problem().isEmpty() || ids.contains(draft.id.trimmed())) {
            m_list->setCurrentRow(row);
            break;
        }
        ids.insert(draft.id.trimmed());
    }
    m_id->setFocus(Qt::OtherFocusReason);
}

} // namespace maquette
