// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "directory/pendingwrites.h"
#include "fakes/fakedirectory.h"
#include "fakes/wire.h"
#include "directory/index/index.h"
#include "import/peoplefile.h"
#include "form/changelistmodel.h"
#include "membership/listcomparison.h"
#include "membership/membershipmatrixmodel.h"
#include "membership/membershipmodel.h"
#include "membership/pastedtext.h"
#include "membership/personmatcher.h"
#include "membership/principalsearch.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Qt::StringLiterals;
using Content = MembershipModel::Content;
using Stage = MembershipEditor::Stage;
using State = MembershipModel::State;

/// Memberships over a directory in memory: what is staged, what a list shows of it, and whom a text names.
class TestMembership : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void stagesOnlyDifferences();
    void takesBackTheOpposite();
    void movesAsOneStep();
    void movesWhoIsStagedAlready();
    void whoIsThereAlreadyWaitsForNothing();
    void whoComesBackIsAwaited();
    void refuses();
    void keepsOtherEditsOfTheGroup();
    void knowsWhoIsInByEitherSide();
    void listShowsWhatIsStaged();
    void listOfGroupsOfAPerson();
    void listSaysWhatItCannotKnow();
    void nobodyMayBeWithheld();
    void ownWritesProveNothing();
    void whatWasReadAWhileAgoRefusesNothing();
    void sameMemberTwiceIsOne();
    void oddIdsSurvive();
    void filterInside();
    void hundredThousand();
    void hundredThousandCompared();
    void filtersLongListsBehind();
    void opensFromTheIndex();
    void failureIsTold();
    void readsAgainAfterARun();
    void looksUpNamesOnScreenOnly();
    void namesakesAreToldApart();
    void namesakesInTheMatrix();
    void changesNameWhomTheIndexKnows();
    void manyChangesFollow();
    void dragsCarryAll();
    void dragsTellTenantsApart();
    void readsPastedText_data();
    void readsPastedText();
    void matchesPeople();
    void matchesManyByExternalId();
    void matchesWithoutOr();
    void matchesFromTheIndex();
    void searchesTheIndex();
    void findsGroupsOfManyInTheIndex();
    void matchesWhereOrIsRefused();
    void partsOfNamesWhereOnlyWholeOnesAreFound();
    void offersWhatCosts();
    void offersWhatTakesManyCalls();
    void readsPeopleInFiles_data();
    void readsPeopleInFiles();

