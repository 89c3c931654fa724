// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/upload/buckettest.h"
#include "app/upload/ownbucket.h"
#include "ui/form/wraplabel.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QPushButton;

namespace maquette
{

class BucketFields;
class Preferences;

//! \brief Settings: where files go that are too heavy for a request. Folded to a sentence and its state until
//! somebody wants to set it up; a trial says at once whether it works.
//!
//! What is entered goes to the preferences, and from there to \a bucket by whoever ties them together; only
//! the secret goes there directly.
class BucketSection : public QWidget
{
    Q_OBJECT

public:
    BucketSection(OwnBucket &bucket, Preferences &preferences, QWidget *parent = nullptr);

signals:
    void seenBest(QWidget *part); //!< it is new, and ought to be scrolled to

private:
    //! What Forget took away.
    struct Forgotten
    {
        BucketSettings settings;
        bool prefer = false;
        BucketSecret secret;
    };

    void build();
    void connectParts();
    void apply();
    void unfold(bool on);
    void tryIt();
    void showStage(BucketTest::Stage stage);
    void showOutcome(const Result<void> &outcome, const QString &remark);
    void stopTrial();
    void forget();
    void showForgotten(bool everywhere);
    void putBack();
    void refresh();
    //! \a seen is scrolled to; the text itself, if there is none.
    void say(const QString &text, WrapLabel::Tone tone, QWidget *seen = nullptr);
    [[nodiscard]] bool isSetUp() const;
    [[nodiscard]] QString secretText() const;
    [[nodiscard]] std::pair<QString, WrapLabel::Tone> stateText() const;

    OwnBucket &m_bucket;
    Preferences &m_preferences;
    WrapLabel *m_state;
    BucketFields *m_fields;
    QPushButton *m_change;
    QPushButton *m_try;
    QPushButton *m_forget;
    WrapLabel *m_outcome;
    QPointer<BucketTest> m_trial;
    std::optional<Forgotten> m_forgotten;
};

} // namespace maquette
