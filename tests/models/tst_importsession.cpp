// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "directory/pendingwrites.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeprovider.h"
#include "form/editsession.h"
#include "import/importsession.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Line = MappingModel::Column;
using Fault = MappingModel::Fault;
using Kind = RowProblem::Kind;

namespace {

using Tester = QAbstractItemModelTester;

/// An import into a directory that is never asked, with every model watched.
struct ProfiledDirectory : FakeDirectory {
    explicit ProfiledDirectory(const QString &profile)
    {
        if (!profile.isEmpty())
            setCachedDescription(ServiceDescription::fallback(*ServerProfile::shipped(profile)));
    }
};

struct Stage {
    explicit Stage(const QString &profile = {})
        : directory(profile)
    {
    }
    QTemporaryDir folder;
    ProfiledDirectory directory;
    EditSession edits {directory};
    ImportSession session {edits, TemplateStore(QDir(folder.path()), u"Harbour"_s)};
    Tester preview {&session.previewModel(), Tester::FailureReportingMode::Fatal};
    Tester mapping {&session.mappingModel(), Tester::FailureReportingMode::Fatal};
    Tester check {&session.checkModel(), Tester::FailureReportingMode::Fatal};
    Tester rows {&session.rowsModel(), Tester::FailureReportingMode::Fatal};
    Tester absent {&session.absentModel(), Tester::FailureReportingMode::Fatal};

    QString write(const QByteArray &bytes, const QString &name = u"people.csv"_s) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    bool open(const QByteArray &bytes)
    {
        QSignalSpy spy(&session, &ImportSession::tableChanged);
        session.open(write(bytes));
        return spy.wait() && session.hasTable() && !session.error();
    }
    bool checked()
    {
        QSignalSpy spy(&session, &ImportSession::checkDone);
        session.check();
        return spy.wait() && session.checked();
    }
    MappingModel &lines() { return session.mappingModel(); }
    CheckModel &grid() { return session.checkModel(); }
    QString cell(int row, Line column) { return lines().index(row, int(column)).data().toString(); }
};

} // namespace

class TestImportSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void detectsAndShows()
    {
        Stage stage;
        QVERIFY(stage.open("List of joiners;;\n\nUser name;First name;Last name\nmira;Mira;Kolb\ntor;Tor;Lie\n"));
        QCOMPARE(stage.session.sample().dialect.delimiter, ';');
        QCOMPARE(stage.session.sample().dialect.preambleRows, 2);
        PreviewModel &preview = stage.session.previewModel();
        QCOMPARE(preview.rowCount(), 5);
        QCOMPARE(preview.kindOf(0), PreviewModel::RowKind::Preamble);
        QCOMPARE(preview.kindOf(2), PreviewModel::RowKind::Header);
        QCOMPARE(preview.kindOf(3), PreviewModel::RowKind::Data);
        QCOMPARE(preview.headerData(0, Qt::Horizontal).toString(), u"User name"_s);
        QCOMPARE(stage.cell(0, Line::Outcome), u"mira"_s);
        QCOMPARE(stage.lines().matchPaths(), QStringList {u"userName"_s});
    }

    void anotherDelimiterIsSeenAtOnce()
    {
        Stage stage;
        QVERIFY(stage.open("userName;title\nmira;Pilot\n"));
        Dialect dialect = stage.session.sample().dialect;
        dialect.delimiter = ',';
        QSignalSpy spy(&stage.session, &ImportSession::tableChanged);
        stage.session.setDialect(dialect, SampleMode::PlaceHeader);
        QVERIFY(spy.wait());
        QCOMPARE(stage.session.sample().header.names.size(), 1);
        QCOMPARE(stage.lines().rowCount(), 1);
    }

    void whatCannotBeReadIsSaid()
    {
        Stage stage;
        QSignalSpy spy(&stage.session, &ImportSession::tableChanged);
        stage.session.open(stage.folder.filePath(u"nobody.csv"_s));
        QVERIFY(spy.wait());
        QVERIFY(!stage.session.hasTable());
        QVERIFY(stage.session.error());
    }

    void aPasteIsATable()
    {
        Stage stage;
        QSignalSpy spy(&stage.session, &ImportSession::tableChanged);
        stage.session.openText(u"userName\ttitle\nmira\tPilot\njørn\tCook"_s);
        QVERIFY(spy.wait());
        QVERIFY(stage.session.hasTable());
        QCOMPARE(stage.session.sample().dialect.delimiter, '\t');
        QCOMPARE(stage.session.sample().dataRows().constLast().cells.constFirst(), u"jørn"_s);
        QVERIFY(stage.session.title().isEmpty());
        QCOMPARE(QFile::permissions(stage.session.options().fileName) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    /// A group has nothing that could be set to false.
    void onlyWhoCanBeDisabledIs()
    {
        Stage stage;
        QVERIFY(stage.session.canDisable());
        stage.session.setAbsentAction(AbsentAction::Disable);
        stage.session.setResourceType(u"Group"_s);
        QVERIFY(!stage.session.canDisable());
        QCOMPARE(stage.session.options().absent, AbsentAction::Leave);
    }

    void targetsComeFromTheSchema()
    {
        Stage stage;
        QVERIFY(stage.open("userName\nmira\n"));
        const auto paths = [&] {
            QStringList all;
            for (const ImportTarget &each : stage.lines().targets())
                all << each.path;
            return all;
        }();
        QVERIFY(paths.contains(u"name.givenName"_s));
        QVERIFY(paths.contains(u"emails[type eq \"work\"].value"_s));
        QVERIFY(paths.contains(u"groups"_s));
        QVERIFY(paths.contains(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"_s));
        QVERIFY(!paths.contains(u"meta.created"_s));
        QCOMPARE(paths.constFirst(), u"userName"_s); // what is required comes first
    }

    void mappingIsEditedAndTried()
    {
        Stage stage;
        QVERIFY(stage.open("Login,Vorname,Nachname,Aktiv?\nmira,Mira,Kölb,ja\n"));
        MappingModel &lines = stage.lines();
        lines.setTarget(0, u"userName"_s);
        QVERIFY(lines.setData(lines.index(0, int(Line::Value)), u"{Vorname|lower}.{Nachname|lower|ascii:de}@fjordline.example"_s));
        QCOMPARE(stage.cell(0, Line::Outcome), u"mira.koelb@fjordline.example"_s);
        QVERIFY(lines.setData(lines.index(3, int(Line::Target)), u"active"_s));
        QCOMPARE(stage.cell(3, Line::Outcome), u"true"_s); // as the attribute's type has it
        lines.setTarget(3, u"employeeType"_s);
        QCOMPARE(lines.faultOf(3), Fault::UnknownTarget);
        lines.setTarget(3, u"userName"_s);
        QCOMPARE(lines.faultOf(3), Fault::TakenTwice);
        QCOMPARE(lines.faultOf(0), Fault::TakenTwice);
        lines.setTarget(3, {});
        lines.setText(0, u"{Vorname"_s);
        QCOMPARE(lines.faultOf(0), Fault::BadExpression);
        lines.setText(0, u"{Firstname}"_s);
        QCOMPARE(lines.faultOf(0), Fault::UnknownColumn);
        QVERIFY(!lines.isSound());
        lines.setText(0, {});
        QVERIFY(lines.isSound());
        const int own = lines.addLine(u"displayName"_s);
        lines.setText(own, u"{Vorname} {Nachname}"_s);
        QCOMPARE(stage.cell(own, Line::Outcome), u"Mira Kölb"_s);
        QVERIFY(lines.mapping().field(u"displayName"_s) != nullptr);
        lines.removeLine(own);
        QCOMPARE(lines.rowCount(), 4);
    }

    void mappingsGoThroughTheModelUnchanged()
    {
        Stage stage;
        QVERIFY(stage.open("Given,Family,Login,Teams,Boss,Dept\nMira,Kolb,mira,\"A;B\",tor,Harbour\n"));
        ColumnMapping mapping {.title = u"HR"_s, .match = {u"userName"_s}};
        mapping.fields << FieldMapping {.path = u"userName"_s, .value = Expression::column(u"Login"_s)}
                       << FieldMapping {.path = u"name.givenName"_s, .value = *Expression::parse(u"{Given|title}"_s)}
                       << FieldMapping {.path = u"displayName"_s, .value = *Expression::parse(u"{Given} {Family}"_s)}
                       << FieldMapping {.path = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"_s, .value = Expression::column(u"Boss"_s),
                                        .reference = u"externalId"_s};
        mapping.groups << GroupMapping {.value = Expression::column(u"Teams"_s), .separator = u";"_s};
        mapping.rules << MappingRule {.column = u"Dept"_s, .equals = u"Harbour"_s, .groups = {u"Crew"_s}};
        stage.session.useMapping(mapping);
        const ColumnMapping same = stage.lines().mapping();
        QCOMPARE(same.rules, mapping.rules);
        QCOMPARE(same.groups, mapping.groups);
        QCOMPARE(same.fields.size(), mapping.fields.size());
        for (const FieldMapping &field : std::as_const(mapping.fields)) {
            QVERIFY(same.field(field.path) != nullptr);
            QCOMPARE(same.field(field.path)->value, field.value);
            QCOMPARE(same.field(field.path)->reference, field.reference);
        }
    }

    void problemsStandInTheirCells()
    {
        Stage stage;
        QVERIFY(stage.open("userName,active,title\nmira,ja,Pilot\ntor,perhaps,Cook\n,yes,Mate\nmira,no,Pilot\n"));
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->rows, 4);
        QCOMPARE(stage.session.checked()->broken, 2);
        CheckModel &grid = stage.grid();
        QCOMPARE(grid.rowCount(), 2);
        QCOMPARE(grid.problemAt(grid.index(0, 2))->kind, Kind::WrongType);
        QCOMPARE(grid.problemAt(grid.index(1, 1))->kind, Kind::DuplicateKey);
        QCOMPARE(grid.fileRow(1), 5);
        QCOMPARE(grid.nextProblem({}), grid.index(0, 2));
        QCOMPARE(grid.nextProblem(grid.index(0, 2)), grid.index(1, 1));
        QCOMPARE(grid.nextProblem(grid.index(1, 1)), grid.index(0, 2)); // from the top again
    }

    /// Qt takes a tooltip for markup where it looks like it: the tags would be gone, and what an <img> names looked for.
    void mendedInPlaceAndTheFileStaysAsItIs()
    {
        Stage stage;
        const QByteArray text = "userName,active\nmira,maybe\ntor,maybe\nann,maybe\nbo,yes\n";
        QVERIFY(stage.open(text));
        QVERIFY(stage.checked());
        CheckModel &grid = stage.grid();
        QCOMPARE(grid.openRows(), 3);
        QVERIFY(grid.setData(grid.index(0, 2), u"yes"_s));
        QCOMPARE(grid.openRows(), 2);
        QVERIFY(grid.index(0, 2).data(int(CheckModel::Role::IsFixed)).toBool());
        QVERIFY(grid.lastFix());
        QCOMPARE(grid.countLike(*grid.lastFix()), 2);
        QCOMPARE(grid.fixAllLike(CheckModel::Fix(*grid.lastFix())), 2);
        QCOMPARE(grid.openRows(), 0);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
        QFile file(stage.session.options().fileName);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    /// UTF-8 with a bad byte stays UTF-8, and its cell is marked until somebody has typed it: what was typed into others, for all rows alike, mends nothing here.
    void badBytesStandInTheirCell()
    {
        Stage stage;
        QVERIFY(stage.open("userName,title,active\nmira,K\xC3\xB6nig\xC3\xA4\xC3\xBC,maybe\ntor,K\xFCr,maybe\n"));
        QCOMPARE(stage.session.sample().dialect.encoding, u"UTF-8"_s);
        QVERIFY(stage.checked());
        CheckModel &grid = stage.grid();
        QCOMPARE(grid.openRows(), 2);
        QCOMPARE(grid.problemAt(grid.index(1, 2))->kind, Kind::BadBytes);
        QVERIFY(grid.setData(grid.index(0, 3), u"yes"_s));
        QCOMPARE(grid.fixAllLike(CheckModel::Fix(*grid.lastFix())), 1);
        QCOMPARE(grid.openRows(), 1);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 1);
        QCOMPARE(grid.problemAt(grid.index(0, 2))->kind, Kind::BadBytes);
        QVERIFY(grid.setData(grid.index(0, 2), u"Kür"_s));
        QCOMPARE(grid.openRows(), 0);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
    }

    void anOpenQuoteIsMendedInItsCell_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("in the middle") << QByteArray("userName,title\nmira,\"Cook\ntor,Pilot\n");
        QTest::newRow("where the file is cut off") << QByteArray("userName,title\ntor,Pilot\nmira,\"Cook");
    }
    /// The same of a quote: it is mended where it stands, and not by what is typed elsewhere.
    void anOpenQuoteIsMendedInItsCell()
    {
        QFETCH(QByteArray, text);
        Stage stage;
        QVERIFY(stage.open(text));
        QVERIFY(stage.checked());
        CheckModel &grid = stage.grid();
        QCOMPARE(grid.openRows(), 1);
        QVERIFY(grid.setData(grid.index(0, 1), u"mia"_s));
        QCOMPARE(grid.openRows(), 1);
        QVERIFY(grid.setData(grid.index(0, 2), u"Cook"_s));
        QCOMPARE(grid.openRows(), 0);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
    }

    /// An upload that was cut off: its last row is not made sound by what is mended in another one, and keeps its cells.
    void aRowThatIsCutOffStaysBroken()
    {
        Stage stage;
        QVERIFY(stage.open("userName,title,active\ntor,Pilot,maybe\nmira,\"Cook,yes"));
        QVERIFY(stage.checked());
        CheckModel &grid = stage.grid();
        QCOMPARE(grid.openRows(), 2);
        QVERIFY(grid.setData(grid.index(0, 3), u"yes"_s));
        QCOMPARE(grid.openRows(), 1);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 1);
        QCOMPARE(grid.index(0, 2).data().toString(), u"\"Cook"_s);
        QCOMPARE(grid.index(0, 3).data().toString(), u"yes"_s);
        QVERIFY(grid.setData(grid.index(0, 2), u"Cook"_s));
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
    }

    /// Bad bytes beside an open quote: whoever has mended the one has not mended the other.
    void badBytesBesideAnOpenQuoteStay()
    {
        Stage stage;
        QVERIFY(stage.open("userName,title,nickName\nmira,\"Cook,K\xFCr\ntor,K\xC3\xB6nig\xC3\xA4\xC3\xBC,Ti\n"));
        QCOMPARE(stage.session.sample().dialect.encoding, u"UTF-8"_s);
        QVERIFY(stage.checked());
        CheckModel &grid = stage.grid();
        QCOMPARE(grid.openRows(), 1);
        QVERIFY(grid.setData(grid.index(0, 2), u"Cook"_s));
        QCOMPARE(grid.openRows(), 1);
        QVERIFY(grid.problemAt(grid.index(0, 3)));
        QCOMPARE(grid.problemAt(grid.index(0, 3))->kind, Kind::BadBytes);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 1);
        QVERIFY(grid.setData(grid.index(0, 3), u"Kür"_s));
        QCOMPARE(grid.openRows(), 0);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
    }

    void aFixForAllReachesRowsThatAreNotShown_data()
    {
        QTest::addColumn<QByteArray>("cells");
        QTest::newRow("wrong value") << QByteArray(",,maybe\n");
        QTest::newRow("bad bytes") << QByteArray(",\xC3\xB6\xC3\xA4\xC3\xBC,n\xFC\n");
    }
    void aFixForAllReachesRowsThatAreNotShown()
    {
        QFETCH(QByteArray, cells);
        Stage stage;
        QByteArray text = "userName,title,active\n";
        constexpr int rows = TableCheck::mostShown + 700;
        for (int i = 0; i < rows; ++i)
            text += "user" + QByteArray::number(i) + cells;
        QVERIFY(stage.open(text));
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, rows);
        QCOMPARE(stage.grid().rowCount(), int(TableCheck::mostShown));
        QVERIFY(stage.grid().setData(stage.grid().index(0, 3), u"no"_s));
        QCOMPARE(stage.grid().fixAllLike(CheckModel::Fix(*stage.grid().lastFix())), int(TableCheck::mostShown) - 1);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
    }

    void aRowMayBeLeftOut()
    {
        Stage stage;
        QVERIFY(stage.open("userName,active\nmira,perhaps\ntor,no\n"));
        QVERIFY(stage.checked());
        stage.grid().skipRow(0);
        QCOMPARE(stage.grid().rowCount(), 0);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->rows, 1);
    }

    void templatesAreKnownByTheirHeader()
    {
        Stage stage;
        QVERIFY(stage.open("Kennung,Wer\nmira,Mira\n"));
        QCOMPARE(stage.session.mappingOrigin(), ImportSession::MappingOrigin::Automatic);
        stage.lines().setTarget(0, u"userName"_s);
        stage.lines().setTarget(1, u"displayName"_s);
        QVERIFY(stage.session.saveTemplate(u"Zugänge / März"_s));
        QCOMPARE(stage.session.templates().size(), 1);
        QVERIFY(stage.open("KENNUNG, wer\ntor,Tor\n")); // the same names, whatever their case and spaces
        QCOMPARE(stage.session.mappingOrigin(), ImportSession::MappingOrigin::Remembered);
        QVERIFY(stage.lines().mapping().field(u"displayName"_s) != nullptr);
        QVERIFY(stage.session.removeTemplate(stage.session.templates().constFirst()));
        QVERIFY(stage.session.templates().isEmpty());
        const TemplateStore other(QDir(stage.folder.path()), u"Another"_s);
        QVERIFY(!other.find(stage.session.sample().header.fingerprint));
    }

    void vendorsTemplates_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("firstUser");
        QTest::addColumn<QString>("profile");
        const QList<std::pair<QString, QString>> files {{u"entra-create.csv"_s, u"mira.kolb@fjordline.example"_s},      {u"google-users.csv"_s, u"mira.kolb@fjordline.example"_s},
                                                        {u"okta-users.csv"_s, u"mira.kolb@fjordline.example"_s},        {u"ad-export.csv"_s, u"mira.kolb@fjordline.example"_s},
                                                        {u"m365-users.csv"_s, u"mira.kolb@fjordline.example"_s},        {u"aws-cognito.csv"_s, u"mira.kolb"_s},
                                                        {u"aws-identity-center.csv"_s, u"mira.kolb"_s}};
        for (const auto &[file, user] : files) {
            for (const auto &profile : {u"rfc"_s, u"aws"_s, u"entra"_s})
                QTest::addRow("%s, %s", qPrintable(file), qPrintable(profile)) << file << user << profile;
        }
    }
    /// Nobody helps: mapped by the header, checked, and nothing that a create needs is missing but what the plan offers.
    void vendorsTemplates()
    {
        QFETCH(QString, file);
        QFETCH(QString, firstUser);
        QFETCH(QString, profile);
        Stage stage(profile);
        QSignalSpy spy(&stage.session, &ImportSession::tableChanged);
        stage.session.open(QStringLiteral(PROVOST_TEST_DATA "/import/") + file);
        QVERIFY(spy.wait());
        QVERIFY(stage.session.hasTable());
        QCOMPARE(stage.session.sample().dataRows().size(), 2);
        const ColumnMapping mapping = stage.lines().mapping();
        for (const auto &path : {u"userName"_s, u"name.givenName"_s, u"name.familyName"_s})
            QVERIFY2(mapping.field(path) != nullptr, qPrintable(path));
        QCOMPARE(mapping.match.constFirst(), u"userName"_s);
        const auto mails = std::count_if(mapping.fields.cbegin(), mapping.fields.cend(), [](const FieldMapping &field) { return field.path.startsWith(u"emails"); });
        QVERIFY(profile != "aws"_L1 || mails <= 1); // it takes one, and a second would fail every row
        QStringList missing;
        for (const ImportTarget &target : stage.lines().missing())
            missing << target.path;
        missing.removeAll(u"password"_s);
        QCOMPARE(missing, QStringList());
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->rows, 2);
        // Entra's user names have a domain behind them; Cognito's have not.
        QCOMPARE(stage.session.checked()->broken, profile == "entra"_L1 && !firstUser.contains(u'@') ? 2 : 0);
        for (int row = 0; row < stage.lines().rowCount(); ++row) {
            if (stage.lines().line(row).target == "userName"_L1)
                QCOMPARE(stage.cell(row, Line::Outcome), firstUser);
        }
    }

    /// The file was mended in the spreadsheet and opened once more, by another day's wizard perhaps: nobody is created twice.
    void theSamePeopleOfAnotherFileReplaceThem()
    {
        const auto create = [](const QString &id, const QString &userName, ChangeOrigin::Kind kind = ChangeOrigin::Kind::Csv) {
            return Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"userName"_s, userName}}), .origin = {.kind = kind}};
        };
        const auto add = [](const QStringList &members, ChangeOrigin::Kind kind) {
            return Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g"_s, .members = members, .origin = {.kind = kind}};
        };
        Change led = create(u"bulkId:7"_s, u"bo"_s, ChangeOrigin::Kind::Form);
        led.attributes.set(u"manager"_s, Json::object({{u"value"_s, u"bulkId:1"_s}}));
        const ChangeSet now {.changes = {create(u"bulkId:1"_s, u"Mira"_s), create(u"bulkId:2"_s, u"tor"_s), create(u"bulkId:3"_s, u"ann"_s, ChangeOrigin::Kind::Form), led,
                                         add({u"bulkId:1"_s, u"bulkId:2"_s, u"old"_s}, ChangeOrigin::Kind::Drag)}};
        const QList<Change> import {create(u"bulkId:11"_s, u"mira"_s), create(u"bulkId:13"_s, u"ann"_s)};
        const StagedImport joined = stagedWith(now, import, {}, {u"userName"_s});
        QCOMPARE(joined.replaced, 1); // what somebody typed is theirs, and the review says that ann is there twice
        QStringList created;
        for (const Change &change : joined.after.changes) {
            if (change.kind == ChangeKind::Create)
                created << change.id;
        }
        QCOMPARE(created, QStringList({u"bulkId:2"_s, u"bulkId:3"_s, u"bulkId:7"_s, u"bulkId:11"_s, u"bulkId:13"_s}));
        const auto find = [&joined](const QString &id) { return joined.after.changesOf({id == "g"_L1 ? u"Group"_s : u"User"_s, id}).constFirst(); };
        QCOMPARE(find(u"g"_s).members, QStringList({u"bulkId:11"_s, u"bulkId:2"_s, u"old"_s}));
        QCOMPARE(find(u"bulkId:7"_s).attributes.value(u"manager").value(u"value").toString(), u"bulkId:11"_s);
        // The same import, planned once more: tor is not in it any longer.
        const StagedImport again = stagedWith(now, {create(u"bulkId:21"_s, u"mira"_s)}, {{u"User"_s, u"bulkId:1"_s}, {u"User"_s, u"bulkId:2"_s}}, {u"userName"_s});
        QCOMPARE(again.replaced, 0);
        QVERIFY(again.after.changesOf({u"User"_s, u"bulkId:2"_s}).isEmpty());
        QCOMPARE(again.after.changesOf({u"Group"_s, u"g"_s}).constFirst().members, QStringList({u"bulkId:21"_s, u"old"_s}));
    }

    void libreOfficesTables_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("given");
        const auto add = [](const char *name, const QString &text, const QString &encoding, const QString &given) { QTest::newRow(name) << text << encoding << given; };
        add("German", u"Benutzername;Vorname;Nachname;Aktiv;Kostenstelle\nm@x.example;Jürgen;Groß;WAHR;4711\nt@x.example;Tor;\"Lie; jun.\";FALSCH;0012\n"_s, u"UTF-8"_s, u"Jürgen"_s);
        add("German, Windows", u"Benutzername;Vorname;Nachname;Aktiv\r\nm@x.example;Jürgen;Groß;WAHR\r\nt@x.example;Tor;Lie;FALSCH\r\n"_s, u"windows-1252"_s, u"Jürgen"_s);
        add("French", u"Identifiant;Prénom;Nom;Actif\nm@x.example;Chloé;Lefèvre;VRAI\nt@x.example;Tor;Lie;FAUX\n"_s, u"UTF-8"_s, u"Chloé"_s);
        add("Polish, Windows", u"Nazwa użytkownika;Imię;Nazwisko;Aktywny\r\nm@x.example;Łucja;Wójcik;PRAWDA\r\nt@x.example;Tor;Lie;FAŁSZ\r\n"_s, u"windows-1250"_s, u"Łucja"_s);
        add("Russian, Windows", u"Имя пользователя;Имя;Фамилия;Active\r\nm@x.example;Оксана;Шевченко;ИСТИНА\r\nt@x.example;Tor;Lie;ЛОЖЬ\r\n"_s, u"windows-1251"_s, u"Оксана"_s);
        add("Turkish", u"username,first name,last name,active\nm@x.example,Elif,Yılmaz,DOĞRU\nt@x.example,Tor,Lie,YANLIŞ\n"_s, u"UTF-8"_s, u"Elif"_s);
        add("Unicode text, tabs", u"Nome utente\tNome\tCognome\tAttivo\r\nm@x.example\tNiccolò\tDe Luca\tVERO\r\nt@x.example\tTor\t\"Lie\njun.\"\tFALSO\r\n"_s, u"UTF-16LE"_s, u"Niccolò"_s);
        add("Japanese", u"ユーザー名,名,姓,active\nm@x.example,愛子,田中,TRUE\nt@x.example,Tor,Lie,FALSE\n"_s, u"Shift_JIS"_s, u"愛子"_s);
    }
    /// As LibreOffice Calc writes them ("as shown", quotes where they are needed): the words of its languages, the encodings of their systems.
    void libreOfficesTables()
    {
        QFETCH(QString, text);
        QFETCH(QString, encoding);
        QFETCH(QString, given);
        QStringEncoder encoder(encoding.toLatin1().constData());
        QVERIFY(encoder.isValid());
        QByteArray bytes = encoder(encoding.startsWith(u"UTF-16") ? QChar(0xFEFF) + text : text);
        Stage stage;
        QVERIFY(stage.open(bytes));
        const Dialect dialect = stage.session.sample().dialect;
        QCOMPARE(dialect.encoding, encoding);
        QCOMPARE(dialect.isEncodingSure, encoding.startsWith(u"UTF")); // of two rows
        const ColumnMapping mapping = stage.lines().mapping();
        for (const auto &path : {u"userName"_s, u"name.givenName"_s, u"name.familyName"_s, u"active"_s})
            QVERIFY2(mapping.field(path) != nullptr, qPrintable(path));
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->rows, 2);
        QCOMPARE(stage.session.checked()->broken, 0);
        for (int row = 0; row < stage.lines().rowCount(); ++row) {
            if (stage.lines().line(row).target == "name.givenName"_L1)
                QCOMPARE(stage.cell(row, Line::Outcome), given);
            if (stage.lines().line(row).target == "active"_L1)
                QCOMPARE(stage.cell(row, Line::Outcome), u"true"_s);
        }
    }

    void twoHundredColumns()
    {
        Stage stage;
        QByteArray header = "userName";
        QByteArray row = "mira";
        for (int i = 0; i < 199; ++i) {
            header += ",Spalte " + QByteArray::number(i);
            row += ",x";
        }
        QVERIFY(stage.open(header + '\n' + row + '\n'));
        QCOMPARE(stage.lines().rowCount(), 200);
        QCOMPARE(stage.lines().usedColumns(), 1);
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 0);
    }

    /// Mends go by the number of the row: they would be laid over other people.
    void aFileThatIsSavedAnewUnderMends()
    {
        Stage stage;
        QVERIFY(stage.open("userName,active\nmira,maybe\ntor,yes\n"));
        QVERIFY(stage.checked());
        QVERIFY(stage.grid().setData(stage.grid().index(0, 2), u"no"_s));
        QVERIFY(stage.checked()); // the mend alone is no reason
        stage.write("userName,active\nann,yes\nmira,maybe\ntor,yes\n");
        QVERIFY(!stage.checked());
        QVERIFY(stage.session.error()->detail.contains(u"saved anew"_s));
        QVERIFY(stage.open("userName,active\nann,yes\nmira,maybe\ntor,yes\n")); // begins anew
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 1);
        stage.write("userName,active\nmira,perhaps\n"); // mended where it comes from, and not here
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->rows, 1);
    }

    /// Also of a row whose other cells are in order.
    void aCellTooManyBreaksTheRow()
    {
        Stage stage;
        QVERIFY(stage.open("userName,title\nmira,Pilot\ntor,Cook,Bergen\nann,Mate\n"));
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->broken, 1);
        QCOMPARE(stage.session.checked()->noticed, 0);
    }

    /// Where reads lag behind writes: who was made here a moment ago is not made once more, and comes into a group that is as new.
    void whoWasMadeAMomentAgoIsThere()
    {
        const QTemporaryDir folder;
        Wire wire;
        FakeProvider provider {wire};
        ServerProfile profile = *ServerProfile::shipped(u"rfc"_s);
        profile.readYourWrites = false;
        provider.description = ServiceDescription::fallback(profile);
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        Directory directory(settings);
        directory.setCachedDescription(provider.description);
        PendingWrites &writes = directory.pendingWrites();
        writes.setDelays({std::chrono::hours(1)});
        writes.note({.resourceType = u"User"_s, .id = u"u77"_s, .kind = PendingWrite::Kind::Create, .after = Json::object({{u"userName"_s, u"mira"_s}, {u"title"_s, u"Pilot"_s}})});
        writes.note({.resourceType = u"Group"_s, .id = u"g5"_s, .kind = PendingWrite::Kind::Create, .after = Json::object({{u"displayName"_s, u"Crew"_s}})});
        EditSession edits(directory);
        ImportSession session(edits, TemplateStore(QDir(folder.path()), u"Harbour"_s));
        QFile file(folder.filePath(u"people.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("userName,title,Groups\nmira,Captain,Crew\n") > 0);
        file.close();
        QSignalSpy read(&session, &ImportSession::tableChanged);
        session.open(file.fileName());
        QTRY_COMPARE(read.size(), 1);
        QSignalSpy planned(&session, &ImportSession::planDone);
        session.plan();
        QTRY_COMPARE(planned.size(), 1);
        QVERIFY(session.planned());
        QCOMPARE(session.planned()->rows.size(), 1);
        QCOMPARE(session.planned()->rows.constFirst().fate, ImportPlan::Fate::Update);
        QCOMPARE(session.planned()->rows.constFirst().object.id, u"u77"_s);
        const Change edit = session.changes().changesOf({u"User"_s, u"u77"_s}).value(0);
        QCOMPARE(edit.kind, ChangeKind::Update);
        QCOMPARE(edit.before.json().value(u"title").toString(), u"Pilot"_s);
        const Change joins = session.changes().changesOf({u"Group"_s, u"g5"_s}).value(0);
        QCOMPARE(joins.kind, ChangeKind::MembersAdd);
        QCOMPARE(joins.members, QStringList {u"u77"_s});
    }

    void noRowsAtAll()
    {
        Stage stage;
        QVERIFY(stage.open("userName,title\n"));
        QVERIFY(stage.checked());
        QCOMPARE(stage.session.checked()->rows, 0);
    }
};

QTEST_MAIN(TestImportSession)
#include "tst_importsession.moc"
