// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTextLayout>
#include <QVarLengthArray>

namespace maquette
{

//! \brief Plain text that wraps to any width, inside long words too, so that no label ever widens the form.
//!
//! Its colour follows the palette in force when it is painted. Red and amber come with a drawn mark, because
//! colour alone says nothing.
class WrapLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Tone { Text, Dim, Red, Amber, Green };

    explicit WrapLabel(const QString &text = {}, Tone tone = Tone::Text, QWidget *parent = nullptr);

    void setPlain(const QString &text);
    [[nodiscard]] const QString &plain() const { return m_plain; }
    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }

    //! More than three lines are shown as two and "more", until they are clicked or toggleFold() is called;
    //! the whole text stays the accessible one. \a hint says how else it opens, while it is long.
    void setFolding(const QString &hint = {});
    [[nodiscard]] bool isFolded() const;
    //! Whether it has more lines than are shown at first.
    [[nodiscard]] bool isLong() const { return extent(width()).isLong; }
    void toggleFold();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] int markWidth() const;
    //! \brief How much room the text takes in one width.
    struct Extent
    {
        int width;
        int height;
        bool isLong; //!< it has more lines than are shown at first
    };
    //! The form asks for the heights in several widths in turn; they are kept.
    [[nodiscard]] Extent extent(int width) const;
    void layOut(int width) const; //!< as it is painted
    void measureAnew();
    qreal breakLines(const QString &text, qreal room,
                     const QList<QTextLayout::FormatRange> &formats = {}) const;
    void fold(qreal room) const;
    [[nodiscard]] QColor color() const;
    [[nodiscard]] bool isClickable() const;
    void paintMark(QPainter &painter) const;
    void showWhetherItOpens(); //!< by the cursor, the tip and the accessible description

    QString m_plain;
    QString m_hint;
    Tone m_tone;
    mutable QTextLayout m_layout;
    mutable int m_laidOutWidth = -1;
    mutable QVarLengthArray<Extent, 4> m_extents;
    bool m_folding = false;
    bool m_unfolded = false;
};

} // namespace maquette
