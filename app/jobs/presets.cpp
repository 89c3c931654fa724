// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/presets.h"

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/store/presetrepository.h"
#include "app/store/store.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace maquette
{

namespace
{

using Rows = QHash<QString, PresetRow>;

//! \brief What brings a model's table from one list to another.
struct Edit
{
    ModelId model;
    QStringList gone;
    QList<PresetRow> changed;
};

Rows rowsOf(const ModelId &model, const QList<Preset> &presets)
{
    Rows rows;
    qint64 place = 0;
    for (const Preset &preset : presets)
        rows.insert(preset.name,
                    {model, preset.name, preset.state, preset.createdAt, preset.usedAt, place++});
    return rows;
}

Edit editOf(const ModelId &model, const Rows &from, const Rows &to)
{
    Edit edit{model, {}, {}};
    for (const PresetRow &row : from) {
        if (!to.contains(row.name))
            edit.gone << row.name;
    }
    for (const PresetRow &row : to) {
        const auto known = from.constFind(row.name);
        if (known == from.cend() || !(*known == row))
            edit.changed << row;
    }
    return edit;
}

Result<void> apply(Database &database, const Edit &edit)
{
    PresetRepository presets(database);
    for (const QString &name : edit.gone) {
        if (auto done = presets.erase(edit.model, name); !done)
            return done;
    }
    for (const PresetRow &row : edit.changed) {
        if (auto done = presets.write(row); !done)
            return done;
    }
    return {};
}

qsizetype indexOf(const QList<Preset> &presets, const QString &name)
{
    const auto found = std::find_if(presets.cbegin(), presets.cend(),
                                    [&name](const Preset &preset) { return preset.name == name; });
    return found == presets.cend() ? -1 : found - presets.cbegin();
}

} // namespace

struct Presets::Private
{
    Presets *q;
    Store &store;
    const Clock &clock;
    JobTiming timing;
    QHash<ModelId, QList<Preset>> lists{};
    QHash<ModelId, Rows> written{}; //!< what the database has
    QSet<ModelId> unwritten{};
    QTimer timer{};
    bool loaded = false;
    bool writing = false;
    bool troubled = false;
    std::optional<Error> unread{}; //!< why the last reading failed

    void change(const ModelId &model)
    {
        unwritten.insert(model);
        if (!writing && !timer.isActive())
            timer.start(timing.draft);
        emit q->changed(model);
    }

    //! Before all is read nobody knows which names the database has.
    void write()
    {
        if (writing || !loaded || unwritten.isEmpty())
            return;
        const ModelId model = *unwritten.cbegin();
        unwritten.remove(model);
        const Rows rows = rowsOf(model, lists.value(model));
        writing = true;
        store.run<void>(
            q,
            [edit = editOf(model, written.value(model), rows)](Database &database) {
                return apply(database, edit);
            },
            [this, model, rows](const Result<void> &done) {
                writing = false;
                if (done) {
                    troubled = false;
                    written.insert(model, rows);
                    write();
                    return;
                }
                qCWarning(logJobs) << "presets not written:" << done.error().detail;
                unwritten.insert(model);
                timer.start(timing.journal.last);
                if (!std::exchange(troubled, true))
                    emit q->failed(done.error());
            });
    }

    void read()
    {
        store.run<QList<PresetRow>>(
            q, [](Database &database) { return PresetRepository(database).all(); },
            [this](const Result<QList<PresetRow>> &rows) {
                if (rows)
                    take(*rows);
                else
                    leaveUnread(rows.error());
            });
    }

    void leaveUnread(const Error &error)
    {
        qCWarning(logJobs) << "presets not read:" << error.detail;
        QTimer::singleShot(timing.journal.last, q, [this] { read(); });
        if (!std::exchange(unread, error))
            emit q->failed(error);
    }

    void take(const QList<PresetRow> &rows)
    {
        QHash<ModelId, QList<Preset>> read;
        for (const PresetRow &row : rows) {
            read[row.model] << Preset{row.name, row.state, row.createdAt, row.usedAt};
            written[row.model].insert(row.name, row);
        }
        for (auto model = read.cbegin(); model != read.cend(); ++model) {
            QList<Preset> merged = *model;
            for (const Preset &own : lists.value(model.key())) {
                const qsizetype at = indexOf(merged, own.name);
                if (at < 0)
                    merged << own;
                else
                    merged[at] = own;
            }
            lists.insert(model.key(), merged);
        }
        unread.reset();
        loaded = true;
        write();
        emit q->loaded();
    }
};

Presets::Presets(Store &store, const Clock &clock, QObject *parent, const JobTiming &timing)
    : QObject(parent)
    , d(new Private{this, store, clock, timing})
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->write(); });
}

Presets::~Presets()
{
    if (d->unread)
        return; // nobody knows what it would be written over
    // Also what is on its way: it may fail, and to write it twice does no harm.
    for (auto model = d->lists.cbegin(); model != d->lists.cend(); ++model) {
        const Edit edit =
            editOf(model.key(), d->written.value(model.key()), rowsOf(model.key(), model.value()));
        if (!edit.gone.isEmpty() || !edit.changed.isEmpty())
            d->store.run<void>(nullptr, [edit](Database &database) { return apply(database, edit); }, {});
    }
}

void Presets::load()
{
    d->read();
}

bool Presets::isLoaded() const
{
    return d->loaded;
}

QList<Preset> Presets::list(const ModelId &model) const
{
    return d->lists.value(model);
}

