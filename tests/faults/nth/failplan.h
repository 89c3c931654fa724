// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/nth/shimpage.h"

#include <QHash>
#include <QString>
#include <QTemporaryFile>

namespace maquette::test
{

//! \brief Tells a child that is started with environment() which of its file calls fail (failshim.cpp), and
//! says what became of that.
class FailPlan
{
public:
    FailPlan();
    ~FailPlan();
    FailPlan(const FailPlan &) = delete;
    FailPlan &operator=(const FailPlan &) = delete;

    enum class Calls { Changing, Looking };
    //! The \a nth of these calls (from 0) below \a folder ends with \a number, and all after it if \a
    //! lasting. \a only: no others are counted than those of this name.
    void arm(const QString &folder, int nth, bool lasting, int number, Calls calls = Calls::Changing,
             const QString &only = {});
    void disarm();
    [[nodiscard]] int calls() const;    //!< so far
    [[nodiscard]] int struck() const;   //!< how many of them failed
    [[nodiscard]] QString what() const; //!< the first that failed
    [[nodiscard]] QHash<QString, QString> environment() const;

private:
    QTemporaryFile m_file;
    ShimPage *m_page = nullptr;
};

} // namespace maquette::test
