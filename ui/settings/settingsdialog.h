// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLayout;
class QVBoxLayout;

namespace maquette
{

class Account;
class AccountSection;
class OwnBucket;
class Preferences;
class Speller;

//! \brief The settings; every change applies at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a libraryFolder: where works are saved now; \a fixedLibrary: it was given on the command line.
    SettingsDialog(Account &account, OwnBucket &bucket, Preferences &preferences, const Speller &speller,
                   const QString &libraryFolder, bool fixedLibrary, QWidget *parent = nullptr);

    void focusToken();

signals:
    void sandboxRequested(bool on);

private:
    void addSection(const QString &title, QWidget *contents);
    QWidget *lookSection();
    QWidget *jobsSection();
    QWidget *spendingSection();
    QWidget *librarySection(const QString &folder, bool fixed);
    void chooseFolder(const QString &now);

    Preferences &m_preferences;
    QVBoxLayout *m_column;
    AccountSection *m_account;
    QLabel *m_folder = nullptr;
    QLabel *m_folderHint = nullptr;
};

} // namespace maquette
