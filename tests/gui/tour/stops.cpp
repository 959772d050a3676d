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
#include "shell/workspace.h"
#include "snapshots/snapshotpage.h"
#include "store/sealedcopy.h"

#include <QBuffer>
#include <QDialog>
#include <QLineEdit>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

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
    description.profile.price.perCall = 0.002;
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

QWidget *synchronised(Guide &guide)
{
    ServiceDescription description = richDescription();
    description.profile.readOnlyWhen[u"User"_s] = {{.when = u"userName pr"_s, .code = u"synchronised"_s}};
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    openForm(guide, 4);
    return nullptr;
}

/// A group as Entra has it, under the rules of its profile.
void openEntraGroup(Guide &guide, const QString &kind)
{
    const QString urn = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:"_s;
    const ServerProfile entra = ServerProfile::shipped(u"entra"_s).valueOr({});
    ServiceDescription description = fakeDescription();
    description.profile.readOnlyWhen = entra.readOnlyWhen;
    description.profile.warnings = entra.warnings;
    description.schemas << Schema {.id = urn + u"User"_s, .name = u"Entra"_s, .description = {}, .attributes = {Attribute {.name = u"ownedGroups"_s, .type = Attribute::Type::Complex, .multiValued = true, .returned = Attribute::Returned::Never, .subAttributes = {Attribute {.name = u"value"_s}}}}};
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"User"))
            type.extensions << ResourceType::Extension {.schema = urn + u"User"_s};
    }
    guide.pretence.setCachedDescription(description);
    QList<Resource> &groups = guide.pretence.resources[u"/Groups"_s];
    Json second = groups.at(1).json();
    second.set(urn + u"Group"_s, Json::object({{u"groupTypes"_s, Json::array({Json(kind)})}, {u"mailEnabled"_s, kind == "Unified"_L1}}));
    groups[1] = Resource(second);
    guide.pretend({});
    guide.go(2);
    openForm(guide, 1, u"displayName"_s);
}

QWidget *leaverMoves(Guide &guide)
{
    guide.select(7);
    guide.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QWidget *dialog = dialogNamed(guide, u"deprovisionDialog"_s);
    if (auto *move = dialog ? dialog->findChild<QAbstractButton *>(u"deprovisionMove"_s) : nullptr)
        move->click();
    guide.settle();
    return dialog;
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

/// As soon as it is there: on a busy machine the first rows may be late.
Resource rowResource(const Guide &guide, int row)
{
    Resource found;
    (void)QTest::qWaitFor([&guide, row, &found] {
        const auto *table = guide.find<ResourceTable>(u"resourceTable"_s);
        const auto *model = table ? qobject_cast<const ResourceTableModel *>(table->model()) : nullptr;
        found = model ? model->resourceAt(row) : Resource();
        return !found.id().isEmpty();
    }, 10'000);
    return found;
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

/// An earlier session has stopped reading, where calls cost money.
void readingStopped(Guide &guide)
{
    ServiceDescription description = guide.pretence.description();
    description.profile.price = {.perCall = 0.02, .currency = u"USD"_s};
    guide.pretence.setCachedDescription(description);
    guide.pretence.keepIndexIn(guide.dir.filePath(u"kept.sealed"_s), SealedCopy::makeKey());
    Index &index = guide.pretence.index();
    const QDateTime stopped = QDateTime::currentDateTimeUtc().addDays(-1);
    index.beginFullRead(u"User"_s);
    index.put({.type = u"User"_s, .resources = guide.pretence.resources.value(u"/Users"_s).first(200), .readAt = stopped});
    index.notePlace(u"User"_s, {.began = stopped, .at = stopped, .read = 200, .total = 240});
    guide.pretend({});
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
        {u"reading-stopped"_s, [](Guide &g) -> QWidget * { readingStopped(g); return nullptr; }},
        {u"overview-reading-stopped"_s, [](Guide &g) -> QWidget * { readingStopped(g); g.goTo(NavigationModel::Entry::Overview); return nullptr; }},
        {u"overview-empty"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.goTo(NavigationModel::Entry::Overview); return nullptr; }},
        {u"overview"_s, [](Guide &g) -> QWidget * { return overview(g); }},
        {u"chips"_s, [](Guide &g) -> QWidget * { readAll(g); g.click(u"quick:disabled"_s); g.settle(); return nullptr; }},
        {u"hits"_s, [](Guide &g) -> QWidget * { readAll(g); g.type(u"searchField"_s, u"pilotgae"_s); g.settle(); return nullptr; }},
        {u"snapshots"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.goTo(NavigationModel::Entry::Snapshots); return nullptr; }},
        {u"snapshots-differences"_s, [](Guide &g) -> QWidget * { return differences(g); }},
        {u"export"_s, [](Guide &g) -> QWidget * { readAll(g); g.type(u"searchField"_s, u"kolb"_s); g.click(u"exportButton"_s); return dialogNamed(g, u"exportDialog"_s); }},
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
        {u"form-group-rule"_s, [](Guide &g) -> QWidget * { openEntraGroup(g, u"DynamicMembership"_s); return nullptr; }},
        {u"form-group-owners"_s, [](Guide &g) -> QWidget * { openEntraGroup(g, u"Unified"_s); return nullptr; }},
        {u"form-group-ownerless"_s, [](Guide &g) -> QWidget * { openEntraGroup(g, u"Unified"_s); g.click(u"messageAction"_s); return nullptr; }},
        {u"form-many"_s, [](Guide &g) -> QWidget * { return manyMixed(g); }},
        {u"form-cell"_s, [](Guide &g) -> QWidget * { g.select(6); g.key(Qt::Key_F2, Qt::ShiftModifier); return nullptr; }},
        {u"form-create"_s, [](Guide &g) -> QWidget * { g.click(u"newButton"_s); return dialogNamed(g, u"createDialog"_s); }},
        {u"form-create-template"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_D, Qt::ControlModifier); return dialogNamed(g, u"createDialog"_s); }},
        {u"compare"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_Down, Qt::ShiftModifier); g.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier); return dialogNamed(g, u"compareDialog"_s); }},
        {u"deprovision"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier); return dialogNamed(g, u"deprovisionDialog"_s); }},
        {u"deprovision-move"_s, [](Guide &g) -> QWidget * { return leaverMoves(g); }},
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
