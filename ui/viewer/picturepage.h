// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/pictureloader.h"

#include <QHash>
#include <QWidget>

class QKeyEvent;
class QMenu;

namespace maquette
{

class ImageView;
class ReadingPanel;

//! \brief The page of the viewer for still pictures: the picture, decoded with its neighbours, and what can
//! be read from it. How each was turned is remembered while the program runs; files are never changed.
class PicturePage : public QWidget
{
    Q_OBJECT

public:
    explicit PicturePage(QWidget *parent = nullptr);

    //! Shows it at once if it is decoded, else \a standIn until then.
    void open(AssetId id, const QImage &standIn, QSize pixels);
    //! Another stand-in for the picture that is not decoded yet.
    void setStandIn(const QImage &standIn, QSize pixels);
    //! The picture that is shown, if it is one, and its neighbours: most urgent first.
    void setWanted(const QList<PictureLoader::Wanted> &wanted);
    void leave(); //!< something else is shown
    void stop();  //!< lets all pictures go
    void forget(AssetId id);

    [[nodiscard]] ImageView &view() const { return *m_view; }
    [[nodiscard]] const PictureLoader &loader() const { return *m_loader; }
    [[nodiscard]] bool isDecoded(AssetId id) const { return !m_loader->find(id).isNull(); }

    //! What floats over the page's upper edge.
    void setInset(int above);
    void turn(int quarters); //!< clockwise, further
    void setHeld(bool held);
    void setReading(bool reading);
    [[nodiscard]] bool isReading() const;
    void copyColor();
    //! R, H, Z, C, arrows with Shift or Ctrl; false for any other key.
    bool handleKey(const QKeyEvent &event);
    //! What can be done with the pixel at \a point of the view.
    void addColorActions(QMenu &menu, QPoint point);

signals:
    void turned(int quarters); //!< of the picture that is shown, from how its file has it
    void failed(maquette::AssetId id, const maquette::Error &error); //!< of the one that is shown
    void notice(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void take(AssetId id);
    void readPixel(QPoint pixel);
    void placePanel();
    void moveMark(QPoint step);
    bool handleArrow(const QKeyEvent &event);

    ImageView *m_view;
    ReadingPanel *m_panel;
    PictureLoader *m_loader;
    AssetId m_current; //!< null while something else is shown
    QHash<AssetId, int> m_turns;
    int m_inset = 0;
};

} // namespace maquette