private:
    Principal group(int n) const { return Principal::of(m_directory->resources[u"/Groups"_s].at(n), u"Group"_s); }
    Principal user(int n) const { return Principal::of(m_directory->resources[u"/Users"_s].at(n), u"User"_s); }
    QStringList ids(const QList<Principal> &principals) const
    {
        QStringList all;
        for (const Principal &principal : principals)
            all << principal.id;
        return all;
    }
    void show(MembershipModel &model, const Principal &subject) const
    {
        if (subject.isGroup())
            model.showMembers(subject);
        else
            model.showGroups(subject);
        QTRY_VERIFY(model.state() == State::Ready || model.state() == State::Failed);
    }

    void fillIndex(const QString &type, const QList<Resource> &resources)
    {
        m_directory->index().beginFullRead(type);
        m_directory->index().put({.type = type, .resources = resources, .readAt = QDateTime::currentDateTimeUtc()});
        std::optional<bool> ended;
        m_directory->index().endFullRead(type, this)->then(this, [&ended](const Result<qint64> &outcome) { ended = outcome.ok(); });
        QTRY_VERIFY(ended);
        QVERIFY(*ended);
    }
    [[nodiscard]] QList<PersonMatch> matched(const QString &text)
    {
        std::optional<Result<QList<PersonMatch>>> outcome;
        (new PersonMatcher(*m_directory, peopleIn(text), m_directory.get()))->then(this, [&outcome](const Result<QList<PersonMatch>> &matches) { outcome = matches; });
        (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20'000);
        return outcome && outcome->ok() ? outcome->value() : QList<PersonMatch>();
    }
    [[nodiscard]] FoundPrincipals searched(const PrincipalSearch::Ask &ask)
    {
        std::optional<Result<FoundPrincipals>> outcome;
        (new PrincipalSearch(*m_directory, ask, m_directory.get()))->then(this, [&outcome](const Result<FoundPrincipals> &found) { outcome = found; });
        (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20'000);
        return outcome ? outcome->valueOr({}) : FoundPrincipals();
    }

    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<MembershipEditor> m_editor;
};

void TestMembership::init()
{
    m_directory = std::make_unique<FakeDirectory>(u"Test"_s, 60);
    m_session = std::make_unique<EditSession>(*m_directory);
    m_editor = std::make_unique<MembershipEditor>(*m_session);
}

void TestMembership::cleanup()
{
    m_editor.reset();
    m_session.reset();
    m_directory.reset();
}

/// Staged by id alone, as a file has them: what was read of the directory tells who that is.
void TestMembership::changesNameWhomTheIndexKnows()
{
    fillIndex(u"User"_s, m_directory->resources[u"/Users"_s]);
    fillIndex(u"Group"_s, m_directory->resources[u"/Groups"_s]);
    ChangeListModel list(*m_session);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_session->stage({{.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = group(0).id, .members = {user(1).id, u"not-known"_s}}}, u"Add"_s);
    const auto after = [&list](int line) { return list.index(line, int(ChangeListModel::Column::New), list.index(0, 0)); };
    QCOMPARE(list.rowCount(list.index(0, 0)), 2);
    QTRY_COMPARE(list.index(0, 0).data().toString(), group(0).name);
    QCOMPARE(list.index(0, 0).data(Qt::ToolTipRole).toString(), group(0).name + u'\n' + group(0).id);
    QCOMPARE(after(0).data().toString(), user(1).name);
    QCOMPARE(after(0).data(Qt::ToolTipRole).toString(), user(1).name + u'\n' + user(1).id);
    QCOMPARE(after(1).data().toString(), u"not-known"_s);
    QCOMPARE(after(1).data(Qt::ToolTipRole).toString(), u"not-known"_s);
}

/// Thousands of them are gone through off the window's thread: all come, in their order, and what is open or chosen stays so when one of them changes.
void TestMembership::manyChangesFollow()
{
    ChangeListModel list(*m_session);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    constexpr int many = 1100;
    QList<Change> edits;
    for (int i = 0; i < many; ++i)
        edits << Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:%1"_s.arg(i), .attributes = Json::object({{u"userName"_s, u"u%1"_s.arg(i)}})};
    edits << Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = group(0).id, .members = {user(1).id}}
          << Change {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = group(0).id}; // ids are unique in a type only
    m_session->stage(edits, u"Import"_s);
    QCOMPARE(m_session->objectCount(), many + 2);
    QCOMPARE(m_session->markOf({u"Group"_s, group(0).id}), RowMarks::Mark::Edited);
    QCOMPARE(m_session->markOf({u"User"_s, group(0).id}), RowMarks::Mark::Deleted);
    QCOMPARE(m_session->changesOf({u"User"_s, group(0).id}).size(), 1);
    QCOMPARE(m_session->createdOf(u"User"_s).size(), many);
    QCOMPARE(m_session->createdOf(u"User"_s, u"U1099"_s).size(), 1);
    QCOMPARE(m_session->createdOf(u"User"_s, u"U1099"_s).constFirst().id(), u"bulkId:1099"_s);
    QTRY_COMPARE(list.rowCount(), many + 2);
    QCOMPARE(list.index(many - 1, 0).data().toString(), u"u%1"_s.arg(many - 1));
    QVERIFY(list.hasChildren(list.index(7, 0)));
    QVERIFY(!list.hasChildren(list.index(many + 1, 0)));
    const QPersistentModelIndex first = list.index(7, 0);
    const QPersistentModelIndex last = list.index(many, 0);
    m_session->staged().replace({u"User"_s, u"bulkId:9"_s}, {Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:9"_s, .attributes = Json::object({{u"userName"_s, u"nine"_s}})}}, u"Edit"_s);
    QTRY_COMPARE(list.index(9, 0).data().toString(), u"nine"_s);
    QCOMPARE(list.rowCount(), many + 2);
    QCOMPARE(first.row(), 7);
    QCOMPARE(last.row(), many);
    m_session->staged().clear(u"Discard"_s);
    m_session->stage({edits.constFirst()}, u"One"_s); // before it has looked
    QTRY_COMPARE(list.rowCount(), 1);
    QCOMPARE(m_session->objectCount(), 1);
}

void TestMembership::stagesOnlyDifferences()
{
    MembershipModel model(*m_editor);
    show(model, group(0)); // users 0, 3, 6, ...
    const auto outcome = m_editor->add(group(0), {user(0), user(1), user(2), user(1)}, u"Add"_s);
    QCOMPARE(outcome.staged, 2);
    QCOMPARE(outcome.already, QStringList {user(0).name});
    QCOMPARE(outcome.alreadyStaged, QStringList {user(1).name});
    const auto &changes = m_session->changes().changes;
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().kind, ChangeKind::MembersAdd);
    QCOMPARE(changes.first().members, ids({user(1), user(2)}));
    QVERIFY(!changes.first().before.json().contains(u"members"));
    QCOMPARE(m_session->nameOf(user(1).id), user(1).name);
    const Plan plan = makePlan(m_session->changes(), m_directory->description());
    QCOMPARE(plan.steps.size(), 1);
    QCOMPARE(plan.steps.first().method, "PATCH");
    QVERIFY(!plan.steps.first().body.toBytes().contains("replace"));
    QCOMPARE(plan.objects.first().label, group(0).name);
}

void TestMembership::takesBackTheOpposite()
{
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(m_editor->remove(group(0), {user(0), user(3), user(1)}, u"Remove"_s).staged, 2);
    QCOMPARE(m_editor->remove(group(0), {user(1)}, u"Remove"_s).notMembers, QStringList {user(1).name});
    const auto outcome = m_editor->add(group(0), {user(3)}, u"Add"_s);
    QCOMPARE(outcome.takenBack, 1);
    QCOMPARE(m_editor->removed(group(0).id), QStringList {user(0).id});
    QCOMPARE(m_editor->stageOf(group(0).id, user(3).id), Stage::None);
    m_session->staged().undoStack().undo();
    QCOMPARE(m_editor->stageOf(group(0).id, user(3).id), Stage::Removed);
    m_session->staged().undoStack().undo();
    QVERIFY(m_session->changes().isEmpty());
}

void TestMembership::movesAsOneStep()
{
    const auto outcome = m_editor->move(group(0), group(1), {user(0), user(3)}, u"Move"_s);
    QCOMPARE(outcome.staged, 4);
    QCOMPARE(m_session->staged().undoStack().count(), 1);
    QCOMPARE(m_editor->groupsAdded(user(0).id), QStringList {group(1).id});
    QCOMPARE(m_editor->groupsRemoved(user(0).id), QStringList {group(0).id});
    const auto movedTo = [this] {
        QHash<QString, QString> found; // of user(0), by the group that is left
        for (const Change &change : m_session->changes().changes) {
            if (change.kind == ChangeKind::MembersRemove && change.members.contains(user(0).id))
                found.insert(change.id, change.movedTo);
        }
        return found;
    };
    QCOMPARE(movedTo(), (QHash<QString, QString> {{group(0).id, group(1).id}}));
    (void)m_editor->remove(group(0), {user(2)}, u"Remove"_s);
    QCOMPARE(movedTo(), (QHash<QString, QString> {{group(0).id, group(1).id}}));
    QCOMPARE(m_editor->removed(group(0).id).size(), 3);
    (void)m_editor->move(group(1), group(3), {user(0)}, u"Move"_s); // and on: the first group waits for the third now
    QCOMPARE(movedTo(), (QHash<QString, QString> {{group(0).id, group(3).id}}));
    QCOMPARE(m_editor->groupsAdded(user(0).id), QStringList {group(3).id});
    (void)m_editor->move(group(3), group(0), {user(0)}, u"Move"_s); // and home
    QVERIFY(movedTo().isEmpty());
    QVERIFY(m_editor->groupsAdded(user(0).id).isEmpty());
    for (int i = 0; i < 4; ++i)
        m_session->staged().undoStack().undo();
    QVERIFY(m_session->changes().isEmpty());
}

/// Added by one gesture and taken out by another, and moved then: who does not come in is not to leave.
void TestMembership::movesWhoIsStagedAlready()
{
    (void)m_editor->add(group(1), {user(0)}, u"Add"_s);
    (void)m_editor->remove(group(0), {user(0)}, u"Remove"_s);
    QVERIFY(m_editor->move(group(0), group(1), {user(0)}, u"Move"_s).hasChanged());
    QCOMPARE(m_session->staged().undoStack().count(), 3);
    const auto &changes = m_session->changes().changes;
    const auto leaves = std::find_if(changes.cbegin(), changes.cend(), [](const Change &change) { return change.kind == ChangeKind::MembersRemove; });
    QVERIFY(leaves != changes.cend());
    QCOMPARE(leaves->movedTo, group(1).id);
    QVERIFY(!m_editor->move(group(0), group(1), {user(0)}, u"Move"_s).hasChanged()); // once more is nothing new
}

/// Nothing is staged that would put them into the other group: their leaving must not wait for it.
void TestMembership::whoIsThereAlreadyWaitsForNothing()
{
    MembershipModel model(*m_editor);
    show(model, group(1));
    const QString id = m_directory->resources[u"/Groups"_s].at(1).json().value(u"members").at(0).value(u"value").toString();
    const auto outcome = m_editor->move(group(2), group(1), {Principal {.id = id, .name = u"Ann"_s, .type = u"User"_s}}, u"Move"_s);
    QCOMPARE(outcome.already.size(), 1);
    QCOMPARE(outcome.staged, 1);
    const Change left = m_session->changes().changes.constFirst();
    QCOMPARE(left.kind, ChangeKind::MembersRemove);
    QCOMPARE(left.movedTo, QString());
    QCOMPARE(makePlan(m_session->changes(), m_directory->description()).steps.size(), 1);
}

/// A removal that is taken back puts nobody into a group of which nothing is known for certain.
void TestMembership::whoComesBackIsAwaited()
{
    const Principal ann {.id = u"u-ann"_s, .name = u"Ann"_s, .type = u"User"_s};
    (void)m_editor->remove(group(1), {ann}, u"Remove"_s);
    const auto outcome = m_editor->move(group(2), group(1), {ann}, u"Move"_s);
    QCOMPARE(outcome.takenBack, 1);
    QCOMPARE(outcome.staged, 1);
    const QList<Change> &changes = m_session->changes().changes;
    QCOMPARE(changes.size(), 2);
    for (const Change &change : changes)
        QCOMPARE(change.id, change.kind == ChangeKind::MembersAdd ? group(1).id : group(2).id);
    QCOMPARE(makePlan(m_session->changes(), m_directory->description()).count(PlannedObject::Fate::Rejected), 0);
}

void TestMembership::refuses()
{
    QCOMPARE(m_editor->add(group(0), {group(0)}, u"Add"_s).refusal, MembershipEditor::Refusal::Itself);
    QVERIFY(!m_editor->add(group(0), {Principal()}, u"Add"_s).hasChanged()); // nobody
    QVERIFY(m_editor->add(group(0), {group(1)}, u"Add"_s).hasChanged()); // a group in a group
    m_session->stage({Change {.kind = ChangeKind::Delete, .resourceType = u"Group"_s, .id = group(2).id}}, u"Delete"_s);
    QCOMPARE(m_editor->add(group(2), {user(0)}, u"Add"_s).refusal, MembershipEditor::Refusal::GroupDeleted);
    QCOMPARE(m_editor->move(group(1), group(2), {user(1)}, u"Move"_s).staged, 0); // who cannot come in does not leave
    m_session->setReadOnly(true);
    QCOMPARE(m_editor->add(group(1), {user(0)}, u"Add"_s).refusal, MembershipEditor::Refusal::ReadOnly);
    m_session->setReadOnly(false);
    ServiceDescription description = fakeDescription();
    description.profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
    m_directory->setCachedDescription(description);
    QVERIFY(!m_editor->canNest());
    QCOMPARE(m_editor->add(group(0), {group(3)}, u"Add"_s).refusal, MembershipEditor::Refusal::NotNestable);
}

void TestMembership::keepsOtherEditsOfTheGroup()
{
    const Change rename {.resourceType = u"Group"_s, .id = group(0).id, .attributes = Json::object({{u"displayName"_s, u"Quay"_s}})};
    m_session->stage({rename}, u"Rename"_s);
    (void)m_editor->add(group(0), {user(1)}, u"Add"_s);
    (void)m_editor->remove(group(0), {user(2)}, u"Remove"_s);
    const auto &changes = m_session->changes().changes;
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0).kind, ChangeKind::Update);
    QCOMPARE(changes.at(1).kind, ChangeKind::MembersAdd);
    QCOMPARE(changes.at(2).kind, ChangeKind::MembersRemove);
    (void)m_editor->remove(group(0), {user(1)}, u"Remove"_s);
    QCOMPARE(m_session->changes().changes.size(), 2);
}

