// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formfixture.h"
#include "realpointer.h"

#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace Provost;

/// Somebody who scrolls through a form with a real wheel comes past its choices, and leaves them as they are.
class TestRealWheel : public FormFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { begin(); }
    void cleanup() { end(); }
    void scrollsTheForm_data();
    void scrollsTheForm();

private:
    RealPointer m_pointer;
};

void TestRealWheel::initTestCase()
{
    if (!RealPointer::hasTools())
        QSKIP("no xvfb-run, or no xdotool");
    QVERIFY(RealPointer::isThere());
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QVERIFY(m_pointer.startManager());
}

void TestRealWheel::scrollsTheForm_data()
{
    focusRows();
}

void TestRealWheel::scrollsTheForm()
{
    wheelPastAChoice([this](QComboBox &choice) {
        const QScrollBar *bar = shown<FormView>(u"formView"_s)->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > bar->value());
        const int before = bar->value();
        const auto place = [&choice] { return choice.mapToGlobal(choice.rect().center()); };
        const auto isOnTop = [&choice, place] {
            const QWidget *there = QApplication::widgetAt(place());
            return there == &choice || choice.isAncestorOf(there);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isOnTop(), "something else would scroll", 20'000); // a window manager moves the window in its own time
        QVERIFY(RealPointer::wheel(place(), 1));
        QTRY_VERIFY(bar->value() > before);
    });
}

int main(int argc, char **argv)
{
    if (const auto elsewhere = RealPointer::runOnAnotherDisplay(argc, argv))
        return *elsewhere;
    QApplication app(argc, argv);
    TestRealWheel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_realwheel.moc"
