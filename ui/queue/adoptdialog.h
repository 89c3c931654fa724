// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace maquette
{

//! \brief Asks for the request id of a run: of one that was sent without a readable answer, or of one that
//! was started elsewhere. Stays open until it is accept()ed by whoever took the id.
class AdoptDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr int textWidth = 380; //!< of a small dialog

    explicit AdoptDialog(QWidget *parent = nullptr);

    //! For a run without a readable answer: there may be several.
    void setRun(const QString &title);
    //! For a run of which not even the model is known: asks for that too. None is proposed, because a wrong
    //! one would stand in the gallery and in the books.
    void offerModels(const QList<std::pair<ModelId, QString>> &models);
    [[nodiscard]] ModelId model() const; //!< empty: not known

    //! The id in what was pasted (surrounding blanks and quotes are taken off); empty when there is none.
    static RequestId idIn(const QString &text);
    void showProblem(const QString &text);

signals:
    void idEntered(const maquette::RequestId &request);

private:
    void check();
    void submit();

    QLabel *m_text;
    QLineEdit *m_edit;
    QLabel *m_modelLabel;
    QComboBox *m_models;
    QLabel *m_problem;
    QPushButton *m_fetch;
};

} // namespace maquette
