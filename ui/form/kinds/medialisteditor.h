// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"

#include <QPointer>

class QMimeData;
class QToolButton;

namespace maquette
{

class FrameTaker;
class LinkButton;
class MediaLine;
class MediaSource;
class MediaStrip;
class MediaTile;

//! \brief Several pictures, clips or sounds: a strip of previews that can be put in order, and a line that
//! takes more of them, by drop, paste or address.
class MediaListEditor : public FieldEditor
{
    Q_OBJECT

public:
    MediaListEditor(const Field &field, MediaSource &source, QWidget *parent);
    ~MediaListEditor() override;

    [[nodiscard]] QList<FieldProblem> ownProblems() const override;
    [[nodiscard]] bool isPending() const override;
    [[nodiscard]] QString pendingText() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    [[nodiscard]] const QList<MediaTile *> &tiles() const { return m_tiles; }
    //! Appends what was dropped or pasted as long as there is room, and says what it could not take.
    void take(const QMimeData &data);
    void append(const QString &address);
    void move(qsizetype from, qsizetype to);
    void remove(qsizetype index);

protected:
    [[nodiscard]] std::optional<Json> controlValue() const override;
    bool setControlValue(const std::optional<Json> &value) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    MediaTile *make(const QString &address);
    void takeTyped();
    void paste();
    void browse();
    void refuse(const QString &why);
    void dropComing(); //!< frames and pasted pixels on their way into the list that was here
    void typeHere(const QString &text);
    void keepPicture(const QMimeData &data);
    void changed();
    void showTiles();
    void showFacts();
    void checkAgain();
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] QString noRoomText() const; //!< where there is a limit

    MediaSource &m_source;
    MediaStrip *m_strip;
    MediaLine *m_line;
    QToolButton *m_browse;
    WrapLabel *m_facts;
    LinkButton *m_again;
    FrameTaker *m_frames;
    QList<MediaTile *> m_tiles;
    QPointer<QObject> m_keeps; //!< holds the errands of pasted pixels that become files just now
    int m_keeping = 0;         //!< how many
};

} // namespace maquette
