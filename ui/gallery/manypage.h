// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/library/asset.h"

#include <QList>
#include <QWidget>

class QLabel;
class QTimer;

namespace maquette
{

class LabelEditor;
class Library;
class WorkActions;

//! \brief The inspector's page for several works: how many, how large, and what can be done with them all.
class ManyPage : public QWidget
{
    Q_OBJECT

public:
    ManyPage(Library &library, WorkActions &actions, QWidget *parent = nullptr);
    void setWorks(const QList<AssetId> &ids);
    [[nodiscard]] LabelEditor &labels() { return *m_labels; }

private:
    void sumUp();

    Library &m_library;
    WorkActions &m_actions;
    QList<AssetId> m_ids;
    LabelEditor *m_labels;
    QLabel *m_title;
    QLabel *m_detail;
    QTimer *m_sum;
    int m_turn = 0;
};

} // namespace maquette
