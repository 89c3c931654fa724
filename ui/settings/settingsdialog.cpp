// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/settings/accountsection.h"
#include "ui/settings/bucketsection.h"
#include "ui/settings/preferences.h"
#include "ui/settings/spellingsection.h"
#include "ui/theme/fonts.h"
#include "ui/theme/inklabel.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr double highestSum = 100'000;

QLabel *settingHint(const QString &text)
{
    auto *label = new InkLabel(text, InkLabel::Ink::Dim);
    label->setFont(Fonts::hint());
    label->setWordWrap(true);
    return label;
}

//! Nothing is the lowest value, and says so.
QDoubleSpinBox *moneyBox(const QString &name, const std::optional<Money> &limit)
{
    auto *box = new QDoubleSpinBox;
    box->setObjectName(name);
    box->setDecimals(2);
    box->setRange(0, highestSum);
    box->setSingleStep(1);
    box->setPrefix(QStringLiteral("$"));
    box->setSpecialValueText(SettingsDialog::tr("No limit"));
    box->setValue(limit ? limit->dollars() : 0);
    return box;
}

std::optional<Money> moneyIn(const QDoubleSpinBox &box)
{
    return box.value() > 0 ? Money::fromDollars(box.value()) : std::nullopt;
}

} // namespace

SettingsDialog::SettingsDialog(Account &account, OwnBucket &bucket, Preferences &preferences,
                               const Speller &speller, const QString &libraryFolder, bool fixedLibrary,
                               QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_column(new QVBoxLayout)
    , m_account(new AccountSection(account))
{
    setObjectName(QStringLiteral("settings"));
    setWindowTitle(tr("Settings"));
    setAccessibleName(windowTitle());
    m_column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    m_column->setSpacing(metrics::small);
    addSection(tr("Account"), m_account);
    addSection(tr("Look"), lookSection());
    addSection(tr("Spelling"), new SpellingSection(preferences, speller));
    addSection(tr("Jobs"), jobsSection());
    addSection(tr("Spending"), spendingSection());
    addSection(tr("Library"), librarySection(libraryFolder, fixedLibrary));
    auto *own = new BucketSection(bucket, preferences);
    addSection(tr("Your own bucket"), own);
    if (preferences.isReadOnly())
        m_column->addWidget(settingHint(
            tr("The settings file cannot be written: what you change here lasts for this session only.")));
    m_column->addStretch();

    auto *contents = new QWidget;
    contents->setLayout(m_column);
    auto *scroll = new QScrollArea;
    scroll->setWidget(contents);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Settings"));
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->setContentsMargins(metrics::huge, 0, metrics::huge, metrics::large);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    constexpr QSize usual(600, 800);
    resize(usual.width(),
           std::min(usual.height(), screen()->availableGeometry().height() - 2 * metrics::huge));
    connect(own, &BucketSection::seenBest, scroll,
            [scroll](QWidget *part) { scroll->ensureWidgetVisible(part, 0, metrics::large); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_account, &AccountSection::sandboxRequested, this, &SettingsDialog::sandboxRequested);
    m_account->focusChosen();
}

void SettingsDialog::focusToken()
{
    m_account->focusToken();
}

void SettingsDialog::addSection(const QString &title, QWidget *contents)
{
    auto *heading = new QLabel(title);
    heading->setFont(Fonts::strong());
    if (m_column->count() > 0)
        m_column->addSpacing(metrics::large);
    m_column->addWidget(heading);
    m_column->addWidget(contents);
}

QWidget *SettingsDialog::lookSection()
{
    auto *section = new QWidget;
    auto *theme = new QComboBox;
    theme->setObjectName(QStringLiteral("theme"));
    theme->addItem(tr("As the system"), int(Theme::Mode::System));
    theme->addItem(tr("Dark"), int(Theme::Mode::Dark));
    theme->addItem(tr("Light"), int(Theme::Mode::Light));
    theme->setCurrentIndex(theme->findData(int(m_preferences.theme())));
    auto *label = new QLabel(tr("&Theme"));
    label->setBuddy(theme);
    auto *crop = new QCheckBox(tr("&Fill the tiles: pictures are cropped to a square"));
    crop->setObjectName(QStringLiteral("cropTiles"));
    crop->setChecked(m_preferences.cropTiles());
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(theme);
    row->addStretch();
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(crop);
    connect(theme, &QComboBox::activated, this,
            [this, theme] { m_preferences.setTheme(Theme::Mode(theme->currentData().toInt())); });
    connect(&m_preferences, &Preferences::themeChanged, theme,
            [this, theme] { theme->setCurrentIndex(theme->findData(int(m_preferences.theme()))); });
    connect(crop, &QCheckBox::toggled, this, [this](bool on) { m_preferences.setCropTiles(on); });
    return section;
}

QWidget *SettingsDialog::jobsSection()
{
    auto *section = new QWidget;
    auto *limit = new QSpinBox;
    limit->setObjectName(QStringLiteral("jobLimit"));
    limit->setRange(1, Preferences::highestJobLimit);
    limit->setValue(m_preferences.jobLimit());
    auto *label = new QLabel(tr("Generations at the &same time"));
    label->setBuddy(limit);
    limit->setAccessibleName(tr("Generations at the same time"));
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(limit);
    row->addStretch();
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(settingHint(tr("Further ones wait here and cost nothing until they are sent.")));
    connect(limit, &QSpinBox::valueChanged, this, [this](int value) { m_preferences.setJobLimit(value); });
    return section;
}

QWidget *SettingsDialog::spendingSection()
{
    auto *section = new QWidget;
    auto *grid = new QGridLayout;
    const SpendingLimits limits = m_preferences.spendingLimits();
    QDoubleSpinBox *perDay = moneyBox(QStringLiteral("perDay"), limits.perDay);
    QDoubleSpinBox *perClick = moneyBox(QStringLiteral("perClick"), limits.perClick);
    const std::pair<QString, QDoubleSpinBox *> rows[] = {{tr("At most in a &day"), perDay},
                                                         {tr("At most in &one press of Generate"), perClick}};
    int row = 0;
    for (const auto &[text, box] : rows) {
        auto *label = new QLabel(text);
        label->setBuddy(box);
        box->setAccessibleName(QString(text).remove(u'&'));
        grid->addWidget(label, row, 0);
        grid->addWidget(box, row++, 1);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, perDay, perClick] {
            m_preferences.setSpendingLimits({moneyIn(*perDay), moneyIn(*perClick)});
        });
    }
    grid->setColumnStretch(2, 1);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(grid);
    column->addWidget(
        settingHint(tr("What would go over a limit, or has no known price, is held here and says why. It "
                       "goes on when there is room again, or when you send it anyway.")));
    return section;
}

