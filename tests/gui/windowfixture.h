// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "shell/mainwindow.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace Provost {

/// The real window, and a directory in memory to be shown in it.
class WindowFixture
{
protected:
    static void prepare()
    {
        applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    void showWindow()
    {
        m_services = std::make_unique<FakeServices>();
        m_directory = std::make_unique<FakeDirectory>();
        m_window = std::make_unique<MainWindow>(*m_services);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void closeWindow()
    {
        m_window.reset();
        m_directory.reset();
        m_services.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Provost
