// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "directory/index/indexrows.h"
#include "directory/resourcetablemodel.h"
#include "fakes/wire.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

/// Reading everything into the index over a real connection, and the rows that come out of it.
class TestFullRead : public QObject
{
    Q_OBJECT

    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Directory> m_directory;
    int m_users = 0;

    [[nodiscard]] const ResourceType &userType() const { return *m_directory->description().resourceType(u"User"); }
    IndexedType state()
    {
        std::optional<IndexState> found;
        m_directory->index().state(this)->then(this, [&found](const Result<IndexState> &answer) { found = *answer; });
        [&found] { QTRY_VERIFY(found); }();
        return found ? found->of(u"User"_s) : IndexedType();
    }
    [[nodiscard]] Wire::Answer page(const Wire::Request &request) const
    {
        const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
        const int count = request.parameter(u"count"_s).toInt();
        return Wire::Answer::json(200, Wire::usersPage(first, std::min(m_users, first + count - 1), m_users));
    }

private Q_SLOTS:
    void init()
    {
        m_users = 45;
        m_wire = std::make_unique<Wire>();
        m_wire->setHandler([this](const Wire::Request &request) { return page(request); });
        ConnectionSettings settings = m_wire->settings();
        settings.profile.pages.maxSize = 10;
        m_directory = std::make_unique<Directory>(settings);
        m_directory->setCachedDescription(ServiceDescription::fallback(settings.profile));
    }
    void cleanup()
    {
        m_directory.reset();
        m_wire.reset();
    }

    void readsEverythingAndNoticesDeletions()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done.at(0).at(0).toLongLong(), 45);
        QCOMPARE(state().count, 45);
        QVERIFY(state().completeAt.isValid());
        m_users = 40;
        reading.start();
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(done.at(1).at(1).toLongLong(), 5);
        QCOMPARE(state().count, 40);
    }

    /// Who did not come because the list broke off is not taken for deleted, and everything is not said to be there.
    void aListThatEndsShortIsNotEverything()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        m_wire->setHandler([](const Wire::Request &request) {
            const int first = std::max(1, request.parameter(u"startIndex"_s).toInt());
            return Wire::Answer::json(200, Wire::usersPage(first, std::min(20, first + request.parameter(u"count"_s).toInt() - 1), 45));
        });
        reading.start();
        QTRY_COMPARE(done.size() + failed.size(), 2);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(state().count, 45);
    }

    void goesOnAfterAStop()
    {
        m_users = 245;
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy stopped(&reading, &FullRead::stopped);
        connect(&reading, &FullRead::progressed, this, [&reading] {
            if (reading.read() == 150)
                reading.stop();
        });
        reading.start();
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(reading.isStopped());
        QCOMPARE(done.size(), 0);
        QVERIFY(!state().completeAt.isValid());
        disconnect(&reading, &FullRead::progressed, this, nullptr);
        const qsizetype asked = m_wire->requests().size();
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(m_wire->requests().at(asked).parameter(u"startIndex"_s).toInt() > 1); // not all of it once more
        QCOMPARE(state().count, 245);
    }

    void whatAnybodyReadsIsKept()
    {
        (void)m_directory->index();
        (void)m_directory->fetch(userType(), u"u7"_s, this);
        m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::json(200, Wire::userBody(7)); });
        QTRY_COMPARE(state().count, 1);
        m_wire->setHandler([](const Wire::Request &) { return Wire::Answer::json(404, "{}"); });
        (void)m_directory->fetch(userType(), u"u7"_s, this);
        QTRY_COMPARE(state().count, 0);
    }

    void saysWhatItTakes()
    {
        const ReadEstimate estimate = estimateFullRead(*m_directory, userType(), 45);
        QCOMPARE(estimate.calls, 5);
        QVERIFY(!estimateFullRead(*m_directory, userType(), std::nullopt).resources);
    }

    void rowsOfTheIndex()
    {
        FullRead reading(*m_directory, userType(), this);
        QSignalSpy done(&reading, &FullRead::done);
        reading.start();
        QTRY_COMPARE(done.size(), 1);
        IndexRows rows(m_directory->index(), m_directory->description().schemaOf(userType()), nullptr);
        ResourceTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setSource(&rows);
        model.setColumns(defaultColumns(m_directory->description().schemaOf(userType()), m_directory->description().profile));
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s, .sortBy = u"userName"_s, .descending = true});
        QTRY_COMPARE(model.rowCount(), 45);
        model.setVisibleRange(0, 44);
        QTRY_COMPARE(int(rows.rowState(44)), int(RowSource::RowState::Loaded));
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s, .filter = Filter::parse(u"id eq \"u3\"").value()});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(rows.row(0).id(), u"u3"_s);
        const qsizetype asked = m_wire->requests().size();
        rows.setSearch(u"u31"_s);
        rows.setQuery({.endpoint = u"/Users"_s, .resourceType = u"User"_s});
        QTRY_VERIFY(rows.rowCount() >= 1 && rows.row(0).id() == u"u31"_s);
        QCOMPARE(m_wire->requests().size(), asked);
    }
};

QTEST_GUILESS_MAIN(TestFullRead)
#include "tst_fullread.moc"
