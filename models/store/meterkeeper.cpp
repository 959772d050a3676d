// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/meterkeeper.h"

#include "base/logging.h"
#include "base/processlock.h"
#include "scim/json.h"

#include <QFile>
#include <QSaveFile>

#include <limits>

namespace Provost {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int meterLockWaitMs = 2'000;

Json documentOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Json::object();
    const Result<Json> document = Json::parse(file.readAll());
    if (document && document->isObject())
        return *document;
    const QString aside = fileName + u".damaged"_s; // counts are worth less than the work they would stop
    QFile::remove(aside);
    const bool isMoved = file.rename(aside);
    qCWarning(logStore).noquote() << u"%1 is damaged: what was counted this month is not known, and budgets start anew; it is kept as %2"_s.arg(fileName, isMoved ? aside : fileName);
    return Json::object();
}

/// How many calls one program may be ahead of what it has written down: where the budget is nearly used up, none.
qint64 leadOf(const CostMeter &meter)
{
    constexpr qint64 share = 100;
    return meter.allowedCalls() > 0 ? std::max<qint64>(1, (meter.allowedCalls() - meter.counts().month) / share) : std::numeric_limits<qint64>::max();
}

CostMeter::Counts countsOf(const Json &entry)
{
    return {.day = QDate::fromString(entry.value(u"day").toString(), Qt::ISODate),
            .today = std::max<qint64>(0, entry.value(u"today").toInteger()),
            .month = std::max<qint64>(0, entry.value(u"month").toInteger())};
}
}

MeterKeeper::MeterKeeper(CostMeter &meter, QString fileName, QString key, QObject *parent)
    : QObject(parent)
    , m_meter(&meter)
    , m_fileName(std::move(fileName))
    , m_key(std::move(key))
    , m_flushed(meter.session())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(3s);
    connect(&m_soon, &QTimer::timeout, this, &MeterKeeper::flushNow);
    meter.restore(kept());
    connect(&meter, &CostMeter::changed, this, [this] {
        if (m_meter && m_meter->session() - m_flushed >= leadOf(*m_meter))
            flushNow(); // others share the budget
        else if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&meter, &QObject::destroyed, this, [this] { m_soon.stop(); });
}

MeterKeeper::~MeterKeeper()
{
    flushNow();
}

void MeterKeeper::flushNow()
{
    if (const auto done = flush(); !done)
        qCWarning(logStore).noquote() << done.error().toString();
}

void MeterKeeper::add(const QString &fileName, const QString &key, qint64 calls)
{
    constexpr int billed = 200;
    CostMeter meter;
    const MeterKeeper keeper(meter, fileName, key, nullptr);
    for (qint64 i = 0; i < calls; ++i)
        meter.count(billed);
}

CostMeter::Counts MeterKeeper::kept() const
{
    return countsOf(documentOf(m_fileName).value(m_key));
}

Result<void> MeterKeeper::flush()
{
    if (!m_meter || m_meter->session() == m_flushed)
        return {};
    ProcessLock lock(m_fileName + u".lock"_s);
    if (!lock.tryLock(meterLockWaitMs))
        return lock.error(u"%1 is in use by another program"_s.arg(m_fileName), u"%1: its folder cannot be written to"_s.arg(m_fileName));
    const qint64 added = m_meter->session() - m_flushed;
    const QDate day = m_meter->counts().day;
    Json document = documentOf(m_fileName);
    CostMeter::Counts counts = countsOf(document.value(m_key));
    const bool sameMonth = counts.day.isValid() && counts.day.year() == day.year() && counts.day.month() == day.month();
    counts.today = (counts.day == day ? counts.today : 0) + added;
    counts.month = (sameMonth ? counts.month : 0) + added;
    counts.day = day;
    document.set(m_key, Json::object({{u"day"_s, day.toString(Qt::ISODate)}, {u"today"_s, counts.today}, {u"month"_s, counts.month}}));
    QSaveFile file(m_fileName);
    const QByteArray bytes = document.toIndentedBytes() + '\n';
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(bytes) != bytes.size() || !file.commit())
        return Error::store(u"%1: %2"_s.arg(m_fileName, file.errorString()));
    m_flushed += added;
    m_meter->adopt(counts); // another window may have used up what this one still counts on
    return {};
}

} // namespace Provost