void TestMembership::knowsWhoIsInByEitherSide()
{
    QVERIFY(!m_editor->isMember(group(0).id, user(0).id));
    m_editor->learnGroups(user(0).id, {group(0).id});
    QCOMPARE(m_editor->isMember(group(0).id, user(0).id), std::optional(true));
    QCOMPARE(m_editor->isMember(group(5).id, user(0).id), std::optional(false));
    MemberList cut {.knowledge = MemberList::Knowledge::MaybeCut, .members = {{.value = user(4).id}}};
    m_editor->learnMembers(group(3).id, cut);
    QCOMPARE(m_editor->isMember(group(3).id, user(4).id), std::optional(true));
    QVERIFY(!m_editor->isMember(group(3).id, user(5).id)); // may be in what was cut off
    m_editor->forget();
    QVERIFY(!m_editor->isMember(group(0).id, user(0).id));
}

void TestMembership::listShowsWhatIsStaged()
{
    MembershipModel model(*m_editor);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    show(model, group(0));
    const int before = model.rowCount();
    QCOMPARE(model.before(), std::optional(before));
    (void)m_editor->add(group(0), {user(1), user(2)}, u"Add"_s);
    QCOMPARE(model.rowCount(), before + 2);
    QCOMPARE(model.principalAt(0).id, user(1).id); // who comes stands first
    QCOMPARE(model.index(0, 0).data(int(MembershipModel::Role::Stage)).toInt(), int(Stage::Added));
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"will be added"_s));
    QSignalSpy marked(&model, &QAbstractItemModel::dataChanged);
    (void)m_editor->remove(group(0), {user(0)}, u"Remove"_s);
    QVERIFY(!marked.isEmpty());
    QCOMPARE(model.rowCount(), before + 2);
    QCOMPARE(model.after(), std::optional(before + 1));
    (void)m_editor->remove(group(0), {user(1)}, u"Take back"_s);
    QCOMPARE(model.rowCount(), before + 1);
    QCOMPARE(model.principalAt(0).id, user(2).id);
    m_session->staged().clear(u"Discard"_s);
    QCOMPARE(model.rowCount(), before);
    QCOMPARE(model.after(), std::optional(before));
}

void TestMembership::listOfGroupsOfAPerson()
{
    MembershipModel model(*m_editor);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    show(model, user(0));
    const int before = model.rowCount();
    QVERIFY(before > 0);
    QVERIFY(model.principalAt(0).isGroup());
    (void)m_editor->remove(model.principalAt(0), {user(0)}, u"Leave"_s);
    QCOMPARE(model.after(), std::optional(before - 1));
    m_editor->learnGroups(user(0).id, {});
    (void)m_editor->add({.id = u"new"_s, .name = u"New"_s, .type = u"Group"_s}, {user(0)}, u"Join"_s);
    QCOMPARE(model.rowCount(), before + 1);
    QCOMPARE(model.principalAt(0).name, u"New"_s);
}

void TestMembership::listSaysWhatItCannotKnow()
{
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::Unknown};
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(model.knowledge(), MemberList::Knowledge::Unknown);
    QVERIFY(!model.before());
    QCOMPARE(m_editor->add(group(0), {user(0)}, u"Add"_s).staged, 1); // may be in already: the server says so, and that is no error
    QCOMPARE(model.rowCount(), 1);
    m_directory->groupsError = Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s};
    show(model, user(0));
    QCOMPARE(model.state(), State::Ready);
    QCOMPARE(model.knowledge(), MemberList::Knowledge::Unknown);
}

/// Until some group is seen with members an empty list proves nothing, and refuses nothing.
void TestMembership::nobodyMayBeWithheld()
{
    m_directory->memberList = MemberList {};
    MembershipModel model(*m_editor);
    show(model, group(0));
    QVERIFY(model.mayBeWithheld());
    QVERIFY(!model.before());
    QCOMPARE(m_editor->remove(group(0), {user(0)}, u"Remove"_s).staged, 1);
    QVERIFY(!m_editor->isMember(group(0).id, user(5).id));
    m_directory->memberList = MemberList {.members = {{.value = u"a"_s}}};
    MembershipModel other(*m_editor);
    QSignalSpy counted(&model, &MembershipModel::countsChanged);
    show(other, group(1));
    QVERIFY(!other.mayBeWithheld());
    QVERIFY(!model.mayBeWithheld()); // what was read before that counts from now on
    QCOMPARE(model.before(), std::optional(0));
    QVERIFY(!counted.isEmpty());
    QCOMPARE(m_editor->isMember(group(0).id, user(5).id), std::optional(false));
    m_directory->memberList = MemberList {};
    show(model, group(2));
    QVERIFY(!model.mayBeWithheld());
    QCOMPARE(model.before(), std::optional(0));
    QCOMPARE(m_editor->remove(group(2), {user(0)}, u"Remove"_s).notMembers.size(), 1);
}

