// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/nth/failplan.h"

#include <QFile>

#include <cstring>
#include <new>

namespace maquette::test
{

FailPlan::FailPlan()
{
    if (!m_file.open() || !m_file.resize(sizeof(ShimPage)))
        qFatal("no room for the page that is shared with the child");
    m_page = new (m_file.map(0, sizeof(ShimPage))) ShimPage{};
}

FailPlan::~FailPlan() = default;

void FailPlan::arm(const QString &folder, int nth, bool lasting, int number, Calls calls, const QString &only)
{
    m_page->armed = false;
    std::strncpy(m_page->folder, QFile::encodeName(folder).constData(), ShimPage::longest - 1);
    std::strncpy(m_page->only, only.toLatin1().constData(), ShimPage::longestName - 1);
    m_page->nth = nth;
    m_page->lasting = lasting;
    m_page->number = number;
    m_page->reading = calls == Calls::Looking;
    m_page->calls = 0;
    m_page->struck = 0;
    m_page->first[0] = '\0';
    m_page->armed = true;
}

void FailPlan::disarm()
{
    m_page->armed = false;
}

int FailPlan::calls() const
{
    return m_page->calls;
}

int FailPlan::struck() const
{
    return m_page->struck;
}

QString FailPlan::what() const
{
    return QString::fromLatin1(m_page->first);
}

QHash<QString, QString> FailPlan::environment() const
{
    return {{QStringLiteral("LD_PRELOAD"), QStringLiteral(MAQUETTE_FAILSHIM)},
            {QStringLiteral("MAQUETTE_SHIM_PAGE"), m_file.fileName()}};
}

} // namespace maquette::test
