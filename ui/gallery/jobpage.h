// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job.h"
#include "ui/queue/jobactions.h"

#include <QList>
#include <QWidget>

#include <chrono>
#include <optional>

class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace maquette
{

class Catalogue;
class FactsGrid;
class Library;
class PictureSource;
class SettingsPart;
class InkLabel;

//! \brief The inspector's page for one job: how it stands, why, and what can be done.
class JobPage : public QWidget
{
    Q_OBJECT

public:
    JobPage(Library &library, const Catalogue &catalogue, JobActions &actions, PictureSource &source,
            QWidget *parent = nullptr);
    void setJob(const Job &job, std::optional<std::chrono::seconds> usual);
    [[nodiscard]] JobId job() const { return m_job.id; }
    [[nodiscard]] SettingsPart &settings() { return *m_settings; }

signals:
    void workChosen(maquette::AssetId id);
    void notice(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void rebuildButtons();
    void showSettings();
    QPushButton *addButton(const QString &name, const QString &text);
    void addMore(const QList<JobActions::Step> &steps);

    Library &m_library;
    const Catalogue &m_catalogue;
    JobActions &m_actions;
    Job m_job;
    std::optional<std::chrono::seconds> m_usual;
    QLabel *m_title;
    QLabel *m_headline;
    InkLabel *m_state;
    QLabel *m_detail;
    QLabel *m_why;
    SettingsPart *m_settings;
    FactsGrid *m_facts;
    QVBoxLayout *m_buttons;
    QTimer *m_tick;
};

} // namespace maquette
