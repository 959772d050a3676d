// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/job.h"
#include "base/redacted.h"

#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
class CountingJob : public JobOf<int>
{
public:
    using JobOf::JobOf;
    bool aborted = false;
    void end(int value) { finish(value); }

protected:
    void start() override { }
    void abort() override { aborted = true; }
};
}

class tst_Result : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valueOrError()
    {
        const Result<int> good = 3;
        const Result<int> bad = Error::validation(u"no"_s, 4);
        QVERIFY(good.ok() && !bad.ok());
        QCOMPARE(good.value(), 3);
        QCOMPARE(bad.valueOr(7), 7);
        QCOMPARE(bad.error().position, 4);
    }
    void redactedNeverPrints()
    {
        QString text;
        QDebug(&text) << Redacted<QByteArray>("hunter2");
        QVERIFY(!text.contains(u"hunter2"));
    }
    void jobEndsOnceAndTellsOnce()
    {
        QObject parent;
        auto *job = new CountingJob(&parent);
        int told = 0;
        job->then(&parent, [&told](const Result<int> &) { ++told; });
        job->end(1);
        job->end(2);
        job->cancel();
        QCOMPARE(told, 1);
        QVERIFY(!job->aborted);
    }
    void cancelFromInsideTheHandlerThatDeletesTheParent()
    {
        auto parent = std::make_unique<QObject>();
        auto *job = new CountingJob(parent.get());
        QObject context;
        QString seen;
        job->then(&context, [&](const Result<int> &outcome) {
            parent.reset();
            seen = outcome.error().toString();
        });
        job->cancel();
        QVERIFY(seen.startsWith(u"Cancelled"));
    }
    void deadContextIsNotCalled()
    {
        QObject parent;
        auto *job = new CountingJob(&parent);
        auto context = std::make_unique<QObject>();
        bool called = false;
        job->then(context.get(), [&called](const Result<int> &) { called = true; });
        context.reset();
        job->end(1);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_result.moc"
