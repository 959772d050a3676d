// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "browse/resourcetable.h"
#include "change/differencemodel.h"
#include "directory/index/index.h"
#include "directory/resourcetablemodel.h"
#include "form/editsession.h"
#include "form/rundesk.h"
#include "forms/createdialog.h"
#include "forms/formpanel.h"
#include "forms/formview.h"
#include "import/importpage.h"
#include "membership/compareview.h"
#include "membership/effectiveview.h"
#include "membership/groupcommands.h"
#include "membership/matrixview.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "shell/workspace.h"
#include "snapshots/snapshotpage.h"

#include <QBuffer>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

Error serverDown()
{
    return {.kind = ErrorKind::Transport, .detail = u"Connection refused"_s, .attempts = 5};
}

QWidget *dialogNamed(const Guide &guide, const QString &name)
{
    return guide.find<QDialog>(name);
}

const QString &exampleUrn()
{
    static const QString urn = u"urn:example:params:scim:schemas:extension:2.0:User:"_s;
    return urn;
}

/// The form of a row, as F2 opens it, scrolled to an attribute.
void openForm(Guide &guide, int row, const QString &path = u"userName"_s)
{
    guide.select(row);
    guide.key(Qt::Key_F2);
    if (auto *panel = guide.find<FormPanel>(u"formPanel"_s)) {
        panel->view()->finish();
        guide.settle();
        panel->focusField(*AttributeName::parse(path));
    }
    guide.settle();
}

void type(Guide &guide, const QString &path, const QString &text)
{
    guide.type(u"edit:"_s + path, text);
}

/// A stranger's photo.
QString portrait()
{
    QImage image(160, 160, QImage::Format_RGB32);
    image.fill(QColor(0xff9cc5d3));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xff3b5a66));
    painter.drawEllipse(50, 30, 60, 66);
    painter.drawEllipse(20, 105, 120, 100);
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return QString::fromLatin1(buffer.data().toBase64());
}

void pretendRich(Guide &guide)
{
    guide.pretence.setCachedDescription(richDescription());
    QList<Resource> &people = guide.pretence.resources[u"/Users"_s];
    Json third = people.at(2).json();
    third.set(exampleUrn().chopped(1), Json::object({{u"photo"_s, portrait()}, {u"floor"_s, -2}, {u"share"_s, Json(0.75)}, {u"trained"_s, true},
                                                     {u"since"_s, u"2021-04-01T07:30:00.1234567+02:00"_s}, {u"serial"_s, u"P-00217"_s}}));
    people[2] = Resource(third);
    guide.pretend({});
}

/// As at Entra: numbered parts, an address that the provider writes itself, values without a space in them.
void pretendParted(Guide &guide)
{
    guide.pretence.setCachedDescription(partedDescription());
    QList<Resource> &people = guide.pretence.resources[u"/Users"_s];
    Json third = people.at(2).json();
    third.set(u"emails"_s, Json::array({Json::object({{u"type"_s, u"work"_s}, {u"value"_s, u"anna.schroder@haldenworks.example"_s}, {u"primary"_s, true}}),
                                        Json::object({{u"type"_s, u"work"_s}, {u"value"_s, u"mail.anna.schroder.the.second@haldenworks.example"_s}, {u"primary"_s, false}})}));
    third.set(exampleUrn().chopped(1), Json::object({{u"since"_s, u"2021-04-01T07:30:00.1234567+02:00"_s}, {u"serial"_s, u"SMTP:anna.schroder.the.second@haldenworks-of-the-north.example"_s}}));
    people[2] = Resource(third);
    guide.pretend({});
}

/// More is selected than was read, and reading costs.
void selectUnread(Guide &guide)
{
    ServiceDescription description = richDescription();
    description.profile.price = {.perCall = 0.002, .currency = u"USD"_s};
    guide.pretence.setCachedDescription(description);
    guide.pretend({.windowed = true});
    guide.select(0);
    guide.key(Qt::Key_A, Qt::ControlModifier);
    guide.key(Qt::Key_Delete);
}

QWidget *halfFilledNew(Guide &guide)
{
    guide.click(u"newButton"_s);
    auto *dialog = guide.find<CreateDialog>(u"createDialog"_s);
    if (auto *userName = dialog ? dialog->findChild<QLineEdit *>(u"edit:userName"_s) : nullptr)
        QTest::keyClicks(userName, u"new@harbour.example"_s);
    if (dialog)
        dialog->close();
    guide.settle();
    return dialog;
}

void stageSome(Guide &guide)
{
    openForm(guide, 3);
    type(guide, u"title"_s, u"Harbour Pilot"_s);
    type(guide, u"nickName"_s, u"Skipper"_s);
    guide.select(5);
    guide.key(Qt::Key_Delete);
    guide.select(6);
    guide.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
}

QWidget *manyMixed(Guide &guide)
{
    guide.select(2);
    for (int i = 0; i < 3; ++i)
        guide.key(Qt::Key_Down, Qt::ShiftModifier);
    guide.key(Qt::Key_F2);
    type(guide, u"title"_s, u"Pilot"_s);
    return nullptr;
}

