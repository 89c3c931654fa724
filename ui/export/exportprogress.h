// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/exportrun.h"

#include <QWidget>

class QPlainTextEdit;
class QProgressBar;

namespace maquette
{

class WrapLabel;

//! \brief How far an export is, how it ended, and what could not be exported, with the reason for each.
class ExportProgress : public QWidget
{
    Q_OBJECT

public:
    explicit ExportProgress(QWidget *parent = nullptr);

    void showRunning(const ExportCount &count);
    void showCancelling();
    void showEnded(const ExportOutcome &outcome);
    void showProblem(const QString &text);
    //! "Exported 12 works." and what else there is to say.
    [[nodiscard]] static QString summary(const ExportOutcome &outcome);

private:
    QProgressBar *m_bar;
    WrapLabel *m_text;
    QPlainTextEdit *m_failures;
};

} // namespace maquette
