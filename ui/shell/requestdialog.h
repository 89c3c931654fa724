// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace maquette
{

//! \brief The exact request that Generate would send, as JSON or as a curl command; the token is left out.
class RequestDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a input is compact JSON; it is shown indented with its keys in order. \a note: what else
    //! there is to know about it.
    RequestDialog(const QString &modelName, const QByteArray &input, const QString &curl,
                  const QString &note = {}, QWidget *parent = nullptr);

    [[nodiscard]] QString shownText() const;

private:
    void showJson(bool json);
    void copy();

    QString m_json;
    QString m_curl;
    QPlainTextEdit *m_text;
    QPushButton *m_jsonChip;
    QPushButton *m_curlChip;
    QPushButton *m_copy;
};

} // namespace maquette
