// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/formfixture.h"
#include "realpointer.h"

#include <QComboBox>
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
    if (!RealPointer::isThere())
        QSKIP("no display with a wheel, or no xdotool");
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QVERIFY(m_pointer.startManager());
}

void TestRealWheel::scrollsTheForm_data()
{
    QTest::addColumn<bool>("isFocused");
    QTest::newRow("looked at") << false;
    QTest::newRow("just used") << true;
}

void TestRealWheel::scrollsTheForm()
{
    QFETCH(bool, isFocused);
    open();
    openForm(0);
    reveal(u"emails"_s);
    auto *kind = shown<QComboBox>(u"edit:emails[1].type"_s);
    QVERIFY(kind);
    if (isFocused)
        kind->setFocus();
    const QString type = kind->currentText();
    const QScrollBar *bar = shown<FormView>(u"formView"_s)->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > bar->value());
    const int before = bar->value();
    QVERIFY(RealPointer::wheel(kind->mapToGlobal(kind->rect().center()), 1));
    QTRY_VERIFY(bar->value() > before);
    QCOMPARE(kind->currentText(), type);
    QCOMPARE(kind->hasFocus() || kind->isAncestorOf(QApplication::focusWidget()), isFocused);
    QVERIFY(staged().isEmpty());
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
