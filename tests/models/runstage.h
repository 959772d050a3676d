// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/planner.h"
#include "change/runner.h"
#include "fakes/fakeprovider.h"

#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

namespace Provost::Testing {
using namespace Qt::StringLiterals;

inline Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

inline Change createUser(const QString &userName)
{
    return {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:"_s + userName, .attributes = Json::object({{u"userName"_s, userName}})};
}

inline Change members(ChangeKind kind, const QString &group, const QStringList &ids)
{
    return {.kind = kind, .resourceType = u"Group"_s, .id = group, .members = ids};
}

/// A journal, a directory on a wire, and a run between them.
struct Stage {
    QTemporaryDir folder;
    Wire wire;
    FakeProvider directory {wire};
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Connection> connection;
    Runner::Options options {.delays = {std::chrono::milliseconds(20), std::chrono::milliseconds(50)}};
    std::optional<Result<RunSummary>> outcome;
    QPointer<Runner> runner;
    QObject parent;

    explicit Stage(const ServerProfile &profile = {})
    {
        directory.description = ServiceDescription::fallback(profile);
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        connection = std::make_unique<Connection>(settings);
        reopen();
    }
    [[nodiscard]] QString journalFile() const { return folder.filePath(u"journal.sqlite"_s); }
    [[nodiscard]] QString url() const { return connection->settings().baseUrl.toString(QUrl::StripTrailingSlash); }
    void reopen()
    {
        auto opened = Journal::open(journalFile());
        if (opened)
            journal = std::move(opened).value();
    }
    [[nodiscard]] qint64 begin(const Plan &plan)
    {
        options.whole = Runner::stepsWithSecrets(plan);
        return journal->begin(plan, {.baseUrl = url()}).valueOr(-1);
    }
    [[nodiscard]] qint64 begin(const QList<Change> &changes) { return begin(makePlan({.changes = changes}, directory.description)); }
    Runner *start(qint64 run)
    {
        outcome.reset();
        runner = new Runner(*connection, directory.description, *journal, run, options, &parent);
        runner->then(&parent, [this](const Result<RunSummary> &result) { outcome = result; });
        return runner;
    }
    [[nodiscard]] RunSummary finish(qint64 run)
    {
        start(run);
        if (!QTest::qWaitFor([this] { return outcome.has_value(); }, 20'000) || !outcome->ok())
            return {.run = -1};
        return **outcome;
    }
    /// What a crash leaves: nothing is told, nothing more is written.
    void kill()
    {
        if (runner)
            runner->cancel();
        journal.reset();
        reopen();
    }
    [[nodiscard]] StepOutcome step(qint64 run, int number) const { return journal->steps(run).valueOr({}).value(number).outcome; }
};

inline Change retitle(const Stage &stage, const QString &user, const QString &title)
{
    return {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user, .attributes = Json::object({{u"title"_s, title}}),
            .before = Resource(stage.directory.get(u"/Users"_s, user))};
}

} // namespace Provost::Testing
