// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/ownmodels.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("OwnModels", source);
}

bool isAlone(const Descriptor &descriptor, const DescriptorSet &known)
{
    return std::count_if(known.models.cbegin(), known.models.cend(),
                         [&](const Descriptor &each) { return each.file == descriptor.file; }) == 1;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::FileAccess, text("The model could not be added: %1").arg(file.errorString()),
                    path);
    return {};
}

} // namespace

Result<QList<ModelId>> addOwnModels(const QString &file, const QString &folder, const DescriptorSet &known)
{
    const DescriptorSet found = DescriptorSet::readFile(file, {});
    if (found.models.isEmpty()) {
        const QString reason =
            found.broken.isEmpty() ? text("It describes no model.") : found.broken.constFirst().reason;
        return fail(ErrorKind::InvalidInput, text("This is no description of a model. %1").arg(reason), file);
    }
    for (auto model = found.models.cbegin(); model != found.models.cend(); ++model) {
        const QString path = folder + u'/' + model.key().text() + u".json"_s;
        if (const auto written = writeFile(path, model->json); !written)
            return written.error();
        const Descriptor old = known.models.value(model.key());
        if (!old.file.isEmpty() && QFileInfo(old.file) != QFileInfo(path) && isAlone(old, known))
            QFile::remove(old.file);
    }
    return found.models.keys();
}

Result<void> removeOwnModel(const ModelId &model, const DescriptorSet &known)
{
    const auto found = known.models.constFind(model);
    if (found == known.models.cend())
        return fail(ErrorKind::InvalidInput, text("There is no file of yours for this model."));
    if (!isAlone(*found, known))
        return fail(ErrorKind::InvalidInput,
                    text("The file that describes this model describes others too: %1").arg(found->file),
                    found->file);
    if (!QFile::remove(found->file))
        return fail(ErrorKind::FileAccess, text("This file could not be removed: %1").arg(found->file),
                    found->file);
    return {};
}

} // namespace maquette
