// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/fullread.h"

#include "base/logging.h"
#include "client/fetchjob.h"
#include "client/listjob.h"
#include "directory/index/fullreadasking.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// It takes the request for one that it does not understand, or does not serve.
bool refusesFilter(const Error &error)
{
    return error.httpStatus == 400 || error.httpStatus == 501;
}

/// The provider was reached and knows who asks, and does not give this one: forbidden, or it stumbles over it.
bool isAboutOneObject(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Auth:
        return error.httpStatus == 403;
    case ErrorKind::Http:
    case ErrorKind::Scim:
        return error.httpStatus < 502 || error.httpStatus > 504; // of a gateway, or nobody is served at present
    case ErrorKind::Conflict:
    case ErrorKind::NotFound:
    case ErrorKind::Protocol:
        return true;
    default:
        return false;
    }
}

/// By index, and the list goes on behind the last startIndex that the provider takes: there it can only be read on by ids, from the first page.
bool endsBehindCap(const ReadingPlace &place, std::optional<qint64> last)
{
    return place.cursor.isEmpty() && last && place.total.value_or(*last + 1) > *last;
}

constexpr qsizetype mostParts = 200; ///< asked for one by one; of more everything is read
constexpr int fewRefusals = 10; ///< in a row: more are not about single objects
constexpr int firstGroups = 10;
constexpr int fewAhead = 2; ///< pages of groups: one of 100,000 members has twenty megabytes, and is held several times over until it is written
constexpr qint64 pageBytes = 2 * 1024 * 1024; ///< a thousand people as a rule; what is under way of them is memory
}

