// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/library/library.h"
#include "app/net/httpclient.h"
#include "app/store/store.h"
#include "tests/unit/library/workserver.h"

#include <QImage>
#include <QTemporaryDir>

namespace maquette::test
{

//! A picture with structure, so that compressed files have some size.
QImage paintedPicture(QSize size, bool transparent = false);
QByteArray encoded(const QImage &image, const char *format, int quality = -1);
//! A PNG that does not compress: three to four bytes a pixel.
QByteArray heavyPicture(int side);
QByteArray testFile(const QString &name);
//! Only the size is real: nothing but a PNG header that promises \a size.
QByteArray pngPromising(quint32 width, quint32 height);

//! \brief How one collection ended.
struct Collected
{
    CollectSummary summary;
    QList<int> saved; //!< outputs, in the order of outputSaved()
    int finishes = 0;
};

//! \brief A profile in a temporary folder: store, client, server and library.
class LibraryFixture
{
public:
    explicit LibraryFixture(StatementFault fault = {});
    ~LibraryFixture();

    //! Makes the library (anew) and waits until it is loaded.
    bool load();
    JobId makeJob();
    [[nodiscard]] CollectRequest request(JobId job, const QList<QUrl> &outputs,
                                         MediaKind kind = MediaKind::Image) const;
    //! Starts, and waits for the end.
    Collected collect(const CollectRequest &request);
    //! Lands \a body as the one output of a new job and gives its id.
    AssetId landed(const QByteArray &body, MediaKind kind = MediaKind::Image);
    [[nodiscard]] QByteArray bytesOf(AssetId id) const;
    //! Relative paths of all files in the library folder, sorted.
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QString folder() const { return m_paths.library; }
    [[nodiscard]] const Paths &paths() const { return m_paths; }

    SystemClock clock;
    WorkServer server;
    std::unique_ptr<Store> store;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Library> library;

private:
    QTemporaryDir m_folder;
    Paths m_paths;
    int m_served = 0;
};

} // namespace maquette::test