QWidget *SettingsDialog::librarySection(const QString &folder, bool fixed)
{
    auto *section = new QWidget;
    m_folder = new QLabel(QDir::toNativeSeparators(folder));
    m_folder->setObjectName(QStringLiteral("libraryFolder"));
    m_folder->setWordWrap(true);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_folder->setAccessibleName(tr("Library folder %1").arg(folder));
    m_folderHint = settingHint(fixed ? tr("Given with --library for this session.")
                                     : tr("Pictures and clips are saved here, in one folder for each day."));
    auto *open = new QPushButton(tr("Open folder"));
    auto *change = new QPushButton(tr("Change…"));
    change->setEnabled(!fixed);
    for (QPushButton *button : {open, change}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    auto *row = new QHBoxLayout;
    row->addWidget(open);
    row->addWidget(change);
    row->addStretch();
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_folder);
    column->addWidget(m_folderHint);
    column->addLayout(row);
    column->addSpacing(metrics::small);
    auto *originals =
        new QCheckBox(tr("&Keep files byte for byte as they came; write settings beside them (.xmp)"));
    originals->setObjectName(QStringLiteral("keepsOriginals"));
    originals->setChecked(m_preferences.keepsOriginals());
    column->addWidget(originals);
    column->addWidget(
        settingHint(tr("Otherwise PNG, JPEG and WebP files carry prompt, settings, rating and tags in "
                       "themselves. Not a pixel is changed by that. Clips always have such a file.")));
    connect(originals, &QCheckBox::toggled, this, [this](bool on) { m_preferences.setKeepsOriginals(on); });
    connect(open, &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(change, &QPushButton::clicked, this, [this, folder] { chooseFolder(folder); });
    return section;
}

void SettingsDialog::chooseFolder(const QString &now)
{
    auto *dialog = new QFileDialog(this, tr("Choose the library folder"), now);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, now](const QString &chosen) {
        if (chosen == now)
            return;
        if (!QFileInfo(chosen).isWritable()) {
            m_folderHint->setText(tr("%1 cannot be written to. Choose another folder.").arg(chosen));
            return;
        }
        m_preferences.setLibraryFolder(chosen);
        m_folder->setText(QDir::toNativeSeparators(chosen));
        m_folderHint->setText(
            tr("From the next start on, works are saved and looked for here. To keep in the gallery those "
               "that you have, move what is in %1 to the new folder before you start Maquette again.")
                .arg(QDir::toNativeSeparators(now)));
    });
    dialog->open();
}

} // namespace maquette
