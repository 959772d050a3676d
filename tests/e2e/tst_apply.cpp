// SPDX-License-Identifier: GPL-3.0-or-later
#include "applyfixture.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QDialog>

using namespace Provost;
using namespace Provost::Testing;

/// From the edit to the server and back.
class tst_Apply : public QObject, protected ApplyFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openHome(); }
    void cleanup() { closeAll(); }
    void editIsAppliedShownAndTakenBack();
    void writeShowsWhereReadsLag();
    void conflictIsSettled_data();
    void conflictIsSettled();
    void selectedOnly();
    void aChosenMoveIsAppliedWhole();
    void whatCannotBeDoneIsNotApplied();
    void protectedNamesAreAskedFor();
    void twoConsolesEditTheSameUser();
    void changedBetweenReadingAndSending();
    void bothAreMerged();
    void createdWithPasswordIsStagedNoMore();
    void leaverIsMovedInOneSet();

private:
    [[nodiscard]] QStringList membersOf(const QString &group) const;
    void deprovision(int row, const QString &group) const;
    [[nodiscard]] QString tableText(int column) const; ///< of the title, in the dialog of three versions
};

void tst_Apply::editIsAppliedShownAndTakenBack()
{
    open(people(20));
    const QString id = userIdAt(3);
    const QString before = titleOf(id);
    m_console->edit(3, u"title"_s, u"Harbour Pilot"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);
    m_console->review();
    QTRY_COMPARE(m_console->textOf(u"runPlace"_s), u"Harbour Test  ·  Test"_s);
    typeInto(u"runReason"_s, u"TICKET-17"_s);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QVERIFY2(m_console->textOf(u"runWords"_s).contains(u"1 applied"_s), qPrintable(m_console->textOf(u"runWords"_s)));
    QVERIFY(m_console->textOf(u"runDetailSummary"_s).endsWith(u"Changed"_s));
    QVERIFY(m_console->staged().isEmpty());
    QCOMPARE(titleOf(id), u"Harbour Pilot"_s);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).first().info.reason, u"TICKET-17"_s);

    m_console->browse();
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);

    m_console->window().workspace()->openReview();
    m_console->click(u"runUndo"_s);
    QTRY_VERIFY(m_console->window().desk()->undo());
    QTRY_VERIFY(m_console->window().workspace()->reviewPage() && m_console->window().workspace()->reviewPage()->list()->model()->rowCount() == 1);
    m_console->click(u"applyAll"_s);
    QTRY_COMPARE(m_console->window().desk()->undo()->apply->state(), ApplyRun::State::Ended);
    QCOMPARE(titleOf(id), before);
    const QList<RunRecord> runs = m_console->run().surroundings().journal->runs().valueOr({});
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.first().info.undoes, runs.last().summary.run);
}

QStringList tst_Apply::membersOf(const QString &group) const
{
    const Json found = m_server->get(u"/Groups"_s).json().value(u"Resources");
    QStringList members;
    for (const Json &each : found.items()) {
        const Json listed = each.value(u"displayName").toString() == group ? each.value(u"members") : Json();
        for (const Json &member : listed.items())
            members << member.value(u"value").toString();
    }
    return members;
}

