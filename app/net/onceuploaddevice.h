// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace maquette
{

//! \brief A body that can be read once and never again: sequential, and its reset() fails, so that Qt cannot
//! send it a second time by itself. Main thread.
class OnceUploadDevice : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceUploadDevice(const QByteArray &body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override;
    bool reset() override;
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

    //! Whether any byte was ever handed out.
    [[nodiscard]] bool wasRead() const;
    //! From now on nothing is handed out any more.
    void seal();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_position = 0;
    bool m_read = false;
    bool m_sealed = false;
};

} // namespace maquette
