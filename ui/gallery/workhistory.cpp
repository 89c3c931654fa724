// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/workhistory.h"

#include <QPointer>
#include <QUndoCommand>

#include <algorithm>

namespace maquette
{

namespace
{

constexpr int mostWorkSteps = 200;

//! \brief A step that was done before it came here: pushing it does it no second time.
class DoneStep : public QUndoCommand
{
public:
    explicit DoneStep(const QString &text)
        : QUndoCommand(text)
    {}
    void redo() final
    {
        if (std::exchange(m_again, true))
            again();
    }

protected:
    virtual void again() = 0;

private:
    bool m_again = false;
};

class LabelStep : public DoneStep
{
public:
    LabelStep(Library &library, LabelsChanged change, const QString &text)
        : DoneStep(text)
        , m_library(library)
        , m_change(std::move(change))
    {}
    void undo() override { m_library.setLabels(m_change.before); }

protected:
    void again() override { m_library.setLabels(m_change.after); }

private:
    Library &m_library;
    LabelsChanged m_change;
};

class TrashStep : public DoneStep
{
public:
    TrashStep(Library &library, QList<TrashedWork> works, const QString &text)
        : DoneStep(text)
        , m_library(library)
        , m_works(std::move(works))
    {
        m_told = QObject::connect(&library, &Library::trashed, &library,
                                  [this](const QList<TrashedWork> &again) { takePlaces(again); });
    }
    ~TrashStep() override { QObject::disconnect(m_told); }
    TrashStep(const TrashStep &) = delete;
    TrashStep &operator=(const TrashStep &) = delete;

    void undo() override { m_library.restoreFromTrash(m_works); }

protected:
    void again() override
    {
        QList<AssetId> ids;
        for (const TrashedWork &work : std::as_const(m_works))
            ids.append(work.id);
        m_library.moveToTrash(ids);
    }

private:
    //! Done again, the files have other places in the trash.
    void takePlaces(const QList<TrashedWork> &again)
    {
        for (const TrashedWork &work : again) {
            for (TrashedWork &own : m_works) {
                if (own.id == work.id)
                    own = work;
            }
        }
    }

    Library &m_library;
    QList<TrashedWork> m_works;
    QMetaObject::Connection m_told;
};

//! \brief Works that came from elsewhere, which are looked up when they are to go.
class ImportStep : public DoneStep
{
public:
    ImportStep(Library &library, QStringList paths, const QString &text)
        : DoneStep(text)
        , m_library(library)
        , m_paths(std::move(paths))
    {
        m_told = QObject::connect(&library, &Library::trashed, &library,
                                  [this](const QList<TrashedWork> &works) { takePlaces(works); });
    }
    ~ImportStep() override { QObject::disconnect(m_told); }
    ImportStep(const ImportStep &) = delete;
    ImportStep &operator=(const ImportStep &) = delete;

    void undo() override
    {
        QList<AssetId> ids;
        for (const QString &path : std::as_const(m_paths)) {
            if (const AssetPtr work = m_library.atPath(path))
                ids.append(work->id);
        }
        m_going = QSet<AssetId>(ids.cbegin(), ids.cend());
        m_gone.clear();
        m_library.moveToTrash(ids);
    }

protected:
    void again() override { m_library.restoreFromTrash(m_gone); }

private:
    void takePlaces(const QList<TrashedWork> &works)
    {
        for (const TrashedWork &work : works) {
            if (m_going.remove(work.id))
                m_gone.append(work);
        }
    }

    Library &m_library;
    const QStringList m_paths;
    QSet<AssetId> m_going;
    QList<TrashedWork> m_gone;
    QMetaObject::Connection m_told;
};

//! \brief A smart folder that was kept, given another query, or removed. An empty query: there is none.
class SearchStep : public DoneStep
{
public:
    SearchStep(Library &library, SavedSearch before, SavedSearch after, const QString &text)
        : DoneStep(text)
        , m_library(library)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {}
    void undo() override { set(m_before); }
    void set(const SavedSearch &search)
    {
        if (search.query.isEmpty())
            m_library.removeSearch(search.name);
        else
            m_library.saveSearch(search);
    }

protected:
    void again() override { set(m_after); }

private:
    Library &m_library;
    const SavedSearch m_before;
    const SavedSearch m_after;
};

} // namespace

WorkHistory::WorkHistory(Library &library, QObject *parent)
    : QObject(parent)
    , m_library(library)
{
    m_steps.setUndoLimit(mostWorkSteps);
    connect(&m_steps, &QUndoStack::indexChanged, this, &WorkHistory::changed);
    connect(&library, &Library::trashed, this, &WorkHistory::trashed);
    connect(&library, &Library::actionFailed, this, [this](const Error &error) {
        // Those that did move are still told; what is left of them would be waited for without end.
        if (!m_trashing.isEmpty())
            emit notice(error.message);
    });
}

//! The steps go with it, which is no change: whoever would be told may be gone.
WorkHistory::~WorkHistory()
{
    m_steps.disconnect(this);
}

void WorkHistory::label(const QList<AssetId> &ids, const LabelChange &change, const QString &text)
{
    if (ids.isEmpty())
        return;
    m_library.label(ids, change, [self = QPointer(this), text](const LabelsChanged &done) {
        if (!self || done.before == done.after)
            return;
        self->m_steps.push(new LabelStep(self->m_library, done, text));
        emit self->notice(text, done.after.size() > 1);
    });
}

void WorkHistory::moveToTrash(const QList<AssetId> &ids)
{
    m_trashing.append(QSet<AssetId>(ids.cbegin(), ids.cend()));
    m_library.moveToTrash(ids);
}

void WorkHistory::imported(const QStringList &paths, const QString &text)
{
    m_steps.push(new ImportStep(m_library, paths, text));
}

void WorkHistory::setSearch(const QString &name, const QString &query, const QString &text)
{
    const QList<SavedSearch> known = m_library.searches();
    const auto same = std::find_if(known.cbegin(), known.cend(), [&name](const SavedSearch &search) {
        return search.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    const SavedSearch before = same == known.cend() ? SavedSearch{name, {}} : *same;
    auto *step = new SearchStep(m_library, before, {name, query}, text);
    step->set({name, query});
    m_steps.push(step);
    emit notice(text, true);
}

void WorkHistory::trashed(const QList<TrashedWork> &works)
{
    const auto asked = std::find_if(m_trashing.begin(), m_trashing.end(), [&](const QSet<AssetId> &ids) {
        return !works.isEmpty() && ids.contains(works.first().id);
    });
    if (asked == m_trashing.end())
        return;
    m_trashing.erase(asked);
    const QString text = works.size() == 1 ? tr("Moved 1 work to the trash")
                                           : tr("Moved %1 works to the trash").arg(works.size());
    m_steps.push(new TrashStep(m_library, works, text));
    emit notice(text, true);
}

void WorkHistory::undo()
{
    if (!m_steps.canUndo())
        return;
    const QString text = m_steps.undoText();
    m_steps.undo();
    emit notice(tr("Undone: “%1”").arg(text));
}

void WorkHistory::redo()
{
    if (!m_steps.canRedo())
        return;
    const QString text = m_steps.redoText();
    m_steps.redo();
    emit notice(tr("Done again: “%1”").arg(text));
}

} // namespace maquette
