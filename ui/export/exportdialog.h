// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/export/exportrun.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QPushButton;

namespace maquette
{

class ExportChoices;
class ExportNaming;
class ExportPlace;
class ExportProgress;
class Library;
class Preferences;

//! \brief Takes works out of the library: which, under what names, in what format, where to. Stays open
//! beside the window; closed while it exports, it goes on and tells its end. All given objects outlive it.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(Library &library, Preferences &preferences, QWidget *parent = nullptr);
    ~ExportDialog() override;

    //! \a shown: all that the gallery shows. Not while it exports.
    void setWorks(const QList<AssetId> &selected, const QList<AssetId> &shown);
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }
    void done(int result) override;

signals:
    void ended(const maquette::ExportOutcome &outcome);

protected:
    bool event(QEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buttonRow();
    void restore();
    void keep();
    [[nodiscard]] ExportPlan plan() const;
    [[nodiscard]] const QList<AssetId> &works() const;
    void forgetLast();
    void takeWorks();
    void showState();
    void start();
    void cancel();
    void end(const ExportOutcome &outcome);
    void showTarget();

    Library &m_library;
    Preferences &m_preferences;
    QList<AssetId> m_selected;
    QList<AssetId> m_shown;
    QWidget *m_form;
    QComboBox *m_which;
    ExportNaming *m_naming;
    ExportChoices *m_choices;
    ExportPlace *m_place;
    ExportProgress *m_progress;
    QPushButton *m_showTarget;
    QPushButton *m_export;
    QPushButton *m_cancel;
    QPushButton *m_close;
    std::unique_ptr<ExportRun> m_run;
    QString m_target; //!< of the last export
};

} // namespace maquette
