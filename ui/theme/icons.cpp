// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/colors.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// The resource sits in a static library, where nothing runs unless it is asked for by name; the macro does
// not work inside a namespace.
static void initIconResource()
{
    Q_INIT_RESOURCE(maquette);
}

namespace maquette
{

namespace
{

//! What is switched on is chosen, and has the colour of that.
QColor inkFor(QIcon::Mode mode, QIcon::State state)
{
    const QPalette palette = QGuiApplication::palette();
    if (state == QIcon::On && (mode == QIcon::Normal || mode == QIcon::Active))
        return Colors::from(palette).accent;
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::WindowText);
}

//! \brief Draws one SVG as a stencil and fills it with the ink of the moment.
class SymbolicIconEngine : public QIconEngine
{
public:
    explicit SymbolicIconEngine(QString file)
        : m_file(std::move(file))
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        QPixmap picture = stencil((QSizeF(rect.size()) * ratio).toSize(), inkFor(mode, state));
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return stencil(size, inkFor(mode, state));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return stencil(size, inkFor(mode, state));
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {}; }
    [[nodiscard]] QIconEngine *clone() const override { return new SymbolicIconEngine(m_file); }
    QString key() const override { return QStringLiteral("SymbolicIconEngine"); }

private:
    [[nodiscard]] QPixmap stencil(const QSize &size, const QColor &ink) const
    {
        if (size.isEmpty())
            return {};
        const QString key =
            QStringLiteral("%1@%2x%3#%4").arg(m_file).arg(size.width()).arg(size.height()).arg(ink.rgba());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        QSvgRenderer(m_file).render(&painter, QRectF(QPointF(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(picture.rect(), ink);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QString m_file;
};

} // namespace

QIcon symbolicIcon(const QString &name)
{
    [[maybe_unused]] static const bool ready = [] {
        initIconResource();
        return true;
    }();
    return QIcon(new SymbolicIconEngine(QStringLiteral(":/icons/%1.svg").arg(name)));
}

} // namespace maquette
