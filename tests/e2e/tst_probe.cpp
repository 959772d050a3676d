// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/journal.h"
#include "change/writeprobe.h"
#include "client/discoverjob.h"
#include "client/listjob.h"
#include "client/probejob.h"
#include "client/suggestedprofile.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "net/httplog.h"
#include "practiceclient.h"
#include "scim/profilefolder.h"
#include "scim/profilelibrary.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

using Standing = CapabilityCard::Standing;
using Verdict = Observation::Verdict;

struct Probed {
    CapabilityCard card{};
    ServiceDescription description{};
    int most = 0;
    QList<QByteArray> methods{};
    bool complete = false;
    int calls = 0;

    [[nodiscard]] Json observed(Capability capability, const QString &type = {}, const QString &detail = {}) const
    {
        const CapabilityCard::Row *row = card.row(capability, type, detail);
        return row ? row->observed : Json();
    }
    [[nodiscard]] std::optional<Verdict> verdict(
        Capability capability, const QString &type = {}, const QString &detail = {}) const
    {
        const CapabilityCard::Row *row = card.row(capability, type, detail);
        return row ? row->verdict : std::nullopt;
    }
    /// Where more is taken for granted than is there. A profile may well be more careful than a directory needs.
    [[nodiscard]] QByteArray wrong() const
    {
        QStringList lines;
        for (const CapabilityCard::Row &row : card.rows) {
            const bool isLess = row.observed.isBool() ? row.effective.toBool()
                : row.observed.isNumber()             ? row.observed.toInteger() < row.effective.toInteger()
                                                      : true;
            if (row.standing == Standing::Contradicted && isLess)
                lines << u"%1 %2 %3: %4 instead of %5 (%6, %7)"_s.arg(row.resourceType, capabilityKey(row.capability),
                    row.detail, row.observed.scalarText(), row.effective.scalarText(), row.note, row.request);
        }
        return lines.join(u'\n').toUtf8();
    }
};

Probed probe(const QUrl &url, const QByteArray &token, const ServerProfile &profile, ProbeJob::Options options = {})
{
    Connection connection({.name = u"test"_s, .baseUrl = url, .token = Redacted(token), .profile = profile});
    Probed result;
    const auto description = outcomeOf(new DiscoverJob(connection, &connection));
    if (!description)
        return result;
    result.description = *description;
    result.most = ProbeScript::mostCalls(*description);
    connection.setProfile(description->profile);
    const auto discovery = connection.log().size();
    const auto report = outcomeOf(new ProbeJob(connection, *description, options, &connection), 60'000);
    for (qsizetype i = discovery; i < connection.log().size(); ++i)
        result.methods.append(connection.log().at(i).method);
    if (!report)
        return result;
    result.complete = report->complete;
    result.calls = report->calls;
    result.card = CapabilityCard::of(*description, profile, url, *report, u"2026-11-26T12:00:00Z"_s);
    return result;
}

ServerProfile shipped(const QString &id)
{
    return ServerProfile::shipped(id).valueOr({});
}

/// A server as bad as they come: takes every parameter and cares for none.
Wire::Answer careless(const Wire::Request &request)
{
    QByteArray users;
    for (int i = 1; i <= 5; ++i) {
        users += QByteArray(i > 1 ? "," : "") + R"({"id":"u)" + QByteArray::number(i) + R"(","userName":"person)"
            + QByteArray::number(i) + R"(@example.com","displayName":"Person )" + QByteArray::number(i)
            + R"(","active":true,"emails":[{"value":"person)" + QByteArray::number(i)
            + R"(@example.com","type":"work"}]})";
    }
    if (request.path() == "/Users/u1")
        return Wire::Answer::of(200, "text/plain", users.left(users.indexOf("},{") + 1));
    if (request.path() == "/Users")
        return Wire::Answer::of(200, "application/json", R"({"resources":[)" + users + R"(],"totalResults":5})");
    if (request.path() == "/Groups")
        return Wire::Answer::json(500, R"({"detail":"oops"})");
    return Wire::Answer::json(404, "{}");
}

} // namespace

