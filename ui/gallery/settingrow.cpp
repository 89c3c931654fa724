// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/settingrow.h"

#include "ui/form/linkbutton.h"
#include "ui/form/wraplabel.h"
#include "ui/gallery/picturebutton.h"
#include "ui/gallery/sentpicture.h"
#include "ui/gallery/settingtexts.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <limits>

namespace maquette
{

namespace
{

constexpr int rowPictureEdge = 48;
constexpr qsizetype mostPictures = 4; // in one row of the column
constexpr qsizetype longestBeside = 24;
constexpr qsizetype longestSpoken = 400;
constexpr int toTheEnd = std::numeric_limits<int>::max();

//! Whether a value reads better below its title, over the whole width.
bool readsBelow(const SettingLine &line, const QString &value)
{
    if (!line.value)
        return false;
    return line.kind == FieldKind::Media || line.kind == FieldKind::MediaList ||
           line.role == FieldRole::Prompt || line.role == FieldRole::NegativePrompt ||
           line.value->is_structured() || value.contains(u'\n') ||
           (line.kind == FieldKind::Text && value.size() > longestBeside);
}

} // namespace

SettingRow::SettingRow(PictureSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_grid(new QGridLayout(this))
    , m_title(new WrapLabel({}, WrapLabel::Tone::Dim, this))
    , m_value(new WrapLabel({}, WrapLabel::Tone::Text, this))
    , m_note(new WrapLabel({}, WrapLabel::Tone::Dim, this))
    , m_use(new LinkButton(tr("Use"), this))
{
    m_title->setFont(Fonts::hint());
    m_value->setFont(Fonts::tabular(Fonts::hint()));
    m_value->setFolding(tr("Space"));
    m_note->setFont(Fonts::tabular(Fonts::hint()));
    for (WrapLabel *label : {m_title, m_value, m_note})
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setFolding();
    m_value->setObjectName(QStringLiteral("value"));
    m_note->setObjectName(QStringLiteral("note"));
    m_use->setObjectName(QStringLiteral("use"));
    m_use->setFocusPolicy(Qt::NoFocus); // the row has the focus, and Enter
    m_use->setFixedSize(m_use->fontMetrics().horizontalAdvance(m_use->text()) + 1,
                        m_title->fontMetrics().height());
    m_grid->setContentsMargins(0, metrics::tiny, 0, metrics::tiny); // the ring of the focus stands around
    m_grid->setHorizontalSpacing(metrics::small);
    m_grid->setVerticalSpacing(metrics::hair);
    m_grid->setColumnStretch(1, 1);
    arrange(false);
    connect(m_use, &LinkButton::clicked, this, [this] { emit useRequested(m_line.key); });
}

SettingRow::~SettingRow()
{
    delete m_ring;
}

void SettingRow::arrange(bool stacked)
{
    m_stacked = stacked;
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_value, m_note, m_use})
        m_grid->removeWidget(each);
    m_grid->addWidget(m_title, 0, 0, 1, stacked ? 2 : 1, Qt::AlignTop);
    m_grid->addWidget(m_use, 0, 2, Qt::AlignTop | Qt::AlignRight);
    m_grid->addWidget(m_value, stacked ? 1 : 0, stacked ? 0 : 1, 1, stacked ? 3 : 1);
    m_grid->addWidget(m_note, 3, stacked ? 0 : 1, 1, stacked ? 3 : 2);
    m_title->setMinimumWidth(0);
    m_title->setMaximumWidth(QWIDGETSIZE_MAX);
}

void SettingRow::setLine(const SettingLine &line, const QString &note, const QList<Asset> &works)
{
    m_line = line;
    const QString value = SettingTexts::value(line);
    if (const bool below = readsBelow(line, value) || !works.isEmpty(); below != m_stacked)
        arrange(below);
    m_title->setPlain(line.title);
    // The mark of a difference: darker and heavier, with what the form has below.
    m_title->setTone(isUsable() ? WrapLabel::Tone::Text : WrapLabel::Tone::Dim);
    QFont letters = Fonts::hint();
    letters.setWeight(isUsable() ? QFont::DemiBold : QFont::Normal);
    m_title->setFont(letters);
    m_value->setPlain(value);
    const bool isNowhere = line.against == SettingLine::Against::Nowhere;
    m_value->setTone(line.value && !isNowhere ? WrapLabel::Tone::Text : WrapLabel::Tone::Dim);
    m_value->setVisible(!value.isEmpty());
    m_note->setPlain(note);
    m_note->setVisible(!note.isEmpty());
    m_use->setVisible(isUsable());
    m_use->setAccessibleName(tr("Use %1").arg(line.title));
    m_use->setToolTip(tr("Put it into the form (Enter)"));
    showPictures(works);
    name(value, note);
}

