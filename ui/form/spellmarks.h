// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/wordspan.h"

#include <QObject>
#include <QTextBlock>
#include <QTimer>

#include <optional>

namespace maquette
{

class Speller;
class TextArea;

//! \brief The wavy lines under the wrong words of one text field. Changes neither the document nor its undo.
//!
//! Begins with the first focus, and with the first letter. Paragraphs that changed are judged in the
//! speller's thread after a pause in the typing; the word that is being typed bears no line until the cursor
//! has left it. A child of the area; the speller must outlive it.
class SpellMarks : public QObject
{
    Q_OBJECT

public:
    SpellMarks(TextArea &area, Speller &speller);

    //! The wrong word at a place in the document, or at its end, by its place in its paragraph.
    [[nodiscard]] std::optional<WordSpan> wrongAt(int position) const;
    //! As drawn: all wrong words of the document but the one that is being typed.
    [[nodiscard]] QStringList shown() const;

signals:
    void settled(); //!< every paragraph has been judged as it stands

private:
    void begin();
    void onChange(int position, int removed, int added);
    void onCursorMoved();
    void forgetAll();
    void checkNext();
    void take(const QList<QTextBlock> &blocks, const QStringList &texts, const QList<QList<WordSpan>> &wrong);
    void paint(QPainter &painter);
    [[nodiscard]] bool isTyped(const QTextBlock &block, const WordSpan &span) const;

    TextArea &m_area;
    Speller &m_speller;
    QTimer m_pause;
    int m_typedAt = -1; //!< where the last letter was typed, while the cursor is still there
    int m_round = 0;    //!< answers of an earlier one are about other rules
    bool m_begun = false;
    bool m_asking = false;
};

} // namespace maquette