/// The probe against directories whose ways are known.
class tst_Probe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The shipped profile of each dialect and what the dialect does agree: one of the two would be wrong otherwise.
    void shippedProfilesHold_data()
    {
        QTest::addColumn<QString>("dialect");
        for (const QString &id : {u"rfc"_s, u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s})
            QTest::newRow(qPrintable(id)) << id;
    }
    void shippedProfilesHold()
    {
        QFETCH(QString, dialect);
        Testing::PracticeClient practice({.users = 230, .groups = 12, .profile = dialect});
        QVERIFY2(practice.isReady(), qPrintable(practice.failure()));
        const Probed found = probe(practice.url(), practice.token(), shipped(dialect));
        QVERIFY(found.complete);
        QVERIFY2(
            found.calls <= found.most, qPrintable(u"%1 calls, %2 were announced"_s.arg(found.calls).arg(found.most)));
        for (const QByteArray &method : found.methods)
            QCOMPARE(method, "GET"_ba);
        QVERIFY2(found.wrong().isEmpty(), found.wrong().constData());
    }

    void seesWhatEntraDoes()
    {
        Testing::PracticeClient practice({.users = 230, .groups = 12, .profile = u"entra"_s});
        const Probed found = probe(practice.url(), practice.token(), shipped(u"entra"_s));
        QCOMPARE(found.observed(Capability::CursorPaging, u"User"_s), Json(true));
        QCOMPARE(found.observed(Capability::IndexPaging, u"User"_s), Json(false));
        QCOMPARE(found.observed(Capability::DefaultPageSize, u"User"_s), Json(100));
        QCOMPARE(found.observed(Capability::MaxPageSizeWhole, u"User"_s), Json(100));
        QCOMPARE(found.observed(Capability::Members), Json(u"groups filter"_s));
        QCOMPARE(found.observed(Capability::Totals, u"User"_s), Json(false));
        QCOMPARE(found.observed(Capability::Disjunction), Json(false));
        QCOMPARE(found.observed(Capability::FilterOperator, u"User"_s, u"userName eq"_s), Json(true));
        QCOMPARE(found.observed(Capability::FilterOperator, u"User"_s, u"userName sw"_s), Json(false));
        QCOMPARE(found.observed(Capability::FilterOperator, u"User"_s, u"userName not ew"_s), Json(true));
        QCOMPARE(found.observed(Capability::EnvelopeKeys, u"User"_s), Json(u"resources"_s));
        QCOMPARE(found.card.row(Capability::EnvelopeKeys, u"User"_s)->clause, u"RFC 7644 section 3.4.2"_s);
        QCOMPARE(found.observed(Capability::NotFound, u"User"_s), Json(404)); // 400 is for what is no GUID
        QCOMPARE(found.observed(Capability::CountZero, u"User"_s), Json(false));
    }

    /// Nobody's name, address or id is on a card that is handed on.
    void namesNobody()
    {
        Testing::PracticeClient practice({.users = 60, .groups = 5});
        const Probed found = probe(practice.url(), practice.token(), shipped(u"rfc"_s));
        QVERIFY(found.complete);
        const QByteArray card = found.card.toJson().toBytes() + found.card.toMarkdown().toUtf8();
        const Json users = practice.get(u"/Users?count=60"_s).at(u"Resources");
        QVERIFY(users.size() == 60);
        for (const Json &user : users.items()) {
            QVERIFY(!card.contains(user.value(u"userName").toString().toUtf8()));
            QVERIFY(!card.contains(user.value(u"id").toString().toUtf8()));
        }
    }

    void namesProvidersApart()
    {
        CapabilityCard card{.profileId = u"rfc"_s, .probe = ProbeReport{}};
        card.rows << CapabilityCard::Row{.capability = Capability::Sort, .observed = Json(false), .standing = Standing::Contradicted};
        QStringList ids;
        for (const auto &url : {u"http://127.0.0.1:9303/scim/v2"_s, u"http://127.0.0.1:9304/scim/v2"_s, u"https://h.example/scim/v2/"_s}) {
            card.url = QUrl(url);
            ids << suggestedProfile(card, {}).value(u"id").toString();
        }
        QCOMPARE(ids, (QStringList{u"127-0-0-1-9303-scim-v2"_s, u"127-0-0-1-9304-scim-v2"_s, u"h-example-scim-v2"_s}));
    }

    /// Told nothing of a dialect, the probe finds what it takes to read it.
    void suggestionReadsAll_data() { shippedProfilesHold_data(); }
    void suggestionReadsAll()
    {
        QFETCH(QString, dialect);
        Testing::PracticeClient practice({.users = 230, .groups = 12, .profile = dialect});
        const ServerProfile plain = shipped(u"rfc"_s);
        const Probed found = probe(practice.url(), practice.token(), plain);
        QVERIFY(found.complete);
        const Json suggestion = suggestedProfile(found.card, found.description.profile);
        ServerProfile corrected = found.description.profile;
        if (!suggestion.isUndefined()) {
            QTemporaryDir dir;
            const auto path = saveOwnProfile(dir.filePath(u"profiles"_s), suggestion);
            QVERIFY2(path.ok(), path.ok() ? "" : qPrintable(path.error().toString()));
            const auto profile
                = ProfileLibrary(dir.filePath(u"profiles"_s)).detect(practice.url()); // by its own URL pattern
            QVERIFY2(profile.ok(), profile.ok() ? "" : qPrintable(profile.error().toString()));
            QVERIFY(profile->id != u"rfc");
            corrected = profile->completedBy(found.description.config);
        }
        QCOMPARE(corrected.pagesFor(u"User"_s).paging.value_or(ServerProfile::Paging::Index),
            dialect == u"entra" || dialect == u"aws" ? ServerProfile::Paging::Cursor : ServerProfile::Paging::Index);
        // with it, nothing contradicts any more
        const Probed again = probe(practice.url(), practice.token(), corrected);
        QVERIFY2(again.wrong().isEmpty(), again.wrong().constData());
        Connection connection(
            {.name = u"test"_s, .baseUrl = practice.url(), .token = Redacted(practice.token()), .profile = corrected});
        auto *job = new ListJob(connection, {.endpoint = u"/Users"_s, .resourceType = u"User"_s}, {}, &connection);
        qsizetype rows = 0;
        connect(job, &ListJob::pageReady, this, [&rows](const ListPage &page) { rows += page.resources.size(); });
        QVERIFY(outcomeOf(job, 60'000).ok());
        QCOMPARE(rows, 230);
    }

    void seesThroughCarelessness()
    {
        Wire wire;
        wire.setHandler(careless);
        const Probed found = probe(wire.baseUrl(), "t", shipped(u"rfc"_s));
        QVERIFY(found.complete);
        QCOMPARE(found.verdict(Capability::FilterOperator, u"User"_s, u"userName eq"_s), Verdict::Ignored);
        QCOMPARE(found.verdict(Capability::Filter), Verdict::Ignored);
        QCOMPARE(found.card.row(Capability::Filter)->clause, u"RFC 7644 section 3.4.2.2"_s);
        QCOMPARE(found.verdict(Capability::IndexPaging, u"User"_s), Verdict::Ignored);
        QCOMPARE(found.verdict(Capability::CursorPaging, u"User"_s), Verdict::Ignored);
        QCOMPARE(found.verdict(Capability::Count, u"User"_s), Verdict::Ignored);
        QCOMPARE(found.verdict(Capability::Attributes), Verdict::Ignored);
        QCOMPARE(found.verdict(Capability::ExcludedAttributes), Verdict::Ignored);
        QCOMPARE(found.verdict(Capability::Sort), Verdict::Ignored);
        QCOMPARE(found.card.row(Capability::Sort)->clause, QString()); // which is optional and was not promised
        QCOMPARE(found.observed(Capability::ContentType, u"User"_s), Json(u"application/json"_s));
        QCOMPARE(found.observed(Capability::ETag), Json(false));
        QCOMPARE(found.verdict(Capability::Meta, u"User"_s), Verdict::Wrong);
        QCOMPARE(found.observed(Capability::DefaultPageSize, u"Group"_s),
            Json()); // nothing to say of groups that cannot be read
        QCOMPARE(wire.count("GET"), wire.requests().size());
        const Json suggestion = suggestedProfile(found.card, found.description.profile);
        QCOMPARE(suggestion.value(u"projection"), Json(false));
        QVERIFY(ServerProfile::fromJson(suggestion).ok());
    }

    void emptyIsToldFromRefused()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            if (request.path() != "/Users")
                return Wire::Answer::json(404, "{}");
            const QString filter = request.parameter(u"filter"_s);
            if (filter.startsWith(u"userName eq"))
                return Wire::Answer::json(
                    200, Wire::usersPage(1, filter.contains(u"nobody") ? 0 : 1, filter.contains(u"nobody") ? 0 : 1));
            if (filter.startsWith(u"userName sw"))
                return Wire::Answer::json(200, Wire::usersPage(1, 0, 0));
            if (!filter.isEmpty())
                return Wire::Answer::json(400, R"({"status":"400","scimType":"invalidFilter"})");
            return Wire::Answer::json(200, Wire::usersPage(1, 5, 5));
        });
        const Probed found = probe(wire.baseUrl(), "t", shipped(u"rfc"_s));
        QCOMPARE(found.verdict(Capability::FilterOperator, u"User"_s, u"userName eq"_s), Verdict::Works);
        QCOMPARE(found.verdict(Capability::FilterOperator, u"User"_s, u"userName sw"_s), Verdict::Empty);
        QCOMPARE(found.verdict(Capability::FilterOperator, u"User"_s, u"userName co"_s), Verdict::Refused);
        QCOMPARE(found.card.row(Capability::FilterOperator, u"User"_s, u"userName co"_s)->note, u"invalidFilter"_s);
        QVERIFY(!found.card.row(Capability::FilterOperator, u"User"_s, u"userName sw"_s)->clause.isEmpty());
        QCOMPARE(found.card.row(Capability::FilterOperator, u"User"_s, u"userName co"_s)->clause, QString());
    }

    void keepsToItsBudget()
    {
        Testing::PracticeClient practice({.users = 60, .groups = 5});
        const Probed found = probe(practice.url(), practice.token(), shipped(u"rfc"_s), {.budget = 5});
        QVERIFY(!found.complete);
        QCOMPARE(found.calls, 5);
        QCOMPARE(found.methods.size(), 5);
        QVERIFY(found.card.probe->stopped.contains(u"budget"));
    }

    void stopsAndFails()
    {
        Testing::PracticeClient practice({.users = 60, .groups = 5});
        Connection connection({.name = u"test"_s,
            .baseUrl = practice.url(),
            .token = Redacted(practice.token()),
            .profile = shipped(u"rfc"_s)});
        auto *job = new ProbeJob(connection, ServiceDescription::fallback(shipped(u"rfc"_s)), {}, &connection);
        connect(job, &ProbeJob::progressed, job, [job](int calls) {
            if (calls == 3)
                job->stop();
        });
        const auto report = outcomeOf(job);
        QVERIFY(report.ok());
        QVERIFY(!report->complete);
        QVERIFY(!report->observations.isEmpty());

        Connection refused({.name = u"test"_s,
            .baseUrl = practice.url(),
            .token = Redacted("wrong"_ba),
            .profile = shipped(u"rfc"_s)});
        const auto failed
            = outcomeOf(new ProbeJob(refused, ServiceDescription::fallback(shipped(u"rfc"_s)), {}, &refused));
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().httpStatus, 401);
    }

    /// Everything that is made is deleted again, and the dialect is recognised.
    void writesOnThrowAways_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<int>("patchAnswer");
        QTest::addColumn<bool>("conditional");
        QTest::addColumn<bool>("readYourWrites");
        QTest::newRow("rfc") << u"rfc"_s << 200 << true << true;
        QTest::newRow("entra") << u"entra"_s << 204 << false << false;
        QTest::newRow("minimal") << u"minimal"_s << 200 << false << true;
    }

    /// What a writing probe learns of memberships is in what it suggests: with it they can be read and changed.
    void suggestsHowMembersGo_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("removal");
        QTest::addColumn<bool>("byValue");
        QTest::newRow("github") << u"github"_s << u""_s << u"value list"_s << true;
        QTest::newRow("aws") << u"aws"_s << u"pair filter"_s << u"selector"_s << false;
        QTest::newRow("rfc") << u"rfc"_s << u""_s << u"selector"_s << false;
    }
    void suggestsHowMembersGo()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, members);
        QFETCH(QString, removal);
        QFETCH(bool, byValue);
        Testing::PracticeClient practice({.users = 30, .groups = 3, .profile = dialect});
        QTemporaryDir dir;
        auto journal = Journal::open(dir.filePath(u"journal.sqlite"_s));
        const ServerProfile plain = shipped(u"rfc"_s);
        Connection connection({.name = u"test"_s, .baseUrl = practice.url(), .token = Redacted(practice.token()), .profile = plain});
        const auto description = outcomeOf(new DiscoverJob(connection, &connection));
        QVERIFY(description.ok());
        connection.setProfile(description->profile);
        const auto report = outcomeOf(new WriteProbe(connection, *description, **journal, {}, &connection), 60'000);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().toString()));
        QVERIFY(report->leftovers.isEmpty());
        const CapabilityCard card = CapabilityCard::of(*description, plain, practice.url(), *report, u"2026-11-26T12:00:00Z"_s);
        const CapabilityCard::Row *removed = card.row(Capability::MemberRemove);
        QVERIFY(removed);
        QCOMPARE(removed->observed.toString(), removal);
        QCOMPARE(card.row(Capability::MemberAdd)->verdict, Verdict::Works);
        const Json suggestion = suggestedProfile(card, description->profile);
        QCOMPARE(suggestion.value(u"members").toString(), members);
        QCOMPARE(suggestion.value(u"patchRules").value(u"removeByValue").toBool(), byValue);
        QCOMPARE(suggestion.value(u"patchRules").value(u"selectors").toBool(true), !byValue); // they were taken, and did nothing
    }
    void writesOnThrowAways()
    {
        QFETCH(QString, dialect);
        QFETCH(int, patchAnswer);
        QFETCH(bool, conditional);
        QFETCH(bool, readYourWrites);
        Testing::PracticeClient practice({.users = 30, .groups = 3, .profile = dialect});
        QTemporaryDir dir;
        auto journal = Journal::open(dir.filePath(u"journal.sqlite"_s));
        QVERIFY(journal.ok());
        Connection connection({.name = u"test"_s,
            .baseUrl = practice.url(),
            .token = Redacted(practice.token()),
            .profile = shipped(dialect)});
        const auto description = outcomeOf(new DiscoverJob(connection, &connection));
        QVERIFY(description.ok());
        connection.setProfile(description->profile);
        const auto report = outcomeOf(new WriteProbe(connection, *description, **journal, {}, &connection), 60'000);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().toString()));
        QVERIFY2(report->complete, qPrintable(report->stopped));
        QCOMPARE(report->leftovers, QStringList());
        const auto seen = [&report](Capability capability) {
            Json value;
            for (const Observation &observation : report->observations)
                value = observation.capability == capability && value != Json(false) ? observation.value : value;
            return value;
        };
        QCOMPARE(seen(Capability::PatchAnswer), Json(patchAnswer));
        QCOMPARE(seen(Capability::ConditionalWrite), Json(conditional));
        QCOMPARE(seen(Capability::ReadYourWrites), Json(readYourWrites));
        // where reads lag behind writes nobody knows
        QCOMPARE(seen(Capability::MemberAdd), readYourWrites ? Json(true) : Json());
        QCOMPARE(seen(Capability::MemberRemove), readYourWrites ? Json(u"selector"_s) : Json());
        QCOMPARE(seen(Capability::Uniqueness), Json(u"409 uniqueness"_s));
        auto *job = new ListJob(connection, {.endpoint = u"/Users"_s, .resourceType = u"User"_s}, {}, &connection);
        QStringList names;
        connect(job, &ListJob::pageReady, this, [&names](const ListPage &page) {
            for (const Resource &user : page.resources)
                names << user.json().value(u"userName").toString();
        });
        QVERIFY(outcomeOf(job, 60'000).ok());
        QVERIFY(readYourWrites ? names.filter(u"provost-probe"_s).isEmpty() : names.size() >= 30);
        const auto runs = (*journal)->runs();
        QVERIFY(runs.ok() && runs->size() >= 7); // nothing was written beside the journal
        int writes = 0;
        for (qsizetype i = 0; i < connection.log().size(); ++i)
            writes += connection.log().at(i).method == "GET" ? 0 : 1;
        QVERIFY(writes <= runs->size() + 1);
        QVERIFY(report->calls <= WriteProbe::mostCalls() || !readYourWrites);
    }

    void savedProfilesAddUp()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(u"profiles"_s);
        QVERIFY(
            saveOwnProfile(folder, Json::parse(R"({"id":"entra","extends":"entra","membersPerAdd":50})").valueOr({}))
                .ok());
        QVERIFY(
            saveOwnProfile(folder, Json::parse(R"({"id":"entra","extends":"entra","sort":true})").valueOr({})).ok());
        const auto profile = ProfileLibrary(folder).detect(QUrl(u"https://graph.microsoft.com/rp/scim"_s));
        QVERIFY(profile.ok());
        QCOMPARE(profile->membersPerAdd, 50);
        QCOMPARE(profile->sort, true);
        // one that is about another provider is left alone
        const auto save = [&folder](const char *pattern, const char *rest) {
            Json own = Json::parse(rest).valueOr({});
            own.set(u"id"_s, u"h-scim"_s);
            own.set(u"urlPatterns"_s, Json::array({Json(QString::fromLatin1(pattern))}));
            const auto path = saveOwnProfile(folder, own);
            return path ? QFileInfo(*path).fileName() : path.error().detail;
        };
        QCOMPARE(save("^http://h/scim", R"({"sort":true})"), u"h-scim.json"_s);
        QCOMPARE(save("^https://h/scim", R"({"projection":false})"), u"h-scim-2.json"_s);
        QCOMPARE(save("^https://h/scim", R"({"sort":false})"), u"h-scim-2.json"_s);
        QCOMPARE(save("^http://h/scim", R"({"bulk":true})"), u"h-scim.json"_s);
        const ProfileLibrary both(folder);
        QCOMPARE(both.detect(QUrl(u"http://h/scim"_s))->projection, true);
        QCOMPARE(both.detect(QUrl(u"https://h/scim"_s))->projection, false);
        QVERIFY(!saveOwnProfile(folder, Json::parse(R"({"id":"../x"})").valueOr({})).ok());
        QVERIFY(!saveOwnProfile(folder, Json::parse(R"({"id":"x","nonsense":1})").valueOr({})).ok());
    }
};

QTEST_GUILESS_MAIN(tst_Probe)
#include "tst_probe.moc"
