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

namespace {
struct Watched {
    int *wiped = nullptr;
    [[nodiscard]] bool isEmpty() const { return wiped == nullptr; }
    friend bool operator==(const Watched &, const Watched &) = default;
    friend void wipe(Watched &secret)
    {
        if (secret.wiped != nullptr)
            ++*secret.wiped;
        secret.wiped = nullptr;
    }
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
    void redactedWipes()
    {
        int wiped = 0;
        {
            Redacted<Watched> secret(Watched {&wiped});
            const Redacted<Watched> other(secret);
            QCOMPARE(wiped, 0);
            secret = Redacted<Watched>();
            QCOMPARE(wiped, 1);
        }
        QCOMPARE(wiped, 2);
    }
    void whoSharesASecretKeepsIt()
    {
        const QByteArray bytes = QByteArray("hunter") + '2';
        const QString text = u"hunter"_s + u'2';
        {
            const Redacted<QByteArray> secret(bytes);
            const Redacted<QString> other(text);
            Redacted<QByteArray> third(secret);
            third = Redacted<QByteArray>("x");
            QCOMPARE(secret.reveal(), "hunter2");
        }
        QCOMPARE(bytes, "hunter2");
        QCOMPARE(text, u"hunter2"_s);
        QString own = u"hunter"_s + u'3';
        wipe(own);
        QVERIFY(own.isEmpty());
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