/// The wizard with a table of these rows, as if they had been pasted.
ImportPage *importOf(Guide &guide, const QString &rows)
{
    guide.goTo(NavigationModel::Entry::Import);
    ImportPage *page = guide.window->workspace()->importPage();
    QMimeData data;
    data.setText(rows);
    page->take(data);
    guide.settle();
    for (int i = 0; i < 400 && !page->importing().hasTable(); ++i)
        QTest::qWait(10);
    guide.settle();
    return page;
}

void goOn(Guide &guide, ImportPage *page)
{
    page->goOn();
    for (int i = 0; i < 400 && page->importing().work() != ImportSession::Work::None; ++i)
        QTest::qWait(10);
    guide.settle();
}

QString joiners()
{
    QString rows = u"Benutzername;Vorname;Nachname;Dienstliche E-Mail-Adresse (Pflichtfeld);Abteilung und Kostenstelle der Beschäftigung;Vorgesetzter;Aktiv?;Gruppen\n"_s;
    const QStringList given {u"Mira"_s, u"Jürgen"_s, u"Søren"_s, u"Łucja"_s, u"Νίκος"_s, u"Aiko"_s};
    const QStringList family {u"Kolb"_s, u"Groß"_s, u"Østergård"_s, u"Wójcik"_s, u"Παππάς"_s, u"Tanaka"_s};
    for (int i = 0; i < 24; ++i) {
        const QString who = u"neu%1"_s.arg(i);
        rows += u"%1@harbour.example;%2;%3;%1@harbour.example;Hafenbetrieb %4;;%5;\n"_s.arg(who, given[i % 6], family[i % 6]).arg(4000 + i).arg(i % 5 == 3 ? u"vielleicht"_s : u"ja"_s);
    }
    return rows;
}

QString wideRows()
{
    QStringList header {u"Benutzername"_s};
    QStringList cells {u"mira@harbour.example"_s};
    for (int i = 1; i < 200; ++i) {
        header << u"Sehr lange Spaltenüberschrift Nummer %1"_s.arg(i);
        cells << u"Wert %1"_s.arg(i);
    }
    return header.join(u';') + u'\n' + cells.join(u';') + u'\n' + cells.join(u';').replace(u"mira"_s, u"tor"_s) + u'\n';
}

/// Rules, look-up tables: the other sides of the mapping.
QWidget *importLines(Guide &guide, int tab)
{
    ImportPage *page = importOf(guide, joiners());
    goOn(guide, page);
    const QString dept = page->importing().sample().header.names.at(4);
    page->importing().mappingModel().load([&] {
        ColumnMapping mapping = page->importing().mappingModel().mapping();
        mapping.rules = {{.column = dept, .equals = u"Hafenbetrieb 4000"_s, .groups = {u"Lotsen"_s, u"Personal"_s}, .set = {{u"title"_s, u"Lotsin"_s}}},
                         {.column = u"Standort"_s, .equals = u"Bergen"_s, .set = {{u"timezone"_s, u"Europe/Oslo"_s}}}};
        mapping.lookups = {{u"Kostenstellen"_s, {{u"Hafenbetrieb 4000"_s, u"4711"_s}, {u"Hafenbetrieb 4001"_s, u"4712"_s}}}};
        return mapping;
    }());
    page->findChild<QTabBar *>(u"mappingTabs"_s)->setCurrentIndex(tab);
    guide.settle();
    return nullptr;
}

QWidget *importPasswords(Guide &guide)
{
    ImportPage *page = importOf(guide, joiners());
    goOn(guide, page);
    goOn(guide, page);
    goOn(guide, page);
    auto *kind = page->findChild<QComboBox *>(u"passwordKind"_s);
    kind->setCurrentIndex(1);
    guide.settle();
    return nullptr;
}

QWidget *importReport(Guide &guide)
{
    ImportPage *page = importOf(guide, joiners());
    goOn(guide, page);
    goOn(guide, page);
    goOn(guide, page);
    ImportSession &session = page->importing();
    session.stage();
    for (int i = 0; i < 400 && session.waiting() == 0; ++i)
        QTest::qWait(10);
    guide.goTo(NavigationModel::Entry::Import); // staging leads on to the review
    QHash<int, StepOutcome> outcomes;
    for (int i = 0; i < session.requests().steps.size(); ++i) {
        StepOutcome outcome {.state = i % 7 == 2 ? StepState::Failed : StepState::Done, .id = QString::number(i)};
        if (outcome.state == StepState::Failed)
            outcome.error = Error {.kind = ErrorKind::Scim, .detail = u"userName is taken"_s, .httpStatus = 409, .scimType = u"uniqueness"_s};
        outcomes.insert(i, outcome);
    }
    session.setOutcome(session.requests(), outcomes);
    for (int i = 0; i < 400 && !session.report(); ++i)
        QTest::qWait(10);
    return nullptr;
}

QWidget *synchronised(Guide &guide)
{
    ServiceDescription description = richDescription();
    description.profile.readOnlyWhen[u"User"_s] = {{.when = u"userName pr"_s, .code = u"synchronised"_s}};
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    openForm(guide, 4);
    return nullptr;
}

