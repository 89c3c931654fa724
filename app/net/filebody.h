// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>

class QFile;
class QThreadPool;

namespace maquette
{

//! \brief A file as the body of a request: read ahead on a thread of its own, never held whole, and read
//! once, so that Qt cannot send it a second time by itself. Main thread.
class FileBody : public QIODevice
{
    Q_OBJECT

public:
    //! Reads \a size bytes of \a file. \a pool must outlive it.
    FileBody(QThreadPool &pool, QString file, qint64 size, QObject *parent = nullptr);
    ~FileBody() override;
    void start();

    [[nodiscard]] bool isSequential() const override;
    bool reset() override;
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

signals:
    //! The file cannot be read or became shorter; nothing more is handed out.
    void failed(const maquette::Error &error);

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void fetch();
    void take(const Result<QByteArray> &block);

    QThreadPool &m_pool;
    std::shared_ptr<QFile> m_file; //!< used by one read at a time, and only there
    qint64 m_size;
    qint64 m_fetched = 0;
    qint64 m_given = 0;
    QByteArray m_block;
    qint64 m_position = 0; //!< in the block
    QByteArray m_next;
    bool m_fetching = false;
    bool m_failed = false;
};

} // namespace maquette

Q_DECLARE_METATYPE(maquette::Error)
