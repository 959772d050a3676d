// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window, with somebody at it who answers its questions for a secret: with the variable VAULT where it asks for the vault's passphrase, and with TYPED
// where it asks for what signs in. For tests that kill it.
#include "application.h"
#include "hardening.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

void answerQuestions()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible() || !qobject_cast<QDialog *>(window))
            continue;
        auto *field = window->findChild<QLineEdit *>();
        if (!field || !field->isVisible() || !field->text().isEmpty())
            continue;
        QTest::keyClicks(field, qEnvironmentVariable(window->objectName() == u"vaultDialog"_s ? "VAULT" : "TYPED"));
        QTest::keyClick(field, Qt::Key_Return);
        return;
    }
}

} // namespace

int main(int argc, char **argv)
{
    Provost::keepMemoryPrivate();
    QCoreApplication::setApplicationName(u"provost"_s);
    QCoreApplication::setOrganizationDomain(u"provost.example"_s);
    const QApplication application(argc, argv);
    QTimer look;
    look.setInterval(20);
    QObject::connect(&look, &QTimer::timeout, &look, &answerQuestions);
    look.start();
    return Provost::Application::run();
}