/// What nothing can be made of, for several reasons.
void stageImpossible(Guide &guide)
{
    guide.pretence.setCachedDescription([] {
        ServiceDescription description = fakeDescription();
        description.profile.values[u"User"_s].insert(u"username"_s, {.pattern = u"[a-z.@]+"_s, .reason = u"letters without accents, digits and ' . - _ ! # ^ ~ before the @, and a domain verified in the tenant behind it"_s});
        description.profile.createOnly[u"User"_s] << u"usertype"_s;
        return description;
    }());
    guide.pretend({});
    const auto person = [&guide](int n) { return guide.pretence.resources[u"/Users"_s].at(n); };
    const auto edit = [&](int n, const QString &attribute, const Json &value) {
        return Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = person(n).id(), .attributes = Json::object({{attribute, value}}), .before = person(n)};
    };
    guide.window->session()->stage({edit(1, u"userName"_s, u"J\u00f6rg"_s), edit(2, u"userType"_s, u"Guest"_s), edit(3, u"userName"_s, Json(nullptr)),
                                    Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = Json::object({{u"displayName"_s, u"Mira Kolb"_s}})},
                                    Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = guide.pretence.resources[u"/Groups"_s].at(1).id(), .members = {u"bulkId:9"_s}}},
                                   u"Impossible"_s);
    guide.goTo(NavigationModel::Entry::Changes);
    guide.click(u"changesReview"_s);
}

/// As a file of changes brings it.
void stageWhatIsSo(Guide &guide)
{
    const Resource person = guide.pretence.resources[u"/Users"_s].at(3);
    const Resource group = guide.pretence.resources[u"/Groups"_s].at(1);
    const QString member = group.json().value(u"members").at(0).value(u"value").toString();
    const Json attributes = Json::object({{u"title"_s, person.json().value(u"title")}, {u"nickName"_s, u"Skipper"_s}});
    guide.window->session()->staged().reset({.changes = {Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = person.id(), .attributes = attributes, .before = person},
                                                         Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = group.id(), .members = {member, person.id()}, .before = group}}});
    guide.window->workspace()->openReview();
    guide.settle();
}

MembershipPage *membersPage(Guide &guide)
{
    guide.goTo(NavigationModel::Entry::Members);
    return guide.window->workspace()->membershipPage();
}

Principal groupOf(const Guide &guide, int n)
{
    return Principal::of(guide.pretence.resources[u"/Groups"_s].at(n), u"Group"_s);
}

/// Two groups side by side, with people who come, go and move.
void arrange(Guide &guide)
{
    guide.pretend({});
    MembershipPage *page = membersPage(guide);
    page->panesView()->left()->show(groupOf(guide, 1));
    page->panesView()->right()->show(groupOf(guide, 2));
    guide.settle();
    const MembershipModel &left = page->panesView()->left()->model();
    (void)page->editor().move(left.subject(), groupOf(guide, 2), left.principals({2, 5, 6}), u"Move"_s);
    (void)page->editor().add(left.subject(), {{.id = u"new"_s, .name = u"Ida Nyström"_s, .detail = u"ida@harbour.example"_s, .type = u"User"_s}}, u"Add"_s);
    guide.settle();
}

QWidget *dropText(Guide &guide)
{
    arrange(guide);
    QMimeData mime;
    mime.setText(u"user003@harbour.example\nMira Kolb\nGhost, Casper\nuser012@private.example\nuser017@harbour.example\n"_s);
    auto *list = guide.find<PrincipalList>(u"rightList"_s);
    QDragEnterEvent enter({40, 60}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(list->viewport(), &enter);
    QDropEvent drop({40, 60}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(list->viewport(), &drop);
    guide.settle();
    return dialogNamed(guide, u"matchDialog"_s);
}

EffectiveView *effective(const Guide &guide)
{
    return guide.window->workspace()->membershipPage()->effectiveView();
}

/// The first group answers, the groups in it do not.
void readForever(Guide &guide)
{
    EffectiveView *view = effective(guide);
    view->show(groupOf(guide, 0));
    QObject::connect(view->findChild<NestingJob *>(), &NestingJob::progressed, view, [&guide] { guide.pretence.fetchDelay = std::chrono::hours(1); });
    guide.waitFor(u"effectiveStop"_s);
}

void toggleSome(const Guide &guide)
{
    MembershipMatrixModel &model = guide.window->workspace()->membershipPage()->matrixView()->model();
    for (const auto &[row, column] : {std::pair(0, 0), std::pair(2, 0), std::pair(3, 4), std::pair(5, 2), std::pair(9, 1), std::pair(12, 6)})
        (void)model.toggle({model.index(row, column)});
}

MemberList manyMembers()
{
    MemberList list;
    for (int i = 0; i < 100'000; ++i)
        list.members << MemberList::Member {.value = QString::number(i), .display = u"Mira Kolb %1"_s.arg(i), .type = u"User"_s};
    return list;
}

/// A provider that answers for one pair at a time: the people at the left can be asked about, some have been.
QWidget *oneByOne(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    description.profile.members = ServerProfile::MemberAccess::ByPairFilter;
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    guide.pretence.memberList = MemberList {.knowledge = MemberList::Knowledge::Unknown};
    MembershipPage *page = membersPage(guide);
    page->showSubject(groupOf(guide, 1));
    guide.settle();
    const MembershipModel &left = page->panesView()->left()->model();
    for (int row = 0; row < 8; ++row) {
        page->editor().know(left.principalAt(row));
        page->editor().learnPair(groupOf(guide, 1).id, left.principalAt(row).id, row % 3 == 0);
    }
    return nullptr;
}

QWidget *owners(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    const QString urn = u"urn:example:owned:2.0:Group"_s;
    const Attribute attribute {.name = u"owners"_s, .type = Attribute::Type::Complex, .multiValued = true, .subAttributes = {Attribute {.name = u"value"_s}, Attribute {.name = u"display"_s}}};
    description.schemas << Schema {.id = urn, .name = u"Owned"_s, .description = {}, .attributes = {attribute}};
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"Group"))
            type.extensions << ResourceType::Extension {.schema = urn};
    }
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    const QList<Resource> &users = guide.pretence.resources[u"/Users"_s];
    Json group = guide.pretence.resources[u"/Groups"_s].at(1).json();
    Json list = Json::array();
    for (const int n : {0, 4, 11})
        list.append(Json::object({{u"value"_s, users.at(n).id()}, {u"display"_s, users.at(n).displayText()}}));
    group.set(urn, Json::object({{u"owners"_s, list}}));
    guide.pretence.resources[u"/Groups"_s][1] = Resource(group);
    membersPage(guide);
    GroupCommands commands(guide.window->workspace()->membershipPage()->editor(), guide.window.get());
    commands.showOwners(groupOf(guide, 1));
    guide.settle();
    return dialogNamed(guide, u"ownersDialog"_s);
}

