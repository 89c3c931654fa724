// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "ui/form/settingscompare.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace maquette
{

class FormPanel;
class Library;
class LinkButton;
class PictureSource;
class SettingRow;
class WrapLabel;

//! \brief What something was made with, held against the form: all of it or only what differs, and the ways
//! to put it there. The form is read here; it is written only when the artist uses something.
class SettingsPart : public QWidget
{
    Q_OBJECT

public:
    SettingsPart(Library &library, PictureSource &source, QWidget *parent = nullptr);

    //! \a nothing: what is said when there are none. \a raw: what is copied as JSON.
    void setGiven(const GivenSettings &given, const QString &nothing, const QByteArray &raw);
    //! Follows it. Must outlive this, or be gone for good.
    void setForm(FormPanel &form);
    void setOnlyDifferences(bool only);
    [[nodiscard]] const SettingsCompare &compare() const { return m_compare; }

signals:
    void openModelRequested(); //!< with these settings
    void used();               //!< something went into the form
    void onlyDifferencesChosen(bool only);
    void workChosen(maquette::AssetId id);
    void notice(const QString &text);
    void focusMoved(QWidget *to);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QPushButton *addButton(const QString &name, const QString &text);
    SettingRow *addRow();
    void followForm();
    void fill();
    void showHead();
    void fitTitles();
    void showRow(const SettingLine &line);
    [[nodiscard]] bool isShown(const SettingLine &line) const;
    [[nodiscard]] QList<Asset> worksIn(const SettingLine &line) const;
    void chooseCurrent(SettingRow *row);
    void step(SettingRow *from, int by);
    void useOne(const QString &key);
    void useAll(bool withSeed);

    Library &m_library;
    PictureSource &m_source;
    QPointer<FormPanel> m_form;
    SettingsCompare m_compare;
    QString m_nothing;
    QByteArray m_raw;
    QLabel *m_title;
    QPushButton *m_only;
    WrapLabel *m_summary;
    QGridLayout *m_buttons = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_butSeed = nullptr;
    QPushButton *m_open = nullptr;
    QVBoxLayout *m_list = nullptr;
    WrapLabel *m_rest; //!< stands above those that the form has no field for
    LinkButton *m_copy;
    QList<SettingRow *> m_rows;
    qsizetype m_shown = 0; //!< of the rows
    bool m_stale = false;  //!< the form changed while this was hidden
};

} // namespace maquette
