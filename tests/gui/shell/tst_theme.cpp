// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/calendar.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/studiostyle.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace maquette;

namespace
{

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF())) +
           0.0722 * linear(double(color.blueF()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double bright = qMax(luminance(a), luminance(b));
    const double dark = qMin(luminance(a), luminance(b));
    return (bright + 0.05) / (dark + 0.05);
}

QPushButton *button(const QString &text, const char *property = nullptr)
{
    auto *made = new QPushButton(text);
    if (property)
        made->setProperty(property, true);
    return made;
}

QLayout *buttonRow()
{
    auto *buttons = new QHBoxLayout;
    auto *disabled = button(QStringLiteral("Disabled"));
    disabled->setEnabled(false);
    auto *icon = button(QString());
    icon->setIcon(symbolicIcon(QStringLiteral("chevron-down")));
    for (QPushButton *one :
         {button(QStringLiteral("Generate"), "primary"), button(QStringLiteral("Save as…")),
          button(QStringLiteral("Quiet"), "flat"), icon, disabled})
        buttons->addWidget(one);
    return buttons;
}

QLayout *chipRow()
{
    auto *chips = new QHBoxLayout;
    for (const char *name : {"All", "Images", "Clips"}) {
        auto *chip = button(QString::fromLatin1(name), "chip");
        chip->setCheckable(true);
        chip->setChecked(chips->count() == 0);
        chips->addWidget(chip);
    }
    chips->addStretch();
    return chips;
}

void addTexts(QVBoxLayout *column)
{
    auto *title = new QLabel(QStringLiteral("Dreamina 4.0"));
    title->setFont(Fonts::title());
    column->addWidget(title);
    auto *prompt = new QPlainTextEdit(
        QStringLiteral("A lighthouse on a cliff at the blue hour\nheavy sea\n\n\n\n\n\nmuted film colours"));
    prompt->setFixedHeight(100);
    column->addWidget(prompt);
    auto *line = new QLineEdit;
    line->setPlaceholderText(QStringLiteral("Search prompts and settings"));
    column->addWidget(line);
}

void addValues(QVBoxLayout *column)
{
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("2560x1440(16:9)"), QStringLiteral("1024x1024(1:1)")});
    column->addWidget(combo);
    auto *row = new QHBoxLayout;
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    row->addWidget(slider);
    auto *spin = new QDoubleSpinBox;
    spin->setValue(0.5);
    row->addWidget(spin);
    column->addLayout(row);
    auto *check = new QCheckBox(QStringLiteral("Force single image"));
    check->setChecked(true);
    column->addWidget(check);
    column->addWidget(new QCheckBox(QStringLiteral("Camera fixed")));
    auto *bar = new QProgressBar;
    bar->setRange(0, 100);
    bar->setValue(35);
    column->addWidget(bar);
}

//! The columns without ink at the beginning of \a row, and at its end.
std::pair<int, int> freeEnds(QAbstractItemView *view, int row)
{
    const QImage shown = view->viewport()->grab(view->visualRect(view->model()->index(row, 0))).toImage();
    const auto empty = [&shown](int x) {
        for (int y = 4; y < shown.height() - 4; ++y) {
            if (shown.pixel(x, y) != shown.pixel(shown.width() / 2, 1))
                return false;
        }
        return true;
    };
    std::pair<int, int> ends(0, 0);
    while (ends.first < shown.width() && empty(ends.first))
        ++ends.first;
    while (ends.second < shown.width() && empty(shown.width() - 1 - ends.second))
        ++ends.second;
    return ends;
}

//! One of each control, for the eye.
std::unique_ptr<QWidget> allControls()
{
    auto sheet = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(sheet.get());
    column->addLayout(buttonRow());
    column->addLayout(chipRow());
    addTexts(column);
    addValues(column);
    column->addStretch();
    return sheet;
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsEnough_data();
    void contrastIsEnough();
    void iconTakesTheInkOfThePalette();
    void iconIsSharpAtAnyScale();
    void missingIconIsEmptyNotBroken();
    void rowsBeginWhereFieldsDo_data();
    void rowsBeginWhereFieldsDo();
    void overrideBeatsTheSystem();
    void portalIsFollowed();
    void reducedMotionStopsAnimations();
    void controlsHaveTheHeightsOfTheLook();
    void focusIsSeen();
    void menusHaveRoundCornersEverywhere();
    void fontsFollowTheSystem();
    void calendarShowsWholeMonths_data();
    void calendarShowsWholeMonths();
    void pictureOfAllControls();
};

void TestTheme::contrastIsEnough_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : {true, false}) {
        const Colors &c = dark ? Colors::dark() : Colors::light();
        const std::pair<const char *, QColor> grounds[] = {
            {"window", c.window}, {"panel", c.panel}, {"raised", c.raised}, {"field", c.field}};
        const std::pair<const char *, QColor> inks[] = {
            {"text", c.text}, {"dim", c.dim}, {"red", c.red}, {"amber", c.amber}, {"green", c.green}};
        for (const auto &[groundName, ground] : grounds) {
            for (const auto &[inkName, ink] : inks)
                QTest::addRow("%s: %s on %s", dark ? "dark" : "light", inkName, groundName) << ink << ground;
        }
        QTest::addRow("%s: text on the accent", dark ? "dark" : "light") << c.onAccent << c.accentFill;
    }
}

