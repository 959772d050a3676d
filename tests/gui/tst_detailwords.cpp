// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/outcomewords.h"
#include "activity/runchangesmodel.h"
#include "activity/runlistdelegate.h"
#include "activity/runlistmodel.h"
#include "change/inverse.h"
#include "change/planner.h"
#include "client/capabilitycard.h"
#include "directory/columns.h"
#include "errors/detailtable.h"
#include "errors/detailwords.h"
#include "errors/errortext.h"
#include "forms/formtext.h"
#include "provider/capabilitymodel.h"
#include "review/changedelegate.h"
#include "review/planwords.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QTranslator>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

Change user(ChangeKind kind, const char *attributes, const QString &id = u"u1"_s, const char *before = nullptr)
{
    return {.kind = kind, .resourceType = u"User"_s, .id = id, .attributes = json(attributes), .before = before ? Resource(json(before)) : Resource()};
}

/// As a model would have filled it in.
QString sample(const char *text)
{
    QString phrase = QString::fromUtf8(text);
    for (const auto &[mark, value] : {std::pair {u"%1"_s, u"Qwx"_s}, std::pair {u"%2"_s, u"Zvy"_s}, std::pair {u"%3"_s, u"Kjh"_s}})
        phrase.replace(mark, value);
    return phrase;
}

/// The runs of words that an English phrase has of its own.
QStringList piecesOf(const QString &phrase)
{
    static const QRegularExpression mark(u"%\\d"_s);
    QStringList pieces;
    const QStringList parts = phrase.split(mark);
    for (const QString &part : parts) {
        if (const QString piece = part.trimmed(); piece.contains(u' ') && piece.size() > 5) // ": a" is not English yet
            pieces << piece;
    }
    return pieces;
}

} // namespace

/// What models say in technical English, in a German window.
class TestDetailWords : public QObject
{
    Q_OBJECT

    QTranslator m_german;

private Q_SLOTS:
    void init();
    void cleanup();
    void everyPhraseIsSaidInGerman();
    void isTheSameInEnglish();
    void takesApartWhatWasPutTogether_data();
    void takesApartWhatWasPutTogether();
    void everyRejection_data();
    void everyRejection();
    void everyWarning();
    void notesOfAJournal();
    void aRunNamesWhomItIsAbout();
    void aRunCallsAttributesAsTheProfileDoes();
    void aLargeRunFollowsAMomentLater();
    void aRunReadsRightlyFromRightToLeft();
    void fieldsAndFiles();
    void cardOfAProvider();

private:
    static QString firstEnglish(const QString &text);
};

void TestDetailWords::init()
{
    QVERIFY(m_german.load(u":/translations/provost_de.qm"_s));
    QCoreApplication::installTranslator(&m_german);
}

void TestDetailWords::cleanup()
{
    QCoreApplication::removeTranslator(&m_german);
}

/// The first English phrase of the table that stands in `text` as it is; those that German writes alike do not count.
QString TestDetailWords::firstEnglish(const QString &text)
{
    for (const char *each : detailTemplates()) {
        const QString german = QCoreApplication::translate("DetailWords", each);
        const QStringList pieces = piecesOf(QString::fromUtf8(each));
        for (const QString &piece : pieces) {
            if (text.contains(piece) && !german.contains(piece))
                return piece;
        }
    }
    return {};
}

void TestDetailWords::everyPhraseIsSaidInGerman()
{
    static const QRegularExpression mark(u"%\\d"_s);
    QStringList same;
    for (const char *each : detailTemplates()) {
        const QString words = detailWords(sample(each));
        QVERIFY2(!words.contains(mark), qPrintable(words));
        QString expected = QCoreApplication::translate("DetailWords", each);
        expected.replace(u"%1"_s, u"Qwx"_s).replace(u"%2"_s, u"Zvy"_s).replace(u"%3"_s, u"Kjh"_s);
        QCOMPARE(words, expected); // and not what another phrase makes of it
        if (words == sample(each))
            same << words;
    }
    QVERIFY2(same.size() < 8, qPrintable(same.join(u'\n'))); // "patch: Qwx"
}

