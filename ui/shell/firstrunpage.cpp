// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/firstrunpage.h"

#include "app/base/accountpages.h"
#include "ui/settings/tokenentry.h"
#include "ui/theme/boxes.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QDesktopServices>
#include <QFrame>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace maquette
{

namespace
{

constexpr int columnWidth = 480;

QLabel *wordsLabel(const QString &text, const QFont &font, QPalette::ColorRole role = QPalette::WindowText)
{
    auto *label = new QLabel(text);
    label->setFont(font);
    label->setWordWrap(true);
    label->setForegroundRole(role);
    return label;
}

QFrame *rule()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    return line;
}

} // namespace

FirstRunPage::FirstRunPage(Account &account, QWidget *parent)
    : QWidget(parent)
    , m_entry(new TokenEntry(account))
{
    setObjectName(QStringLiteral("firstRun"));
    setAccessibleName(tr("Welcome"));
    QFont big = Fonts::title();
    big.setPointSizeF(big.pointSizeF() * 1.4);
    auto *profile = new QPushButton(tr("Open my RunComfy profile"));
    profile->setObjectName(QStringLiteral("openProfile"));
    profile->setAccessibleName(profile->text());
    auto *sandbox = new QPushButton(tr("Try it without an account"));
    sandbox->setObjectName(QStringLiteral("trySandbox"));
    sandbox->setProperty("primary", true);
    sandbox->setAccessibleName(sandbox->text());

    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::small);
    column->addStretch(2);
    column->addWidget(wordsLabel(tr("Welcome to Maquette"), big));
    column->addWidget(
        wordsLabel(tr("Choose a model, fill its form, generate, keep the files."), Fonts::text()));
    column->addSpacing(metrics::huge);
    column->addWidget(wordsLabel(tr("Try it without an account"), Fonts::strong()));
    column->addWidget(wordsLabel(
        tr("A sandbox on this machine answers like the real service, with simulated "
           "pictures and clips. Nothing is charged, and no prompt or picture leaves this machine."),
        Fonts::text()));
    column->addSpacing(metrics::tiny);
    column->addWidget(sandbox, 0, Qt::AlignLeft);
    column->addSpacing(metrics::large);
    column->addWidget(rule());
    column->addSpacing(metrics::large);
    column->addWidget(wordsLabel(tr("Enter your RunComfy token"), Fonts::strong()));
    column->addWidget(
        wordsLabel(tr("On RunComfy it stands in your profile, under Account, API Token. It is checked "
                      "with a free call and kept in the system's keychain, never in a file."),
                   Fonts::text()));
    column->addSpacing(metrics::tiny);
    column->addWidget(m_entry);
    column->addWidget(profile, 0, Qt::AlignLeft);
    column->addStretch(3);
    auto *box = new QWidget;
    box->setLayout(column);
    box->setFixedWidth(columnWidth);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addWidget(box);
    row->addStretch();

    connect(sandbox, &QPushButton::clicked, this, &FirstRunPage::sandboxRequested);
    connect(m_entry, &TokenEntry::accepted, this, &FirstRunPage::tokenAccepted);
    connect(profile, &QPushButton::clicked, this, [] { QDesktopServices::openUrl(AccountPages::profile()); });
}

void FirstRunPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Colors::from(palette()).window);
}

} // namespace maquette
