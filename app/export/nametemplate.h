// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QList>
#include <QSet>
#include <QString>

namespace maquette
{

//! \brief What is wrong with a template, and where.
struct TemplateProblem
{
    qsizetype start = 0;
    qsizetype length = 0;
    QString message;
};

//! \brief How exported files are called: "{date}/{model}_{prompt}_{number:4}".
//!
//! A slash makes a folder only where it stands in the template itself. What a work does not have is left out
//! together with the separator beside it. Every part of a path is legal on every system.
class NameTemplate
{
public:
    explicit NameTemplate(const QString &text);

    [[nodiscard]] const QList<TemplateProblem> &problems() const { return m_problems; }
    //! Placeholders for inputs that are none of \a known ("aspect_ratio", "style.name").
    [[nodiscard]] QList<TemplateProblem> unknownInputs(const QSet<QString> &known) const;
    //! The path of the \a number th (from 1) of \a total, without extension; never empty.
    [[nodiscard]] QString nameFor(const Asset &work, qsizetype number, qsizetype total) const;

    //! All but inputs.
    static QStringList placeholders();
    //! The names of the inputs in \a input that a file can be called by, nested ones with dots.
    static QStringList inputsOf(const QByteArray &input);
    //! \a input without secrets and with long texts cut, whole files among them: the same names come of it.
    static QByteArray shortened(const QByteArray &input);

private:
    struct Part
    {
        bool isPlaceholder = false;
        QString text; //!< literal, or the placeholder's name
        int width = 0;
        qsizetype start = 0;
        qsizetype length = 0;
    };
    void readPlaceholder(const QString &text, qsizetype start, qsizetype end);
    void complain(qsizetype start, qsizetype length, const QString &message);

    QList<Part> m_parts;
    QList<TemplateProblem> m_problems;
    bool m_readsInput = false;
};

} // namespace maquette
