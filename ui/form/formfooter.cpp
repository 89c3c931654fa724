// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/formfooter.h"

#include "ui/form/alternativesbar.h"
#include "ui/form/noticebar.h"
#include "ui/form/wheelguard.h"
#include "ui/form/wraplabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintip.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace maquette
{

namespace
{
constexpr int mostRuns = 16;
constexpr int runsWidth = 56;

//! Takes a number that is too large as the largest; QSpinBox would leave out the digit that is too much.
class RunsBox : public QSpinBox
{
public:
    QValidator::State validate(QString &text, int &at) const override
    {
        bool isNumber = false;
        const int number = text.mid(text.startsWith(prefix()) ? prefix().size() : 0).toInt(&isNumber);
        if (isNumber && number > maximum()) {
            text = prefix() + QString::number(maximum());
            at = int(text.size());
        }
        return QSpinBox::validate(text, at);
    }
};
} // namespace

FormFooter::FormFooter(QWidget *parent)
    : QWidget(parent)
    , m_notice(new NoticeBar)
    , m_total(new WrapLabel({}, WrapLabel::Tone::Text))
    , m_price(new WrapLabel({}, WrapLabel::Tone::Dim))
    , m_more(new QToolButton)
    , m_caution(new WrapLabel({}, WrapLabel::Tone::Amber))
    , m_reason(new WrapLabel({}, WrapLabel::Tone::Amber))
    , m_alternatives(new AlternativesBar)
    , m_stop(new QPushButton(tr("Stop")))
    , m_generate(new QPushButton(tr("Generate")))
    , m_runs(new RunsBox)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(metrics::panelPadding, metrics::small, metrics::panelPadding,
                             metrics::panelPadding);
    rows->setSpacing(metrics::small);
    rows->addWidget(m_notice);
    rows->addWidget(m_alternatives);
    buildPrice(*rows);
    buildReason(*rows);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::small);
    m_generate->setObjectName(QStringLiteral("generate"));
    m_generate->setProperty("primary", true);
    m_generate->setMinimumHeight(metrics::primaryHeight);
    m_generate->setAccessibleName(tr("Generate"));
    buttons->addWidget(m_generate, 1);
    m_runs->setObjectName(QStringLiteral("runs"));
    m_runs->setRange(1, mostRuns);
    m_runs->setPrefix(QStringLiteral("× "));
    m_runs->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_runs->setAlignment(Qt::AlignCenter);
    m_runs->setFixedSize(runsWidth, metrics::primaryHeight);
    m_runs->setFont(Fonts::tabular(Fonts::text()));
    m_runs->setAccessibleName(tr("Number of runs"));
    m_runs->setToolTip(tr("How many times to run it, at most %1 (Up, Down)").arg(mostRuns));
    new WheelGuard(m_runs);
    for (QWidget *each : {static_cast<QWidget *>(m_runs), m_runs->findChild<QWidget *>()})
        each->installEventFilter(this);
    buttons->addWidget(m_runs);
    rows->addLayout(buttons);
    setPrice({}, {}, {});
    setCaution({});
    setReason({}, false);
    connect(m_generate, &QPushButton::clicked, this, &FormFooter::generateClicked);
    connect(m_reason, &WrapLabel::clicked, this, &FormFooter::reasonClicked);
    connect(m_stop, &QPushButton::clicked, this, &FormFooter::stopClicked);
    connect(m_runs, &QSpinBox::valueChanged, this, &FormFooter::runsChanged);
}

void FormFooter::buildPrice(QVBoxLayout &rows)
{
    auto *priceLine = new QHBoxLayout;
    auto *price = new QVBoxLayout;
    price->setSpacing(metrics::tiny / 2);
    m_total->setFont(Fonts::tabular(Fonts::label()));
    m_total->setObjectName(QStringLiteral("total"));
    price->addWidget(m_total);
    m_price->setFont(Fonts::tabular(Fonts::hint()));
    m_price->setObjectName(QStringLiteral("price"));
    m_price->setFolding();
    m_price->setAlignment(Qt::AlignVCenter);
    price->addWidget(m_price);
    priceLine->addLayout(price, 1);
    buildMenu();
    priceLine->addWidget(m_more);
    rows.addLayout(priceLine);
    m_caution->setFont(Fonts::hint());
    m_caution->setObjectName(QStringLiteral("caution"));
    rows.addWidget(m_caution);
}

