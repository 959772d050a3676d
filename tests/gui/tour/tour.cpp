// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "browse/browsepage.h"
#include "browse/resourcetable.h"
#include "languages.h"
#include "net/governor.h"
#include "shell/navigationrail.h"
#include "shell/workspace.h"

#include <QApplication>
#include <QCursor>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int pauseMs = 200;
constexpr int patienceMs = 5000;

} // namespace

Guide::Guide(Directory &practiceDirectory)
    : practice(practiceDirectory)
{
    services.saved = {{.name = u"Contoso"_s, .baseUrl = QUrl(u"https://graph.example/scim"_s), .profileId = {},
                       .environment = SavedConnection::Environment::Production},
                      {.name = u"Harbour Authority"_s, .baseUrl = QUrl(u"https://scim.example/v2"_s), .profileId = {},
                       .environment = SavedConnection::Environment::Test}};
    if (auto opened = Journal::open(dir.filePath(u"journal.sqlite"_s)))
        journal = std::move(opened).value();
    if (auto opened = journal ? AuditLog::open(dir.path(), *journal) : Result<std::unique_ptr<AuditLog>>(Error::store({})))
        audit = std::move(opened).value();
    services.surroundings = {.journal = journal.get(), .audit = audit.get(), .operatorName = u"mkolb"_s};
    window = std::make_unique<MainWindow>(services);
}

Guide::~Guide()
{
    window.reset(); // before what its runs write to
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

void Guide::goTo(NavigationModel::Entry entry)
{
    auto *rail = find<NavigationRail>(u"navigationRail"_s);
    for (int row = 0; rail && row < rail->model()->rowCount(); ++row) {
        if (NavigationModel::Entry(rail->model()->index(row, 0).data(int(NavigationModel::Role::Entry)).toInt()) == entry)
            rail->choose(row);
    }
    settle();
}

void Guide::waitFor(const QString &objectName)
{
    (void)QTest::qWaitFor([this, &objectName] { return find<QWidget>(objectName) != nullptr; }, 4 * patienceMs);
    settle();
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

void Guide::open()
{
    window->showDirectory(&practice, SavedConnection::Environment::Practice);
    settle();
}

void Guide::pretend(const FakeRows::Behaviour &behaviour)
{
    pretence.rowsBehaviour = behaviour;
    window->showDirectory(&pretence, SavedConnection::Environment::Production);
    settle();
}

void Guide::refuseFilters()
{
    ServiceDescription description = fakeDescription();
    description.profile.filter.everything = false;
    pretence.setCachedDescription(description);
    pretend({});
}

void Guide::settle()
{
    const Governor &governor = practice.connection().governor();
    const auto isQuiet = [&governor] { return governor.inFlight() == 0 && governor.waiting() == 0; };
    QTest::qWait(pauseMs); // what waits a moment before it asks has asked by now
    if (QTest::qWaitFor(isQuiet, patienceMs))
        QTest::qWait(pauseMs / 4);
}

namespace {

void dress(const Look &look, Languages &languages)
{
    auto &app = *static_cast<QApplication *>(QCoreApplication::instance());
    applyTheme(app, look.theme);
    languages.use(look.language);
    QApplication::setLayoutDirection(look.direction);
}

bool photograph(QWidget &subject, const QString &file)
{
    QPixmap picture = subject.grab();
    return picture.save(file);
}

} // namespace

Error serverDown()
{
    return {.kind = ErrorKind::Transport, .detail = u"Connection refused"_s, .attempts = 5};
}

QWidget *dialogNamed(const Guide &guide, const QString &name)
{
    return guide.find<QDialog>(name);
}

int walk(const Look &look, Directory &practice, const QDir &out, const std::vector<Stop> &stops)
{
    Languages languages;
    dress(look, languages);
    const QDir folder(out.filePath(look.name));
    if (!folder.mkpath(u"."_s))
        return 0;
    int pictures = 0;
    int number = 0;
    for (const Stop &stop : stops) {
        Guide guide(practice); // every stop begins afresh, so that one cannot spoil the next
        guide.window->resize(look.size);
        guide.window->show();
        guide.window->activateWindow();
        guide.open();
        QCursor::setPos(guide.window->mapToGlobal(guide.window->rect().bottomRight())); // nothing looks hovered
        QWidget *subject = stop.visit(guide);
        guide.settle();
        const QString file = u"%1-%2.png"_s.arg(++number, 2, 10, QChar(u'0')).arg(stop.name);
        pictures += photograph(subject ? *subject : *guide.window, folder.filePath(file)) ? 1 : 0;
    }
    return pictures;
}

} // namespace Provost
