// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"
#include "ui/form/settingscompare.h"

#include <QPointer>
#include <QWidget>

class QFocusFrame;
class QGridLayout;
class QHBoxLayout;
class QMenu;

namespace maquette
{

class LinkButton;
class PictureButton;
class PictureSource;
class SentPicture;
class WrapLabel;

//! \brief One setting of the inspector: its title, what was sent, what the form has instead, and Use.
//!
//! Enter uses it, Space opens a long text, Ctrl+C copies; Up and Down ask for the row beside it.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    explicit SettingRow(PictureSource &source, QWidget *parent = nullptr);
    ~SettingRow() override;

    //! \a note: what is said of the form. \a works: those that stand in the setting.
    void setLine(const SettingLine &line, const QString &note, const QList<Asset> &works);
    [[nodiscard]] const SettingLine &line() const { return m_line; }
    void setTitleWidth(int width);
    [[nodiscard]] int wantedTitleWidth() const; //!< 0: its title has a line of its own
    [[nodiscard]] bool isUsable() const { return m_line.against == SettingLine::Against::Differs; }

signals:
    void useRequested(const QString &key);
    void copied(const QString &title);
    void workChosen(maquette::AssetId id);
    void stepRequested(int step); //!< by so many rows; a very large number: to the end

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void arrange(bool stacked);
    void showPictures(const QList<Asset> &works);
    void makeShelf();
    void name(const QString &value, const QString &note);
    void copy();

    PictureSource &m_source;
    SettingLine m_line;
    QGridLayout *m_grid;
    WrapLabel *m_title;
    WrapLabel *m_value;
    WrapLabel *m_note;
    LinkButton *m_use;
    QWidget *m_gallery = nullptr; //!< made when first needed
    QHBoxLayout *m_shelf = nullptr;
    QList<PictureButton *> m_pictures;
    QList<SentPicture *> m_sent;
    QPointer<QFocusFrame> m_ring;
    bool m_stacked = false;
};

} // namespace maquette
