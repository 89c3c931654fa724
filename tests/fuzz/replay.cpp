// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzzer's entry without the fuzzer: every file of the folders that are named is one test.
#include "tests/fuzz/fuzzing.h"

#include <QDirIterator>
#include <QFile>

#include <unistd.h>

namespace
{

constexpr unsigned patience = 30; // seconds for one file, under a sanitizer and beside other tests

bool replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s cannot be read\n", qPrintable(path));
        return false;
    }
    const QByteArray bytes = file.readAll();
    // Said before it is run: the last line names the file that ended the program.
    std::printf("%s\n", qPrintable(path));
    std::fflush(stdout);
    alarm(patience);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
    alarm(0);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    LLVMFuzzerInitialize(&argc, &argv);
    LLVMFuzzerTestOneInput(nullptr, 0);
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator each(QString::fromLocal8Bit(argv[i]), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            if (!replay(each.next()))
                return 1;
            ++files;
        }
    }
    std::printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
