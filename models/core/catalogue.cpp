// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/catalogue.h"

#include "models/core/descriptor.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

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

constexpr qint64 largestFile = 16 * 1024 * 1024;

QString text(const char *source)
{
    return QCoreApplication::translate("Catalogue", source);
}

//! \brief Gathers models from files; later folders win, within one folder the first file.
class Reader
{
public:
    Reader(QString language, QList<BrokenModel> &broken)
        : m_language(std::move(language))
        , m_broken(broken)
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

    std::vector<std::shared_ptr<const Model>> takeModels()
    {
        std::vector<std::shared_ptr<const Model>> models(m_models.cbegin(), m_models.cend());
        std::sort(models.begin(), models.end(), [](const auto &a, const auto &b) {
            if (a->makes != b->makes)
                return a->makes < b->makes;
            const int order = a->displayName.compare(b->displayName, Qt::CaseInsensitive);
            return order != 0 ? order < 0 : a->id < b->id;
        });
        return models;
    }

private:
    void readFile(const QString &path)
    {
        QFile file(path);
        if (file.size() > largestFile) {
            m_broken.append({path, 0, text("The file is larger than 16 MB.")});
            return;
        }
        if (!file.open(QIODevice::ReadOnly)) {
            m_broken.append({path, 0, text("The file cannot be read: %1").arg(file.errorString())});
            return;
        }
        const QByteArray bytes = file.readAll();
        if (bytes.trimmed().isEmpty()) {
            m_broken.append({path, 1, text("The file is empty.")});
            return;
        }
        int line = 0;
        const auto json = parseJson(bytes, &line);
        if (!json) {
            m_broken.append({path, line, text("This is not readable as JSON: %1").arg(json.error().detail)});
            return;
        }
        const Json *list = member(*json, "models");
        if (!list || !list->is_array()) {
            readEntry(*json, path, bytes, {});
            return;
        }
        for (const Json &entry : *list)
            readEntry(entry, path, bytes, {u"models"_s});
    }

    void readEntry(const Json &entry, const QString &path, const QByteArray &bytes, QStringList where)
    {
        QStringList errorPath;
        auto read = readModel(entry, m_language, &errorPath);
        if (!read) {
            if (where.isEmpty())
                where = errorPath;
            m_broken.append({path, lineOfPath(bytes, where), read.error().message});
            return;
        }
        read->file = path;
        const ModelId id = read->id;
        if (const QString other = m_inThisFolder.value(id); !other.isEmpty()) {
            m_broken.append({path, lineOfPath(bytes, where),
                             text("It describes %1, which %2 does already.").arg(id.text(), other)});
            return;
        }
        m_inThisFolder.insert(id, path);
        m_models.insert(id, std::make_shared<const Model>(std::move(*read)));
    }

    QString m_language;
    QList<BrokenModel> &m_broken;
    QHash<ModelId, std::shared_ptr<const Model>> m_models;
    QHash<ModelId, QString> m_inThisFolder;
};

} // namespace

Catalogue Catalogue::load(const QStringList &folders, const QString &language)
{
    initShippedModels();
    Catalogue catalogue;
    Reader reader(language, catalogue.m_broken);
    for (const QString &folder : folders)
        reader.readFolder(folder);
    catalogue.m_models = reader.takeModels();
    return catalogue;
}

std::shared_ptr<const Model> Catalogue::find(const ModelId &id) const
{
    const auto it =
        std::find_if(m_models.cbegin(), m_models.cend(), [&](const auto &model) { return model->id == id; });
    return it == m_models.cend() ? nullptr : *it;
}

} // namespace maquette