QWidget *longNames(Guide &guide)
{
    guide.pretend({});
    MembershipPage *page = membersPage(guide);
    page->showTab(MembershipPage::Tab::Matrix);
    guide.settle();
    MembershipMatrixModel &model = page->matrixView()->model();
    QList<Principal> people;
    QList<Principal> groups;
    for (int i = 0; i < 200; ++i)
        people << Principal {.id = u"p%1"_s.arg(i), .name = u"Wolfeschlegelsteinhausenbergerdorff-Nascimento, Maximiliana %1"_s.arg(i), .type = u"User"_s};
    for (int i = 0; i < 2000; ++i)
        groups << Principal {.id = u"g%1"_s.arg(i), .name = u"Department of Harbour Operations and Logistics %1"_s.arg(i), .type = u"Group"_s};
    model.setPeople(people);
    model.setGroups(groups);
    for (int i = 0; i < 200; ++i)
        page->editor().learnGroups(people.at(i).id, {groups.at(i % 17).id, groups.at(i % 5).id});
    guide.settle();
    return nullptr;
}

/// Groups in groups, one of them in a circle.
void nest(Guide &guide)
{
    auto &groups = guide.pretence.resources[u"/Groups"_s];
    const auto put = [&](int into, int what) {
        Json group = groups[into].json();
        Json members = group.value(u"members");
        members.append(Json::object({{u"value"_s, groups[what].id()}, {u"display"_s, groups[what].displayText()}, {u"$ref"_s, QString(u"https://scim.example.com/v2/Groups/"_s + groups[what].id())}}));
        group.set(u"members"_s, members);
        groups[into] = Resource(group);
    };
    for (const auto &[into, what] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 3), std::pair(2, 3), std::pair(3, 4), std::pair(2, 5), std::pair(5, 0), std::pair(4, 6), std::pair(1, 7)})
        put(into, what);
    guide.pretend({});
}

QWidget *hover(Guide &guide)
{
    arrange(guide);
    auto *from = guide.find<PrincipalList>(u"leftList"_s);
    auto *to = guide.find<PrincipalList>(u"rightList"_s);
    from->setFocus();
    from->selectionModel()->select(from->model()->index(3, 0), QItemSelectionModel::Rows | QItemSelectionModel::Select);
    from->selectionModel()->select(from->model()->index(4, 0), QItemSelectionModel::Rows | QItemSelectionModel::Select);
    static std::unique_ptr<QMimeData> mime; // outlives the picture
    mime.reset(from->principals().dragOf(from->selectedRowNumbers()).toMimeData());
    QDragEnterEvent enter({40, 60}, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(to->viewport(), &enter);
    return nullptr;
}

Resource rowResource(const Guide &guide, int row)
{
    const auto *table = guide.find<ResourceTable>(u"resourceTable"_s);
    const auto *model = table ? qobject_cast<const ResourceTableModel *>(table->model()) : nullptr;
    return model ? model->resourceAt(row) : Resource();
}

void stageTitle(Guide &guide, int row, const QString &title, const QString &was = {})
{
    const Resource found = rowResource(guide, row);
    Json before = found.json();
    if (!was.isEmpty())
        before.set(u"title"_s, was);
    guide.window->session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = found.id(), .attributes = Json::object({{u"title"_s, title}}), .before = Resource(before)}}, u"Title"_s);
}