void TestTheme::contrastIsEnough()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
}

void TestTheme::iconTakesTheInkOfThePalette()
{
    Theme theme;
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        theme.setMode(mode);
        const Colors &colors = mode == Theme::Mode::Dark ? Colors::dark() : Colors::light();
        const QImage image = symbolicIcon(QStringLiteral("chevron-down")).pixmap(64, 64).toImage();
        bool found = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() == 255) {
                    QCOMPARE(image.pixelColor(x, y).rgb(), colors.text.rgb());
                    found = true;
                }
            }
        }
        QVERIFY(found);
    }
}

void TestTheme::iconIsSharpAtAnyScale()
{
    const QIcon icon = symbolicIcon(QStringLiteral("chevron-down"));
    QCOMPARE(icon.pixmap(QSize(16, 16), 1.5).size(), QSize(24, 24));
    QCOMPARE(icon.pixmap(QSize(16, 16), 2).devicePixelRatio(), 2.0);
}

void TestTheme::missingIconIsEmptyNotBroken()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Cannot open file")));
    const QImage image = symbolicIcon(QStringLiteral("no-such-icon")).pixmap(16, 16).toImage();
    QCOMPARE(image.pixelColor(8, 8).alpha(), 0);
}

void TestTheme::rowsBeginWhereFieldsDo_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("from the left") << false;
    QTest::newRow("from the right") << true;
}

void TestTheme::rowsBeginWhereFieldsDo()
{
    QFETCH(bool, mirrored);
    Theme theme;
    const QStringList texts{QStringLiteral("HHHH HHHH"), QStringLiteral("HHH")};
    QWidget window;
    window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    auto *column = new QVBoxLayout(&window);
    auto *combo = new QComboBox;
    combo->addItems(texts);
    auto *list = new QListWidget;
    list->addItems(texts);
    auto *narrow = new QListWidget;
    narrow->setWordWrap(true);
    narrow->setFixedWidth(90);
    narrow->addItems(texts);
    for (QWidget *each :
         {static_cast<QWidget *>(combo), static_cast<QWidget *>(list), static_cast<QWidget *>(narrow)})
        column->addWidget(each);
    window.resize(300, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto begin = [&](QAbstractItemView *view, int row) {
        const auto [left, right] = freeEnds(view, row);
        return mirrored ? right : left;
    };
    combo->showPopup();
    for (QAbstractItemView *view : {combo->view(), static_cast<QAbstractItemView *>(list)}) {
        view->clearFocus();
        QVERIFY2(std::abs(begin(view, 1) - metrics::small) <= 1, qPrintable(QString::number(begin(view, 1))));
    }
    combo->hidePopup();
    // What wraps has the room that it was measured for.
    const auto [left, right] = freeEnds(narrow, 0);
    QVERIFY(left >= metrics::small - 1 && right >= metrics::small - 1);
    QVERIFY(narrow->visualItemRect(narrow->item(0)).height() >= 2 * narrow->fontMetrics().lineSpacing());
}

void TestTheme::overrideBeatsTheSystem()
{
    Theme theme;
    theme.system().assume(false);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colors::dark().window);
    theme.setMode(Theme::Mode::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colors::light().window);
    QVERIFY(changed.count() >= 1);
    for (const Theme::Mode mode : {Theme::Mode::System, Theme::Mode::Dark, Theme::Mode::Light})
        QCOMPARE(Theme::modeFromName(Theme::nameOf(mode)), mode);
    QCOMPARE(Theme::modeFromName(QStringLiteral("mauve")), Theme::Mode::System);
}

void TestTheme::portalIsFollowed()
{
    Theme theme;
    const auto space = QStringLiteral("org.freedesktop.appearance");
    const auto key = QStringLiteral("color-scheme");
    theme.setMode(Theme::Mode::System);
    theme.system().take(space, key, 1U);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Colors::dark().window);
    theme.system().take(space, key, 2U);
    QVERIFY(!theme.isDark());
    theme.setMode(Theme::Mode::Light);
    theme.system().take(space, key, 1U);
    QVERIFY2(!theme.isDark(), "the artist's choice stands");
}

void TestTheme::reducedMotionStopsAnimations()
{
    Theme theme;
    QWidget widget;
    QCOMPARE(motionDuration(&widget), metrics::motionMs);
    theme.system().take(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"),
                        false);
    QCOMPARE(motionDuration(&widget), 0);
    theme.system().take(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"),
                        true);
    QCOMPARE(motionDuration(&widget), metrics::motionMs);
}

