// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QComboBox;
class QKeyEvent;

class QStyleOptionButton;

namespace maquette
{

//! \brief The look of every standard control, over Fusion; colours come from Colors::from(palette).
//!
//! Dynamic properties of a QPushButton (set before it is shown): "primary" the accent button, 36 high; "chip"
//! a checkable pill, 26 high; "flat" quiet, no frame until hovered. Focus is drawn as a 2 px accent ring
//! inside the control's own rectangle. Frames of scroll areas with QFrame::StyledPanel are fields.
class StudioStyle : public QProxyStyle
{
    Q_OBJECT

public:
    StudioStyle();

    //! How menus get their round corners: by a window without a ground, which is black where nothing composes
    //! the screen, or by being cut, which is everywhere but less smooth.
    enum class MenuCorners { Translucent, Cut };
    //! For menus shown from now on. At first Cut on X11, else Translucent.
    void setMenuCorners(MenuCorners corners) { m_menuCorners = corners; }

    //! True: styleHint(SH_Widget_Animation_Duration) is 0, and so is every animation that asks it.
    void setReducedMotion(bool reduced);

    void polish(QWidget *widget) override;
    void polish(QPalette &palette) override;
    void polish(QApplication *application) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::unpolish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returned = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void cutCorners(QWidget &window);
    static void polishPopup(QComboBox &box);
    static bool pressesButton(QObject *watched, const QKeyEvent *event);
    void drawButtonLabel(const QStyleOptionButton &option, QPainter *painter, const QWidget *widget) const;
    MenuCorners m_menuCorners;
    bool m_reducedMotion = false;
};

//! How long a change may take to be shown, in milliseconds: 0 when the system asks for less motion.
int motionDuration(const QWidget *widget);

} // namespace maquette
