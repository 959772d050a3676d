// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/jobgroup.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
class TimedJob : public JobOf<int>
{
public:
    TimedJob(bool succeeds, int &running, int &most, QObject *parent)
        : JobOf<int>(parent)
        , m_succeeds(succeeds)
        , m_running(running)
    {
        most = std::max(most, ++running);
    }

protected:
    void start() override
    {
        QTimer::singleShot(1, this, [this] {
            if (isDone())
                return;
            --m_running;
            finish(m_succeeds ? Result<int>(1) : Result<int>(Error::validation(u"no"_s)));
        });
    }
    void abort() override { --m_running; }

private:
    bool m_succeeds;
    int &m_running;
};
}

class tst_JobGroup : public QObject
{
    Q_OBJECT
    int m_running = 0;
    int m_most = 0;
    int m_made = 0;
    JobGroup::Factory factory(bool succeeds = true)
    {
        return [this, succeeds](QObject *parent) {
            ++m_made;
            return new TimedJob(succeeds, m_running, m_most, parent);
        };
    }
private Q_SLOTS:
    void init() { m_running = m_most = m_made = 0; }
    void runsSoManyAtOnceAndCountsSuccesses()
    {
        QObject parent;
        auto *group = new JobGroup(3, &parent);
        for (int i = 0; i < 20; ++i)
            group->add(factory(i % 4 != 0));
        QSignalSpy progressed(group, &JobGroup::progressed);
        std::optional<Result<int>> outcome;
        group->then(this, [&](const Result<int> &result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->value(), 15);
        QCOMPARE(m_most, 3);
        QCOMPARE(progressed.size(), 20);
        QCOMPARE(progressed.last(), QVariantList({20, 20}));
    }
    void emptyEnds()
    {
        QObject parent;
        auto *group = new JobGroup(3, &parent);
        std::optional<Result<int>> outcome;
        group->then(this, [&](const Result<int> &result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->value(), 0);
    }
    void moreMayComeWhileItRuns()
    {
        QObject parent;
        auto *group = new JobGroup(1, &parent);
        group->add(factory());
        connect(group, &JobGroup::progressed, group, [this, group](int ended) {
            if (ended < 5)
                group->add(factory());
        });
        std::optional<Result<int>> outcome;
        group->then(this, [&](const Result<int> &result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->value(), 5);
    }
    void cancelStopsAllAndMakesNoMore()
    {
        QObject parent;
        auto *group = new JobGroup(2, &parent);
        for (int i = 0; i < 10; ++i)
            group->add(factory());
        connect(group, &JobGroup::progressed, group, [group](int ended) {
            if (ended == 3)
                group->cancel();
        });
        std::optional<Result<int>> outcome;
        group->then(this, [&](const Result<int> &result) { outcome = result; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_running, 0);
        QVERIFY(m_made <= 5);
    }
    void parentDiesInsideAHandler()
    {
        auto parent = std::make_unique<QObject>();
        auto *group = new JobGroup(2, parent.get());
        for (int i = 0; i < 10; ++i)
            group->add(factory());
        connect(group, &JobGroup::progressed, this, [&parent] { parent.reset(); });
        QTRY_VERIFY(!parent);
    }
};

QTEST_GUILESS_MAIN(tst_JobGroup)
#include "tst_jobgroup.moc"