void TestDetailWords::isTheSameInEnglish()
{
    QCoreApplication::removeTranslator(&m_german);
    for (const char *each : detailTemplates())
        QCOMPARE(detailWords(sample(each)), sample(each));
    QCOMPARE(detailWords(u"userName: at most 3 characters; a %1 of its own"_s), u"userName: at most 3 characters; a %1 of its own"_s);
}

void TestDetailWords::takesApartWhatWasPutTogether_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("words");
    QTest::newRow("filled in") << u"userName is needed to create a User"_s << u"userName wird gebraucht, um User anzulegen"_s;
    QTest::newRow("marks in what is filled in") << u"there is no group of %2"_s << u"there is no group of %2"_s;
    QTest::newRow("a mark as an argument") << u"%2 is needed to create a %1"_s << u"%2 wird gebraucht, um %1 anzulegen"_s;
    QTest::newRow("of an attribute") << u"emails: one value only"_s << u"emails: nur ein Wert"_s;
    QTest::newRow("phrase in a phrase") << u"could not be verified: what it sets is never shown"_s << u"konnte nicht überprüft werden: was es setzt, wird nie gezeigt"_s;
    QTest::newRow("side by side") << u"was a member already; somebody else has changed meanwhile: title"_s << u"war schon Mitglied; jemand anders hat inzwischen geändert: title"_s;
    QTest::newRow("behind a server's words") << u"Connection closed; may have been carried out: what it sets is never shown"_s
                                             << u"Connection closed; wurde vielleicht ausgeführt: was es setzt, wird nie gezeigt"_s;
    QTest::newRow("a lock that was left") << u"run 3 is under way in another program; if no program is running that could have it, remove /x.pid"_s
                                          << u"Lauf 3 ist in einem anderen Programm unterwegs; läuft keines, das es haben könnte, entfernen Sie /x.pid"_s;
    QTest::newRow("a server's own") << u"The tenant is: busy; try again"_s << u"The tenant is: busy; try again"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestDetailWords::takesApartWhatWasPutTogether()
{
    QFETCH(QString, detail);
    QFETCH(QString, words);
    QCOMPARE(detailWords(detail), words);
    QCOMPARE(knownDetail(detail).has_value(), words != detail);
}

void TestDetailWords::everyRejection_data()
{
    QTest::addColumn<QList<Change>>("changes");
    const char *ann = R"({"id":"u1","userName":"ann@contoso.com","title":"Clerk"})";
    const auto row = [](const char *name, const QList<Change> &changes) { QTest::newRow(name) << changes; };
    const auto members = [](const QString &type, const QString &id, const QStringList &ids) { return Change {.kind = ChangeKind::MembersAdd, .resourceType = type, .id = id, .members = ids}; };
    using Kind = ChangeKind;
    row("no such type", {Change {.kind = Kind::Create, .resourceType = u"Robot"_s, .id = u"bulkId:1"_s}});
    row("password taken out", {user(Kind::Create, R"({"userName":"a@b.c","displayName":"A","active":true,"name":{"givenName":"A","familyName":"B"},"password":"[redacted]"})", u"bulkId:1"_s)});
    row("required", {user(Kind::Create, R"({"displayName":"x"})", u"bulkId:1"_s)});
    row("create only", {user(Kind::Update, R"({"userType":"x"})", u"u1"_s, ann)});
    row("emptied", {user(Kind::Update, R"({"userName":null})", u"u1"_s, ann)});
    row("edited after deletion", {user(Kind::Delete, "{}"), user(Kind::Update, R"({"title":"x"})")});
    row("edited before creation", {user(Kind::Update, R"({"title":"x"})", u"bulkId:1"_s)});
    row("created twice", {user(Kind::Create, R"({"userName":"a"})", u"bulkId:1"_s), user(Kind::Create, R"({"userName":"a"})", u"bulkId:1"_s)});
    row("members of a user", {members(u"User"_s, u"u1"_s, {u"u2"_s})});
    row("member of a wrong type", {Change {.kind = Kind::Delete, .resourceType = u"Group"_s, .id = u"g2"_s}, members(u"Group"_s, u"g1"_s, {u"g2"_s})});
    row("refers to nobody", {members(u"Group"_s, u"g1"_s, {u"bulkId:no"_s})});
    row("user name", {user(Kind::Update, R"({"userName":"\u00e4nn@contoso.com"})", u"u1"_s, ann)});
    row("addresses", {user(Kind::Update, R"({"addresses":[{"type":"home","locality":"B"}]})", u"u1"_s, ann)});
    row("e-mails", {user(Kind::Update, R"({"emails":[{"type":"home","value":"a@x"}]})", u"u1"_s, ann)});
    row("country", {user(Kind::Update, R"({"nickName":"Germany"})", u"u1"_s, ann)});
    row("a rule of length without a reason", {user(Kind::Update, R"({"title":"much too long"})", u"u1"_s, ann)});
    row("synchronised", {user(Kind::Update, R"({"title":"x"})", u"u1"_s, R"({"id":"u1","userName":"ann@contoso.com","userType":"synchronised"})")});
}

