// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "ui/shell/studio.h"
#include "ui/tour/outputcheck.h"
#include "ui/tour/windowdriver.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <vector>

namespace maquette
{

class MainWindow;

//! \brief One run of the tour: which model, what goes into its form, what must come out.
struct TourRun
{
    QString name; //!< of the pictures of the window: "seedream-4-5"
    ModelId model;
    std::vector<std::pair<QString, Json>> values;
    QString fromWorkField; //!< the tour's first image goes into this field by "Use as ..."
    Expected expected;
};

//! \brief Shows the program by itself: the real window, driven through its own widgets, generates with every
//! model in the sandbox, looks at what came and keeps copies.
//!
//! A machine of steps without nested event loops: each begins something and is over when its condition holds,
//! which is looked at after every signal of the library and the jobs and every few milliseconds. A step that
//! outlasts its time, or a wrong output, ends the tour with code 1.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(MainWindow &window, const Studio &studio, const QString &folder, QObject *parent = nullptr);
    ~Tour() override;

    void start();
    //! The five runs.
    static std::vector<TourRun> runs();

signals:
    void finished(int exitCode);

private:
    struct Step
    {
        QString what;                   //!< for messages
        std::function<QString()> begin; //!< what went wrong, or nothing
        std::function<bool()> over;     //!< empty: at once
        std::chrono::seconds limit{30};
    };

    void buildSteps();
    void addRun(const TourRun &run);
    void addLooks();
    void addStep(const QString &what, std::function<QString()> begin, std::function<bool()> over = {},
                 std::chrono::seconds limit = std::chrono::seconds(30));
    void addPicture(const QString &name);
    void advance();
    void beginStep();
    void end(const QString &problem);
    [[nodiscard]] QString takePicture(const QString &name);
    [[nodiscard]] QString pictureOf(QWidget *dialog, const QString &name);
    [[nodiscard]] QString keepOutputs(const TourRun &run);
    void onSaved(const TourRun &run, AssetId id, const QString &file, const Result<void> &outcome);
    [[nodiscard]] QList<AssetId> newWorks() const;
    [[nodiscard]] bool jobsAtRest() const;
    [[nodiscard]] bool jobSeenRunning() const;
    [[nodiscard]] bool picturesSettled() const;
    [[nodiscard]] QString useFirstImage(const TourRun &run);
    [[nodiscard]] AssetId firstOf(MediaKind kind) const;

    MainWindow &m_window;
    Studio m_studio;
    WindowDriver m_driver;
    QString m_folder;
    std::vector<Step> m_steps;
    size_t m_next = 0;
    bool m_inStep = false;
    bool m_advancing = false;
    bool m_ended = false;
    int m_pictures = 0;
    int m_saving = 0;
    int m_outputs = 0;
    QString m_problem;
    QSet<AssetId> m_known;
    QElapsedTimer m_stepTime;
    QTimer m_tick;
};

} // namespace maquette