/// By keys and mouse: whom, and into which group.
void tst_Apply::deprovision(int row, const QString &group) const
{
    QTRY_VERIFY(m_console->table()->model()->rowCount() > row && !m_console->table()->model()->index(row, 0).data().toString().isEmpty());
    QTest::mouseClick(m_console->table()->viewport(), Qt::LeftButton, {}, m_console->table()->visualRect(m_console->table()->model()->index(row, 0)).center());
    QTest::keyClick(m_console->table(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_console->window().findChild<QDialog *>(u"deprovisionDialog"_s);
    QVERIFY(dialog);
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::mouseClick(dialog->findChild<QCheckBox *>(u"deprovisionMove"_s), Qt::LeftButton, {}, QPoint(8, 8));
    auto *line = dialog->findChild<QLineEdit *>(u"edit:deprovisionGroup"_s);
    QVERIFY(line && line->isEnabled());
    line->setFocus();
    QTest::keyClicks(line, group);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(line->text(), group);
    auto *go = dialog->findChild<QPushButton *>(u"deprovisionGo"_s);
    QTRY_VERIFY(go->isEnabled());
    QTest::mouseClick(go, Qt::LeftButton);
    QTRY_VERIFY(!m_console->window().findChild<QDialog *>(u"deprovisionDialog"_s));
}

/// Disabled, out of the groups and in the new one: reviewed and applied together, and taken back together.
void tst_Apply::leaverIsMovedInOneSet()
{
    open(people(20));
    const QString id = userIdAt(3);
    const QString region = u"Region Central Europe"_s;
    QVERIFY(membersOf(u"Everyone"_s).contains(id));
    const QString other = userIdAt(5); // so that taking it back does not leave the group empty, which would be asked about
    const Json groups = m_server->get(u"/Groups"_s).json().value(u"Resources");
    for (const Json &group : groups.items()) {
        const Json add = Json::object({{u"op"_s, u"add"_s}, {u"path"_s, u"members"_s}, {u"value"_s, Json::Array {Json::object({{u"value"_s, other}})}}});
        const Json patch = Json::object({{u"schemas"_s, Json::Array {u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s}}, {u"Operations"_s, Json::Array {add}}});
        if (group.value(u"displayName").toString() == region)
            QVERIFY(m_server->send("PATCH", u"/Groups/"_s + group.value(u"id").toString(), patch).status < 300);
    }
    QCOMPARE(membersOf(region), QStringList {other});
    deprovision(3, region);
    QCOMPARE(m_console->staged().changes.size(), 3);
    m_console->apply();
    m_console->end();
    QCOMPARE(m_console->run().summary()->failed, 0);
    QVERIFY(m_console->staged().isEmpty());
    QVERIFY(!m_server->get(u"/Users/"_s + id).at(u"active").toBool(true));
    QVERIFY(!membersOf(u"Everyone"_s).contains(id));
    QVERIFY(membersOf(region).size() == 2 && membersOf(region).contains(id));

    m_console->click(u"runUndo"_s);
    QTRY_VERIFY(m_console->window().desk()->undo());
    QTRY_VERIFY(m_console->window().workspace()->reviewPage() && m_console->window().workspace()->reviewPage()->list()->model()->rowCount() == 3);
    m_console->click(u"applyAll"_s);
    QTRY_COMPARE(m_console->window().desk()->undo()->apply->state(), ApplyRun::State::Ended);
    QVERIFY(m_server->get(u"/Users/"_s + id).at(u"active").toBool());
    QVERIFY(membersOf(u"Everyone"_s).contains(id));
    QCOMPARE(membersOf(region), QStringList {other});
}

/// The provider goes on telling the old value for longer than this test lasts; the list has to show what was written all the same.
void tst_Apply::writeShowsWhereReadsLag()
{
    Practice::Options lagging = people(20, {u"stale:ms=60000"_s});
    lagging.profile = u"entra"_s;
    open(lagging, {.profileId = u"entra"_s});
    m_console->edit(3, u"title"_s, u"Harbour Pilot"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);
    const QString id = m_console->staged().changes.first().id;
    const QString before = titleOf(id);
    m_console->apply();
    m_console->end();
    QVERIFY2(m_console->textOf(u"runWords"_s).contains(u"1 applied"_s), qPrintable(m_console->textOf(u"runWords"_s)));
    QVERIFY(m_console->staged().isEmpty());
    QCOMPARE(titleOf(id), before); // else nothing is shown by what follows
    m_console->browse();
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);
    QTest::keyClick(m_console->table(), Qt::Key_F5);
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);
}

void tst_Apply::conflictIsSettled_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("title");
    QTest::newRow("mine") << u"conflictMine"_s << u"Mine"_s;
    QTest::newRow("theirs") << u"conflictTheirs"_s << u"Theirs"_s;
}

void tst_Apply::conflictIsSettled()
{
    QFETCH(QString, button);
    QFETCH(QString, title);
    open(people(20));
    const QString id = userIdAt(2);
    m_console->edit(2, u"title"_s, u"Mine"_s);
    replaceTitle(id, u"Theirs"_s);
    m_console->apply();
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QCOMPARE(m_console->run().state(), ApplyRun::State::Idle);
    QCOMPARE(titleOf(id), u"Theirs"_s);
    QTest::mouseClick(m_console->shown<QToolButton>(u"messageAction"_s, m_console->shown<QWidget>(u"reviewConflicts"_s)), Qt::LeftButton);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    m_console->click(button);
    m_console->click(u"conflictUse"_s);
    if (title == u"Theirs"_s) {
        QTRY_VERIFY(m_console->staged().isEmpty());
        QCOMPARE(titleOf(id), title);
        return;
    }
    QCOMPARE(m_console->staged().changes.size(), 1);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QVERIFY(m_console->staged().isEmpty());
    QCOMPARE(titleOf(id), title);
}

