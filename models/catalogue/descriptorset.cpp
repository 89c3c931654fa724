// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/descriptorset.h"

#include "models/catalogue/words.h"
#include "models/core/descriptor.h"

#include <QDirIterator>
#include <QFile>

//! Static libraries lose their resources unless something names them; the macro must stand outside
//! namespaces.
static void initShippedModels()
{
    Q_INIT_RESOURCE(models);
}

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largestDescriptor = 16 * 1024 * 1024;

//! \brief Gathers descriptors from files; later folders win, within one folder the first file.
class DescriptorReader
{
public:
    DescriptorReader(QString language, DescriptorSet &set)
        : m_language(std::move(language))
        , m_set(set)
    {}

    void readFolder(const QString &folder)
    {
        QStringList files;
        QDirIterator it(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(it.next());
        files.sort();
        m_inThisFolder.clear();
        for (const QString &file : std::as_const(files))
            readFile(file);
    }

    void readFile(const QString &path)
    {
        QFile file(path);
        if (file.size() > largestDescriptor)
            return fail(path, 0, catalogueWords("The file is larger than 16 MB."));
        if (!file.open(QIODevice::ReadOnly))
            return fail(path, 0, catalogueWords("The file cannot be read: %1").arg(file.errorString()));
        const QByteArray bytes = file.readAll();
        if (bytes.trimmed().isEmpty())
            return fail(path, 1, catalogueWords("The file is empty."));
        int line = 0;
        const auto json = parseJson(bytes, &line);
        if (!json)
            return fail(path, line,
                        catalogueWords("This is not readable as JSON: %1").arg(json.error().detail));
        const Json *list = member(*json, "models");
        if (!list || !list->is_array()) {
            readEntry(*json, path, bytes, {});
            return;
        }
        for (const Json &entry : *list)
            readEntry(entry, path, bytes, {u"models"_s});
    }

private:
    void fail(const QString &path, int line, const QString &reason)
    {
        m_set.broken.append({path, line, reason});
    }

    void readEntry(const Json &json, const QString &path, const QByteArray &bytes, QStringList where)
    {
        QStringList errorPath;
        const bool alone = where.isEmpty();
        const auto model = readDescription(json, m_language, &errorPath);
        if (!model) {
            if (alone)
                where = errorPath;
            return fail(path, lineOfPath(bytes, where), model.error().message);
        }
        if (const QString other = m_inThisFolder.value(model->id); !other.isEmpty())
            return fail(
                path, lineOfPath(bytes, where),
                catalogueWords("It describes %1, which %2 does already.").arg(model->id.text(), other));
        m_inThisFolder.insert(model->id, path);
        m_set.models.insert(model->id, {alone ? bytes : toBytes(json), path, entryOf(*model, json)});
    }

    QString m_language;
    DescriptorSet &m_set;
    QHash<ModelId, QString> m_inThisFolder;
};

} // namespace

DescriptorSet DescriptorSet::read(const QStringList &folders, const QString &language)
{
    initShippedModels();
    DescriptorSet set;
    DescriptorReader reader(language, set);
    for (const QString &folder : folders)
        reader.readFolder(folder);
    return set;
}

DescriptorSet DescriptorSet::readFile(const QString &file, const QString &language)
{
    DescriptorSet set;
    DescriptorReader(language, set).readFile(file);
    return set;
}

} // namespace maquette
