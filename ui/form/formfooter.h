// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace maquette
{

class AlternativesBar;
class NoticeBar;
class WrapLabel;

//! \brief What is always in view below the form: price, why it cannot run, Generate, and how many runs.
class FormFooter : public QWidget
{
    Q_OBJECT

public:
    explicit FormFooter(QWidget *parent = nullptr);

    //! \a total: of all runs together; may be empty.
    void setPrice(const QString &total, const QString &text, const QString &note);
    //! What is good to know before the click, but does not forbid it; empty: nothing.
    void setCaution(const QString &text);
    //! Empty: it can run. \a severe: something is wrong, not just missing.
    void setReason(const QString &reason, bool severe);
    //! What is done before a run is sent, with a way to stop it; empty: nothing. Takes the reason's place.
    void setDoing(const QString &doing);
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString price() const;
    [[nodiscard]] QString total() const;
    [[nodiscard]] QString caution() const;
    [[nodiscard]] int runs() const;
    void setRuns(int runs);
    //! Written on Generate when a click orders more than one for what stands in the form.
    void setOrders(int orders);
    [[nodiscard]] AlternativesBar &alternatives() { return *m_alternatives; }
    [[nodiscard]] NoticeBar &notice() { return *m_notice; }

signals:
    void generateClicked();
    void reasonClicked();
    void stopClicked();
    void runsChanged(int runs);
    void resetRequested();
    void previewRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildPrice(QVBoxLayout &rows);
    void buildReason(QVBoxLayout &rows);
    void buildMenu();
    void keepFocus(bool enabled);

    NoticeBar *m_notice;
    WrapLabel *m_total;
    WrapLabel *m_price;
    QToolButton *m_more;
    WrapLabel *m_caution;
    WrapLabel *m_reason;
    AlternativesBar *m_alternatives;
    QPushButton *m_stop;
    QPushButton *m_generate;
    QSpinBox *m_runs;
    bool m_generateHadFocus = false; //!< until it is switched off
};

} // namespace maquette
