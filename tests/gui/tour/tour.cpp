// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "browse/browsepage.h"
#include "browse/resourcetable.h"
#include "shell/workspace.h"

#include <QApplication>
#include <QCursor>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int pauseMs = 60; ///< answers in memory come in the next turns of the event loop

} // namespace

Guide::Guide()
{
    services.saved = {{.name = u"Contoso"_s, .baseUrl = QUrl(u"https://graph.example/scim"_s), .profileId = {},
                       .environment = SavedConnection::Environment::Production},
                      {.name = u"Harbour Authority"_s, .baseUrl = QUrl(u"https://scim.example/v2"_s), .profileId = {},
                       .environment = SavedConnection::Environment::Test}};
    window = std::make_unique<MainWindow>(services);
}

void Guide::key(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : window.get(), Qt::Key(key), modifiers);
    settle();
}

void Guide::go(int page)
{
    key(Qt::Key_0 + page, Qt::ControlModifier);
}

void Guide::type(const QString &objectName, const QString &text)
{
    if (auto *target = find<QWidget>(objectName)) {
        target->setFocus();
        QTest::keyClick(target, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(target, text);
        QTest::keyClick(target, Qt::Key_Return);
    }
    settle();
}

void Guide::click(const QString &objectName)
{
    if (auto *target = find<QWidget>(objectName))
        QTest::mouseClick(target, Qt::LeftButton);
    settle();
}

void Guide::select(int row)
{
    if (auto *table = find<ResourceTable>(u"resourceTable"_s)) {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, 0)); // selectRow() does nothing in a mirrored table (Qt 6.4)
    }
    settle();
}

void Guide::showTab(int tab)
{
    if (auto *tabs = find<QTabWidget>(u"detailTabs"_s))
        tabs->setCurrentIndex(tab);
    settle();
}

void Guide::reopen(const FakeRows::Behaviour &behaviour)
{
    directory.rowsBehaviour = behaviour;
    window->showDirectory(&directory, SavedConnection::Environment::Test);
    settle();
}

void Guide::settle()
{
    QCoreApplication::processEvents();
    QTest::qWait(pauseMs);
}

namespace {

void dress(const Look &look, QTranslator &translator)
{
    auto &app = *static_cast<QApplication *>(QCoreApplication::instance());
    applyTheme(app, look.theme);
    QApplication::setLayoutDirection(look.direction);
    QLocale::setDefault(look.language.isEmpty() ? QLocale(QLocale::English, QLocale::UnitedKingdom) : QLocale(look.language));
    if (!look.language.isEmpty() && translator.load(u":/i18n/provost_"_s + look.language))
        QCoreApplication::installTranslator(&translator);
}

bool photograph(QWidget &subject, const QString &file)
{
    QPixmap picture = subject.grab();
    return picture.save(file);
}

} // namespace

int walk(const Look &look, const QDir &out)
{
    QTranslator translator;
    dress(look, translator);
    const QDir folder(out.filePath(look.name));
    if (!folder.mkpath(u"."_s))
        return 0;
    int pictures = 0;
    int number = 0;
    for (const Stop &stop : allStops()) {
        Guide guide; // every stop begins afresh, so that one cannot spoil the next
        guide.window->resize(look.size);
        guide.window->show();
        guide.window->activateWindow();
        guide.reopen({});
        QCursor::setPos(guide.window->mapToGlobal(guide.window->rect().bottomRight())); // nothing looks hovered
        QWidget *subject = stop.visit(guide);
        guide.settle();
        const QString file = u"%1-%2.png"_s.arg(++number, 2, 10, QChar(u'0')).arg(stop.name);
        pictures += photograph(subject ? *subject : *guide.window, folder.filePath(file)) ? 1 : 0;
    }
    QCoreApplication::removeTranslator(&translator);
    return pictures;
}

} // namespace Provost
