// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/bucketsection.h"

#include "ui/settings/bucketfields.h"
#include "ui/settings/preferences.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace maquette
{

using Tone = WrapLabel::Tone;

BucketSection::BucketSection(OwnBucket &bucket, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_bucket(bucket)
    , m_preferences(preferences)
    , m_state(new WrapLabel)
    , m_fields(new BucketFields)
    , m_change(new QPushButton)
    , m_try(new QPushButton(tr("Try it")))
    , m_forget(new QPushButton(tr("Forget it")))
    , m_outcome(new WrapLabel)
{
    build();
    connectParts();
    m_fields->fill(preferences.bucket(), preferences.preferBucket());
    refresh();
}

void BucketSection::build()
{
    auto *about = new WrapLabel(
        tr("For files that are too heavy to go inside a request. They are put into S3-compatible "
           "storage of yours (AWS, Cloudflare R2, Backblaze B2, Hetzner, MinIO…), and the "
           "service gets a link to each that works for a while."),
        Tone::Dim);
    about->setFont(Fonts::hint());
    m_state->setObjectName(QStringLiteral("bucketState"));
    m_outcome->setObjectName(QStringLiteral("bucketOutcome"));
    m_change->setObjectName(QStringLiteral("bucketChange"));
    m_try->setObjectName(QStringLiteral("bucketTry"));
    m_try->setToolTip(tr("Puts a small file there, reads it through its link, and removes it"));
    m_forget->setObjectName(QStringLiteral("bucketForget"));
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_change, m_try, m_forget}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(about);
    column->addWidget(m_state);
    column->addWidget(m_fields);
    column->addLayout(row);
    column->addWidget(m_outcome);
    column->addStretch(1);
    m_fields->hide();
    m_outcome->hide();
}

void BucketSection::connectParts()
{
    connect(m_fields, &BucketFields::edited, this, &BucketSection::apply);
    connect(m_fields, &BucketFields::typed, this, [this] {
        m_forgotten.reset();
        stopTrial();
        refresh();
    });
    connect(m_fields, &BucketFields::secretEntered, this, [this](const QString &secret) {
        stopTrial();
        m_bucket.enterSecret({secret, {}});
    });
    connect(m_change, &QPushButton::clicked, this, [this] { unfold(m_fields->isHidden()); });
    connect(m_try, &QPushButton::clicked, this, [this] {
        if (m_trial)
            stopTrial();
        else
            tryIt();
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (m_forgotten)
            putBack();
        else
            forget();
    });
    connect(&m_bucket, &OwnBucket::changed, this, &BucketSection::refresh);
    connect(&m_bucket, &OwnBucket::forgotten, this, &BucketSection::showForgotten);
}

void BucketSection::apply()
{
    m_preferences.setBucket(m_fields->settings(), m_fields->isPreferred());
    refresh();
}

void BucketSection::unfold(bool on)
{
    m_fields->setVisible(on);
    refresh();
    if (!on)
        return;
    m_fields->focusFirst();
    QTimer::singleShot(0, this, [this] { emit seenBest(this); }); // when it has been laid out
}

bool BucketSection::isSetUp() const
{
    return m_preferences.bucket() != BucketSettings() || m_bucket.hasSecret();
}

void BucketSection::tryIt()
{
    if (!m_fields->finish()) {
        m_fields->setVisible(true);
        m_fields->finish(); // focuses what can be seen now
        refresh();
        return say(tr("Not tried: something is wrong above."), Tone::Red, focusWidget());
    }
    if (!m_bucket.ready()) {
        m_fields->setVisible(true);
        m_fields->focusSecret();
        refresh();
        return say(tr("Not tried: enter the secret key."), Tone::Red, focusWidget());
    }
    m_trial = m_bucket.test(this);
    connect(m_trial, &BucketTest::stageChanged, this, &BucketSection::showStage);
    connect(m_trial, &BucketTest::finished, this, &BucketSection::showOutcome);
    m_trial->start();
    refresh();
}

void BucketSection::showStage(BucketTest::Stage stage)
{
    switch (stage) {
    case BucketTest::Stage::Put:
        return say(tr("Putting a small file there…"), Tone::Dim);
    case BucketTest::Stage::Read:
        return say(tr("Reading it through its link…"), Tone::Dim);
    case BucketTest::Stage::Remove:
        return say(tr("Removing it…"), Tone::Dim);
    }
}

void BucketSection::showOutcome(const Result<void> &outcome, const QString &remark)
{
    m_trial->deleteLater();
    m_trial.clear();
    refresh();
    if (!outcome)
        say(tr("It does not work. %1").arg(outcome.error().message), Tone::Red);
    else if (remark.isEmpty())
        say(tr("It works: a small file was put there, read through its link, and removed."), Tone::Green);
    else
        say(tr("It works. %1").arg(remark), Tone::Green);
}

void BucketSection::stopTrial()
{
    m_outcome->hide();
    if (!m_trial)
        return;
    delete m_trial;
    refresh();
}

void BucketSection::say(const QString &text, Tone tone, QWidget *seen)
{
    m_outcome->setTone(tone);
    m_outcome->setPlain(text);
    m_outcome->setAccessibleName(text);
    m_outcome->show();
    QTimer::singleShot(
        0, this, [this, seen = QPointer<QWidget>(seen)] { emit seenBest(seen ? seen.data() : m_outcome); });
}

void BucketSection::forget()
{
    stopTrial();
    m_forgotten = Forgotten{m_preferences.bucket(), m_preferences.preferBucket(), m_bucket.forgetSecret()};
    m_fields->fill({}, false);
    m_preferences.setBucket({}, false);
    refresh();
    say(tr("Forgotten here. Taking the secret key out of the keychain…"), Tone::Dim);
}

void BucketSection::showForgotten(bool everywhere)
{
    if (!m_forgotten)
        return; // put back or entered anew meanwhile
    if (everywhere)
        say(tr("Forgotten, here and in the keychain. What was put into the bucket stays there."), Tone::Dim);
    else
        say(tr("Forgotten here. The keychain did not answer: if the secret key is kept there, it still is."),
            Tone::Amber);
}

void BucketSection::putBack()
{
    const Forgotten old = *std::exchange(m_forgotten, std::nullopt);
    m_outcome->hide();
    m_fields->fill(old.settings, old.prefer);
    if (!old.secret.secret.isEmpty())
        m_bucket.enterSecret(old.secret); // first, so that nobody asks the keychain for it
    m_preferences.setBucket(old.settings, old.prefer);
    refresh();
}

QString BucketSection::secretText() const
{
    switch (m_bucket.secretPlace()) {
    case OwnBucket::SecretPlace::Keychain:
        return tr("Kept in the keychain; enter another to replace it");
    case OwnBucket::SecretPlace::Asking:
        return tr("Asking the keychain…");
    case OwnBucket::SecretPlace::Session:
        return m_bucket.isKeychainMissing() ? tr("Kept for this session only")
                                            : tr("Kept once the rest is filled in");
    case OwnBucket::SecretPlace::None:
        break;
    }
    return tr("Paste it; it is kept in the keychain");
}

std::pair<QString, Tone> BucketSection::stateText() const
{
    const BucketSettings settings = m_preferences.bucket();
    const auto problems = problemsOf(settings);
    const auto place = m_bucket.secretPlace();
    if (!isSetUp())
        return {tr("Not set up."), Tone::Text};
    if (!problems.isEmpty() && !m_fields->isHidden())
        return {tr("Not ready yet."), Tone::Dim}; // the fields say why
    if (!problems.isEmpty())
        return {tr("Not ready. %1").arg(problems.constFirst().message), Tone::Amber};
    if (m_bucket.ready()) {
        if (place == OwnBucket::SecretPlace::Session)
            return {tr("Set up. No keychain: the secret key is kept for this session only."), Tone::Amber};
        return {tr("Set up: “%1” at %2.").arg(settings.bucket, hostOf(QUrl(settings.endpoint))), Tone::Text};
    }
    if (place == OwnBucket::SecretPlace::Asking)
        return {tr("Asking the keychain for the secret key…"), Tone::Amber};
    if (m_bucket.isKeychainMissing())
        return {tr("Not ready. The keychain did not answer: enter the secret key again, for this session."),
                Tone::Amber};
    return {tr("Not ready. The secret key is missing."), Tone::Amber};
}

void BucketSection::refresh()
{
    const auto [state, tone] = stateText();
    m_state->setTone(tone);
    m_state->setPlain(state);
    m_state->setAccessibleName(state);
    m_fields->setSecretHint(secretText());
    const bool folded = m_fields->isHidden();
    m_change->setText(!folded ? tr("Done") : isSetUp() ? tr("Change…") : tr("Set it up…"));
    m_try->setText(m_trial ? tr("Stop") : tr("Try it"));
    m_try->setVisible(isSetUp() || !folded);
    m_forget->setText(m_forgotten ? tr("Put it back") : tr("Forget it"));
    m_forget->setVisible(isSetUp() || m_forgotten);
    m_forget->setEnabled(m_forgotten || m_bucket.secretPlace() != OwnBucket::SecretPlace::Asking);
    for (QPushButton *button : {m_change, m_try, m_forget})
        button->setAccessibleName(tr("%1 (your own bucket)").arg(button->text()));
}

} // namespace maquette
