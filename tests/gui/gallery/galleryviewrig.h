// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/gallery/works.h"
#include "ui/gallery/galleryview.h"
#include "ui/theme/theme.h"

#include <QTest>

namespace maquette::test
{

//! \brief A grid over a shelf of works in a window of its own.
class GalleryViewRig : public QObject
{
protected:
    void start()
    {
        if (!m_theme)
            m_theme = std::make_unique<Theme>();
        m_theme->setMode(Theme::Mode::Dark);
        m_shelf = Shelf();
        m_pictures = std::make_unique<PaintedPictures>(m_shelf);
        m_model = std::make_unique<WorkModel>([this](AssetId id) { return m_shelf.find(id); });
        m_shelf.answer(*m_model);
        m_view = std::make_unique<GalleryView>(*m_model, *m_pictures);
        m_view->setTileEdge(160);
        m_view->resize(752, 700);
        m_view->show();
        m_view->activateWindow();
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void stop()
    {
        m_view.reset();
        m_model.reset();
    }
    void fill(int count, int perDay) { m_model->setWorks(m_shelf.fill(count, perDay)); }
    [[nodiscard]] QPoint centre(int row) const { return m_view->visualRect(m_model->index(row)).center(); }
    void click(int row, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, keys, centre(row));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(m_view.get(), key, keys); }
    [[nodiscard]] QList<int> selectedRows() const
    {
        QList<int> rows;
        for (const AssetId id : m_view->selectedWorks())
            rows.append(m_model->rowOf(id));
        return rows;
    }
    int showJob(const Job &job)
    {
        m_model->setJob(job);
        return m_model->rowOf(job.id);
    }
    [[nodiscard]] std::optional<QPoint> buttonPoint(int row, std::optional<JobActions::Step> step) const
    {
        const QRect rect = m_view->visualRect(m_model->index(row));
        for (int y = rect.top(); y < rect.bottom(); y += 4) {
            for (int x = rect.left(); x < rect.right(); x += 4) {
                const auto button = m_view->buttonAt({x, y});
                if (button && button->step == step)
                    return button->rect.center();
            }
        }
        return {};
    }

    std::unique_ptr<Theme> m_theme;
    Shelf m_shelf;
    std::unique_ptr<PaintedPictures> m_pictures;
    std::unique_ptr<WorkModel> m_model;
    std::unique_ptr<GalleryView> m_view;
};

} // namespace maquette::test
