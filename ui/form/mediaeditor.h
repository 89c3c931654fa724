// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form/fieldeditor.h"
#include "ui/form/mediasource.h"

#include <QPointer>
#include <QTimer>

class QMimeData;
class QToolButton;

namespace maquette
{

class LinkButton;
class MediaLine;
class PictureWell;

//! \brief A picture, clip or sound: preview, address line, and what the schema's rules say about it.
//!
//! The value is an address or `maquette-asset:<id>`. Each change looks at the picture anew; isPending() holds
//! until the answer is there, for the rules cannot be checked before.
class MediaEditor : public FieldEditor
{
    Q_OBJECT

public:
    MediaEditor(const Field &field, MediaSource &source, QWidget *parent);
    ~MediaEditor() override;

    [[nodiscard]] std::optional<Json> value() const override;
    bool setValue(const std::optional<Json> &value) override;
    [[nodiscard]] QList<FieldProblem> ownProblems() const override { return m_problems; }
    [[nodiscard]] bool isPending() const { return m_pending; }
    [[nodiscard]] QWidget *focusTarget() const override;
    //! Takes what was dropped or pasted, or says why not.
    void take(const QMimeData &data);
    void clear();

signals:
    void pendingChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void build();
    void connectParts();
    void takeWork(AssetId id);
    void takeText(const QString &text);
    void refuse(const QString &why);
    void paste();
    void restore();
    void typed(const QString &text);
    void setAddress(const QString &address, bool lookAtOnce);
    void inspect();
    void inspectWork(AssetId id);
    void showThumbnail(AssetId id);
    void lookAt(const QUrl &url);
    void answered(const Result<ImageFacts> &facts);
    void judge(const MediaFacts &facts, const QString &summary);
    void setPending(bool pending);
    void showLine();
    void showStatus(const QString &text, const QString &verdict, WrapLabel::Tone tone);
    void settle(const QList<FieldProblem> &problems);
    [[nodiscard]] QString nameOf(const QString &address) const;

    MediaSource &m_source;
    PictureWell *m_well;
    MediaLine *m_line;
    QToolButton *m_clear;
    LinkButton *m_restore;
    WrapLabel *m_facts;
    WrapLabel *m_verdict;
    QTimer m_typing;
    QPointer<QObject> m_look;
    QString m_address;
    QString m_cleared; //!< what clear() took away
    QList<FieldProblem> m_problems;
    bool m_pending = false;
};

} // namespace maquette