FullRead::FullRead(Directory &directory, ResourceType type, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_type(std::move(type))
{
    if (m_directory.keepsIndex())
        look();
}

FullRead::~FullRead() = default;

bool FullRead::isPaid() const
{
    return m_directory.connection().profile().price.perCall > 0;
}

/// What an earlier session read in part is in the index, and where it stood.
void FullRead::look()
{
    watchIndex();
    auto *job = m_directory.index().place(m_type.name, this);
    m_looking = job;
    job->then(this, [this](const Result<ReadingPlace> &place) {
        m_looking = nullptr;
        const auto next = std::exchange(m_next, nullptr);
        m_hasLooked = place || place.error().kind != ErrorKind::Cancelled;
        if (place) {
            m_place = *place;
            m_read = m_place.read;
            m_total = m_place.total;
        }
        if (next != nullptr && place)
            (this->*next)();
        else if (next != nullptr)
            endAsking(place.error());
        else if (m_place.read > 0)
            Q_EMIT progressed();
    });
}

void FullRead::waitForLook(void (FullRead::*next)())
{
    m_next = next;
    if (!m_looking)
        look();
    Q_EMIT progressed();
}

bool FullRead::canGoOn() const
{
    const std::optional<int> lasts = m_directory.description().config.cursorTimeout;
    const bool isExpired = !m_place.cursor.isEmpty() && lasts.value_or(0) > 0 && m_place.at.secsTo(QDateTime::currentDateTimeUtc()) > *lasts;
    return isStopped() && !isExpired && !endsBehindCap(m_place, m_directory.connection().profile().pagesFor(m_type.name).maxStartIndex);
}

ReadEstimate FullRead::estimate(std::optional<qint64> total) const
{
    if (!isStopped())
        return estimateFullRead(m_directory, m_type, total);
    if (!canGoOn())
        return estimateFullRead(m_directory, m_type, total ? total : m_place.total);
    if (!m_place.cursor.isEmpty()) {
        const std::optional<qint64> all = total ? total : m_place.total;
        return estimateFullRead(m_directory, m_type, all ? std::optional(std::max<qint64>(0, *all - m_place.read)) : all);
    }
    if (!total && !m_place.total)
        return estimateFullRead(m_directory, m_type, {});
    // As much as the list has shrunk is read again; where that is more than the last rows, these are looked for first.
    const qint64 then = m_place.total.value_or(total.value_or(0)) - m_place.steppedBack;
    const qint64 now = total.value_or(then);
    const qint64 tail = std::min<qint64>(ReadingPlace::mostTail, m_place.read);
    return estimateFullRead(m_directory, m_type, std::max<qint64>(0, std::max(now, then) - m_place.read) + (then - now >= tail ? 2 : 1) * tail);
}

void FullRead::start()
{
    if (isRunning())
        return;
    m_isRenewed = false;
    if (m_directory.keepsIndex() && !m_hasLooked)
        return waitForLook(&FullRead::start);
    if (!canGoOn())
        m_place = {};
    begin();
}

void FullRead::beginAnew()
{
    leave();
    start();
}

void FullRead::leave()
{
    if (isRunning())
        return;
    if (m_looking) {
        m_looking->disconnect(this);
        m_looking->cancel();
        m_directory.index().notePlace(m_type.name, {});
    }
    m_hasLooked = true;
    leavePlace();
}

/// There is nothing to go on by.
void FullRead::leavePlace()
{
    if (m_place.read > 0)
        m_directory.index().notePlace(m_type.name, {});
    m_place = {};
    m_read = 0;
}

void FullRead::watchIndex()
{
    connect(&m_directory.index(), &Index::forgotten, this, &FullRead::onForgotten, Qt::UniqueConnection);
    connect(&m_directory.index(), &Index::failed, this, &FullRead::onDamaged, Qt::UniqueConnection);
}

/// Nothing of what was read is there any more, and whoever said so wants nothing read instead.
void FullRead::onForgotten()
{
    const bool wasRunning = m_job || m_asking || m_ending || m_next != nullptr;
    abandon();
    m_hasLooked = true;
    if (wasRunning)
        Q_EMIT stopped();
    else
        Q_EMIT progressed();
}

/// Nor is it here: what comes now would be a part that passes for a rest, or an answer to what changed since a state that nobody has. What could not be opened had nothing of this.
void FullRead::onDamaged(const Error &error)
{
    const bool wasRunning = m_job || m_asking || m_ending;
    if (!wasRunning && m_place.read == 0)
        return;
    abandon();
    if (!wasRunning)
        Q_EMIT progressed();
    else if (isPaid() || std::exchange(m_isRenewed, true))
        Q_EMIT failed(error);
    else
        begin();
}

/// Without a word.
void FullRead::abandon()
{
    m_next = nullptr;
    for (const QPointer<Job> &job : {QPointer<Job>(m_job.data()), m_asking, m_ending, m_looking}) {
        if (!job)
            continue;
        job->disconnect(this);
        job->cancel();
    }
    m_job = nullptr;
    m_asking = nullptr;
    m_ending = nullptr;
    m_looking = nullptr;
    m_parts.clear();
    m_place = {};
    m_read = 0;
}

void FullRead::begin()
{
    watchIndex();
    Index &index = m_directory.index();
    m_isContinued = m_place.read > 0;
    m_join = ReadingJoin(m_place);
    if (!m_isContinued) {
        index.beginFullRead(m_type.name);
        m_place = {.began = QDateTime::currentDateTimeUtc()};
    } else {
        index.setReading(m_type.name, true);
    }
    m_began = m_place.began;
    if (m_place.cursor.isEmpty())
        return listFrom(m_join.startIndex());
    m_read = m_place.read;
    m_before = m_read;
    list(Stage::Everything, plainQuery(), {.cursor = m_place.cursor, .priority = RequestPriority::Bulk});
}

void FullRead::listFrom(qint64 startIndex)
{
    m_read = startIndex - 1;
    m_before = m_read;
    list(Stage::Everything, plainQuery(), {.startIndex = startIndex, .priority = RequestPriority::Bulk});
}

/// Where calls cost money, nobody has agreed to that.
void FullRead::beginAnewWhereFree(const Error &reason)
{
    leavePlace();
    if (!isPaid())
        return begin();
    m_directory.index().setReading(m_type.name, false);
    Q_EMIT failed(reason);
}

/// The list has moved further since the stop than is read again.
void FullRead::onMissed()
{
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
        m_job = nullptr;
    }
    if (m_join.stepBack())
        return listFrom(m_join.startIndex());
    beginAnewWhereFree(Error::validation(u"the list has moved too far since the reading was stopped: it has to be begun anew"_s));
}

/// A few of them may have more members than a provider tells in the time of a request.
bool FullRead::tellsMembers() const
{
    return m_type.isCalled(u"Group") && m_directory.description().profile.members == ServerProfile::MemberAccess::InGroup;
}

