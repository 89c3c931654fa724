// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/gallery/works.h"
#include "ui/gallery/workmodel.h"

#include <QAbstractItemModelTester>

namespace maquette::test
{

//! \brief A model over a shelf, watched by Qt's own tester, and its rows in words.
class WorkModelRig : public QObject
{
protected:
    void start()
    {
        m_shelf = Shelf();
        m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
        m_shelf.answer(*m_model);
        new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_model.get());
    }
    void add(const Asset &asset)
    {
        m_shelf.put(asset);
        m_model->addWork(asset);
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            switch (m_model->kindAt(row)) {
            case WorkModel::RowKind::Header:
                rows += QStringLiteral("h:") + m_model->index(row).data().toString();
                break;
            case WorkModel::RowKind::Job:
                rows += QStringLiteral("j%1").arg(m_model->jobAt(row)->id.number());
                break;
            case WorkModel::RowKind::Work:
                rows += QStringLiteral("w%1").arg(m_model->assetIdAt(row).number());
                break;
            }
        }
        return rows;
    }
    [[nodiscard]] QString detail(int row) const
    {
        return m_model->index(row).data(WorkModel::DetailRole).toString();
    }

    Shelf m_shelf;
    std::unique_ptr<WorkModel> m_model;
};

} // namespace maquette::test
