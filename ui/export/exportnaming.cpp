// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportnaming.h"

#include "app/base/background.h"
#include "app/export/exportnames.h"
#include "app/export/nametemplate.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace maquette
{

namespace
{

constexpr qsizetype shownNames = 4;
constexpr qsizetype mostInputs = 60;

//! What each of NameTemplate::placeholders() stands for.
QString meaning(const QString &placeholder)
{
    const std::pair<const char *, QString> meanings[] = {
        {"name", ExportNaming::tr("File name in the library")},
        {"number", ExportNaming::tr("Number in this export")},
        {"date", ExportNaming::tr("Day it was made")},
        {"time", ExportNaming::tr("Time it was made")},
        {"model", ExportNaming::tr("Model")},
        {"prompt", ExportNaming::tr("First words of the prompt")},
        {"seed", ExportNaming::tr("Seed")},
        {"rating", ExportNaming::tr("Rating")},
        {"project", ExportNaming::tr("Project")},
        {"width", ExportNaming::tr("Width in the library")},
        {"height", ExportNaming::tr("Height in the library")},
        {"request", ExportNaming::tr("Request id")},
        {"job", ExportNaming::tr("Number of the run")}};
    for (const auto &[name, text] : meanings) {
        if (placeholder == QLatin1String(name))
            return text;
    }
    return placeholder;
}

QString endingOf(const Asset &work, const ExportPlan &plan)
{
    const QString own = QFileInfo(work.path).suffix().toLower();
    const bool isAnew = work.kind == MediaKind::Image && plan.format != ExportPlan::Format::AsIs;
    return isAnew ? extensionOf(plan.format) : own;
}

} // namespace

ExportNaming::ExportNaming(QWidget *parent)
    : QWidget(parent)
    , m_template(new QLineEdit)
    , m_insert(new QPushButton)
    , m_menu(new QMenu(this))
    , m_problem(new WrapLabel({}, WrapLabel::Tone::Red))
    , m_names(new QLabel)
{
    build();
    connect(m_template, &QLineEdit::textChanged, this, [this] {
        showNames();
        emit changed();
    });
    connect(m_insert, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_insert->mapToGlobal(m_insert->rect().bottomLeft()));
    });
}

void ExportNaming::build()
{
    auto *label = new QLabel(tr("&Names"));
    label->setBuddy(m_template);
    m_template->setObjectName(QStringLiteral("nameTemplate"));
    m_template->setAccessibleName(tr("Names"));
    m_template->setMaxLength(500);
    m_menu->setObjectName(QStringLiteral("placeholders"));
    m_insert->setObjectName(QStringLiteral("insertPlaceholder"));
    m_insert->setText(tr("&Insert…"));
    m_insert->setAccessibleName(tr("Insert a placeholder"));
    m_insert->setToolTip(tr("What a name can be made of"));
    m_insert->setAutoDefault(false);
    m_names->setObjectName(QStringLiteral("namePreview"));
    m_names->setFont(Fonts::fixed());
    m_names->setTextFormat(Qt::PlainText);
    m_names->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_names->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_problem->setObjectName(QStringLiteral("nameProblem"));
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_template, 1);
    row->addWidget(m_insert);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::labelGap);
    column->addWidget(label);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_names);
}

void ExportNaming::setWorks(const QList<Asset> &first, qsizetype total)
{
    m_first = first;
    m_total = total;
    m_inputs.clear();
    m_inputsKnown = false;
    QList<QByteArray> sent;
    for (Asset &work : m_first)
        sent.append(std::exchange(work.input, {}));
    const auto shorten = [sent]() -> QList<QByteArray> {
        QList<QByteArray> inputs;
        for (const QByteArray &each : sent)
            inputs.append(NameTemplate::shortened(each));
        return inputs;
    };
    inBackground(*QThreadPool::globalInstance(), this, shorten,
                 [this, number = ++m_asked](const QList<QByteArray> &inputs) {
                     if (number == m_asked)
                         takeInputs(inputs);
                 });
    showNames();
}

void ExportNaming::takeInputs(const QList<QByteArray> &inputs)
{
    for (qsizetype i = 0; i < inputs.size(); ++i) {
        m_first[i].input = inputs.at(i);
        for (const QString &input : NameTemplate::inputsOf(inputs.at(i))) {
            if (!m_inputs.contains(input) && m_inputs.size() < mostInputs)
                m_inputs.append(input);
        }
    }
    m_inputsKnown = true;
    showNames();
}

void ExportNaming::setTemplate(const QString &text)
{
    m_template->setText(text);
}

QString ExportNaming::text() const
{
    return m_template->text();
}

void ExportNaming::showFor(const ExportPlan &plan)
{
    m_plan = plan;
    showNames();
}

void ExportNaming::focusTemplate()
{
    m_template->setFocus();
    m_template->selectAll();
}

void ExportNaming::fillMenu()
{
    m_menu->clear();
    for (const QString &name : NameTemplate::placeholders()) {
        addPlaceholder(*m_menu, name, meaning(name));
        if (name == u"number")
            addPlaceholder(*m_menu, QStringLiteral("number:4"), tr("Number of four digits"));
    }
    if (m_inputs.isEmpty())
        return;
    QMenu *inputs = m_menu->addMenu(tr("Of the form"));
    inputs->setObjectName(QStringLiteral("formPlaceholders"));
    for (const QString &input : std::as_const(m_inputs))
        addPlaceholder(*inputs, QStringLiteral("input.") + input, input);
}

void ExportNaming::addPlaceholder(QMenu &menu, const QString &name, const QString &text)
{
    const QString placeholder = u'{' + name + u'}';
    QAction *action = menu.addAction(QString(text).replace(u'&', QStringLiteral("&&")) + u'\t' + placeholder);
    action->setObjectName(QStringLiteral("placeholder:") + name);
    connect(action, &QAction::triggered, this, [this, placeholder] { insert(placeholder); });
}

void ExportNaming::insert(const QString &placeholder)
{
    m_template->setFocus();
    m_template->insert(placeholder);
}

QString ExportNaming::problem() const
{
    const NameTemplate names(m_template->text());
    if (!names.problems().isEmpty())
        return names.problems().first().message;
    return {};
}

void ExportNaming::showNames()
{
    const QString wrong = problem();
    m_valid = wrong.isEmpty();
    const NameTemplate names(m_template->text());
    QString warning;
    if (m_valid && m_inputsKnown && m_total == m_first.size()) {
        const auto unknown = names.unknownInputs({m_inputs.begin(), m_inputs.end()});
        warning = unknown.isEmpty() ? QString() : unknown.first().message;
    }
    m_problem->setTone(m_valid ? WrapLabel::Tone::Amber : WrapLabel::Tone::Red);
    m_problem->setPlain(m_valid ? warning : wrong);
    m_problem->setVisible(!m_valid || !warning.isEmpty());
    QStringList lines;
    ExportNames given;
    for (qsizetype i = 0; m_valid && i < std::min(shownNames, m_first.size()); ++i) {
        const Asset &work = m_first.at(i);
        lines << given.take(names.nameFor(work, i + 1, m_total), endingOf(work, m_plan));
    }
    if (m_valid && m_total > lines.size())
        lines << tr("and %1 more").arg(m_total - lines.size());
    const QString spoken = lines.join(QStringLiteral(", "));
    const qsizetype most = std::min(m_total, shownNames + 1);
    while (lines.size() < most) // so that nothing moves while one types
        lines << QString();
    m_names->setText(lines.join(u'\n'));
    m_names->setAccessibleName(m_valid ? tr("Names will be: %1").arg(spoken) : wrong);
}

} // namespace maquette