/// Sent to the practice directory and ended.
void apply(Guide &guide)
{
    guide.window->workspace()->openReview();
    guide.settle();
    guide.click(u"applyAll"_s);
    (void)QTest::qWaitFor([&guide] { return !guide.window->desk()->staged().isRunning(); }, 10'000);
    guide.settle();
}

/// Three that go well, and one whose name somebody else has.
void applySome(Guide &guide)
{
    static int round = 0; // the practice directory remembers earlier stops: a title it has already would be nothing to do
    ++round;
    stageTitle(guide, 2, u"Harbour Pilot, Pier %1"_s.arg(round));
    stageTitle(guide, 4, u"Deckhand, Ferry %1"_s.arg(round));
    stageTitle(guide, 6, u"Lighthouse Keeper, Light %1"_s.arg(round));
    const Resource other = rowResource(guide, 8);
    const QString taken = rowResource(guide, 9).value(AttributeName {{}, u"userName"_s, {}}).toString();
    guide.window->session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = other.id(), .attributes = Json::object({{u"userName"_s, taken}}), .before = other}}, u"Name"_s);
    apply(guide);
}

QWidget *conflict(Guide &guide)
{
    stageTitle(guide, 3, u"Harbour Pilot"_s, u"Deckhand"_s);
    apply(guide);
    guide.click(u"messageAction"_s);
    guide.settle();
    return guide.window->findChild<QDialog *>(u"conflictDialog"_s);
}

QWidget *underWay(Guide &guide)
{
    ApplyRun &run = guide.window->desk()->staged();
    QObject::connect(&run, &ApplyRun::stepEnded, guide.window.get(), [&run] { run.setPaused(true); });
    for (int row = 0; row < 20; ++row)
        stageTitle(guide, row, u"Rigger %1"_s.arg(row));
    guide.window->workspace()->openReview();
    guide.settle();
    guide.click(u"applyAll"_s);
    (void)QTest::qWaitFor([&run] { return run.isPaused(); }, 10'000);
    return nullptr;
}

std::vector<Stop> runStops()
{
    return {
        {u"review-conflict"_s, [](Guide &g) -> QWidget * { stageTitle(g, 3, u"Harbour Pilot"_s, u"Deckhand"_s); stageTitle(g, 5, u"Cook"_s); apply(g); return nullptr; }},
        {u"conflict"_s, [](Guide &g) -> QWidget * { return conflict(g); }},
        {u"run-paused"_s, [](Guide &g) -> QWidget * { return underWay(g); }},
        {u"run-ended"_s, [](Guide &g) -> QWidget * { applySome(g); return nullptr; }},
        {u"run-undo"_s, [](Guide &g) -> QWidget * { applySome(g); g.click(u"runUndo"_s); (void)QTest::qWaitFor([&g] { return g.window->desk()->undo() != nullptr; }, 5000); return nullptr; }},
        {u"activity"_s, [](Guide &g) -> QWidget * { applySome(g); g.goTo(NavigationModel::Entry::Activity); return nullptr; }},
        {u"activity-verified"_s, [](Guide &g) -> QWidget * { applySome(g); g.goTo(NavigationModel::Entry::Activity); g.click(u"auditVerify"_s); g.waitFor(u"activityStrip"_s); return nullptr; }},
        {u"activity-empty"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Activity); return nullptr; }},
        {u"history"_s, [](Guide &g) -> QWidget * { applySome(g); g.go(1); g.select(2); g.showTab(3); return nullptr; }},
        {u"history-empty"_s, [](Guide &g) -> QWidget * { g.select(11); g.showTab(3); return nullptr; }},
    };
}

/// Everything of the pretended directory is in the index.
void readAll(Guide &guide)
{
    guide.pretend({});
    Index &index = guide.pretence.index();
    for (const auto &[type, endpoint] : {std::pair(u"User"_s, u"/Users"_s), std::pair(u"Group"_s, u"/Groups"_s)}) {
        index.beginFullRead(type);
        index.put({.type = type, .resources = guide.pretence.resources.value(endpoint), .readAt = QDateTime::currentDateTimeUtc()});
        (void)index.endFullRead(type, &index);
    }
    for (int i = 0; i < 100; ++i)
        QTest::qWait(10);
    guide.settle();
}

QWidget *overview(Guide &guide)
{
    readAll(guide);
    guide.goTo(NavigationModel::Entry::Overview);
    for (int i = 0; i < 100; ++i)
        QTest::qWait(10);
    guide.settle();
    return nullptr;
}