std::optional<Preset> Presets::find(const ModelId &model, const QString &name) const
{
    const QList<Preset> presets = d->lists.value(model);
    const qsizetype at = indexOf(presets, name);
    return at < 0 ? std::nullopt : std::optional(presets.at(at));
}

QString Presets::tidyName(const QString &name)
{
    QString tidy;
    for (const QChar c : name.normalized(QString::NormalizationForm_C))
        tidy += c.isPrint() || c.isSurrogate() ? c : QChar(u' ');
    tidy = tidy.simplified().left(longestName);
    if (!tidy.isEmpty() && tidy.back().isHighSurrogate())
        tidy.chop(1);
    return tidy.trimmed();
}

QString Presets::freeName(const ModelId &model, const QString &wanted) const
{
    constexpr qsizetype roomForNumber = 6;
    const QString name = tidyName(wanted);
    QSet<QString> taken;
    for (const Preset &preset : d->lists.value(model))
        taken.insert(preset.name);
    if (!name.isEmpty() && !taken.contains(name))
        return name;
    const QString base = name.isEmpty() ? tr("Preset") : tidyName(name.left(longestName - roomForNumber));
    for (int number = name.isEmpty() ? 1 : 2;; ++number) {
        const QString numbered = base + u' ' + QString::number(number);
        if (!taken.contains(numbered))
            return numbered;
    }
}

Result<PresetChange> Presets::save(const ModelId &model, const QString &name, const QByteArray &state)
{
    const QString tidy = tidyName(name);
    if (tidy.isEmpty())
        return fail(ErrorKind::InvalidInput, tr("A preset needs a name."));
    if (d->unread)
        return fail(d->unread->kind,
                    tr("Not saved: the presets that are kept cannot be read at the moment. Try again soon."),
                    d->unread->detail);
    if (state.size() > largestState)
        return fail(ErrorKind::TooLarge, tr("These settings are too large for a preset."));
    QList<Preset> &presets = d->lists[model];
    const qsizetype at = indexOf(presets, tidy);
    if (at < 0 && presets.size() >= mostOfAModel)
        return fail(ErrorKind::TooLarge, tr("This model has as many presets as there can be."));
    PresetChange change{model, {}, Preset{tidy, state, d->clock.now(), {}}, at < 0 ? presets.size() : at};
    if (at < 0) {
        presets << *change.after;
    } else {
        change.before = presets.at(at);
        change.after->createdAt = change.before->createdAt;
        change.after->usedAt = change.before->usedAt;
        presets[at] = *change.after;
    }
    d->change(model);
    return change;
}

Result<PresetChange> Presets::rename(const ModelId &model, const QString &name, const QString &to)
{
    const QString tidy = tidyName(to);
    QList<Preset> &presets = d->lists[model];
    const qsizetype at = indexOf(presets, name);
    if (tidy.isEmpty())
        return fail(ErrorKind::InvalidInput, tr("A preset needs a name."));
    if (at < 0)
        return fail(ErrorKind::InvalidInput, tr("There is no preset %1.").arg(name));
    if (tidy != name && indexOf(presets, tidy) >= 0)
        return fail(ErrorKind::InvalidInput, tr("There is already a preset %1.").arg(tidy));
    PresetChange change{model, presets.at(at), presets.at(at), at};
    change.after->name = tidy;
    presets[at] = *change.after;
    d->change(model);
    return change;
}

std::optional<PresetChange> Presets::remove(const ModelId &model, const QString &name)
{
    QList<Preset> &presets = d->lists[model];
    const qsizetype at = indexOf(presets, name);
    if (at < 0)
        return std::nullopt;
    const PresetChange change{model, presets.takeAt(at), {}, at};
    d->change(model);
    return change;
}

std::optional<PresetChange> Presets::move(const ModelId &model, const QString &name, qsizetype place)
{
    QList<Preset> &presets = d->lists[model];
    const qsizetype at = indexOf(presets, name);
    if (at < 0)
        return std::nullopt;
    const PresetChange change{model, presets.at(at), presets.at(at), at};
    presets.move(at, std::clamp<qsizetype>(place, 0, presets.size() - 1));
    d->change(model);
    return change;
}

PresetChange Presets::undo(const PresetChange &change)
{
    QList<Preset> &presets = d->lists[change.model];
    PresetChange inverse{change.model, {}, change.before, change.place};
    const qsizetype at = change.after ? indexOf(presets, change.after->name) : -1;
    const bool settingsStay = change.before && change.after && change.before->state == change.after->state;
    if (settingsStay && at < 0)
        return {change.model, {}, {}, change.place}; // it is gone: there is nothing to put in its place
    if (at >= 0) {
        inverse.before = presets.takeAt(at);
        inverse.place = at;
    }
    if (settingsStay) { // also those that were saved into it since then
        inverse.after = inverse.before;
        inverse.after->name = change.before->name;
    }
    if (inverse.after) {
        inverse.after->name = freeName(change.model, inverse.after->name);
        presets.insert(std::clamp<qsizetype>(change.place, 0, presets.size()), *inverse.after);
    }
    d->change(change.model);
    return inverse;
}

void Presets::markUsed(const ModelId &model, const QString &name)
{
    QList<Preset> &presets = d->lists[model];
    const qsizetype at = indexOf(presets, name);
    if (at < 0)
        return;
    presets[at].usedAt = d->clock.now();
    d->change(model);
}

} // namespace maquette
