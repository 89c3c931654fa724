// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/spellingsection.h"

#include "ui/settings/preferences.h"
#include "ui/spelling/speller.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int mostRows = 6; // that are seen at once

using Kind = SpellingChoice::Kind;

QString languageTitle(const QString &language)
{
    const QLocale locale(language.section(u'-', 0, 0));
    if (locale.language() == QLocale::C)
        return language;
    QString name = QLocale::languageToString(locale.language());
    if (language.contains(u'_'))
        name += QStringLiteral(", ") + QLocale::territoryToString(locale.territory());
    return QStringLiteral("%1 (%2)").arg(name, language);
}

} // namespace

SpellingSection::SpellingSection(Preferences &preferences, const Speller &speller, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
{
    const QStringList languages = speller.available();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    if (!languages.isEmpty())
        build(languages);
    auto *hint = new InkLabel(
        languages.isEmpty()
            ? tr("There is no dictionary on this computer. Install one for your language, such as the "
                 "package hunspell-en-us, and prompts are checked from the next start on.")
            : tr("A word is right when one of the languages knows it. Words that you add are kept in "
                 "your own list."),
        InkLabel::Ink::Dim);
    hint->setObjectName(QStringLiteral("spellingHint"));
    hint->setFont(Fonts::hint());
    hint->setWordWrap(true);
    column->addWidget(hint);
}

void SpellingSection::build(const QStringList &languages)
{
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("spelling"));
    m_kind->addItem(tr("In the system's language and English"), int(Kind::System));
    m_kind->addItem(tr("In these languages"), int(Kind::Chosen));
    m_kind->addItem(tr("Off"), int(Kind::Off));
    auto *label = new InkLabel(tr("&Check prompts"), InkLabel::Ink::Text);
    label->setBuddy(m_kind);
    m_languages = new QListWidget;
    m_languages->setObjectName(QStringLiteral("spellingLanguages"));
    m_languages->setAccessibleName(tr("Languages of the spell check"));
    fill(languages);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_kind);
    row->addStretch();
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(row);
    column->addWidget(m_languages);
    const int kind = int(m_preferences.spelling().kind);
    m_kind->setCurrentIndex(m_kind->findData(kind));
    showKind(kind);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind(m_kind->currentData().toInt());
        choose();
    });
    connect(m_languages, &QListWidget::itemChanged, this, &SpellingSection::choose);
}

void SpellingSection::fill(const QStringList &languages)
{
    const SpellingChoice choice = m_preferences.spelling();
    const QStringList meant = choice.kind == Kind::Off
                                  ? QStringList()
                                  : languagesFor(choice, languages, QLocale::system().uiLanguages());
    for (const QString &each : languages) {
        auto *item = new QListWidgetItem(languageTitle(each), m_languages);
        item->setData(Qt::UserRole, each);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(meant.contains(each) ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = std::min(mostRows, m_languages->count());
    m_languages->setFixedHeight(m_languages->sizeHintForRow(0) * rows + 2 * m_languages->frameWidth());
}

void SpellingSection::showKind(int kind)
{
    m_languages->setVisible(kind == int(Kind::Chosen));
}

void SpellingSection::choose()
{
    SpellingChoice choice{Kind(m_kind->currentData().toInt()), {}};
    for (int i = 0; choice.kind == Kind::Chosen && i < m_languages->count(); ++i) {
        const QListWidgetItem *item = m_languages->item(i);
        if (item->checkState() == Qt::Checked)
            choice.languages << item->data(Qt::UserRole).toString();
    }
    if (choice.kind == Kind::Chosen && choice.languages.isEmpty())
        choice.kind = Kind::Off;
    m_preferences.setSpelling(choice);
}

} // namespace maquette