/// As the pretended directory is, and as it was with other titles, one person more and one less.
QWidget *differences(Guide &guide)
{
    guide.pretend({});
    guide.goTo(NavigationModel::Entry::Snapshots);
    const QTemporaryDir folder;
    const auto write = [&](const QString &name, bool isEarlier) {
        const QString path = folder.filePath(name);
        auto writer = SnapshotWriter::open(path, u"https://scim.example.com/v2"_s, guide.pretence.description());
        const QList<Resource> people = guide.pretence.resources.value(u"/Users"_s);
        for (qsizetype i = isEarlier ? 0 : 1; i < people.size() - (isEarlier ? 1 : 0); ++i) {
            Json json = people.at(i).json();
            if (isEarlier && i % 31 == 5)
                json.set(u"title"_s, u"Acting Harbour Master"_s);
            if (isEarlier && i % 62 == 5)
                json.set(u"active"_s, false);
            writer.value()->add(u"User"_s, Resource(json));
        }
        return writer.value()->finish() ? path : QString();
    };
    auto *page = guide.find<SnapshotPage>(u"snapshotPage"_s);
    page->compareFiles(write(u"a"_s, true), write(u"b"_s, false));
    for (int i = 0; i < 200 && page->model().rowCount() == 0; ++i)
        QTest::qWait(10);
    auto *list = guide.find<QTreeView>(u"snapshotDifferences"_s);
    list->expandAll();
    (void)page->model().setData(page->model().index(0, 0), int(Qt::Checked), Qt::CheckStateRole);
    guide.settle();
    return nullptr;
}

std::vector<Stop> indexStops()
{
    return {
        {u"overview-empty"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.goTo(NavigationModel::Entry::Overview); return nullptr; }},
        {u"overview"_s, [](Guide &g) -> QWidget * { return overview(g); }},
        {u"chips"_s, [](Guide &g) -> QWidget * { readAll(g); g.click(u"quick:disabled"_s); g.settle(); return nullptr; }},
        {u"hits"_s, [](Guide &g) -> QWidget * { readAll(g); g.type(u"searchField"_s, u"pilotgae"_s); g.settle(); return nullptr; }},
        {u"snapshots"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.goTo(NavigationModel::Entry::Snapshots); return nullptr; }},
        {u"snapshots-differences"_s, [](Guide &g) -> QWidget * { return differences(g); }},
        {u"export"_s, [](Guide &g) -> QWidget * { readAll(g); g.type(u"searchField"_s, u"kolb"_s); g.click(u"exportButton"_s); return dialogNamed(g, u"exportDialog"_s); }},
    };
}

std::vector<Stop> importStops()
{
    return {
        {u"import"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Import); return nullptr; }},
        {u"import-file"_s, [](Guide &g) -> QWidget * { importOf(g, joiners()); return nullptr; }},
        {u"import-columns"_s, [](Guide &g) -> QWidget * { goOn(g, importOf(g, joiners())); return nullptr; }},
        {u"import-rules"_s, [](Guide &g) -> QWidget * { return importLines(g, 1); }},
        {u"import-lookups"_s, [](Guide &g) -> QWidget * { return importLines(g, 2); }},
        {u"import-passwords"_s, [](Guide &g) -> QWidget * { return importPasswords(g); }},
        {u"import-columns-200"_s, [](Guide &g) -> QWidget * { goOn(g, importOf(g, wideRows())); return nullptr; }},
        {u"import-file-200"_s, [](Guide &g) -> QWidget * { importOf(g, wideRows()); return nullptr; }},
        {u"import-check"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, joiners()); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-check-all-wrong"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, joiners().replace(u";ja;"_s, u";jein;"_s)); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-no-rows"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, u"Benutzername;Vorname\n"_s); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-plan"_s, [](Guide &g) -> QWidget * { ImportPage *page = importOf(g, joiners()); goOn(g, page); goOn(g, page); goOn(g, page); return nullptr; }},
        {u"import-report"_s, [](Guide &g) -> QWidget * { return importReport(g); }},
    };
}

std::vector<Stop> memberStops()
{
    return {
        {u"members"_s, [](Guide &g) -> QWidget * { membersPage(g); return nullptr; }},
        {u"members-staged"_s, [](Guide &g) -> QWidget * { arrange(g); return nullptr; }},
        {u"members-drag"_s, [](Guide &g) -> QWidget * { return hover(g); }},
        {u"members-dropped-text"_s, [](Guide &g) -> QWidget * { return dropText(g); }},
        {u"members-person"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier); return nullptr; }},
        {u"members-unknown"_s, [](Guide &g) -> QWidget * { g.pretence.memberList = MemberList {.knowledge = MemberList::Knowledge::Unknown}; arrange(g); return nullptr; }},
        {u"members-cut"_s, [](Guide &g) -> QWidget * { g.pretend({}); MemberList list {.knowledge = MemberList::Knowledge::MaybeCut}; for (int i = 0; i < 100; ++i) list.members << MemberList::Member {.value = QString::number(i), .display = u"Member %1"_s.arg(i)}; g.pretence.memberList = list; membersPage(g)->showSubject(groupOf(g, 1)); return nullptr; }},
        {u"members-large"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.pretence.memberList = manyMembers(); membersPage(g)->showSubject(groupOf(g, 1)); g.settle(); g.type(u"rightFilter"_s, u"kolb 9"_s); return nullptr; }},
        {u"members-one-by-one"_s, [](Guide &g) -> QWidget * { return oneByOne(g); }},
        {u"members-owners"_s, [](Guide &g) -> QWidget * { return owners(g); }},
        {u"members-matrix-long-names"_s, [](Guide &g) -> QWidget * { return longNames(g); }},
        {u"members-matrix"_s, [](Guide &g) -> QWidget * { g.pretend({}); MembershipPage *page = membersPage(g); page->showTab(MembershipPage::Tab::Matrix); g.settle(); toggleSome(g); return nullptr; }},
        {u"members-effective"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); effective(g)->show(groupOf(g, 0)); return nullptr; }},
        {u"members-effective-reading"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); readForever(g); return nullptr; }},
        {u"members-effective-stopped"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); readForever(g); g.click(u"effectiveStop"_s); return nullptr; }},
        {u"members-tree"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); effective(g)->show(groupOf(g, 0)); effective(g)->showForm(1); return nullptr; }},
        {u"members-picture"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); effective(g)->show(groupOf(g, 0)); effective(g)->showForm(2); return nullptr; }},
        {u"members-compare"_s, [](Guide &g) -> QWidget * { g.pretend({}); MembershipPage *page = membersPage(g); page->showTab(MembershipPage::Tab::Compare); const auto &people = g.pretence.resources[u"/Users"_s]; page->compareView()->show(Principal::of(people.at(0), u"User"_s), Principal::of(people.at(9), u"User"_s)); return nullptr; }},
        {u"members-delete-group"_s, [](Guide &g) -> QWidget * { arrange(g); GroupCommands commands(g.window->workspace()->membershipPage()->editor(), g.window.get()); commands.remove(groupOf(g, 1)); return dialogNamed(g, u"deleteGroupDialog"_s); }},
        {u"members-failed"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.pretence.groupsError = serverDown(); membersPage(g)->showSubject(groupOf(g, 1)); return nullptr; }},
    };
}

} // namespace

