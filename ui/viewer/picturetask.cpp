// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/picturetask.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace maquette
{

namespace
{

QString viewerWords(const char *text)
{
    return QCoreApplication::translate("Viewer", text);
}

//! \brief A file that ends where it is called off, so that no decoder runs on for nobody.
class RecallableFile : public QFile
{
public:
    RecallableFile(const QString &name, const std::atomic_bool &calledOff)
        : QFile(name)
        , m_calledOff(calledOff)
    {}

protected:
    qint64 readData(char *data, qint64 most) override
    {
        return m_calledOff ? -1 : QFile::readData(data, most);
    }

private:
    const std::atomic_bool &m_calledOff;
};

} // namespace

Result<Pyramid> readPictureFile(const PictureTask &task)
{
    const QFileInfo info(task.file);
    if (!info.exists())
        return fail(ErrorKind::FileAccess, viewerWords("The file is no longer where it was saved."));
    // A pipe or a device would be waited for without end.
    if (!info.isFile())
        return fail(ErrorKind::DamagedFile, viewerWords("This is a folder or a device, not a file."),
                    task.file);
    RecallableFile file(task.file, *task.calledOff);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::FileAccess, viewerWords("The file cannot be opened."),
                    QStringLiteral("%1: %2").arg(task.file, file.errorString()));
    }
    if (file.size() == 0)
        return fail(ErrorKind::DamagedFile, viewerWords("The file is empty."), task.file);
    auto picture = Pyramid::read(file, task.room);
    if (*task.calledOff)
        return fail(ErrorKind::Cancelled, viewerWords("Nobody waits for this picture any more."));
    return picture;
}

} // namespace maquette
