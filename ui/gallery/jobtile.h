// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/jobactions.h"
#include "ui/queue/jobtexts.h"

#include <QPainter>
#include <QRect>

#include <optional>

namespace maquette
{

struct Colors;

//! \brief The tile of a job: where its words and its buttons stand, and painting them. Hit areas and painting
//! come from the same layout, so they cannot differ.
class JobTile
{
public:
    //! \a step is absent for "more", which opens the menu.
    struct Button
    {
        QRect rect;
        std::optional<JobActions::Step> step;
        QString text;
        bool round = false; //!< a small sign in the corner instead of a word
    };

    //! \a active: under the pointer or the keyboard; quiet tiles then offer Cancel and More in their corner.
    JobTile(const QRect &tile, const Job &job, const JobTexts &texts, bool active);

    [[nodiscard]] const QList<Button> &buttons() const { return m_buttons; }
    [[nodiscard]] const Button *buttonAt(const QPoint &point) const;
    [[nodiscard]] QRect bar() const { return m_bar; }
    [[nodiscard]] QRect detailRect() const { return m_detail; }

    //! \a phase: 0 to 1, where the bar's moving part is; \a hovered: the button under the pointer.
    void paint(QPainter &painter, const Colors &colors, qreal phase, const QPoint &pointer) const;

private:
    void layOutBottom(int padding, bool active);
    void layOutWords(int padding);
    void addCornerButtons(bool active);
    void paintButton(QPainter &painter, const Colors &colors, const Button &button, bool hovered) const;
    void paintBar(QPainter &painter, const Colors &colors, qreal phase) const;
    void paintState(QPainter &painter, const Colors &colors) const;

    QRect m_tile;
    const Job &m_job;
    const JobTexts &m_texts;
    QList<Button> m_buttons;
    QRect m_prompt;
    QRect m_reason;
    QRect m_state;
    QRect m_detail;
    QRect m_bar;
    bool m_wordsFirst = false; //!< an ended job: why stands above, the prompt below it
};

//! \a text in as many lines as \a rect holds, the last with an ellipsis.
void drawWrapped(QPainter &painter, const QRect &rect, const QString &text);

} // namespace maquette