void TestDetailWords::everyRejection()
{
    QFETCH(QList<Change>, changes);
    ServiceDescription description = ServiceDescription::fallback(ServerProfile::shipped(u"entra"_s).valueOr({}));
    description.profile.memberTypes = {u"User"_s, u"Device"_s};
    description.profile.createOnly[u"User"_s] << u"userType"_s;
    description.profile.values[u"User"_s].insert(u"title"_s, {.maxLength = 3});
    description.profile.values[u"User"_s].insert(u"nickname"_s, {.pattern = u"[A-Z]{2}"_s, .reason = u"a two-letter country code (ISO 3166)"_s});
    description.profile.readOnlyWhen[u"User"_s] << ServerProfile::ObjectRule {.when = u"userType eq \"synchronised\""_s, .code = u"synchronised"_s};
    const Plan plan = makePlan({.changes = changes}, description);
    int rejections = 0;
    for (const PlannedObject &object : plan.objects) {
        if (!object.rejection)
            continue;
        ++rejections;
        const QString words = rejectionWords(*object.rejection);
        QVERIFY2(knownDetail(object.rejection->detail), qPrintable(object.rejection->detail));
        QVERIFY2(words != object.rejection->detail, qPrintable(words));
        QVERIFY2(firstEnglish(words).isEmpty(), qPrintable(words + u" has: "_s + firstEnglish(words)));
        QCOMPARE(OutcomeWords::ofRejection(object).facts, words);
    }
    QVERIFY(rejections > 0);
}

void TestDetailWords::everyWarning()
{
    using Kind = PlanWarning::Kind;
    using Loss = PlanWarning::Loss;
    const QString detail = u"User Ann: was not read before it was changed: what it was is not known"_s;
    for (int kind = int(Kind::NotReadBefore); kind <= int(Kind::Told); ++kind) {
        for (int loss = int(Loss::None); loss <= int(Loss::FormerMembersUnknown); ++loss) {
            for (const QString &label : {QString(), u"Ann"_s}) {
                const QString words = warningWords({.kind = Kind(kind), .detail = detail, .loss = Loss(loss), .label = label});
                QVERIFY(!words.isEmpty());
                QVERIFY2(firstEnglish(words).isEmpty() && !words.contains(u"was not read"_s), qPrintable(words));
            }
        }
    }
    for (const char *changed : {"User Ann: is gone already", "User Ann: changed since then: title", "User Ann: could not be read: Http 404", "run 3 was made with \"Test\"; whether that is this directory it does not say"}) {
        const QString words = warningWords({.kind = Kind::ChangedByOthers, .detail = QString::fromLatin1(changed)});
        QVERIFY2(firstEnglish(words).isEmpty() && !words.contains(QString::fromLatin1(changed)), qPrintable(words));
    }
}

