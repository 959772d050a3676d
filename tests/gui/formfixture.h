// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "browse/resourcetable.h"
#include "directory/resourcetablemodel.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "form/editsession.h"
#include "forms/formpanel.h"
#include "forms/formview.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>
#include <QToolButton>
#include <QtTest/qtestspontaneevent.h>

#include <functional>
#include <memory>

namespace Provost {

/// The real window over a directory in memory. Keys and wheel go where the application would send them, so that focus policies and filters count.
class FormFixture : public QObject
{
    Q_OBJECT
protected:
    void begin()
    {
        services = std::make_unique<FakeServices>();
        directory = std::make_unique<FakeDirectory>();
        makeWindow();
    }
    void end()
    {
        window.reset();
        directory.reset();
        services.reset();
    }
    void makeWindow()
    {
        window = std::make_unique<MainWindow>(*services);
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void open(const ServiceDescription &description = richDescription())
    {
        directory->setCachedDescription(description);
        window->showDirectory(directory.get(), SavedConnection::Environment::Test);
        QTRY_VERIFY(table());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
    }
    template <typename T>
    T *shown(const QString &name, QWidget *in = nullptr) const
    {
        const QList<T *> all = (in ? in : static_cast<QWidget *>(window.get()))->findChildren<T *>(name);
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] ResourceTable *table() const { return shown<ResourceTable>(QStringLiteral("resourceTable")); }
    [[nodiscard]] QLineEdit *edit(const QString &path) const { return shown<QLineEdit>(QStringLiteral("edit:") + path); }
    [[nodiscard]] const QList<Change> &staged() const { return window->session()->changes().changes; }
    [[nodiscard]] Json stagedAttributes() const { return staged().isEmpty() ? Json() : staged().first().attributes; }
    [[nodiscard]] QString said() const { return shown<ElidedLabel>(QStringLiteral("saidLabel")) ? shown<ElidedLabel>(QStringLiteral("saidLabel"))->text() : QString(); }
    [[nodiscard]] Resource user(int row) const { return directory->resources[QStringLiteral("/Users")].at(row); }
    [[nodiscard]] QString extended(const QString &name) const { return QStringLiteral("urn:example:params:scim:schemas:extension:2.0:User:") + name; }

    void clickRow(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, table()->visualRect(table()->model()->index(row, 0)).center());
    }
    void openForm(int row)
    {
        clickRow(row);
        const int before = directory->fetches;
        QTest::keyClick(table(), Qt::Key_F2);
        QTRY_VERIFY(shown<FormView>(QStringLiteral("formView")));
        QTRY_VERIFY(directory->fetches > before);
    }
    void reveal(const QString &path)
    {
        auto *panel = shown<FormPanel>(QStringLiteral("formPanel"));
        QVERIFY(panel);
        panel->view()->finish();
        panel->focusField(*AttributeName::parse(path));
    }
    /// To whatever has the focus, as from a keyboard.
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget()->window()->windowHandle(), key, modifiers);
    }
    static void keys(const QString &text)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    /// One notch down, over the middle of `over`.
    static void wheel(QWidget *over)
    {
        QVERIFY(over);
        const QPoint at = over->rect().center();
        QWheelEvent event(at, over->mapToGlobal(at), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&event); // or no focus policy is asked
        QCoreApplication::sendEvent(over, &event);
    }

    static void focusRows()
    {
        QTest::addColumn<bool>("isFocused");
        QTest::newRow("looked at") << false;
        QTest::newRow("just used") << true;
    }
    /// Somebody scrolls past a choice of the form, by what `turn` does over it: it stays as it is, and so does the focus.
    void wheelPastAChoice(const std::function<void(QComboBox &choice)> &turn)
    {
        QFETCH(bool, isFocused);
        open();
        openForm(0);
        reveal(QStringLiteral("emails"));
        auto *choice = shown<QComboBox>(QStringLiteral("edit:emails[1].type"));
        QVERIFY(choice);
        if (isFocused)
            choice->setFocus();
        QWidget *before = QApplication::focusWidget();
        QCOMPARE(before == choice || choice->isAncestorOf(before), isFocused);
        const QString text = choice->currentText();
        turn(*choice);
        QCOMPARE(choice->currentText(), text);
        QCOMPARE(QApplication::focusWidget(), before);
        QVERIFY(staged().isEmpty());
    }

    std::unique_ptr<FakeServices> services;
    std::unique_ptr<FakeDirectory> directory;
    std::unique_ptr<MainWindow> window;
};

} // namespace Provost