void FormFooter::buildReason(QVBoxLayout &rows)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::small);
    m_reason->setFont(Fonts::hint());
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->hide();
    line->addWidget(m_reason, 1);
    m_stop->setObjectName(QStringLiteral("stop"));
    m_stop->setToolTip(tr("Nothing is sent to the service, and nothing is paid (Esc)"));
    m_stop->setAccessibleName(tr("Stop: send nothing"));
    m_stop->hide();
    line->addWidget(m_stop, 0, Qt::AlignTop);
    rows.addLayout(line);
}

void FormFooter::buildMenu()
{
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setProperty("flat", true);
    m_more->setAutoRaise(true);
    m_more->setIcon(symbolicIcon(QStringLiteral("more")));
    m_more->setFixedSize(metrics::huge, metrics::huge);
    m_more->setToolTip(tr("More: the request, reset (Space)"));
    m_more->setAccessibleName(tr("More actions of the form"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_more);
    menu->addAction(tr("Show the request…"), this, &FormFooter::previewRequested);
    menu->addSeparator();
    menu->addAction(tr("Reset the form"), this, &FormFooter::resetRequested);
    connect(m_more, &QToolButton::clicked, this, [this, menu] {
        menu->popup(
            m_more->mapToGlobal(QPoint(m_more->width() - menu->sizeHint().width(), m_more->height())));
    });
}

bool FormFooter::eventFilter(QObject *watched, QEvent *event)
{
    // A number is typed over, not into: a 2 beside the 1 would be 12 runs. After the click, which would put
    // the cursor somewhere.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonRelease)
        QTimer::singleShot(0, m_runs, &QSpinBox::selectAll);
    return QWidget::eventFilter(watched, event);
}

void FormFooter::setPrice(const QString &total, const QString &text, const QString &note)
{
    m_total->setPlain(total);
    m_total->setVisible(!total.isEmpty());
    m_total->setToolTip(plainTip(note));
    m_price->setPlain(text);
    m_price->setVisible(!text.isEmpty());
    m_price->setToolTip(plainTip(note));
    m_price->setAccessibleDescription(note);
}

void FormFooter::setCaution(const QString &text)
{
    m_caution->setPlain(text);
    m_caution->setVisible(!text.isEmpty());
}

QString FormFooter::total() const
{
    return m_total->plain();
}

QString FormFooter::caution() const
{
    return m_caution->plain();
}

QString FormFooter::price() const
{
    return m_price->plain();
}

void FormFooter::setReason(const QString &reason, bool severe)
{
    m_reason->setTone(severe ? WrapLabel::Tone::Red : WrapLabel::Tone::Amber);
    m_reason->setCursor(Qt::PointingHandCursor);
    m_reason->setToolTip(tr("Go to the field"));
    const bool stopHadFocus = m_stop->hasFocus();
    keepFocus(reason.isEmpty());
    m_stop->hide();
    m_reason->setPlain(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_generate->setEnabled(reason.isEmpty());
    m_generate->setToolTip(reason.isEmpty() ? tr("Generate (Ctrl+Enter)") : plainTip(reason));
    m_generate->setAccessibleDescription(reason);
    if (reason.isEmpty() && std::exchange(m_generateHadFocus, false))
        m_generate->setFocus(Qt::OtherFocusReason);
    else if (stopHadFocus)
        (reason.isEmpty() ? static_cast<QWidget *>(m_generate) : m_runs)->setFocus(Qt::OtherFocusReason);
}

//! A button that is switched off hands the keyboard to the number beside it, where a digit typed on would
//! multiply what is paid.
void FormFooter::keepFocus(bool enabled)
{
    if (enabled || !m_generate->hasFocus())
        return;
    m_generateHadFocus = true;
    setFocus(Qt::OtherFocusReason);
}

void FormFooter::setDoing(const QString &doing)
{
    if (doing.isEmpty())
        return;
    m_reason->setTone(WrapLabel::Tone::Dim);
    m_reason->setPlain(doing);
    m_reason->unsetCursor();
    m_reason->setToolTip({});
    m_reason->show();
    keepFocus(false);
    m_generate->setEnabled(false);
    m_generate->setToolTip(plainTip(doing));
    m_generate->setAccessibleDescription(doing);
    m_stop->show();
}

void FormFooter::setOrders(int orders)
{
    m_generate->setText(orders > 1 ? tr("Generate %1").arg(orders) : tr("Generate"));
    m_generate->setAccessibleName(m_generate->text());
}

QString FormFooter::reason() const
{
    return m_reason->plain();
}

int FormFooter::runs() const
{
    return m_runs->value();
}

void FormFooter::setRuns(int runs)
{
    m_runs->setValue(runs);
}

} // namespace maquette
