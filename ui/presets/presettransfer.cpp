// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presettransfer.h"

#include "app/base/background.h"
#include "models/core/catalogue.h"
#include "ui/presets/presettexts.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThreadPool>

namespace maquette
{

namespace
{

//! A name that any file system takes.
QString fileNameFor(const QString &name)
{
    static const QRegularExpression s_odd(QStringLiteral(R"([\\/:*?"<>|\x00-\x1f\x7f]+)"));
    constexpr qsizetype longest = 60;
    QString plain = name.left(longest).replace(s_odd, QStringLiteral(" ")).simplified();
    while (plain.startsWith(u'.'))
        plain.remove(0, 1);
    if (!plain.isEmpty() && plain.back().isHighSurrogate())
        plain.chop(1);
    return (plain.isEmpty() ? PresetTransfer::tr("Preset") : plain) + QStringLiteral(".maquette-preset");
}

Result<void> writePresets(const QString &file, const QByteArray &bytes)
{
    if (bytes.size() > PresetFile::mostBytes)
        return fail(ErrorKind::TooLarge,
                    PresetTransfer::tr("These presets are too large for one file. Export fewer at once."));
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        return {};
    return fail(ErrorKind::FileAccess, PresetTransfer::tr("%1 could not be saved: %2.")
                                           .arg(QDir::toNativeSeparators(file), target.errorString()));
}

Result<PresetFileContents> readFile(const QString &path)
{
    QFile file(path);
    // A pipe or a device might never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::FileAccess, PresetTransfer::tr("The file cannot be read."));
    return PresetFile::read(file.read(PresetFile::mostBytes + 1));
}

QString modelText(const Catalogue &catalogue, const FilePreset &preset)
{
    if (const ModelEntry *entry = catalogue.entry(preset.model))
        return entry->displayName;
    return preset.modelName.isEmpty() ? preset.model.text() : preset.modelName;
}

} // namespace

PresetTransfer::PresetTransfer(Presets &presets, const Catalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_presets(presets)
    , m_catalogue(catalogue)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{}

void PresetTransfer::askExport(const ModelId &model, const QStringList &names, QWidget *window)
{
    if (names.isEmpty())
        return;
    const ModelEntry *entry = m_catalogue.entry(model);
    const QString all = tr("%1 presets").arg(entry ? entry->displayName : model.text());
    auto *dialog =
        new QFileDialog(window, names.size() == 1 ? tr("Export a preset") : tr("Export presets"), m_folder);
    dialog->setObjectName(QStringLiteral("exportPresets"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("maquette-preset"));
    dialog->setNameFilter(tr("Presets (*.maquette-preset)"));
    dialog->selectFile(fileNameFor(names.size() == 1 ? names.constFirst() : all));
    connect(dialog, &QFileDialog::fileSelected, this, [this, model, names](const QString &file) {
        m_folder = QFileInfo(file).absolutePath();
        save(model, names, file);
    });
    dialog->open();
}

void PresetTransfer::save(const ModelId &model, const QStringList &names, const QString &file)
{
    const ModelEntry *entry = m_catalogue.entry(model);
    QList<Preset> chosen;
    for (const QString &name : names) {
        if (auto preset = m_presets.find(model, name))
            chosen << *std::move(preset);
    }
    struct Outcome
    {
        Result<void> written;
        QStringList notes;
    };
    const auto work = [chosen, model, file, known = m_catalogue.find(model),
                       modelName = entry ? entry->displayName : QString()] {
        QList<FilePreset> presets;
        QStringList notes;
        for (const Preset &each : chosen) {
            FilePreset preset{model, modelName, each.name, FormState::fromBytes(each.state), {}};
            PresetFile::clean(preset, known.get());
            for (const QString &note : std::as_const(preset.notes))
                notes << (chosen.size() == 1 ? note : quotedName(each.name) + u' ' + note);
            presets << std::move(preset);
        }
        return Outcome{writePresets(file, PresetFile::write(presets)), notes};
    };
    const auto answer = [this, file, count = chosen.size()](const Outcome &outcome) {
        if (!outcome.written) {
            emit refused(outcome.written.error().message);
            return;
        }
        const QString name = QFileInfo(file).fileName();
        QStringList said{count == 1 ? tr("Saved %1.").arg(name)
                                    : tr("Saved %1 presets in %2.").arg(QString::number(count), name)};
        if (!outcome.notes.isEmpty())
            said << fewSentences(outcome.notes);
        emit saved(said.join(u' '));
    };
    inBackground(*QThreadPool::globalInstance(), this, work, answer);
}

void PresetTransfer::askImport(const ModelId &open, QWidget *window)
{
    auto *dialog = new QFileDialog(window, tr("Import presets"), m_folder);
    dialog->setObjectName(QStringLiteral("importPresets"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Presets (*.maquette-preset)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, open](const QStringList &files) {
        m_folder = QFileInfo(files.value(0)).absolutePath();
        read(open, files);
    });
    dialog->open();
}

void PresetTransfer::read(const ModelId &open, const QStringList &files)
{
    inBackground(
        *QThreadPool::globalInstance(), this, [files] { return readAll(files); },
        [this, open](const QList<FileRead> &read) { take(open, read); });
}

QList<PresetTransfer::FileRead> PresetTransfer::readAll(const QStringList &files)
{
    QList<FileRead> read;
    for (const QString &file : files)
        read.append(FileRead{QFileInfo(file).fileName(), readFile(file)});
    return read;
}

void PresetTransfer::take(const ModelId &open, const QList<FileRead> &files)
{
    QList<FilePreset> found;
    QStringList notes;
    for (const FileRead &file : files) {
        if (!file.contents) {
            notes << tr("%1: %2").arg(file.name, file.contents.error().message);
            continue;
        }
        notes << file.contents->notes;
        for (const FilePreset &preset : file.contents->presets) {
            found << preset;
            for (const QString &note : preset.notes)
                notes << quotedName(preset.name) + u' ' + note;
        }
    }
    const PresetAddition addition = PresetFile::add(found, m_presets);
    notes << addition.faults;
    if (addition.changes.isEmpty()) {
        emit refused(fewSentences(notes));
        return;
    }
    QStringList said{importText(open, found, addition)};
    if (!notes.isEmpty())
        said << fewSentences(notes);
    emit imported(addition.changes, said.join(u' '));
}

QString PresetTransfer::importText(const ModelId &open, const QList<FilePreset> &found,
                                   const PresetAddition &addition) const
{
    const qsizetype count = addition.changes.size();
    const QString what = count == 1 ? tr("1 preset") : tr("%1 presets").arg(count);
    const QString whose = ownersText(open, found, addition.changes);
    if (addition.renamed == 0)
        return tr("Imported %1%2.").arg(what, whose);
    return addition.renamed == 1
               ? tr("Imported %1%2, one with a new name.").arg(what, whose)
               : tr("Imported %1%2, %3 with new names.").arg(what, whose, QString::number(addition.renamed));
}

//! " of 2 models"; empty where all are for the model that is \a open.
QString PresetTransfer::ownersText(const ModelId &open, const QList<FilePreset> &found,
                                   const QList<PresetChange> &changes) const
{
    QSet<ModelId> models;
    for (const PresetChange &change : changes)
        models << change.model;
    const auto strange = std::count_if(models.cbegin(), models.cend(), [this](const ModelId &model) {
        return m_catalogue.entry(model) == nullptr;
    });
    const QString many = QString::number(models.size());
    if (models.size() > 1 && strange == 0)
        return tr(" of %1 models").arg(many);
    if (models.size() > 1 && strange == models.size())
        return tr(" of %1 models that are not installed here").arg(many);
    if (models.size() > 1 && strange == 1)
        return tr(" of %1 models, one of which is not installed here").arg(many);
    if (models.size() > 1)
        return tr(" of %1 models, %2 of which are not installed here").arg(many, QString::number(strange));
    const ModelId model = *models.cbegin();
    if (model == open)
        return {};
    const auto preset = std::find_if(found.cbegin(), found.cend(),
                                     [&](const FilePreset &each) { return each.model == model; });
    const QString name = quotedName(modelText(m_catalogue, *preset));
    return strange == 0 ? tr(" of %1").arg(name) : tr(" of %1, which is not installed here").arg(name);
}

} // namespace maquette
