// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/bucketfields.h"

#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace maquette
{

namespace
{

constexpr std::array bucketFields{BucketProblem::Field::Endpoint, BucketProblem::Field::Region,
                                  BucketProblem::Field::Bucket, BucketProblem::Field::KeyId,
                                  BucketProblem::Field::Prefix};

QString hoursText(std::chrono::seconds validity)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(validity).count();
    return BucketFields::tr("%1 hours").arg(hours);
}

} // namespace

BucketFields::BucketFields(QWidget *parent)
    : QWidget(parent)
    , m_secret(nullptr)
    , m_pathStyle(new QCheckBox(tr("Bucket in the path (MinIO and other servers of your own)")))
    , m_validity(new QComboBox)
    , m_prefer(new QCheckBox(tr("Send every file this way, light ones too")))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::medium);
    grid->setVerticalSpacing(metrics::small);
    addRow(*grid, Field::Endpoint, QStringLiteral("bucketEndpoint"), tr("Address"),
           QStringLiteral("https://s3.eu-central-1.amazonaws.com"));
    addRow(*grid, Field::Region, QStringLiteral("bucketRegion"), tr("Region"),
           QStringLiteral("eu-central-1"));
    addRow(*grid, Field::Bucket, QStringLiteral("bucketName"), tr("Bucket"), tr("its name"));
    addRow(*grid, Field::KeyId, QStringLiteral("bucketKeyId"), tr("Access key id"), {});
    addSecret(*grid);
    addRow(*grid, Field::Prefix, QStringLiteral("bucketPrefix"), tr("Folder"),
           tr("such as maquette/, or nothing"));
    addChoices(*grid);
    grid->setColumnStretch(1, 1);
}

QLineEdit *BucketFields::addLine(QGridLayout &grid, const QString &name, const QString &label,
                                 const QString &example, QWidget *below)
{
    auto *line = new QLineEdit;
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setPlaceholderText(example);
    line->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto *title = new QLabel(label);
    title->setBuddy(line);
    title->setMinimumHeight(metrics::controlHeight);
    auto *cell = new QVBoxLayout;
    cell->setSpacing(metrics::tiny);
    cell->addWidget(line);
    if (below != nullptr)
        cell->addWidget(below);
    const int at = grid.rowCount();
    grid.addWidget(title, at, 0, Qt::AlignTop);
    grid.addLayout(cell, at, 1);
    connect(line, &QLineEdit::textEdited, this, &BucketFields::typed);
    return line;
}

void BucketFields::addRow(QGridLayout &grid, Field field, const QString &name, const QString &label,
                          const QString &example)
{
    auto *problem = new WrapLabel({}, WrapLabel::Tone::Red);
    problem->setFont(Fonts::hint());
    problem->setObjectName(name + QStringLiteral("Problem"));
    problem->hide();
    QLineEdit *line = addLine(grid, name, label, example, problem);
    row(field) = {line, problem, false};
    connect(line, &QLineEdit::textEdited, this, &BucketFields::showProblems);
    connect(line, &QLineEdit::editingFinished, this, [this, field] { leave(field); });
}

void BucketFields::addSecret(QGridLayout &grid)
{
    m_secret = addLine(grid, QStringLiteral("bucketSecret"), tr("Secret key"), {});
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_secret->setAccessibleDescription(tr("Shown as dots; kept in the system's keychain."));
    connect(m_secret, &QLineEdit::editingFinished, this, &BucketFields::leaveSecret);
}

void BucketFields::addChoices(QGridLayout &grid)
{
    using std::chrono::hours;
    m_pathStyle->setObjectName(QStringLiteral("bucketPathStyle"));
    m_prefer->setObjectName(QStringLiteral("bucketPrefer"));
    for (QCheckBox *box : {m_pathStyle, m_prefer})
        box->setAccessibleName(box->text());
    m_validity->setObjectName(QStringLiteral("bucketValidity"));
    m_validity->setAccessibleName(tr("Links are valid for"));
    const std::pair<QString, hours> choices[] = {{tr("1 hour"), hours(1)},
                                                 {tr("24 hours"), hours(24)},
                                                 {tr("3 days"), hours(3 * 24)},
                                                 {tr("7 days"), hours(7 * 24)}};
    for (const auto &[text, validity] : choices)
        m_validity->addItem(text, qint64(std::chrono::seconds(validity).count()));
    auto *title = new QLabel(tr("Links last"));
    title->setBuddy(m_validity);
    grid.addWidget(m_pathStyle, grid.rowCount(), 1);
    const int at = grid.rowCount();
    grid.addWidget(title, at, 0);
    grid.addWidget(m_validity, at, 1, Qt::AlignLeft);
    grid.addWidget(m_prefer, grid.rowCount(), 1);
    connect(m_pathStyle, &QCheckBox::toggled, this, &BucketFields::tellEdited);
    connect(m_prefer, &QCheckBox::toggled, this, &BucketFields::tellEdited);
    connect(m_validity, &QComboBox::activated, this, &BucketFields::tellEdited);
}