/// A server that shows nobody shows nobody, whomever this console has just put in.
void TestMembership::ownWritesProveNothing()
{
    m_directory->memberList = MemberList {};
    m_directory->pendingWrites().setEnabled(true);
    m_directory->pendingWrites().setDelays({std::chrono::seconds(60)});
    m_directory->pendingWrites().note({.resourceType = u"Group"_s, .id = group(0).id, .added = {user(1).id}});
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!m_editor->showsMembers());
    QVERIFY(!model.before());
    QCOMPARE(m_editor->isMember(group(0).id, user(1).id), std::optional(true));
    QVERIFY(!m_editor->isMember(group(0).id, user(2).id));
    show(model, group(2));
    QVERIFY(model.mayBeWithheld());
    QCOMPARE(m_editor->remove(group(2), {user(0)}, u"Remove"_s).staged, 1);
}

/// Somebody else may have changed it since: it is staged, and said.
void TestMembership::whatWasReadAWhileAgoRefusesNothing()
{
    m_editor->learnMembers(group(0).id, {user(0).id}, {.isComplete = true, .isHearsay = false, .hasShown = true});
    m_editor->learnGroups(user(1).id, {group(1).id});
    QCOMPARE(m_editor->add(group(0), {user(0)}, u"Add"_s).already.size(), 1);
    m_editor->setTrustedFor(std::chrono::milliseconds(0));
    const auto again = m_editor->add(group(0), {user(0)}, u"Add"_s);
    QCOMPARE(again.staged, 1);
    QCOMPARE(again.seeming, QStringList {user(0).label()});
    QCOMPARE(m_editor->remove(group(0), {user(2)}, u"Remove"_s).staged, 1);
    QCOMPARE(m_editor->add(group(1), {user(1)}, u"Add"_s).seeming.size(), 1);
}

void TestMembership::sameMemberTwiceIsOne()
{
    m_directory->memberList = MemberList {.members = {{.value = u"a"_s, .display = u"A"_s}, {.value = u"a"_s, .display = u"A"_s}, {.value = u"b"_s}}};
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.before(), std::optional(2));
}

void TestMembership::oddIdsSurvive()
{
    const QStringList odd {u"a/b"_s, u"c&d=e"_s, u"\"quoted\""_s, QString(300, u'x')};
    QList<Principal> people;
    for (const QString &id : odd)
        people << Principal {.id = id, .type = u"User"_s};
    (void)m_editor->remove(group(0), people, u"Remove"_s);
    const Plan plan = makePlan(m_session->changes(), m_directory->description());
    QCOMPARE(plan.steps.size(), 1);
    QCOMPARE(plan.steps.first().members, odd);
    const Json operations = plan.steps.first().body.value(u"Operations");
    QCOMPARE(operations.size(), 4);
    QCOMPARE(operations.at(2).value(u"path").toString(), u"members[value eq \"\\\"quoted\\\"\"]"_s);
    const auto back = PrincipalDrag::fromBytes(PrincipalDrag {.principals = people}.toBytes());
    QVERIFY(back && back->principals == people);
}

void TestMembership::filterInside()
{
    MembershipModel model(*m_editor);
    show(model, group(0));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const int all = model.rowCount();
    model.setContains(u"mira"_s);
    QVERIFY(model.rowCount() > 0 && model.rowCount() < all);
    const int shown = model.rowCount();
    (void)m_editor->add(group(0), {user(1), user(2)}, u"Add"_s); // neither is called so
    QCOMPARE(model.rowCount(), shown);
    QCOMPARE(model.after(), std::optional(all + 2));
    model.setContains({});
    QCOMPARE(model.rowCount(), all + 2);
}

