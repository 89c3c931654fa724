// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prompt/wildcardfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

namespace maquette
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostFolders = 8; //!< in each other
constexpr qsizetype longestLine = 20'000;
//! A file that was changed so shortly before it was read may change again within the same tick of its clock.
constexpr qint64 unsureMs = 2000;

QString wildcardWords(const char *text)
{
    return QCoreApplication::translate("WildcardFolder", text);
}

bool staysInside(const QString &name)
{
    const QStringList steps = name.split(u'/');
    return steps.size() <= mostFolders && std::none_of(steps.cbegin(), steps.cend(), [](const QString &step) {
               return step.isEmpty() || step.startsWith(u'.') || step.contains(u'\\') ||
                      step.contains(QChar());
           });
}

std::optional<QString> textOf(const QByteArray &bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

} // namespace

WildcardFolder::WildcardFolder(QString folder)
    : m_folder(std::move(folder))
{}

QStringList WildcardFolder::names() const
{
    QStringList names;
    int left = mostEntries;
    QStringList folders; // that are still to be read, what lies near first; relative, each ends with a slash
    if (!m_folder.isEmpty())
        folders << QString();
    for (qsizetype at = 0; at < folders.size() && left > 0; ++at) {
        const QString folder = folders.at(at);
        QDirIterator entries(m_folder + u'/' + folder,
                             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        for (; entries.hasNext() && left > 0 && names.size() < mostFiles; --left) {
            entries.next();
            const QString name = folder + entries.fileName();
            if (!staysInside(name))
                continue;
            const QFileInfo entry = entries.fileInfo();
            if (entry.isDir() && !entry.isSymLink())
                folders << name + u'/';
            else if (name.endsWith(u".txt"_s) && entry.isFile())
                names << name.chopped(4);
        }
    }
    names.sort();
    return names;
}

std::optional<QStringList> WildcardFolder::alternatives(const QString &name) const
{
    const List *found = list(name);
    return found && found->problem.isEmpty() ? std::optional(found->lines) : std::nullopt;
}

QString WildcardFolder::problem(const QString &name) const
{
    const List *found = list(name);
    return found ? found->problem : QString();
}

const WildcardFolder::List *WildcardFolder::list(const QString &name) const
{
    if (m_folder.isEmpty() || !staysInside(name))
        return nullptr;
    const QFileInfo file(m_folder + u'/' + name + u".txt"_s);
    if (!file.isFile()) {
        m_lists.remove(name);
        return nullptr;
    }
    const QDateTime changed = file.lastModified();
    const auto known = m_lists.constFind(name);
    if (known != m_lists.cend() && known->changed == changed && known->bytes == file.size() &&
        changed.msecsTo(known->read) > unsureMs)
        return &*known;
    List read = file.size() > mostBytes ? List{{}, wildcardWords("The list is too large."), {}, {}, -1}
                                        : readFile(file.filePath());
    read.changed = changed;
    read.bytes = file.size();
    read.read = QDateTime::currentDateTime();
    return &*m_lists.insert(name, read);
}

WildcardFolder::List WildcardFolder::readFile(const QString &path)
{
    List list;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        list.problem = wildcardWords("The list cannot be read: %1.").arg(file.errorString());
        return list;
    }
    const QByteArray bytes = file.read(mostBytes + 1);
    const auto text = textOf(bytes);
    if (bytes.size() > mostBytes || !text) {
        list.problem = text ? wildcardWords("The list is too large.")
                            : wildcardWords("The list is not a text in UTF-8.");
        return list;
    }
    static const QRegularExpression s_ends(u"\r\n|\n|\r"_s);
    for (const QString &line : text->split(s_ends, Qt::SkipEmptyParts)) {
        QString tidy = line.trimmed();
        if (tidy.isEmpty() || tidy.startsWith(u'#'))
            continue;
        if (tidy.startsWith(u"\\#"_s))
            tidy.remove(0, 1);
        if (list.lines.size() >= mostLines || tidy.size() > longestLine) {
            list.problem = list.lines.size() >= mostLines ? wildcardWords("The list has too many lines.")
                                                          : wildcardWords("A line of the list is too long.");
            list.lines.clear();
            return list;
        }
        list.lines << tidy;
    }
    return list;
}

} // namespace maquette