void FullRead::list(Stage stage, const ListQuery &query, const ListJob::Options &options)
{
    m_stage = stage;
    ListJob::Options fitted = options;
    const ServerProfile &profile = m_directory.connection().profile();
    if (profile.price.perCall <= 0 && (profile.limits.windows.isEmpty() || tellsMembers())) { // else nobody has agreed to more calls
        fitted.pageBytes = pageBytes;
        fitted.firstSize = tellsMembers() ? firstGroups : 0;
    }
    if (tellsMembers())
        fitted.readAhead = fewAhead;
    m_job = new ListJob(m_directory.connection(), query, fitted, this);
    connect(m_job, &ListJob::pageReady, this, &FullRead::onPage);
    connect(&m_directory.index(), &Index::caughtUp, m_job, &ListJob::letGo);
    m_job->then(this, [this](const Result<ListSummary> &outcome) {
        if (m_stage == Stage::Number)
            compareNumber(outcome);
        else if (m_stage == Stage::Proof)
            judgeProof(outcome);
        else
            onEnd(outcome ? shortfall(*outcome) : std::optional(outcome.error()));
    });
    Q_EMIT progressed();
}

/// Nothing is read because a question to the index was stopped.
void FullRead::endAsking(const Error &error)
{
    m_read = m_place.read;
    m_directory.index().setReading(m_type.name, false);
    if (error.kind == ErrorKind::Cancelled)
        Q_EMIT stopped();
    else
        Q_EMIT failed(error);
}

/// Where calls cost money, no more than everything would take, of so many as are known.
qsizetype FullRead::mostSingleCalls(qint64 known) const
{
    if (!isPaid())
        return mostParts;
    return std::min(mostParts, qsizetype(estimateFullRead(m_directory, m_type, known).calls));
}

/// Who was brought back with old dates, or passed over by a list that moved, is known by a list of ids or columns alone: the rest is read before everything is called known.
void FullRead::fillParts()
{
    const bool isReading = m_stage == Stage::Everything || m_stage == Stage::Ids;
    askIndex<Parts>(
        [type = m_type.name, isReading](IndexDatabase &database) {
            return Result<Parts>(Parts {.ids = database.idsReadInPart(type, isReading, mostParts + 1), .known = database.state().of(type).count});
        },
        [this](const Parts &parts) {
            const qsizetype most = mostSingleCalls(parts.known);
            m_mustReadAll = parts.ids.size() > most && m_stage != Stage::Everything;
            if (m_mustReadAll)
                return readAllInstead();
            m_parts = parts.ids.first(std::min(parts.ids.size(), most));
            m_leftInPart = parts.ids.size() - m_parts.size();
            m_parts += std::exchange(m_missed, {});
            m_refusedInARow = 0;
            nextPart();
        });
}

void FullRead::nextPart()
{
    if (m_parts.isEmpty()) {
        if (m_leftInPart > 0)
            qCWarning(logDirectory).noquote() << m_type.name << "left known in part:" << m_leftInPart;
        return m_stage == Stage::Everything || m_stage == Stage::Ids ? endReading() : askNumber();
    }
    const QString id = m_parts.takeFirst();
    auto *job = new FetchJob(m_directory.connection(), m_type.endpoint, id, {.priority = RequestPriority::Bulk}, this);
    m_asking = job;
    job->then(this, [this, id](const Result<Resource> &outcome) {
        m_asking = nullptr;
        m_refusedInARow = outcome ? 0 : m_refusedInARow + 1;
        if (outcome)
            ++(m_stage == Stage::Ids ? m_changed : m_read);
        else if (saysUnknownId(outcome.error()))
            m_directory.index().remove(m_type.name, id);
        else if (isAboutOneObject(outcome.error()) && m_refusedInARow < fewRefusals)
            leaveInPart(id, outcome.error());
        else
            return endAsking(outcome.error());
        nextPart();
    });
}

/// It is not what keeps the others from being complete: what is known of it stays, and the next reading tries again.
void FullRead::leaveInPart(const QString &id, const Error &error)
{
    ++m_leftInPart;
    qCWarning(logDirectory).noquote() << m_type.name << id << "not read whole:" << error.toString();
}

void FullRead::stop()
{
    if (m_next != nullptr && m_looking)
        m_looking->cancel();
    if (m_asking)
        m_asking->cancel();
    if (m_job)
        m_job->cancel();
}

/// The pages reach the index by the connection's feed, as all answers do.
void FullRead::onPage(const ListPage &page)
{
    m_read += page.resources.size();
    if (page.totalResults)
        m_total = page.totalResults;
    if (m_stage == Stage::Everything) {
        if (!m_join.take(page, m_read))
            return onMissed();
        notePlace(page);
    }
    if (m_directory.index().isBehind() && m_job)
        m_job->hold();
    Q_EMIT progressed();
}

