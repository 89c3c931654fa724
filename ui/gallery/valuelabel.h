// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace maquette
{

//! \brief A value on one line: shortened in the middle where it does not fit, whole in its tool tip; selected
//! with mouse or keys where it is whole, and copied whole in either case.
class ValueLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ValueLabel(QWidget *parent = nullptr);

    //! \a full: what is copied and told; \a value itself when empty.
    void setValue(const QString &value, const QString &full = {});
    [[nodiscard]] const QString &fullText() const { return m_full; }
    void copy() const;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void elide();
    QString m_value;
    QString m_full;
};

} // namespace maquette