void BucketFields::fill(const BucketSettings &settings, bool prefer)
{
    m_told = settings;
    m_toldPrefer = prefer;
    const QString texts[] = {settings.endpoint, settings.region, settings.bucket, settings.keyId,
                             settings.prefix};
    const bool known = settings != BucketSettings();
    for (const Field field : bucketFields) {
        QLineEdit *line = row(field).line;
        if (line->text() != texts[std::size_t(field)])
            line->setText(texts[std::size_t(field)]);
        row(field).left = known && (row(field).left || !line->text().isEmpty());
    }
    const qint64 seconds = settings.linkValidity.count();
    if (m_validity->findData(seconds) < 0) // from the file
        m_validity->addItem(hoursText(settings.linkValidity), seconds);
    m_validity->setCurrentIndex(m_validity->findData(seconds));
    const QSignalBlocker pathStyle(m_pathStyle);
    const QSignalBlocker every(m_prefer);
    m_pathStyle->setChecked(settings.pathStyle);
    m_prefer->setChecked(prefer);
    showProblems();
}

BucketSettings BucketFields::settings() const
{
    BucketSettings settings;
    settings.endpoint = row(Field::Endpoint).line->text();
    settings.region = row(Field::Region).line->text();
    settings.bucket = row(Field::Bucket).line->text();
    settings.keyId = row(Field::KeyId).line->text();
    settings.prefix = row(Field::Prefix).line->text();
    settings.pathStyle = m_pathStyle->isChecked();
    settings.linkValidity = std::chrono::seconds(m_validity->currentData().toLongLong());
    return settings;
}

bool BucketFields::isPreferred() const
{
    return m_prefer->isChecked();
}

void BucketFields::setSecretHint(const QString &text)
{
    m_secret->setPlaceholderText(text);
}

//! As it was meant: addresses are copied with or without their beginning, folders without their end.
void BucketFields::tidy(Field field)
{
    QLineEdit *line = row(field).line;
    QString text = line->text().trimmed();
    if (field == Field::Endpoint && !text.isEmpty()) {
        if (!text.contains(QStringLiteral("://")))
            text.prepend(QStringLiteral("https://"));
        while (text.endsWith(u'/'))
            text.chop(1);
    }
    if (field == Field::Prefix && !text.isEmpty() && !text.endsWith(u'/'))
        text += u'/';
    if (text != line->text())
        line->setText(text);
    QLineEdit *region = row(Field::Region).line;
    if (field == Field::Endpoint && region->text().isEmpty())
        region->setText(regionOf(text));
}

void BucketFields::leave(Field field)
{
    tidy(field);
    row(field).left = true;
    tellEdited();
}

void BucketFields::leaveSecret()
{
    const QString secret = m_secret->text().trimmed();
    m_secret->clear();
    if (!secret.isEmpty())
        emit secretEntered(secret);
}

void BucketFields::tellEdited()
{
    showProblems();
    if (settings() == m_told && isPreferred() == m_toldPrefer)
        return;
    m_told = settings();
    m_toldPrefer = isPreferred();
    emit typed();
    emit edited();
}

void BucketFields::takeAll()
{
    for (const Field field : bucketFields)
        tidy(field);
    tellEdited();
    leaveSecret();
}

bool BucketFields::finish()
{
    takeAll();
    for (const Field field : bucketFields)
        row(field).left = true;
    showProblems();
    const auto problems = problemsOf(settings());
    if (problems.isEmpty())
        return true;
    const Field first = problems.constFirst().field;
    (first == Field::LinkValidity ? static_cast<QWidget *>(m_validity) : row(first).line)
        ->setFocus(Qt::OtherFocusReason);
    return false;
}

void BucketFields::showProblems()
{
    const auto problems = problemsOf(settings());
    for (const Field field : bucketFields) {
        QString text;
        for (const BucketProblem &problem : problems) {
            if (problem.field == field && row(field).left)
                text = problem.message;
        }
        row(field).problem->setPlain(text);
        row(field).problem->setVisible(!text.isEmpty());
        row(field).line->setAccessibleDescription(text);
    }
}

void BucketFields::focusFirst()
{
    row(Field::Endpoint).line->setFocus(Qt::OtherFocusReason);
}

void BucketFields::focusSecret()
{
    m_secret->setFocus(Qt::OtherFocusReason);
}

void BucketFields::hideEvent(QHideEvent *event)
{
    takeAll(); // the window is closed from within a field
    QWidget::hideEvent(event);
}

} // namespace maquette