void TestDetailWords::notesOfAJournal()
{
    for (const StepState state : {StepState::Planned, StepState::Done, StepState::Failed, StepState::Skipped, StepState::Sent}) {
        for (const char *note : {"was a member already", "could not be verified: the provider never shows who is a member", "needs step 4, which was not done", "given up", "needs its password again"}) {
            StepRecord step;
            step.outcome = {.state = state, .note = QString::fromLatin1(note)};
            const OutcomeWords words = OutcomeWords::of(step, false);
            for (const QString &text : {words.summary, words.advice, words.facts})
                QVERIFY2(firstEnglish(text).isEmpty(), qPrintable(text));
        }
    }
    StepRecord doubtful;
    doubtful.outcome = {.state = StepState::Failed, .error = Error {.kind = ErrorKind::Transport, .detail = u"interrupted; may have been carried out: what it sets is never shown"_s, .inDoubt = true}};
    QCOMPARE(OutcomeWords::of(doubtful, false).facts, u"unterbrochen; wurde vielleicht ausgeführt: was es setzt, wird nie gezeigt"_s);
}

/// By what the run itself says, then by what the window knows; who is not known stays an id.
void TestDetailWords::aRunNamesWhomItIsAbout()
{
    using Column = RunChangesModel::Column;
    const auto managedBy = [](const QString &id) {
        const Json manager = Json::object({{u"manager"_s, Json::object({{u"value"_s, id}})}});
        return Json::object({{u"id"_s, u"u1"_s}, {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s, manager}});
    };
    const PlannedObject group {.key = {u"Group"_s, u"g1"_s}, .label = u"g1"_s, .fate = PlannedObject::Fate::Update};
    const PlannedObject person {.key = {u"User"_s, u"u1"_s}, .label = u"Ann"_s, .fate = PlannedObject::Fate::Update, .before = managedBy(u"u2"_s), .after = managedBy(u"u3"_s)};
    const StepRecord joins {.step = {.kind = ChangeKind::MembersAdd, .object = 0, .id = u"g1"_s, .members = {u"u1"_s, u"u2"_s, u"u3"_s}},
                            .outcome = {.state = StepState::Failed, .failedMembers = {u"u2"_s}, .error = Error::validation(u"no"_s)}};
    const StepRecord moves {.number = 1, .step = {.kind = ChangeKind::Update, .object = 1, .id = u"u1"_s}, .outcome = {.state = StepState::Done}};
    QHash<QString, QString> known {{u"u2"_s, u"Ben"_s}};
    RunChangesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setNames([&known](const QString &id) { return known.value(id, id); });
    model.setContent({group, person}, {joins, moves}, false);
    const auto text = [&model](int object, int line, Column column, int role = Qt::DisplayRole) { return model.index(line, int(column), model.index(object, 0)).data(role).toString(); };
    QCOMPARE(model.index(0, 0).data().toString(), u"g1"_s);
    QCOMPARE(text(0, 0, Column::New), u"Ann"_s);
    QCOMPARE(text(0, 1, Column::New), u"Ben"_s);
    QCOMPARE(text(0, 1, Column::New, Qt::ToolTipRole), u"Ben\nu2"_s);
    QCOMPARE(text(0, 2, Column::New), u"u3"_s);
    QVERIFY2(model.wordsAt(model.index(0, 0)).facts.contains(u"Ben (u2)"_s), qPrintable(model.wordsAt(model.index(0, 0)).facts));
    QCOMPARE(text(1, 0, Column::Old), u"Ben"_s);
    QCOMPARE(text(1, 0, Column::New), u"u3"_s);
    known.insert(u"u3"_s, u"Cleo"_s);
    known.insert(u"g1"_s, u"Crew"_s);
    model.refreshNames();
    QCOMPARE(model.index(0, 0).data().toString(), u"Crew"_s);
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), u"Crew\ng1"_s);
    QCOMPARE(text(0, 2, Column::New), u"Cleo"_s);
    QCOMPARE(text(1, 0, Column::New), u"Cleo"_s);
    QCOMPARE(text(1, 0, Column::New, Qt::ToolTipRole), u"Cleo\nu3"_s);
}

