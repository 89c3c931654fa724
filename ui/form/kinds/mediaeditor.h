// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"
#include "ui/form/mediaitem.h"

class QMimeData;
class QToolButton;

namespace maquette
{

class FrameTaker;
class LinkButton;
class MediaLine;
class PictureWell;

//! \brief A picture, clip or sound: preview, address line, and what was found out about it; see MediaItem.
class MediaEditor : public FieldEditor
{
    Q_OBJECT

public:
    MediaEditor(const Field &field, MediaSource &source, QWidget *parent);
    ~MediaEditor() override;

    [[nodiscard]] QList<FieldProblem> ownProblems() const override { return m_item->problems(); }
    [[nodiscard]] bool isPending() const override;
    [[nodiscard]] QString pendingText() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    //! Takes what was dropped or pasted, or says why not.
    void take(const QMimeData &data);
    void clear();

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void build();
    void buildBelow(QVBoxLayout &rows); //!< the address
    void connectParts();
    void refuse(const QString &why);
    void paste();
    void restore();
    void typed(const QString &text);
    void finishTyping();
    void setAddress(const QString &address);
    void showItem();
    void showLine();
    void keepPicture(const QMimeData &data);
    void dropComing(); //!< frames and pasted pixels on their way here: something newer stands here
    void typeHere(const QString &text);
    void browse();
    void offerMends();
    [[nodiscard]] QString mendOffer() const;

    MediaSource &m_source;
    MediaItem *m_item;
    FrameTaker *m_frames;
    PictureWell *m_well;
    MediaLine *m_line;
    QToolButton *m_clear;
    QToolButton *m_browse;
    LinkButton *m_mend;
    LinkButton *m_again;
    WrapLabel *m_route;
    WrapLabel *m_note;
    LinkButton *m_restore;
    WrapLabel *m_facts;
    WrapLabel *m_verdict;
    QPointer<QObject> m_keeping; //!< pasted pixels become a file just now
    QString m_cleared;           //!< what clear() took away
};

} // namespace maquette