void TestMembership::hundredThousand()
{
    MemberList large;
    for (int i = 0; i < 100'000; ++i)
        large.members << MemberList::Member {.value = QString::number(i), .display = u"Person %1"_s.arg(i), .type = u"User"_s};
    m_directory->memberList = large;
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(model.rowCount(), 100'000);
    QCOMPARE(model.principalAt(99'999).name, u"Person 99999"_s); // numbers sort as numbers
    QList<Principal> crowd;
    for (int i = 0; i < 10'000; ++i)
        crowd << Principal {.id = u"new%1"_s.arg(i), .name = u"Newcomer %1"_s.arg(i), .type = u"User"_s};
    QCOMPARE(m_editor->add(group(0), crowd, u"Add"_s).staged, 10'000);
    QCOMPARE(model.after(), std::optional(110'000));
    ServerProfile profile;
    profile.membersPerAdd = 20;
    ServiceDescription description = ServiceDescription::fallback(profile);
    QCOMPARE(makePlan(m_session->changes(), description).steps.size(), 500);
}

void TestMembership::hundredThousandCompared()
{
    const auto list = [](int from, int to) {
        StagedList all;
        for (int i = from; i < to; ++i) {
            all.base << Principal {.id = QString::number(i), .name = u"Person %1"_s.arg(i)};
            all.baseIds.insert(all.base.last().id);
        }
        return all;
    };
    StagedList a = list(0, 100'000);
    StagedList b = list(50'000, 150'000);
    a.leaving = {u"3"_s};
    a.added << Principal {.id = u"new"_s, .name = u"New"_s};
    b.leaving = {u"60000"_s};
    ListComparison comparison(nullptr);
    std::optional<ListComparison::Parts> parts;
    connect(&comparison, &ListComparison::done, this, [&parts](const ListComparison::Parts &found) { parts = found; });
    comparison.compare(b, a);
    comparison.compare(a, b); // what was asked before is for nobody
    QVERIFY(comparison.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(parts, 60'000);
    QVERIFY(!comparison.isRunning());
    QCOMPARE((*parts)[0].size(), 50'000 - 1 + 1 + 1); // without 3, with the new one, with him who leaves b
    QCOMPARE((*parts)[1].size(), 50'000 - 1);
    QCOMPARE((*parts)[2].size(), 50'000);
    QCOMPARE((*parts)[0].first().name, u"New"_s);
    QCOMPARE((*parts)[2].first().name, u"Person 100000"_s);
}

void TestMembership::filtersLongListsBehind()
{
    MemberList large;
    for (int i = 0; i < 20'000; ++i)
        large.members << MemberList::Member {.value = u"id%1"_s.arg(i), .display = u"Person %1"_s.arg(i), .type = u"User"_s};
    m_directory->memberList = large;
    MembershipModel model(*m_editor);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    show(model, group(0));
    model.setContains(u"person 1999"_s);
    QCOMPARE(model.rowCount(), 20'000); // not on the GUI thread
    model.setContains(u"person 19999"_s); // typed on: the first is for nobody
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.principalAt(0).name, u"Person 19999"_s);
    (void)m_editor->add(group(0), {{.id = u"x"_s, .name = u"Person 19999 too"_s, .type = u"User"_s}}, u"Add"_s);
    QCOMPARE(model.rowCount(), 2);
    model.setContains({});
    QTRY_COMPARE(model.rowCount(), 20'001);
}

/// Where everything was read, a group opens without a call, with names; read again it comes from the provider.
void TestMembership::opensFromTheIndex()
{
    Json members = Json::array();
    for (const int n : {1, 4, 7})
        members.append(Json::object({{u"value"_s, user(n).id}})); // ids alone
    Json crew = m_directory->resources[u"/Groups"_s].first().json();
    crew.set(u"members"_s, members);
    MembershipModel model(*m_editor);
    (void)m_directory->index(); // there is one, and nothing was read
    show(model, group(0));
    QCOMPARE(m_directory->memberQuestions, 1);
    fillIndex(u"Group"_s, {Resource(crew)});
    fillIndex(u"User"_s, m_directory->resources[u"/Users"_s]);
    show(model, group(0));
    QCOMPARE(m_directory->memberQuestions, 1);
    QCOMPARE(model.before(), std::optional(3));
    QVERIFY(model.asOf().isValid());
    QTRY_VERIFY(!model.principalAt(2).name.isEmpty() && model.principalAt(2).name != model.principalAt(2).id);
    QStringList names;
    for (const Principal &principal : model.allPrincipals())
        names << principal.name;
    QStringList expected {user(1).name, user(4).name, user(7).name};
    expected.sort();
    QTRY_COMPARE(model.principalAt(0).name, expected.first()); // sorted by the names
    QVERIFY(names.contains(user(4).name));
    QCOMPARE(m_directory->fetches, 0);
    // What was read a while ago refuses nothing: somebody may have been taken out since.
    const auto outcome = m_editor->add(group(0), {user(4), user(20)}, u"Add"_s);
    QCOMPARE(outcome.staged, 2);
    QCOMPARE(outcome.seeming, QStringList {user(4).name});
    QVERIFY(outcome.already.isEmpty());
    m_session->staged().undoStack().undo();
    model.refresh();
    QTRY_COMPARE(model.state(), State::Ready);
    QCOMPARE(m_directory->memberQuestions, 2);
    QVERIFY(!model.asOf().isValid());
    Q_EMIT m_directory->pendingWrites().written(u"Group"_s, group(0).id); // a run has changed it: the index may not know
    show(model, group(0));
    QCOMPARE(m_directory->memberQuestions, 3);
}

void TestMembership::failureIsTold()
{
    m_directory->groupsError = Error {.kind = ErrorKind::Transport, .detail = u"refused"_s};
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(model.state(), State::Failed);
    QCOMPARE(model.error()->kind, ErrorKind::Transport);
    m_directory->groupsError.reset();
    model.refresh();
    QTRY_COMPARE(model.state(), State::Ready);
    QVERIFY(!model.error());
}

void TestMembership::readsAgainAfterARun()
{
    MembershipModel members(*m_editor);
    MembershipModel groups(*m_editor);
    show(members, group(0));
    show(groups, user(0));
    const int questions = m_directory->memberQuestions;
    m_directory->pendingWrites().note({.resourceType = u"Group"_s, .id = group(7).id, .added = {user(5).id}});
    QVERIFY(m_editor->isMember(group(0).id, user(0).id).value_or(false)); // another group's affair
    m_directory->pendingWrites().note({.resourceType = u"Group"_s, .id = group(0).id, .added = {user(1).id}});
    QVERIFY(!m_editor->isMember(group(0).id, user(0).id));
    QTRY_COMPARE(m_directory->memberQuestions, questions + 1);
    QTRY_COMPARE(members.state(), State::Ready);
    QTRY_COMPARE(m_directory->groupQuestions, 2);
}

void TestMembership::looksUpNamesOnScreenOnly()
{
    MemberList nameless;
    for (int i = 0; i < 40; ++i)
        nameless.members << MemberList::Member {.value = user(i).id};
    m_directory->memberList = nameless;
    MembershipModel model(*m_editor);
    show(model, group(0));
    const QString id = model.principalAt(0).id;
    QCOMPARE(model.index(0, 0).data().toString(), id);
    model.wantNames(0, 9);
    QTRY_COMPARE(m_directory->fetches, 10);
    QTRY_VERIFY(model.index(9, 0).data().toString() != model.principalAt(9).id);
    QVERIFY(model.index(0, 0).data().toString() != id);
    model.wantNames(0, 9); // nobody is asked for twice
    QCOMPARE(m_directory->fetches, 10);
    ServiceDescription dear = fakeDescription();
    dear.profile.price.perCall = 0.002;
    m_directory->setCachedDescription(dear);
    model.wantNames(10, 19);
    QCOMPARE(m_directory->fetches, 10);
}

/// Two of one name get their user names, wherever they stand below each other; nobody else is asked for.
void TestMembership::namesakesAreToldApart()
{
    MemberList list;
    for (int i = 0; i < 20; ++i)
        list.members << MemberList::Member {.value = user(i).id, .display = i == 3 || i == 7 ? u"Kolb, Jo"_s : u"Person %1"_s.arg(i), .type = u"User"_s};
    m_directory->memberList = list;
    MembershipModel model(*m_editor);
    show(model, group(0));
    QVERIFY(!model.hasDetails());
    const auto detailsOfNamesakes = [&model] {
        QSet<QString> details;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString detail = model.index(row, int(MembershipModel::Column::Detail)).data().toString();
            if (model.principalAt(row).name == "Kolb, Jo"_L1 || !detail.isEmpty())
                details.insert(detail);
        }
        return details;
    };
    const int before = m_directory->fetches;
    model.wantNames(0, 19);
    const QSet<QString> both {user(3).detail, user(7).detail};
    QTRY_COMPARE(detailsOfNamesakes(), both);
    QCOMPARE(m_directory->fetches, before + 2);
    QVERIFY(model.hasDetails());
    const QList<Principal> people = model.allPrincipals();
    model.showInOrder(people); // as a comparison does
    QVERIFY(!model.hasDetails());
    model.wantNames(0, 19);
    QTRY_COMPARE(detailsOfNamesakes(), both);
    show(model, group(0));
    model.wantNames(0, 19);
    model.wantNames(10, 19); // they have scrolled away before the answers come
    QTRY_COMPARE(detailsOfNamesakes(), both);
}

void TestMembership::namesakesInTheMatrix()
{
    MembershipMatrixModel matrix(*m_editor);
    matrix.setPeople({{.id = u"a"_s, .name = u"Jo Kolb"_s, .detail = u"jo1"_s}, {.id = u"b"_s, .name = u"Jo Kolb"_s, .detail = u"jo2"_s}, {.id = u"c"_s, .name = u"Tor Lie"_s, .detail = u"tor"_s}});
    matrix.setGroups({{.id = u"g"_s, .name = u"Crew"_s}, {.id = u"h"_s, .name = u"Crew"_s}, {.id = u"i"_s, .name = u"Pilots"_s}});
    QCOMPARE(matrix.headerData(1, Qt::Vertical).toString(), u"Jo Kolb  ·  jo2"_s);
    QCOMPARE(matrix.headerData(2, Qt::Vertical).toString(), u"Tor Lie"_s);
    QCOMPARE(matrix.headerData(0, Qt::Horizontal).toString(), u"Crew  ·  g"_s);
    QCOMPARE(matrix.headerData(2, Qt::Horizontal).toString(), u"Pilots"_s);
    QVERIFY(matrix.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"jo2"_s));
}

void TestMembership::dragsCarryAll()
{
    MembershipModel model(*m_editor);
    show(model, group(0));
    const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(0, 0), model.index(0, 1), model.index(1, 0)}));
    const auto drag = PrincipalDrag::fromMimeData(*mime, m_editor->directoryKey());
    QVERIFY(drag);
    QCOMPARE(drag->principals.size(), 2);
    QCOMPARE(drag->origin, PrincipalDrag::Origin::MembersOf);
    QCOMPARE(drag->subject.id, group(0).id);
    QVERIFY(!PrincipalDrag::fromMimeData(*mime, u"https://elsewhere.example"_s)); // ids of another directory mean nothing here
    QCOMPARE(peopleIn(QString::fromUtf8(mime->data(u"text/csv"_s))).first().id, model.principalAt(0).id);
    QVERIFY(!PrincipalDrag::fromBytes("rubbish"));
}

/// All tenants of Entra have one base URL: ids of the one mean nothing in the other.
void TestMembership::dragsTellTenantsApart()
{
    const auto keyOf = [](const QString &connection) {
        Directory directory({.name = connection, .baseUrl = QUrl(u"https://graph.example/scim"_s), .id = connection});
        EditSession session(directory);
        return MembershipEditor(session).directoryKey();
    };
    QCOMPARE(keyOf(u"a"_s), keyOf(u"a"_s));
    QVERIFY(keyOf(u"a"_s) != keyOf(u"b"_s));
}

void TestMembership::readsPastedText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("people"); ///< "id|login|name"
    QTest::newRow("nothing") << u" \n\n"_s << QStringList();
    QTest::newRow("addresses") << u"a@x.example\r\nb@x.example\n"_s << QStringList {u"|a@x.example|"_s, u"|b@x.example|"_s};
    QTest::newRow("semicolons") << u"a@x.example; Mira Kolb;;"_s << QStringList {u"|a@x.example|"_s, u"||Mira Kolb"_s};
    QTest::newRow("commas") << u"a@x.example, b@x.example"_s << QStringList {u"|a@x.example|"_s, u"|b@x.example|"_s};
    QTest::newRow("mail program") << u"\"Kolb, Mira\" <mira@x.example>; Tor Lie <tor@x.example>"_s
                                  << QStringList {u"|mira@x.example|Mira Kolb"_s, u"|tor@x.example|Tor Lie"_s};
    QTest::newRow("names") << u"Mira Kolb\nLie, Tor"_s << QStringList {u"||Mira Kolb"_s, u"||Tor Lie"_s};
    QTest::newRow("name and address") << u"Rhys Smith,rhys.smith@x.example\nMira Kolb\tmkolb@x.example"_s << QStringList {u"|rhys.smith@x.example|Rhys Smith"_s, u"|mkolb@x.example|Mira Kolb"_s};
    QTest::newRow("family, given, address") << u"Smith,Rhys,rsmith@x.example"_s << QStringList {u"|rsmith@x.example|Rhys Smith"_s};
    QTest::newRow("two people") << u"Mira Kolb, tor@x.example"_s << QStringList {u"||Mira Kolb"_s, u"|tor@x.example|"_s};
    QTest::newRow("two of one name") << u"mira@x.example, mira@y.example"_s << QStringList {u"|mira@x.example|"_s, u"|mira@y.example|"_s};
    QTest::newRow("three people") << u"anna, bert, anna@x.example"_s << QStringList {u"|anna|anna"_s, u"|bert|bert"_s, u"|anna@x.example|"_s};
    QTest::newRow("twice") << u"mira\nMIRA\n"_s << QStringList {u"|mira|mira"_s};
    QTest::newRow("id") << u"2819c223-7f76-453a-919d-413861904646"_s << QStringList {u"2819c223-7f76-453a-919d-413861904646|2819c223-7f76-453a-919d-413861904646|"_s};
    QTest::newRow("titles") << u"id,userName,displayName\n7,mira,\"Kolb, Mira\"\n"_s << QStringList {u"7|mira|Mira Kolb"_s};
    QTest::newRow("external ids") << u"externalId\nhr-1\nhr-2\n"_s << QStringList {u"hr-1||"_s, u"hr-2||"_s};
    QTest::newRow("German titles") << u"Vorname;Nachname;E-Mail\nMira;Kolb;mira@x.example\n"_s << QStringList {u"|mira@x.example|Mira Kolb"_s};
    QTest::newRow("tabs") << u"User principal name\tName\nmira@x.example\tMira Kolb"_s << QStringList {u"|mira@x.example|Mira Kolb"_s};
    QTest::newRow("byte order mark") << u"\ufeffmira@x.example"_s << QStringList {u"|mira@x.example|"_s};
}

void TestMembership::readsPastedText()
{
    QFETCH(QString, text);
    QStringList found;
    for (const PastedPerson &person : peopleIn(text))
        found << person.id + u'|' + person.login + u'|' + person.name;
    QTEST(found, "people");
}

void TestMembership::matchesPeople()
{
    const QString text = u"user001@harbour.example\nuser002@private.example\n%1\nnobody@x.example\nMira Kolb\n"_s.arg(user(5).id);
    auto *job = new PersonMatcher(*m_directory, peopleIn(text), m_directory.get());
    std::optional<Result<QList<PersonMatch>>> outcome;
    job->then(this, [&outcome](const Result<QList<PersonMatch>> &matches) { outcome = matches; });
    QTRY_VERIFY(outcome);
    const QList<PersonMatch> matches = outcome->value();
    QCOMPARE(matches.size(), 5);
    QCOMPARE(matches.at(0).found.value(0).id, user(1).id);
    QCOMPARE(matches.at(0).by, u"userName"_s);
    QCOMPARE(matches.at(1).found.value(0).id, user(2).id);
    QCOMPARE(matches.at(1).by, u"emails.value"_s);
    QCOMPARE(matches.at(2).found.value(0).id, user(5).id);
    QVERIFY(matches.at(3).found.isEmpty());
    QCOMPARE(matches.at(4).found.value(0).id, user(0).id);
    QVERIFY(m_directory->finds <= 6); // many in one question
}

/// A server that says it filters and chokes on `or` is asked for each by themselves.
void TestMembership::matchesWhereOrIsRefused()
{
    m_directory->refusesOr = true;
    auto *job = new PersonMatcher(*m_directory, peopleIn(u"user001@harbour.example\nuser002@harbour.example"_s), m_directory.get());
    std::optional<Result<QList<PersonMatch>>> outcome;
    job->then(this, [&outcome](const Result<QList<PersonMatch>> &matches) { outcome = matches; });
    QTRY_VERIFY(outcome);
    QVERIFY(outcome->ok());
    QVERIFY(outcome->value().at(0).isCertain() && outcome->value().at(1).isCertain());
}

namespace {
/// Takes one question for each user name, at a price.
ServiceDescription oneByOne(double perCall)
{
    ServiceDescription description = fakeDescription();
    description.profile.price.perCall = perCall;
    description.profile.filter.everything = false;
    description.profile.filter.disjunction = false;
    description.profile.filter.operators = {{u"User"_s, {{u"username"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}}};
    return description;
}

QString userNames(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << u"user%1@harbour.example"_s.arg(i, 3, 10, QChar(u'0'));
    return names.join(u'\n');
}
} // namespace

/// Entra and others find whole names only: that is told, and who was in a list before is found by any part.
void TestMembership::partsOfNamesWhereOnlyWholeOnesAreFound()
{
    const QString whole = user(3).name;
    const QString part = whole.mid(1, 4);
    QVERIFY(!searched({.type = u"User"_s, .words = part}).isExact);
    m_directory->setCachedDescription(oneByOne(0));
    const FoundPrincipals found = searched({.type = u"User"_s, .words = part});
    QVERIFY(found.found.isEmpty() && found.isExact && !found.isUnsearchable);
    QCOMPARE(ids(searched({.type = u"User"_s, .words = whole}).found), QStringList {user(3).id});
    QVERIFY(m_editor->known(u"User"_s, part).isEmpty());
    m_editor->know(user(3));
    m_editor->know({.id = makeTemporaryId(), .name = whole, .type = u"User"_s}); // offered as one that is to be created, or not at all
    QCOMPARE(ids(m_editor->known(u"User"_s, part.toUpper())), QStringList {user(3).id});
    QVERIFY(m_editor->known(u"Group"_s, part).isEmpty());
}

/// Nothing that costs is asked before somebody has agreed; who is known here costs nothing.
void TestMembership::offersWhatCosts()
{
    m_directory->setCachedDescription(oneByOne(0.002));
    (void)m_directory->index();
    fillIndex(u"User"_s, m_directory->resources[u"/Users"_s].mid(0, 10));
    auto *job = new PersonMatcher(*m_directory, peopleIn(userNames(12) + u"\nnobody"_s), m_directory.get());
    QList<LookupEstimate> offers;
    connect(job, &PersonMatcher::offered, this, [&offers](const LookupEstimate &estimate) { offers << estimate; });
    std::optional<Result<QList<PersonMatch>>> outcome;
    job->then(this, [&outcome](const Result<QList<PersonMatch>> &matches) { outcome = matches; });
    QTRY_COMPARE(offers.size(), 1);
    QCOMPARE(offers.constFirst(), (LookupEstimate {.names = 3, .least = 3, .most = 4})); // nobody by the display name, too
    QCOMPARE(m_directory->finds, 0);
    QVERIFY(!outcome);
    job->goOn();
    QTRY_VERIFY(outcome);
    QCOMPARE(offers.size(), 1);
    QCOMPARE(m_directory->finds, 4);
    QVERIFY(outcome->ok());
    for (int i = 0; i < 12; ++i)
        QVERIFY(outcome->value().at(i).isCertain());
    QVERIFY(outcome->value().at(12).found.isEmpty());
    m_directory->finds = 0;
    QCOMPARE(matched(userNames(10)).size(), 10); // all of them are known here: nothing is offered
    QCOMPARE(m_directory->finds, 0);
}

/// Also where it turns out on the way: a server that chokes on `or` is asked for each.
void TestMembership::offersWhatTakesManyCalls()
{
    m_directory->setCachedDescription(oneByOne(0));
    QCOMPARE(matched(userNames(50)).size(), 50);
    QCOMPARE(m_directory->finds, 50);
    const auto offersOf = [this](int names) {
        m_directory->finds = 0;
        auto *job = new PersonMatcher(*m_directory, peopleIn(userNames(names)), m_directory.get());
        int offers = 0;
        int found = -1;
        connect(job, &PersonMatcher::offered, this, [&offers, this, job] {
            QVERIFY(m_directory->finds <= 50);
            ++offers;
            job->goOn();
        });
        job->then(this, [&found](const Result<QList<PersonMatch>> &matches) { found = int(std::count_if(matches->cbegin(), matches->cend(), [](const PersonMatch &match) { return match.isCertain(); })); });
        (void)QTest::qWaitFor([&found] { return found >= 0; }, 20'000);
        return found == names ? offers : -1;
    };
    QCOMPARE(offersOf(51), 1);
    m_directory->setCachedDescription(fakeDescription());
    QCOMPARE(offersOf(60), 0); // fifteen in one question
    m_directory->refusesOr = true;
    QCOMPARE(offersOf(60), 1);
}

void TestMembership::readsPeopleInFiles_data()
{
    QTest::addColumn<QString>("file"); // of the test data; else it is written
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("people"); // "id|login|name"
    QTest::addColumn<QString>("problem");
    const auto utf16 = [](const QString &text) -> QByteArray { return QByteArray("\xFF\xFE", 2) + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2); };
    QTest::newRow("ODS") << u"zugaenge.ods"_s << QByteArray() << QStringList {u"|mira.kolb@fjordline.example|Mira Kolb"_s, u"|jürgen.groß@fjordline.example|Jürgen Groß & Söhne"_s} << QString();
    QTest::newRow("XLSX") << u"inline-texts.xlsx"_s << QByteArray() << QStringList {u"|jürgen@x.example|"_s, u"|tor@x.example|"_s} << QString();
    QTest::newRow("Windows-1252, a title above") << QString() << QByteArray("Liste\n\nVorname;Nachname;E-Mail\nJ\xF6rg;M\xFCller;jm@x.example\n") << QStringList {u"|jm@x.example|Jörg Müller"_s} << QString();
    QTest::newRow("UTF-16, no titles") << QString() << utf16(u"mira@x.example\nLie, Tor\n"_s) << QStringList {u"|mira@x.example|"_s, u"||Tor Lie"_s} << QString();
    QTest::newRow("a picture") << QString() << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20) << QStringList() << u"is neither text nor a workbook"_s;
    QTest::newRow("an old XLS") << QString() << QByteArray(QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + QByteArray(512, '\0')) << QStringList() << u"save it as .xlsx"_s;
    QTest::newRow("another archive") << QString() << QByteArray("PK\x03\x04 and no workbook in it") << QStringList() << u"people"_s;
    QTest::newRow("nothing") << QString() << QByteArray() << QStringList() << u"is empty"_s;
}

/// As an import would read them: bytes that are no text are never looked up as names.
void TestMembership::readsPeopleInFiles()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    QTemporaryDir folder;
    QString fileName = QStringLiteral(PROVOST_TEST_DATA "/import/") + file;
    if (file.isEmpty()) {
        fileName = folder.filePath(u"people"_s);
        QFile written(fileName);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(bytes);
    }
    const auto people = peopleInFile(fileName, fakeDescription());
    QCOMPARE(people.ok(), problem.isEmpty());
    QStringList found;
    for (const PastedPerson &person : people.valueOr({}))
        found << person.id + u'|' + person.login + u'|' + person.name;
    QTEST(found, "people");
    if (!people)
        QVERIFY2(people.error().detail.contains(problem), qPrintable(people.error().detail));
}

/// Of many asked for together the answer has to say who is who.
void TestMembership::matchesManyByExternalId()
{
    Wire wire;
    wire.setHandler([](const Wire::Request &request) {
        const QStringList shown = request.parameter(u"attributes"_s).split(u',');
        Json found = Json::array();
        for (const QString &id : {u"hr-1"_s, u"hr-2"_s}) {
            if (!request.parameter(u"filter"_s).contains(u"externalId eq \"%1\""_s.arg(id)))
                continue;
            Json person = Json::object({{u"id"_s, QString(u"of "_s + id)}});
            if (shown.contains(u"externalId"_s))
                person.set(u"externalId"_s, id);
            found.append(person);
        }
        return Wire::Answer::json(200, Json::object({{u"totalResults"_s, found.size()}, {u"Resources"_s, found}}).toBytes());
    });
    Directory directory(wire.settings());
    directory.setCachedDescription(ServiceDescription::fallback({}));
    std::optional<Result<QList<PersonMatch>>> outcome;
    (new PersonMatcher(directory, peopleIn(u"id\nhr-1\nhr-2\n"_s), &directory))->then(this, [&outcome](const Result<QList<PersonMatch>> &matches) { outcome = matches; });
    QTRY_VERIFY(outcome);
    QVERIFY(outcome->ok());
    QCOMPARE(outcome->value().at(0).found.value(0).id, u"of hr-1"_s);
    QCOMPARE(outcome->value().at(1).found.value(0).id, u"of hr-2"_s);
}

void TestMembership::matchesWithoutOr()
{
    ServiceDescription description = fakeDescription();
    description.profile.filter.everything = false;
    description.profile.filter.disjunction = false;
    description.profile.filter.operators = {{u"User"_s, {{u"username"_s, {u"eq"_s}}}}};
    m_directory->setCachedDescription(description);
    auto *job = new PersonMatcher(*m_directory, peopleIn(u"user001@harbour.example\nuser002@harbour.example\nMira Kolb"_s), m_directory.get());
    std::optional<Result<QList<PersonMatch>>> outcome;
    job->then(this, [&outcome](const Result<QList<PersonMatch>> &matches) { outcome = matches; });
    QTRY_VERIFY(outcome);
    QCOMPARE(m_directory->finds, 2);
    QVERIFY(outcome->value().at(0).isCertain() && outcome->value().at(1).isCertain());
    QVERIFY(outcome->value().at(2).found.isEmpty());
}

/// 1,000 pasted names are no 400 calls where everybody was read; who is not found there is asked for.
void TestMembership::matchesFromTheIndex()
{
    (void)m_directory->index();
    const QString known = u"user001@harbour.example\n"_s + user(7).name + u'\n' + user(9).id + u'\n';
    QCOMPARE(matched(known).size(), 3); // nothing was read yet: the provider
    const int before = m_directory->finds;
    QVERIFY(before > 0);
    fillIndex(u"User"_s, m_directory->resources[u"/Users"_s].mid(0, 50));
    const QList<PersonMatch> matches = matched(known);
    QCOMPARE(m_directory->finds, before);
    QCOMPARE(matches.size(), 3);
    QCOMPARE(matches.at(0).found.value(0).id, user(1).id);
    QCOMPARE(matches.at(0).by, u"userName"_s);
    QCOMPARE(matches.at(1).found.value(0).id, user(7).id);
    QCOMPARE(matches.at(2).found.value(0).id, user(9).id);
    QCOMPARE(matches.at(2).by, u"id"_s);
    const QList<PersonMatch> later = matched(u"user002@harbour.example\nuser055@harbour.example\nghost@harbour.example\n"_s); // 55 came after the reading
    QCOMPARE(later.size(), 3);
    QCOMPARE(later.at(0).found.value(0).id, user(2).id);
    QCOMPARE(later.at(1).found.value(0).id, user(55).id);
    QVERIFY(later.at(2).found.isEmpty());
    QVERIFY(m_directory->finds > before);
    QString many;
    for (int i = 0; i < 50; ++i) // more than one portion, with the same somebody twice
        many += m_directory->resources[u"/Users"_s].at(i).value({{}, u"userName"_s, {}}).toString() + u'\n';
    const int asked = m_directory->finds;
    QCOMPARE(matched(many).size(), 50);
    QCOMPARE(m_directory->finds, asked);
}

void TestMembership::searchesTheIndex()
{
    (void)m_directory->index();
    const QString part = user(12).name.section(u' ', -1).mid(0, 3); // no provider filters by a beginning in the midst of a name
    QVERIFY(!searched({.type = u"User"_s, .words = part}).asOf.isValid());
    const int before = m_directory->finds;
    fillIndex(u"User"_s, m_directory->resources[u"/Users"_s]);
    const FoundPrincipals found = searched({.type = u"User"_s, .words = part});
    QCOMPARE(m_directory->finds, before);
    QVERIFY(found.asOf.isValid());
    QVERIFY(ids(found.found).contains(user(12).id));
    QCOMPARE(searched({.type = u"User"_s, .words = {}, .limit = 7}).found.size(), 7);
    QVERIFY(searched({.type = u"User"_s, .words = {}, .limit = 7}).isCut);
    QCOMPARE(m_directory->finds, before);
    QVERIFY(!searched({.type = u"User"_s, .words = part, .onlyProvider = true}).asOf.isValid());
    QCOMPARE(m_directory->finds, before + 1);
    QVERIFY(searched({.type = u"User"_s, .words = u"xqzzyqx"_s}).found.isEmpty()); // somebody new, perhaps
    QCOMPARE(m_directory->finds, before + 2);
    QVERIFY(!searched({.type = u"Group"_s, .words = user(12).name}).asOf.isValid()); // groups were not read
    QCOMPARE(m_directory->finds, before + 3);
}

/// A long document is looked at where it lies: its name and its members are the same.
void TestMembership::findsGroupsOfManyInTheIndex()
{
    constexpr int many = 3001; // 3,000 would be doubted
    Json members = Json::array();
    for (int i = 0; i < many; ++i)
        members.append(Json::object({{u"value"_s, u"member-%1"_s.arg(i, 24)}}));
    Json crew = m_directory->resources[u"/Groups"_s].first().json();
    crew.set(u"members"_s, members);
    QVERIFY(crew.toBytes().size() > 64 * 1024);
    fillIndex(u"Group"_s, {Resource(crew), m_directory->resources[u"/Groups"_s].at(1)});
    const FoundPrincipals all = searched({.type = u"Group"_s});
    QCOMPARE(all.found.size(), 2);
    QVERIFY(all.found.contains(group(0)));
    QVERIFY(all.found.contains(group(1)));
    QVERIFY(searched({.type = u"Group"_s, .words = group(0).name}).found.contains(group(0)));
    const int asked = m_directory->memberQuestions;
    MembershipModel model(*m_editor);
    show(model, group(0));
    QCOMPARE(m_directory->memberQuestions, asked);
    QCOMPARE(model.before(), std::optional(many));
}

QTEST_MAIN(TestMembership)
#include "tst_membership.moc"