/// Gone through away from the GUI thread: what is told of its steps meanwhile is not lost, and a run that is shown after it is not replaced by it.
void TestDetailWords::aLargeRunFollowsAMomentLater()
{
    constexpr int many = 3000;
    QList<PlannedObject> objects;
    QList<StepRecord> steps;
    for (int i = 0; i < many; ++i) {
        const QString id = u"bulkId:%1"_s.arg(i);
        objects << PlannedObject {.key = {u"User"_s, id}, .label = u"Person %1"_s.arg(i), .fate = PlannedObject::Fate::Create};
        steps << StepRecord {.number = i, .step = {.kind = ChangeKind::Create, .object = i, .id = id}};
    }
    RunChangesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QSignalSpy shown(&model, &RunChangesModel::contentShown);
    model.setContent(objects, steps, true);
    model.setOutcome(7, {.state = StepState::Failed, .error = Error::validation(u"no"_s)});
    model.setOutcome(8, {.state = StepState::Done, .id = u"u8"_s});
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(model.rowCount(), many);
    QCOMPARE(model.troubles(), 1);
    QCOMPARE(model.firstTrouble().row(), 7);
    QCOMPARE(model.stepAt(model.index(8, 0))->outcome.id, u"u8"_s);
    model.setOutcome(9, {.state = StepState::Failed, .error = Error::validation(u"no"_s)});
    QCOMPARE(model.troubles(), 2);
    model.setOnlyTroubles(true);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(steps.at(9).outcome.state, StepState::Planned); // theirs whose they are
    model.setOnlyTroubles(false);

    StepOutcomes outcomes;
    outcomes.reset(many);
    QVERIFY(outcomes.set(2, {.state = StepState::Failed, .error = Error::validation(u"no"_s)}));
    model.setContent(objects, steps, false, outcomes); // of a page that is opened after its end
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(shown.size(), 2);
    QCOMPARE(model.stepAt(model.index(2, 0))->outcome.state, StepState::Failed);
    model.setContent(objects, steps, false);
    model.setContent({objects.first()}, {steps.first()}, false); // another is chosen
    QCOMPARE(shown.size(), 3);
    QCOMPARE(model.rowCount(), 1);
    QTest::qWait(100); // nothing may come of the large one any more
    QCOMPARE(shown.size(), 3);
    QCOMPARE(model.rowCount(), 1);
}

/// A profile's own word for an attribute, where it is of that type: in what was to change, and in what the server made of it.
void TestDetailWords::aRunCallsAttributesAsTheProfileDoes()
{
    const auto typed = [](const QString &type, const QString &kind) {
        return PlannedObject {.key = {type, u"u1"_s}, .label = u"Ann"_s, .fate = PlannedObject::Fate::Update, .before = Json::object({{u"id"_s, u"u1"_s}}),
                              .after = Json::object({{u"id"_s, u"u1"_s}, {u"userType"_s, kind}})};
    };
    const auto step = [](int number) {
        return StepRecord {.number = number, .step = {.kind = ChangeKind::Update, .object = number, .id = u"u1"_s},
                           .outcome = {.state = StepState::Done, .differences = {{.attribute = u"userType"_s, .sent = Json(u"Crew"_s), .found = Json(u"crew"_s)}}}};
    };
    RunChangesModel model;
    model.setLabels({{u"User"_s, {{u"usertype"_s, u"Agency"_s}}}});
    model.setContent({typed(u"User"_s, u"Crew"_s), typed(u"Contractor"_s, u"Crew"_s)}, {step(0), step(1)}, false);
    const auto line = [&model](int object) { return model.index(0, 0, model.index(object, 0)).data().toString(); };
    QCOMPARE(line(0), u"Agency"_s);
    QCOMPARE(line(1), attributeLabel({{}, u"userType"_s, {}}));
    QVERIFY2(model.wordsAt(model.index(0, 0)).facts.contains(u"Agency: "_s), qPrintable(model.wordsAt(model.index(0, 0)).facts));
    QVERIFY2(!model.wordsAt(model.index(1, 0)).facts.contains(u"userType"_s), qPrintable(model.wordsAt(model.index(1, 0)).facts));
}

