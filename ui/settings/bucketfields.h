// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/bucketsettings.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace maquette
{

class WrapLabel;

//! \brief The fields that say where the artist's bucket is. What is wrong with a field is said below it once
//! it was left, and from then on while one types.
class BucketFields : public QWidget
{
    Q_OBJECT

public:
    explicit BucketFields(QWidget *parent = nullptr);

    void fill(const BucketSettings &settings, bool prefer);
    [[nodiscard]] BucketSettings settings() const;
    [[nodiscard]] bool isPreferred() const;
    void setSecretHint(const QString &text);
    //! Takes what was typed so far, says all that is wrong, and goes there. True when nothing is.
    bool finish();
    void focusFirst();
    void focusSecret();

signals:
    void edited();                             //!< a field was left with something else in it
    void typed();                              //!< anything was changed
    void secretEntered(const QString &secret); //!< the line is empty again

protected:
    void hideEvent(QHideEvent *event) override;

private:
    using Field = BucketProblem::Field;
    struct Row
    {
        QLineEdit *line = nullptr;
        WrapLabel *problem = nullptr;
        bool left = false; //!< once, so that it may be said what is wrong
    };

    QLineEdit *addLine(QGridLayout &grid, const QString &name, const QString &label, const QString &example,
                       QWidget *below = nullptr);
    void addRow(QGridLayout &grid, Field field, const QString &name, const QString &label,
                const QString &example);
    void addSecret(QGridLayout &grid);
    void addChoices(QGridLayout &grid);
    [[nodiscard]] Row &row(Field field) { return m_rows[std::size_t(field)]; }
    [[nodiscard]] const Row &row(Field field) const { return m_rows[std::size_t(field)]; }
    void leave(Field field);
    void leaveSecret();
    void tidy(Field field);
    void takeAll();
    void showProblems();
    void tellEdited();

    std::array<Row, 5> m_rows{}; //!< by the first five of BucketProblem::Field
    QLineEdit *m_secret = nullptr;
    QCheckBox *m_pathStyle = nullptr;
    QComboBox *m_validity = nullptr;
    QCheckBox *m_prefer = nullptr;
    BucketSettings m_told;
    bool m_toldPrefer = false;
};

} // namespace maquette
