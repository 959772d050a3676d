// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "commandline.h"
#include "hardening.h"

#include <QApplication>
#include <QIcon>

#include <clocale>

namespace {

QStringList argumentList(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("provost"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PROVOST_VERSION));
    QCoreApplication::setOrganizationDomain(QStringLiteral("provost.example"));
}

} // namespace

int main(int argc, char **argv)
{
    Provost::keepMemoryPrivate();
    const QStringList arguments = argumentList(argc, argv);
    nameApplication();
    if (Provost::CommandLine::wantsNoWindow(arguments)) {
        const QCoreApplication core(argc, argv);
        return Provost::CommandLine::run(arguments);
    }
    const QApplication gui(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.provost.Provost"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/provost/provost.svg")));
    return Provost::Application::run();
}
