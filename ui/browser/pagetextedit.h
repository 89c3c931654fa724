// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace maquette
{

//! \brief Where the text of a model's page is pasted or dropped, or a file that holds it.
class PageTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    //! In UTF-16 units. More is refused: laying it out would take seconds, and a page has far less.
    static constexpr qsizetype largestText = 1024 * 1024;
    //! Each line takes half a kilobyte of its own.
    static constexpr qsizetype mostLines = 50'000;

    explicit PageTextEdit(QWidget *parent = nullptr);

    //! In the place of what is there; false when it is too large.
    bool replaceText(const QString &text);
    //! Puts the cursor to \a position, so that the line is seen.
    void showPlace(qsizetype position);

signals:
    void textGiven(); //!< pasted, dropped or replaced, not typed
    void fileGiven(const QString &path);
    void tooLarge();

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void dropEvent(QDropEvent *event) override;

private:
    //! Beside \a length units in \a lines lines.
    [[nodiscard]] static bool fits(const QString &text, qsizetype length, qsizetype lines);
    [[nodiscard]] bool hasRoomFor(const QString &text) const;
};

} // namespace maquette