std::vector<Stop> allStops()
{
    std::vector<Stop> stops {
        {u"start"_s, [](Guide &g) -> QWidget * { g.window->showDirectory(nullptr, {}); return nullptr; }},
        {u"users"_s, [](Guide &) -> QWidget * { return nullptr; }},
        {u"user-attributes"_s, [](Guide &g) -> QWidget * { g.select(7); return nullptr; }},
        {u"user-groups"_s, [](Guide &g) -> QWidget * { g.select(7); g.showTab(1); return nullptr; }},
        {u"user-json"_s, [](Guide &g) -> QWidget * { g.select(7); g.showTab(2); return nullptr; }},
        {u"many-selected"_s, [](Guide &g) -> QWidget * { g.select(2); g.key(Qt::Key_Down, Qt::ShiftModifier); g.key(Qt::Key_Down, Qt::ShiftModifier); return nullptr; }},
        {u"sorted"_s, [](Guide &g) -> QWidget * { g.select(3); g.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier); return nullptr; }},
        {u"search"_s, [](Guide &g) -> QWidget * { g.type(u"searchField"_s, u"anna"_s); return nullptr; }},
        {u"search-no-hits"_s, [](Guide &g) -> QWidget * { g.type(u"searchField"_s, u"zebra crossing"_s); return nullptr; }},
        {u"filter"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_L, Qt::ControlModifier); g.type(u"filterEdit"_s, u"active eq true and title co \"engineer\""_s); return nullptr; }},
        {u"filter-error"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_L, Qt::ControlModifier); g.type(u"filterEdit"_s, u"active eq true and titel is \"pilot\""_s); return nullptr; }},
        {u"columns"_s, [](Guide &g) -> QWidget * { g.click(u"columnsButton"_s); return dialogNamed(g, u"columnChooser"_s); }},
        {u"groups"_s, [](Guide &g) -> QWidget * { g.go(2); g.select(1); return nullptr; }},
        {u"group-members"_s, [](Guide &g) -> QWidget * { g.go(2); g.select(0); g.showTab(1); return nullptr; }},
        {u"devices"_s, [](Guide &g) -> QWidget * { g.go(3); g.select(2); return nullptr; }},
        {u"requests"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Requests); return nullptr; }},
        {u"provider"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Provider); return nullptr; }},
        {u"provider-probed"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Provider); g.click(u"probeButton"_s); g.waitFor(u"probeOutcome"_s); return nullptr; }},
        {u"form"_s, [](Guide &g) -> QWidget * { openForm(g, 7); return nullptr; }},
        {u"form-edited"_s, [](Guide &g) -> QWidget * { openForm(g, 7); type(g, u"displayName"_s, u"Ada Lovelace"_s); type(g, u"title"_s, u"Analyst"_s); return nullptr; }},
        {u"form-problems"_s, [](Guide &g) -> QWidget * { pretendRich(g); openForm(g, 2, exampleUrn() + u"floor"_s); type(g, exampleUrn() + u"floor"_s, u"third"_s); type(g, exampleUrn() + u"since"_s, u"yesterday"_s); type(g, exampleUrn() + u"shape"_s, u"{\"corners\": }"_s); return nullptr; }},
        {u"form-taken"_s, [](Guide &g) -> QWidget * { pretendRich(g); openForm(g, 2); type(g, u"userName"_s, u"user004@harbour.example"_s); QTest::qWait(900); return nullptr; }},
        {u"form-photo"_s, [](Guide &g) -> QWidget * { pretendRich(g); openForm(g, 2, exampleUrn() + u"mode"_s); return nullptr; }},
        {u"form-values"_s, [](Guide &g) -> QWidget * { openForm(g, 7, u"emails"_s); return nullptr; }},
        {u"form-addresses"_s, [](Guide &g) -> QWidget * { openForm(g, 7, u"addresses"_s); return nullptr; }},
        {u"form-extension"_s, [](Guide &g) -> QWidget * { openForm(g, 7, u"urn:provost:params:scim:schemas:extension:practice:2.0:User:hireDate"_s); return nullptr; }},
        {u"form-reference"_s, [](Guide &g) -> QWidget * { openForm(g, 7, u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"_s); return nullptr; }},
        {u"form-password"_s, [](Guide &g) -> QWidget * { openForm(g, 7, u"password"_s); g.click(u"edit:password:make"_s); return nullptr; }},
        {u"form-synchronised"_s, [](Guide &g) -> QWidget * { return synchronised(g); }},
        {u"form-read-only"_s, [](Guide &g) -> QWidget * { g.select(7); g.click(u"detailEdit"_s); g.window->session()->setReadOnly(true); return nullptr; }},
        {u"form-300"_s, [](Guide &g) -> QWidget * { g.pretence.setCachedDescription(wideDescription(300)); g.pretend({}); openForm(g, 1, u"urn:example:wide:2.0:User:field150"_s); return nullptr; }},
        {u"form-parts"_s, [](Guide &g) -> QWidget * { pretendParted(g); openForm(g, 2, u"urn:example:params:scim:schemas:extension:2.0:Parted:onPremisesExtensionAttributes.extensionAttribute5"_s); return nullptr; }},
        {u"form-locked-value"_s, [](Guide &g) -> QWidget * { pretendParted(g); openForm(g, 2, u"emails"_s); return nullptr; }},
        {u"form-long-locked"_s, [](Guide &g) -> QWidget * { pretendParted(g); openForm(g, 2, exampleUrn() + u"since"_s); return nullptr; }},
        {u"form-create-asks"_s, [](Guide &g) -> QWidget * { return halfFilledNew(g); }},
        {u"selection-costs"_s, [](Guide &g) -> QWidget * { selectUnread(g); return nullptr; }},
        {u"form-group"_s, [](Guide &g) -> QWidget * { g.go(2); openForm(g, 1, u"displayName"_s); return nullptr; }},
        {u"form-many"_s, [](Guide &g) -> QWidget * { return manyMixed(g); }},
        {u"form-cell"_s, [](Guide &g) -> QWidget * { g.select(6); g.key(Qt::Key_F2, Qt::ShiftModifier); return nullptr; }},
        {u"form-create"_s, [](Guide &g) -> QWidget * { g.click(u"newButton"_s); return dialogNamed(g, u"createDialog"_s); }},
        {u"form-create-template"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_D, Qt::ControlModifier); return dialogNamed(g, u"createDialog"_s); }},
        {u"compare"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_Down, Qt::ShiftModifier); g.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier); return dialogNamed(g, u"compareDialog"_s); }},
        {u"deprovision"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier); return dialogNamed(g, u"deprovisionDialog"_s); }},
        {u"rows-marked"_s, [](Guide &g) -> QWidget * { stageSome(g); g.select(9); return nullptr; }},
        {u"changes"_s, [](Guide &g) -> QWidget * { stageSome(g); g.goTo(NavigationModel::Entry::Changes); return nullptr; }},
        {u"review"_s, [](Guide &g) -> QWidget * { stageSome(g); g.goTo(NavigationModel::Entry::Changes); g.click(u"changesReview"_s); return nullptr; }},
        {u"changes-empty"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Changes); return nullptr; }},
        {u"more-exist"_s, [](Guide &g) -> QWidget * { g.pretend({.paging = FakeRows::Paging::Cursor}); return nullptr; }},
        {u"review-so-already"_s, [](Guide &g) -> QWidget * { stageWhatIsSo(g); return nullptr; }},
        {u"review-impossible"_s, [](Guide &g) -> QWidget * { stageImpossible(g); return nullptr; }},
        {u"loading-stopped"_s, [](Guide &g) -> QWidget * { g.pretend({.silent = true}); g.waitFor(u"browseStop"_s); g.click(u"browseStop"_s); return nullptr; }},
        {u"loading"_s, [](Guide &g) -> QWidget * { g.pretend({.silent = true}); return nullptr; }},
        {u"failed"_s, [](Guide &g) -> QWidget * { g.pretend({.error = serverDown()}); return nullptr; }},
        {u"empty"_s, [](Guide &g) -> QWidget * { g.pretence.resources.clear(); g.pretend({}); return nullptr; }},
        {u"settings"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_Comma, Qt::ControlModifier); return g.window->findChild<QDialog *>(); }},
        {u"cannot-search"_s, [](Guide &g) -> QWidget * { g.refuseFilters(); g.type(u"searchField"_s, u"kolb"_s); return nullptr; }},
        {u"production"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.select(4); return nullptr; }},
        {u"shortcuts"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_F1); return dialogNamed(g, u"shortcutsDialog"_s); }},
    };
    for (const std::vector<Stop> &more : {runStops(), memberStops(), importStops(), indexStops(), connectStops()})
        stops.insert(stops.end(), more.begin(), more.end());
    return stops;
}

} // namespace Provost