void FullRead::notePlace(const ListPage &page)
{
    if (!m_join.isJoined())
        return;
    m_place.steppedBack = m_join.steppedBack();
    if (m_place.goBehind(page, m_read))
        m_directory.index().notePlace(m_type.name, m_place);
}

/// A list that ends before its own total is not everything: who did not come is not taken for deleted.
std::optional<Error> FullRead::shortfall(const ListSummary &summary)
{
    if (!m_directory.description().profile.pagesFor(m_type.name).totals) // by its profile it miscounts
        return {};
    const qint64 came = m_before + summary.resources + summary.duplicates;
    if (came + (m_isContinued ? m_join.grown() : 0) >= summary.totalResults.value_or(0)) // who was created in front of it during a pause does not come
        return {};
    leavePlace();
    return Error::protocol(u"the list ended after %1 of %2 (RFC 7644 section 3.4.2.4)"_s.arg(came).arg(*summary.totalResults));
}

void FullRead::onEnd(const std::optional<Error> &error)
{
    m_job = nullptr;
    if (error)
        return onFailed(*error);
    m_isProven = m_isProven || (m_stage == Stage::Changed && m_read > 0);
    if (m_stage == Stage::Changed && !m_isProven)
        return proveFilter();
    if (m_stage == Stage::Everything && !m_join.isJoined())
        return onMissed();
    if (m_stage == Stage::Everything && m_isContinued && m_total)
        return checkContinued();
    fillParts();
}

/// What was read stays, and is gone on with from there; a refresh begins anew.
void FullRead::onFailed(const Error &error)
{
    if (m_stage == Stage::Everything && refusesPlace(error)) { // RFC 9865: what a cursor stood for is gone
        if (m_isContinued)
            return beginAnewWhereFree(error);
        leavePlace();
    }
    m_read = m_place.read;
    if ((m_stage == Stage::Changed || m_stage == Stage::Proof) && refusesFilter(error)) {
        m_filterFails = true;
        return readAllInstead();
    }
    m_directory.index().setReading(m_type.name, false);
    if (error.kind == ErrorKind::Cancelled)
        Q_EMIT stopped();
    else
        Q_EMIT failed(error);
}

/// Some have no word for it: where the first request of a reading that was gone on with is not understood, what it went on by is not. So it is with a startIndex beyond what the provider takes, whichever page comes to that:
/// only a reading from the first page can go on by ids there.
bool FullRead::refusesPlace(const Error &error) const
{
    if (error.scimType.endsWith("Cursor"_L1, Qt::CaseInsensitive))
        return true;
    if (!m_isContinued || (m_read != m_before && !m_place.cursor.isEmpty()))
        return false;
    const bool isCursorGone = !m_place.cursor.isEmpty() && (error.httpStatus == 404 || error.httpStatus == 410);
    return isCursorGone || error.httpStatus == 400 || error.kind == ErrorKind::Validation;
}

/// Who moved within the list during a pause may have been passed over, and is not deleted. Who was created meanwhile need not have come: so where some are missing, whoever is known from before and did not come is asked for.
void FullRead::checkContinued()
{
    struct Came {
        qint64 count = 0;
        QStringList missed {};
    };
    m_missed.clear();
    askIndex<Came>([type = m_type.name](IndexDatabase &database) { return Result<Came>(Came {.count = database.countRead(type), .missed = database.idsNotRead(type, mostParts + 1)}); }, [this](const Came &came) {
        const bool areAll = came.count >= *m_total || !m_directory.description().profile.pagesFor(m_type.name).totals;
        const bool canAsk = came.count + m_join.grown() >= *m_total && came.missed.size() <= mostSingleCalls(*m_total);
        if (!areAll && canAsk)
            m_missed = came.missed;
        if (areAll || canAsk)
            return fillParts();
        beginAnewWhereFree(Error::validation(u"the list has moved too far since the reading was stopped: it has to be begun anew"_s));
    });
}

void FullRead::endReading()
{
    auto *job = m_directory.index().endFullRead(m_type.name, m_began, this);
    m_ending = job;
    job->then(this, [this](const Result<qint64> &deleted) {
        m_ending = nullptr;
        const bool wasEverything = m_stage == Stage::Everything;
        m_mustReadAll = m_mustReadAll && !wasEverything;
        const qint64 read = std::exchange(m_read, 0);
        m_place = {};
        if (deleted)
            Q_EMIT done(wasEverything ? read : m_changed, *deleted, wasEverything);
        else
            Q_EMIT failed(deleted.error());
    });
}

} // namespace Provost
