// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/folderwalk.h"

#include "app/base/newfile.h"
#include "app/library/filework.h"

#include <QCoreApplication>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace maquette
{

namespace
{

//! Nobody sorts works deeper; what was built to go on without end, ends.
constexpr int deepest = 64;

using Place = std::pair<quint64, quint64>; //!< device and inode

struct CloseFolder
{
    void operator()(DIR *folder) const { closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

OpenFolder openFolder(const QString &path)
{
    const int handle =
        open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0)
        return nullptr;
    OpenFolder folder(fdopendir(handle));
    if (!folder)
        close(handle);
    return folder;
}

std::optional<Place> placeOf(DIR *folder)
{
    struct stat facts = {};
    if (fstat(dirfd(folder), &facts) != 0)
        return std::nullopt;
    return Place(facts.st_dev, facts.st_ino);
}

class Walk
{
public:
    Walk(QString root, const CallOff &callOff)
        : m_root(std::move(root))
        , m_callOff(callOff)
    {}

    Result<WalkedFolder> run()
    {
        // The library folder itself may be a link of the artist's; what is in it may not.
        const QByteArray resolved = QFile::encodeName(m_root);
        const std::unique_ptr<char, decltype(&free)> real(realpath(resolved.constData(), nullptr), &free);
        if (!real)
            return fileError(m_root, errno);
        m_root = QFile::decodeName(real.get());
        const auto before = rootPlace();
        if (!before)
            return fileError(m_root, errno);
        read({}, 0);
        if (m_callOff.isCalledOff())
            return fail(ErrorKind::Cancelled,
                        QCoreApplication::translate("Library", "The look was stopped."));
        // A drive that went away meanwhile leaves nothing, or the empty place where it was.
        if (!m_found.unread.isEmpty() && m_found.unread.first().isEmpty())
            return fileError(m_root, EIO);
        if (rootPlace() != before)
            return fileError(m_root, ENOENT);
        return std::move(m_found);
    }

private:
    [[nodiscard]] std::optional<Place> rootPlace() const
    {
        const OpenFolder folder = openFolder(m_root);
        return folder ? placeOf(folder.get()) : std::nullopt;
    }

    void read(const QString &path, int depth)
    {
        const OpenFolder folder =
            depth < deepest ? openFolder(path.isEmpty() ? m_root : m_root + u'/' + path) : nullptr;
        const auto place = folder ? placeOf(folder.get()) : std::nullopt;
        if (!place) {
            m_found.unread.append(path);
            return;
        }
        if (m_seen.contains(*place))
            return;
        m_seen.insert(*place);
        QStringList below;
        QList<ListedFile> files;
        const QString lead = path.isEmpty() ? QString() : path + u'/';
        bool isWhole = true;
        for (;;) {
            errno = 0;
            const dirent *entry = readdir(folder.get());
            if (!entry || m_callOff.isCalledOff()) {
                isWhole = errno == 0;
                break;
            }
            if (entry->d_name[0] == '.' && NewFile::isLeftover(QString::fromLatin1(entry->d_name)))
                noteLeftover(folder.get(), *entry, lead);
            const QString name = nameOf(entry->d_name);
            if (!name.isEmpty() && !look(folder.get(), *entry, lead + name, files, below))
                isWhole = false;
        }
        if (isWhole)
            m_found.folders.append(path);
        else
            m_found.unread.append(path);
        std::sort(files.begin(), files.end(),
                  [](const ListedFile &a, const ListedFile &b) { return a.path < b.path; });
        m_found.files += files;
        below.sort();
        for (const QString &each : std::as_const(below)) {
            if (m_callOff.isCalledOff())
                return;
            read(each, depth + 1);
        }
    }

    void noteLeftover(DIR *folder, const dirent &entry, const QString &lead)
    {
        struct stat facts = {};
        if (fstatat(dirfd(folder), entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(facts.st_mode))
            m_found.leftovers.append(
                {lead + QString::fromLatin1(entry.d_name), facts.st_size, inMs(facts.st_ctim)});
    }

    static qint64 inMs(const timespec &time)
    {
        constexpr qint64 inSecond = 1000;
        constexpr qint64 inMillisecond = 1'000'000;
        return time.tv_sec * inSecond + time.tv_nsec / inMillisecond;
    }

    //! Empty for what is left alone: hidden, or written in letters that cannot be kept.
    static QString nameOf(const char *bytes)
    {
        if (bytes[0] == '.')
            return {};
        const QString name = QFile::decodeName(bytes);
        return QFile::encodeName(name) == bytes ? name : QString();
    }

    //! False when the disk did not say what it is.
    bool look(DIR *folder, const dirent &entry, const QString &path, QList<ListedFile> &files,
              QStringList &below)
    {
        if (entry.d_type == DT_DIR) {
            below.append(path);
            return true;
        }
        if (entry.d_type != DT_REG && entry.d_type != DT_UNKNOWN)
            return true;
        const bool mayBeWork = isWorkName(path.section(u'/', -1));
        if (!mayBeWork && entry.d_type == DT_REG)
            return true;
        struct stat facts = {};
        if (fstatat(dirfd(folder), entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0)
            return errno == ENOENT; // it went between the two looks
        if (S_ISDIR(facts.st_mode))
            below.append(path);
        else if (S_ISREG(facts.st_mode) && mayBeWork && facts.st_size > 0)
            files.append({path, facts.st_size, inMs(facts.st_mtim)});
        return true;
    }

    QString m_root;
    const CallOff &m_callOff;
    WalkedFolder m_found;
    QSet<Place> m_seen;
};

} // namespace

bool WalkedFolder::isUnknown(const QString &path) const
{
    return std::any_of(unread.cbegin(), unread.cend(), [&path](const QString &folder) {
        return folder.isEmpty() || path.startsWith(folder + u'/');
    });
}

bool isWorkName(const QString &fileName)
{
    static constexpr std::array known{u"png", u"jpg",  u"jpeg", u"webp", u"gif", u"bmp",
                                      u"tif", u"tiff", u"mp4",  u"m4v",  u"mov", u"webm",
                                      u"mp3", u"wav",  u"flac", u"ogg",  u"m4a"};
    const QString extension = fileName.section(u'.', -1).toLower();
    return !fileName.startsWith(u'.') &&
           std::any_of(known.begin(), known.end(),
                       [&extension](const char16_t *each) { return extension == QStringView(each); });
}

Result<WalkedFolder> walkFolder(const QString &root, const CallOff &callOff)
{
    return Walk(root, callOff).run();
}

} // namespace maquette
