// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/environmentlook.h"
#include "widgets/codeview.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/initialsbadge.h"
#include "widgets/messagestrip.h"
#include "widgets/scriptfonts.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QGlyphRun>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QTextDocument>
#include <QTextLayout>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Provost;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void contrast_data();
    void contrast();
    void modeIsForced();
    void everyIconPaints();
    void iconsFollowThePalette();
    void buttonsKeepTheirDirection();
    void initials_data();
    void initials();
    void scrollBarsHaveTheirGround_data();
    void scrollBarsHaveTheirGround();
    void elidedLabelKeepsAll();
    void whatOthersWroteIsNoMarkup();
    void linesBeginWhereTheWindowDoes();
    void codeViewFinds();
    void scriptsWithoutFontAreKnown_data();
    void scriptsWithoutFontAreKnown();
    void aTextWithOneLetterThatHasAFontIsSearchedFor();
};

namespace {

/// What is painted with `font`: anything else than boxes?
bool isWritten(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    return std::any_of(runs.cbegin(), runs.cend(), [](const QGlyphRun &run) {
        const QList<quint32> glyphs = run.glyphIndexes();
        return std::any_of(glyphs.cbegin(), glyphs.cend(), [](quint32 glyph) { return glyph != 0; });
    });
}

} // namespace

void TestTheme::contrast_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

/// WCAG 2.1 AA: 4.5:1 for text, 3:1 for the outlines of controls.
void TestTheme::contrast()
{
    QFETCH(QPalette, palette);
    const ThemeColors colors = ThemeColors::of(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window);
    const auto atLeast = [](const QColor &ink, const QColor &ground, double ratio, const char *what) {
        const double got = contrastRatio(ink, ground);
        QVERIFY2(got >= ratio, qPrintable(u"%1: %2"_s.arg(QString::fromLatin1(what), QString::number(got))));
    };
    for (const QColor &ground : {base, window, colors.rail, palette.color(QPalette::AlternateBase), colors.selection}) {
        atLeast(palette.color(QPalette::Text), ground, 7.0, "text");
        atLeast(colors.subtle, ground, 4.5, "secondary text");
    }
    for (const QColor &ground : {base, window}) {
        atLeast(colors.accent, ground, 4.5, "links");
        atLeast(colors.danger, ground, 4.5, "danger");
        atLeast(colors.warning, ground, 4.5, "warning");
        atLeast(colors.success, ground, 4.5, "success");
        atLeast(colors.info, ground, 4.5, "info");
        atLeast(colors.outline, ground, 3.0, "outline");
    }
    atLeast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight), 4.5, "primary button");
    for (const auto environment : {SavedConnection::Environment::Production, SavedConnection::Environment::Test, SavedConnection::Environment::Practice}) {
        const EnvironmentLook look = EnvironmentLook::of(environment, palette);
        atLeast(look.ink, look.ground, 4.5, "environment tag");
    }
}

void TestTheme::modeIsForced()
{
    auto &app = *qobject_cast<QApplication *>(QCoreApplication::instance());
    applyTheme(app, ThemeMode::Dark);
    QVERIFY(ThemeColors::of(QApplication::palette()).dark);
    applyTheme(app, ThemeMode::Light);
    QVERIFY(!ThemeColors::of(QApplication::palette()).dark);
}

void TestTheme::everyIconPaints()
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 20);
    for (const QString &file : files) {
        const QImage image = iconPixmap(file.chopped(4), {24, 24}, Qt::red, 1).toImage();
        int painted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                painted += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
        }
        QVERIFY2(painted > 4, qPrintable(file));
    }
}

void TestTheme::iconsFollowThePalette()
{
    auto &app = *qobject_cast<QApplication *>(QCoreApplication::instance());
    const QIcon icon = themedIcon(u"search"_s);
    const auto ink = [&icon] {
        const QImage image = icon.pixmap(48, 48).toImage();
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, image.height() / 2).alpha() == 255)
                return image.pixelColor(x, image.height() / 2);
        }
        return QColor();
    };
    applyTheme(app, ThemeMode::Light);
    QCOMPARE(ink(), lightPalette().color(QPalette::ButtonText));
    applyTheme(app, ThemeMode::Dark);
    QCOMPARE(ink(), darkPalette().color(QPalette::ButtonText));
    applyTheme(app, ThemeMode::Light);
}

/// What is to be copied reads from left to right whatever the window does: an option begins with its dashes, and nothing is cut off.
void TestTheme::buttonsKeepTheirDirection()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QToolButton button;
    button.setText(u"--features=scim-api"_s);
    button.setIcon(themedIcon(u"copy"_s));
    button.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button.setLayoutDirection(Qt::LeftToRight);
    button.resize(button.sizeHint());
    const QImage usual = button.grab().toImage();
    const auto back = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(button.grab().toImage(), usual);
}

void TestTheme::initials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("two names") << u"Mira Kolb"_s << u"MK"_s;
    QTest::newRow("many names") << u"José da Silva Núñez"_s << u"JN"_s;
    QTest::newRow("one") << u"Cher"_s << u"C"_s;
    QTest::newRow("address") << u"ann.lie@x.example"_s << u"A"_s;
    QTest::newRow("Han") << u"小林 雄二"_s << u"小"_s;
    QTest::newRow("outside the BMP") << u"𠮷田 太郎"_s << u"𠮷"_s;
    QTest::newRow("nothing") << u"  "_s << QString();
}

void TestTheme::initials()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(InitialsBadge::initialsOf(name), expected);
}

void TestTheme::scrollBarsHaveTheirGround_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