/// "Not changed: it is taken." was ".Not changed: it is taken", and "0.4 s" was "s 0.4".
void TestDetailWords::aRunReadsRightlyFromRightToLeft()
{
    struct Peek : ChangeDelegate {
        using ChangeDelegate::initStyleOption;
    };
    RunChangesModel changes;
    changes.setContent({PlannedObject {.key = {u"User"_s, u"u1"_s}, .label = u"Kolb B."_s, .fate = PlannedObject::Fate::Update}},
                       {StepRecord {.step = {.kind = ChangeKind::Update, .object = 0, .id = u"u1"_s}, .outcome = {.state = StepState::Done}}}, false);
    RunListModel runs;
    runs.setRuns({RunRecord {.summary = {.run = 1, .seconds = 0.4}}});
    struct PeekRuns : RunListDelegate {
        using RunListDelegate::initStyleOption;
    };
    const ChangeDelegate delegate;
    const RunListDelegate runsDelegate;
    const auto back = qScopeGuard([direction = QGuiApplication::layoutDirection()] { QGuiApplication::setLayoutDirection(direction); });
    const QString isolate(QChar(0x2068));
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QGuiApplication::setLayoutDirection(direction);
        QStyleOptionViewItem option;
        option.direction = direction;
        (delegate.*&Peek::initStyleOption)(&option, changes.index(0, 0));
        QCOMPARE(option.text.startsWith(isolate), direction == Qt::RightToLeft);
        QVERIFY(option.text.contains(u"Kolb B."_s));
        const QModelIndex duration = runs.index(0, int(RunListModel::Column::Duration));
        (runsDelegate.*&PeekRuns::initStyleOption)(&option, duration);
        QCOMPARE(option.text.startsWith(isolate), direction == Qt::RightToLeft);
        QVERIFY(!duration.data().toString().contains(isolate)); // who types a row's first letters, or has it read out, has no marks
        QVERIFY(option.text.contains(duration.data().toString()));
    }
}

void TestDetailWords::fieldsAndFiles()
{
    const FieldProblem problem {.code = FieldProblem::Code::Pattern, .text = u"a two-letter country code (ISO 3166)"_s};
    QVERIFY2(FormText::problem(problem).endsWith(u"ein Ländercode aus zwei Buchstaben (ISO 3166)"_s), qPrintable(FormText::problem(problem)));
    const ObjectNote note {.reason = u"synchronised from an on-premises directory: change it there"_s};
    QVERIFY(FormText::note(note).startsWith(u"aus einem lokalen"_s));
    const auto broken = ChangeSet::fromBytes(R"({"format":"provost-changeset","version":1,"changes":[{"kind":"update","resourceType":"User"}]})");
    QVERIFY(!broken);
    const ErrorText text = ErrorText::of(broken.error());
    QVERIFY2(firstEnglish(text.summary).isEmpty() && text.summary != ErrorText::of(Error::validation({})).summary, qPrintable(text.summary));
    const auto cutOff = ChangeSet::fromBytes(R"({"format":)");
    QVERIFY2(!cutOff && firstEnglish(ErrorText::of(cutOff.error()).summary).isEmpty(), qPrintable(cutOff.error().detail + ErrorText::of(cutOff.error()).summary));
}

void TestDetailWords::cardOfAProvider()
{
    CapabilityCard card;
    card.notes.append({.subject = u"/Schemas"_s, .text = u"totalResults is 4, but 3 came"_s});
    card.facts.append({.subject = u"Membership"_s, .text = u"Fifty additions at once are taken."_s});
    card.rows.append({.note = u"no totalResults"_s});
    CapabilityModel model;
    model.setCard(card);
    QStringList said;
    for (int section = 0; section < model.rowCount({}); ++section) {
        const QModelIndex parent = model.index(section, 0, {});
        said << parent.data().toString();
        for (int row = 0; row < model.rowCount(parent); ++row)
            said << model.index(row, 0, parent).data().toString() << model.textAt(model.index(row, 0, parent));
    }
    const QString all = said.join(u'\n');
    QVERIFY2(all.contains(u"/Schemas: totalResults ist 4, doch 3 kamen"_s) && all.contains(u"kein totalResults"_s), qPrintable(all));
    QVERIFY2(all.contains(u"auf Englisch"_s), qPrintable(all)); // of the facts, which stay as the profile has them
}

QTEST_MAIN(TestDetailWords)
#include "tst_detailwords.moc"