void SettingRow::name(const QString &value, const QString &note)
{
    QString text = tr("%1: %2").arg(m_line.title, value.left(longestSpoken));
    if (!note.isEmpty())
        text += QStringLiteral(". ") + note;
    else if (m_line.against == SettingLine::Against::Nowhere)
        text += QStringLiteral(". ") + tr("The form has no such field");
    setAccessibleName(text);
    setAccessibleDescription(isUsable() ? tr("Enter puts it into the form") : QString());
}

void SettingRow::makeShelf()
{
    if (m_gallery != nullptr)
        return;
    m_gallery = new QWidget(this);
    m_shelf = new QHBoxLayout(m_gallery);
    m_shelf->setContentsMargins(0, metrics::tiny, 0, metrics::tiny);
    m_shelf->setSpacing(metrics::small);
    m_shelf->addStretch(1);
    m_grid->addWidget(m_gallery, 2, 0, 1, 3);
}

void SettingRow::showPictures(const QList<Asset> &works)
{
    QStringList sent;
    for (const QString &address : SettingTexts::addresses(m_line)) {
        if (SentPicture::isPicture(address) && sent.size() + works.size() < mostPictures)
            sent += address;
    }
    const bool none = works.isEmpty() && sent.isEmpty();
    if (m_gallery == nullptr && none)
        return;
    makeShelf();
    while (m_pictures.size() < std::min(works.size(), mostPictures)) {
        auto *picture = new PictureButton(m_source, rowPictureEdge, true, m_gallery);
        connect(picture, &PictureButton::clicked, this,
                [this, picture] { emit workChosen(picture->work()); });
        m_shelf->insertWidget(int(m_pictures.size()), picture);
        setTabOrder(m_pictures.isEmpty() ? static_cast<QWidget *>(this) : m_pictures.constLast(), picture);
        m_pictures += picture;
    }
    for (qsizetype i = 0; i < m_pictures.size(); ++i) {
        m_pictures.at(i)->setVisible(i < works.size());
        if (i < works.size())
            m_pictures.at(i)->setWork(works.at(i));
    }
    while (m_sent.size() < sent.size()) {
        m_sent += new SentPicture(rowPictureEdge, m_gallery);
        m_shelf->insertWidget(m_shelf->count() - 1, m_sent.constLast());
    }
    for (qsizetype i = 0; i < m_sent.size(); ++i) {
        m_sent.at(i)->setVisible(i < sent.size());
        m_sent.at(i)->setAddress(sent.value(i));
    }
    m_gallery->setVisible(!none);
}

int SettingRow::wantedTitleWidth() const
{
    return m_stacked ? 0 : m_title->fontMetrics().horizontalAdvance(m_line.title) + 1;
}

void SettingRow::setTitleWidth(int width)
{
    if (!m_stacked)
        m_title->setFixedWidth(width);
}

void SettingRow::copy()
{
    QGuiApplication::clipboard()->setText(SettingTexts::copied(m_line));
    emit copied(m_line.title);
}

void SettingRow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (m_line.value)
            copy();
        return;
    }
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (plain ? event->key() : 0) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isUsable() && !event->isAutoRepeat())
            emit useRequested(m_line.key);
        return;
    case Qt::Key_Space:
        (m_value->isLong() ? m_value : m_note)->toggleFold();
        return;
    case Qt::Key_Up:
        return emit stepRequested(-1);
    case Qt::Key_Down:
        return emit stepRequested(1);
    case Qt::Key_Home:
        return emit stepRequested(-toTheEnd);
    case Qt::Key_End:
        return emit stepRequested(toTheEnd);
    default:
        QWidget::keyPressEvent(event);
    }
}

void SettingRow::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setFocus(Qt::MouseFocusReason);
}

void SettingRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *use = menu->addAction(tr("Use in the form"), this, [this] { emit useRequested(m_line.key); });
    use->setEnabled(isUsable());
    QAction *copying = menu->addAction(tr("Copy"), this, &SettingRow::copy);
    copying->setEnabled(m_line.value.has_value());
    for (PictureButton *picture : std::as_const(m_pictures)) {
        if (!picture->isHidden())
            menu->addAction(tr("Show the work"), this, [this, id = picture->work()] { emit workChosen(id); });
    }
    menu->popup(event->globalPos());
    event->accept();
}

void SettingRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_ring == nullptr) {
        m_ring = new QFocusFrame(this);
        m_ring->setWidget(this); // and moves to the window, to be drawn around
    }
}

void SettingRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    delete m_ring;
}

} // namespace maquette