void TestTheme::scrollBarsHaveTheirGround()
{
    QFETCH(ThemeMode, mode);
    auto &app = *qobject_cast<QApplication *>(QCoreApplication::instance());
    applyTheme(app, mode);
    QScrollArea form;
    auto *content = new QWidget;
    content->setFixedHeight(2000);
    form.setWidget(content);
    QPlainTextEdit text(u"a line\n"_s.repeated(200));
    for (QAbstractScrollArea *area : {static_cast<QAbstractScrollArea *>(&form), static_cast<QAbstractScrollArea *>(&text)}) {
        area->resize(200, 200);
        area->show();
        const QScrollBar *bar = area->verticalScrollBar();
        QTRY_VERIFY(bar->isVisible() && bar->maximum() > 0);
        const QColor ground = area == &form ? area->palette().color(QPalette::Window) : area->palette().color(QPalette::Base);
        const QPoint below = bar->mapTo(area, QPoint(bar->width() / 2, bar->height() - 3)); // the handle is at the top
        QCOMPARE(area->grab().toImage().pixelColor(below), ground);
    }
    applyTheme(app, ThemeMode::Light);
}

/// A name or a cell may look like markup, and <img> may name somebody's server.
void TestTheme::whatOthersWroteIsNoMarkup()
{
    const QString text = u"<b>x</b> <img src=\"\\\\h\\s\">"_s;
    QLabel label(text);
    label.show();
    QVERIFY(Qt::mightBeRichText(text));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QToolTip::showText({10, 10}, text, &label);
    const QWidgetList all = QApplication::topLevelWidgets();
    const auto tip = std::find_if(all.cbegin(), all.cend(), [](const QWidget *widget) { return widget->inherits("QTipLabel") && widget->isVisible(); });
    QVERIFY(tip != all.cend());
    QCOMPARE(qobject_cast<QLabel *>(*tip)->textFormat(), Qt::PlainText);
    QCOMPARE(qobject_cast<QLabel *>(*tip)->text(), text);
    QToolTip::hideText();
}

void TestTheme::elidedLabelKeepsAll()
{
    ElidedLabel label;
    label.setText(u"A rather long sentence that will not fit"_s);
    label.resize(60, 20);
    label.show();
    QCOMPARE(label.toolTip(), label.text());
    QCOMPARE(label.accessibleName(), label.text());
    label.resize(900, 20);
    QTRY_VERIFY(label.toolTip().isEmpty());
}

/// One that begins with a Hebrew name is no Hebrew line; what is asked for is what was said.
void TestTheme::linesBeginWhereTheWindowDoes()
{
    const QString text = u"This is not sent:\nדוד כהן: has this value already\nAnn: likewise"_s;
    MessageStrip strip;
    strip.setLayoutDirection(Qt::LeftToRight);
    strip.setMessage(MessageStrip::Tone::Info, text);
    const auto *label = strip.findChild<QLabel *>(u"messageText"_s);
    QCOMPARE(strip.text(), text);
    const QStringList lines = label->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(std::none_of(lines.cbegin(), lines.cend(), [](const QString &line) { return line.isRightToLeft(); }));
    QCOMPARE(lines.constLast(), u"Ann: likewise"_s);
    strip.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(label->text(), text);
}

void TestTheme::codeViewFinds()
{
    CodeView view;
    view.setText(u"{\n  \"a\": \"needle\",\n  \"b\": \"needle\"\n}"_s);
    view.resize(400, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.editor()->setFocus();
    QTest::keyClick(view.editor(), Qt::Key_F, Qt::ControlModifier);
    auto *field = view.findChild<QLineEdit *>(u"codeFind"_s);
    QTRY_VERIFY(field->isVisible());
    QTest::keyClicks(field, u"needle"_s);
    QTRY_VERIFY(view.findChild<QLabel *>(u"codeHits"_s)->text().startsWith(u'2'));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view.editor()->textCursor().selectedText(), u"needle"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QTRY_VERIFY(!field->isVisible());
}

/// Which fonts there are depends on the machine: whatever is painted with all of them is painted with what is said of them.
void TestTheme::scriptsWithoutFontAreKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("latin") << u"Müller"_s;
    QTest::newRow("cyrillic") << u"Иван"_s;
    QTest::newRow("han") << u"王小明"_s;
    QTest::newRow("hangul") << u"김민준"_s;
    QTest::newRow("kana") << u"さくら"_s;
    QTest::newRow("arabic") << u"محمد"_s;
    QTest::newRow("thai") << u"สมชาย"_s;
    QTest::newRow("no sample") << u"ᚠᚢᚦ"_s;
    QTest::newRow("nothing") << QString();
}

void TestTheme::scriptsWithoutFontAreKnown()
{
    QFETCH(QString, text);
    const QFont font = QApplication::font();
    lookForScripts(font);
    QTRY_VERIFY(letteringOf(text) != Lettering::Awaited);
    QCOMPARE(isWritten(text, fontFor(letteringOf(text), font)), isWritten(text, font));
    QCOMPARE((fontFor(letteringOf(text), font).styleStrategy() & QFont::NoFontMerging) != 0, letteringOf(text) == Lettering::Missing);
}

void TestTheme::aTextWithOneLetterThatHasAFontIsSearchedFor()
{
    lookForScripts(QApplication::font());
    const QString both = u"王小明 محمد"_s;
    QTRY_VERIFY(letteringOf(both) != Lettering::Awaited);
    const bool isNeitherWritten = letteringOf(u"王小明") == Lettering::Missing && letteringOf(u"محمد") == Lettering::Missing;
    QCOMPARE(letteringOf(both), isNeitherWritten ? Lettering::Missing : Lettering::Usual);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