void TestTheme::controlsHaveTheHeightsOfTheLook()
{
    Theme theme;
    const std::unique_ptr<QWidget> sheet = allControls();
    sheet->show();
    QVERIFY(QTest::qWaitForWindowExposed(sheet.get()));
    for (const auto *one : sheet->findChildren<QPushButton *>()) {
        const int wanted =
            one->property("primary").toBool() ? metrics::primaryHeight : metrics::controlHeight;
        if (!one->property("chip").toBool())
            QCOMPARE(one->sizeHint().height(), wanted);
    }
    QCOMPARE(sheet->findChild<QComboBox *>()->sizeHint().height(), metrics::controlHeight);
    QCOMPARE(sheet->findChild<QDoubleSpinBox *>()->sizeHint().height(), metrics::controlHeight);
    for (const auto *one : sheet->findChildren<QLineEdit *>(Qt::FindDirectChildrenOnly))
        QCOMPARE(one->sizeHint().height(), metrics::controlHeight);
}

void TestTheme::focusIsSeen()
{
    Theme theme;
    theme.setMode(Theme::Mode::Dark);
    const std::unique_ptr<QWidget> sheet = allControls();
    sheet->show();
    sheet->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(sheet.get()));
    const auto accents = [&](QWidget *widget) {
        const QImage image = widget->grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).rgb() == Colors::dark().accent.rgb() ? 1 : 0;
        }
        return count;
    };
    int checked = 0;
    for (QWidget *widget : sheet->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled())
            continue;
        sheet->setFocus();
        const int before = accents(widget);
        widget->setFocus(Qt::TabFocusReason);
        QVERIFY2(accents(widget) > before, widget->metaObject()->className());
        ++checked;
    }
    QVERIFY(checked >= 10);
}

void TestTheme::menusHaveRoundCornersEverywhere()
{
    using Corners = StudioStyle::MenuCorners;
    for (const Corners corners : {Corners::Cut, Corners::Translucent}) {
        StudioStyle style;
        style.setMenuCorners(corners);
        QMenu menu;
        menu.setStyle(&style);
        menu.addAction(QStringLiteral("Open"));
        menu.addAction(QStringLiteral("A longer line than the first"));
        menu.popup(QPoint(20, 20));
        QVERIFY(QTest::qWaitForWindowExposed(&menu));
        const bool cut = corners == Corners::Cut;
        QCOMPARE(menu.testAttribute(Qt::WA_TranslucentBackground), !cut);
        QCOMPARE(menu.mask().isEmpty(), !cut);
        if (!cut)
            continue;
        const QRect whole = menu.rect();
        for (const QPoint &corner :
             {whole.topLeft(), whole.topRight(), whole.bottomLeft(), whole.bottomRight()})
            QVERIFY(!menu.mask().contains(corner));
        QVERIFY(menu.mask().contains(whole.center()));
        QVERIFY(menu.mask().contains(QPoint(whole.center().x(), whole.top())));
        menu.addAction(QStringLiteral("A line that comes while the menu is open, longer than all before"));
        QTRY_VERIFY(menu.rect() != whole);
        QTRY_VERIFY(menu.mask().contains(QPoint(menu.width() - 2, menu.height() / 2)));
    }
}

void TestTheme::fontsFollowTheSystem()
{
    const QFont before = QApplication::font();
    QFont big = before;
    big.setPointSizeF(26);
    QApplication::setFont(big);
    QCOMPARE(Fonts::hint().pointSizeF(), 24.0);
    QCOMPARE(Fonts::title().pointSizeF(), 30.0);
    QCOMPARE(Fonts::label().pointSizeF(), 26.0);
    QApplication::setFont(before);
}

void TestTheme::calendarShowsWholeMonths_data()
{
    QTest::addColumn<double>("points");
    for (const int points : {9, 11, 14, 26})
        QTest::addRow("%d pt", points) << double(points);
}

void TestTheme::calendarShowsWholeMonths()
{
    QFETCH(double, points);
    const Theme theme;
    Calendar calendar;
    QFont font = QApplication::font();
    font.setPointSizeF(points);
    calendar.setFont(font);
    calendar.setSelectedDate({2026, 11, 21}); // begins on a Sunday: six weeks
    calendar.resize(calendar.sizeHint());
    calendar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&calendar));
    QCOMPARE(calendar.size(), calendar.sizeHint());
    const auto *days = calendar.findChild<QTableView *>();
    QVERIFY(days);
    const QAbstractItemModel &model = *days->model();
    const QRect last = days->visualRect(model.index(model.rowCount() - 1, model.columnCount() - 1));
    QVERIFY2(days->viewport()->rect().contains(last),
             qPrintable(QStringLiteral("%1 of %2").arg(last.bottom()).arg(days->viewport()->height())));
}

void TestTheme::pictureOfAllControls()
{
    const QString folder = qEnvironmentVariable("MAQUETTE_SHOTS");
    if (folder.isEmpty())
        QSKIP("MAQUETTE_SHOTS is not set");
    Theme theme;
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        theme.setMode(mode);
        const std::unique_ptr<QWidget> sheet = allControls();
        sheet->resize(560, 480);
        sheet->show();
        QVERIFY(QTest::qWaitForWindowExposed(sheet.get()));
        sheet->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly)->setFocus();
        QVERIFY(sheet->grab().save(
            QDir(folder).filePath(QStringLiteral("controls-%1.png").arg(Theme::nameOf(mode)))));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
