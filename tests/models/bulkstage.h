// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runstage.h"

#include <memory>

namespace Provost::Testing {
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;

// A provider with /Bulk and runs of creates that share requests there (decision 009).

inline ServerProfile together()
{
    ServerProfile profile;
    profile.bulk = true;
    profile.bulkCreates = true;
    return profile;
}

inline QList<Change> people(int count)
{
    QList<Change> changes;
    for (int i = 0; i < count; ++i)
        changes << createUser(u"user%1"_s.arg(i, 3, 10, QLatin1Char('0')));
    return changes;
}

inline bool isBulk(const Wire::Request &request)
{
    return request.path() == "/Bulk";
}

/// What is done to a request to /Bulk, the first of them alone.
inline FakeProvider::Faults once(Fault fault)
{
    auto isOver = std::make_shared<bool>(false);
    return [isOver, fault](const Wire::Request &request) { return isBulk(request) && !std::exchange(*isOver, true) ? fault : Fault::None; };
}

inline qsizetype singles(const Stage &stage)
{
    return stage.wire.count("POST") - stage.directory.bulks();
}

/// Everybody is there once, under the id that the journal has.
inline QString wrong(const Stage &stage, qint64 run, int count)
{
    const auto steps = stage.journal->steps(run).valueOr({});
    if (stage.directory.all(u"/Users"_s).size() != count || stage.directory.carriedOut() != count || steps.size() != count)
        return u"%1 people after %2 creates of %3 steps"_s.arg(stage.directory.all(u"/Users"_s).size()).arg(stage.directory.carriedOut()).arg(steps.size());
    for (const StepRecord &record : steps) {
        const QString name = record.step.body.value(u"userName").toString();
        if (record.outcome.state != StepState::Done || stage.directory.find(u"/Users"_s, name).value(u"id").toString() != record.outcome.id)
            return u"%1: %2 \"%3\""_s.arg(name, stepStateText(record.outcome.state), record.outcome.id);
    }
    return {};
}

/// Changes each part of an answer of /Bulk.
inline std::function<void(Json &)> each(const std::function<void(Json &)> &change)
{
    return [change](Json &answer) {
        Json list = Json::array();
        const Json operations = answer.value(u"Operations");
        for (Json one : operations.items()) {
            change(one);
            list.append(one);
        }
        answer.set(u"Operations"_s, list);
    };
}

} // namespace Provost::Testing