void tst_Apply::selectedOnly()
{
    open(people(20));
    stageTitles(4, u"Rigger"_s);
    m_console->review();
    auto *list = m_console->shown<QTreeView>(u"reviewList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 4);
    list->selectionModel()->setCurrentIndex(list->model()->index(2, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_console->click(u"applySelected"_s);
    m_console->end();
    QCOMPARE(m_console->staged().changes.size(), 3);
    QCOMPARE(countWith(u"Rigger"_s), 1);
    m_console->click(u"runClose"_s);
    QTRY_VERIFY(m_console->shown<QPushButton>(u"applyAll"_s));
    m_console->click(u"applyAll"_s);
    QTRY_VERIFY(m_console->staged().isEmpty());
    QCOMPARE(countWith(u"Rigger"_s), 4);
}

/// Whoever chooses the group that is left alone would take people out of both. What else was to be done to the other one was not chosen.
void tst_Apply::aChosenMoveIsAppliedWhole()
{
    open(people(20));
    const Json groups = m_server->get(u"/Groups?count=3"_s).json().value(u"Resources");
    const QString user = m_server->get(u"/Users?count=1"_s).json().value(u"Resources").at(0).value(u"id").toString();
    const auto membership = [&](ChangeKind kind, int group, const QString &movedTo) {
        const Json own = groups.at(group);
        return Change {.kind = kind, .resourceType = u"Group"_s, .id = own.value(u"id").toString(), .members = {user}, .movedTo = movedTo,
                       .before = Resource(Json::object({{u"id"_s, own.value(u"id")}, {u"displayName"_s, own.value(u"displayName")}}))};
    };
    Change joins = membership(ChangeKind::MembersAdd, 1, {});
    joins.members << m_server->get(u"/Users?count=1&startIndex=2"_s).json().value(u"Resources").at(0).value(u"id").toString();
    Change rename = membership(ChangeKind::Update, 1, {});
    rename.members.clear();
    rename.attributes = Json::object({{u"displayName"_s, u"Renamed"_s}});
    Change other = rename;
    other.id = groups.at(2).value(u"id").toString();
    other.before = {};
    m_console->window().session()->stage({membership(ChangeKind::MembersRemove, 0, groups.at(1).value(u"id").toString()), joins, rename, other}, u"Move"_s);
    m_console->review();
    auto *list = m_console->shown<QTreeView>(u"reviewList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    const QString left = groups.at(0).value(u"displayName").toString();
    for (int row = 0; row < 3; ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (index.data().toString().contains(left))
            list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QCOMPARE(list->selectionModel()->selectedRows().size(), 1);
    m_console->click(u"applySelected"_s);
    m_console->end();
    const QList<Change> &rest = m_console->staged().changes;
    QCOMPARE(rest.size(), 3);
    for (const Change &change : rest)
        QCOMPARE(change.members, change.kind == ChangeKind::MembersAdd ? joins.members.mid(1) : QStringList());
    QCOMPARE(m_server->get(u"/Groups/"_s + joins.id).json().value(u"displayName"), groups.at(1).value(u"displayName"));
}

/// Where nothing can be done, there is nothing to press.
void tst_Apply::whatCannotBeDoneIsNotApplied()
{
    open(people(5));
    const Json user = m_server->get(u"/Users?count=1"_s).json().value(u"Resources").at(0);
    m_console->window().session()->stage({Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user.value(u"id").toString(),
                                                  .attributes = Json::object({{u"userName"_s, nullptr}}), .before = Resource(user)}}, u"Nameless"_s);
    m_console->review();
    auto *list = m_console->shown<QTreeView>(u"reviewList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(m_console->shown<QWidget>(u"reviewFaults"_s)); // the plan is there
    QVERIFY(!m_console->shown<QPushButton>(u"applyAll"_s)->isEnabled());
}

void tst_Apply::protectedNamesAreAskedFor()
{
    m_server = std::make_unique<PracticeClient>(people(20));
    const QString name = m_server->get(u"/Users/"_s + userIdAt(4)).at(u"userName").toString();
    m_console = std::make_unique<Console>(*m_server, m_home->path(), SavedConnection {.protectedNames = {name.first(name.indexOf(u'@')) + u'*'}});
    QTRY_VERIFY_WITH_TIMEOUT(m_console->table() && m_console->table()->model()->rowCount() > 0, 20'000);
    m_console->edit(4, u"title"_s, u"Admiral"_s);
    m_console->review();
    QTRY_VERIFY(m_console->shown<QLineEdit>(u"guardAnswer0"_s));
    QVERIFY(!m_console->shown<QPushButton>(u"applyAll"_s)->isEnabled());
    typeInto(u"guardAnswer0"_s, EditSession::labelOf(m_console->staged().changes.first()));
    m_console->click(u"applyAll"_s);
    m_console->end();
    QCOMPARE(titleOf(userIdAt(4)), u"Admiral"_s);
}

void tst_Apply::twoConsolesEditTheSameUser()
{
    open(people(20));
    const QTemporaryDir otherHome;
    const Console other(*m_server, otherHome.path());
    const QString id = userIdAt(6);
    m_console->edit(6, u"title"_s, u"First"_s);
    other.edit(6, u"nickName"_s, u"Second"_s);
    m_console->apply();
    m_console->end();
    other.apply(); // another attribute: both are there
    other.end();
    QTRY_VERIFY(other.shown<MessageStrip>(u"reviewTold"_s)); // and the second is told of the first
    const QString told = other.shown<MessageStrip>(u"reviewTold"_s)->text();
    QVERIFY2(told.contains(attributeLabel({{}, u"title"_s, {}})), qPrintable(told));
    QVERIFY(!m_console->shown<MessageStrip>(u"reviewTold"_s));
    QCOMPARE(titleOf(id), u"First"_s);
    QCOMPARE(m_server->get(u"/Users/"_s + id).at(u"nickName").toString(), u"Second"_s);

    other.browse();
    QTRY_COMPARE(other.title(6), u"First"_s);
    other.edit(6, u"title"_s, u"Theirs now"_s, u"First"_s);
    m_console->browse();
    m_console->edit(6, u"title"_s, u"Mine now"_s, u"First"_s);
    other.apply();
    other.end();
    m_console->apply(); // the same attribute: nothing is lost without a word
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QCOMPARE(titleOf(id), u"Theirs now"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);
}

/// The provider itself says 412: what it was read as for the review is no longer what it is.
void tst_Apply::changedBetweenReadingAndSending()
{
    open(people(20));
    const QString id = userIdAt(2);
    m_console->edit(2, u"title"_s, u"Mine"_s);
    QCOMPARE(m_console->staged().changes.first().id, id);
    ApplyRun &run = m_console->run();
    connect(&run, &ApplyRun::begun, this, [&run] { run.setPaused(true); });
    m_console->apply();
    QTRY_VERIFY(run.isPaused());
    replaceTitle(id, u"Theirs"_s);
    QCOMPARE(titleOf(id), u"Theirs"_s);
    run.setPaused(false);
    m_console->end();
    QVERIFY2(run.summary()->failed == 1, QByteArray(run.steps().first().outcome.toJson().toBytes() + run.steps().first().step.toJson().toBytes()).constData());
    QCOMPARE(run.steps().first().outcome.error->httpStatus, 412);
    QVERIFY2(m_console->textOf(u"runDetailSummary"_s).contains(u"somebody else"_s), qPrintable(m_console->textOf(u"runDetailSummary"_s)));
    QCOMPARE(titleOf(id), u"Theirs"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);

    run.disconnect(this);
    m_console->click(u"runCompare"_s);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    auto *dialog = m_console->shown<QDialog>(u"conflictDialog"_s);
    const QStringList texts {tableText(1), tableText(2), tableText(3)};
    QCOMPARE(texts.mid(1), (QStringList {u"Theirs"_s, u"Mine"_s}));
    QVERIFY(!m_console->shown<QPushButton>(u"conflictUse"_s)->isEnabled()); // nothing was decided yet
    QTest::keyClick(dialog, Qt::Key_Return); // and Enter decides nothing
    QTRY_VERIFY(!m_console->shown<QDialog>(u"conflictDialog"_s));
    QCOMPARE(m_console->staged().changes.size(), 1);
    m_console->click(u"runCompare"_s);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    m_console->click(u"conflictMine"_s);
    m_console->click(u"conflictUse"_s);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QCOMPARE(titleOf(id), u"Mine"_s);
}

QString tst_Apply::tableText(int column) const
{
    const auto *table = m_console->shown<QTableWidget>(u"conflictTable"_s);
    for (int row = 0; table && row < table->rowCount(); ++row) {
        if (table->item(row, 0)->toolTip() == "title"_L1)
            return table->item(row, column)->text();
    }
    return {};
}

void tst_Apply::bothAreMerged()
{
    open(people(20));
    const QString id = userIdAt(4);
    const auto phone = [](const QString &number, const QString &type) { return Json::object({{u"value"_s, number}, {u"type"_s, type}}); };
    const auto patch = [&](const Json &operations) {
        const Json body = Json::object({{u"schemas"_s, Json::Array {u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s}}, {u"Operations"_s, operations}});
        QVERIFY(m_server->send("PATCH", u"/Users/"_s + id, body).status < 300);
    };
    const auto set = [](const QString &path, const Json &value) { return Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, path}, {u"value"_s, value}}); };
    const Json own = phone(u"+49 30 1"_s, u"work"_s);
    patch(Json::array({set(u"phoneNumbers"_s, Json::array({own}))}));
    const Json before = m_server->get(u"/Users/"_s + id).json();
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id,
                                           .attributes = Json::object({{u"title"_s, u"Mine"_s}, {u"phoneNumbers"_s, Json::array({own, phone(u"+49 170 2"_s, u"mobile"_s)})}}),
                                           .before = Resource(before)}}, u"Phone"_s);
    patch(Json::array({set(u"title"_s, u"Theirs"_s), set(u"phoneNumbers"_s, Json::array({own, phone(u"+49 30 3"_s, u"home"_s)}))}));
    m_console->apply();
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QTest::mouseClick(m_console->shown<QToolButton>(u"messageAction"_s, m_console->shown<QWidget>(u"reviewConflicts"_s)), Qt::LeftButton);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    auto *phones = m_console->shown<QComboBox>(u"resolve:phoneNumbers"_s);
    QVERIFY(phones);
    QCOMPARE(phones->currentText(), u"Both, merged"_s);
    auto *title = m_console->shown<QComboBox>(u"resolve:title"_s);
    QCOMPARE(title->currentIndex(), -1);
    title->setFocus();
    QTest::keyClick(title, Qt::Key_Down);
    QTest::keyClick(title, Qt::Key_Down);
    QCOMPARE(title->currentText(), u"Theirs"_s);
    m_console->click(u"conflictUse"_s);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QCOMPARE(m_console->run().summary()->failed, 0);
    const Json now = m_server->get(u"/Users/"_s + id).json();
    QCOMPARE(now.value(u"title").toString(), u"Theirs"_s);
    QStringList numbers;
    const Json values = now.value(u"phoneNumbers");
    for (const Json &value : values.items())
        numbers << value.value(u"value").toString();
    numbers.sort();
    QCOMPARE(numbers, (QStringList {u"+49 170 2"_s, u"+49 30 1"_s, u"+49 30 3"_s}));
}

void tst_Apply::createdWithPasswordIsStagedNoMore()
{
    open(people(5));
    m_console->window().session()->stage({{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(),
                                           .attributes = Json::object({{u"userName"_s, u"new@harbour.example"_s}, {u"password"_s, u"T0p-secret-word"_s}})}}, u"New"_s);
    const QString id = userIdAt(1);
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"password"_s, u"An0ther-secret"_s}}),
                                           .before = Resource(m_server->get(u"/Users/"_s + id).json())}}, u"Password"_s);
    m_console->apply();
    m_console->end();
    QCOMPARE(m_console->run().summary()->failed, 0);
    QVERIFY(m_console->staged().isEmpty());
    QVERIFY(!m_server->idOf(u"Users"_s, u"userName eq \"new@harbour.example\""_s).isEmpty());
}

QTEST_MAIN(tst_Apply)
#include "tst_apply.moc"
