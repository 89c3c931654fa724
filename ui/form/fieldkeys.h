// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeySequence;
class QScrollArea;

namespace maquette
{

class FieldEditor;

//! \brief The keys that work anywhere in a field of a form, and need no Tab stop of their own: back to the
//! default, and all of a description that is folded.
class FieldKeys : public QObject
{
    Q_OBJECT

public:
    //! Of the fields in \a form, which it belongs to.
    explicit FieldKeys(QScrollArea &form);

    //! What they are called.
    static QString resetText();
    static QString moreText();

private:
    void on(const QKeySequence &keys, void (FieldKeys::*act)());
    //! The field with a title row of its own that the focus is in; null outside of all.
    [[nodiscard]] FieldEditor *field() const;
    void reset();
    void showMore();

    QScrollArea &m_form;
};

} // namespace maquette
