// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzing.h"

#include <QCoreApplication>

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    // Plugins of pictures are found by it; what Qt says of damaged files is nobody's here.
    static int none = 0;
    static QCoreApplication application(count ? *count : none, arguments ? *arguments : nullptr);
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    return 0;
}
