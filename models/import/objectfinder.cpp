// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/objectfinder.h"

#include "directory/readalljob.h"
#include "scim/attributepath.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype valuesPerFilter = 20; ///< keeps the query well under what proxies allow in a URL
constexpr qint64 alwaysLookedUp = 20; ///< look-ups that are not worth a thought

bool isRefusedFilter(const Error &error)
{
    return error.httpStatus == 400 || error.httpStatus == 501 || error.scimType.compare("invalidFilter"_L1, Qt::CaseInsensitive) == 0;
}

/// RFC 7644 section 3.12, to a list of nothing in particular: the provider shows none, whatever is done (Google).
bool isRefusedList(const Error &error)
{
    return error.scimType.compare("tooMany"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

QString answerKey(const QString &text, bool caseExact)
{
    // The same letters in two forms are one name to everybody who reads them.
    const QString composed = text.normalized(QString::NormalizationForm_C);
    return caseExact ? composed : composed.toCaseFolded();
}

QStringList textsOf(const Json &value)
{
    if (value.isArray()) {
        QStringList texts;
        for (const Json &item : value.items())
            texts << textsOf(item);
        return texts;
    }
    if (value.isObject())
        return textsOf(value.value(u"value"));
    const QString text = value.scalarText();
    return text.isEmpty() ? QStringList() : QStringList {text};
}

AttributeName filterName(const QString &path)
{
    const auto parsed = AttributePath::parse(path);
    if (!parsed)
        return {};
    return {parsed->name.schema, parsed->name.attribute, parsed->filter ? parsed->subAttribute : parsed->name.subAttribute};
}

ObjectFinder::ObjectFinder(Connection &connection, const ResourceType &type, QList<ObjectQuestion> questions, Options options, QObject *parent)
    : ClientJob(connection, parent)
    , m_type(type)
    , m_questions(std::move(questions))
    , m_options(std::move(options))
{
    m_found.answers.resize(m_questions.size());
    m_seen.resize(m_questions.size());
    for (ObjectQuestion &question : m_questions) {
        QSet<QString> wanted;
        for (const QString &value : std::as_const(question.values))
            wanted.insert(answerKey(value, question.caseExact));
        m_wanted << wanted;
        const QSet<QString> spelled = question.values;
        for (const QString &value : spelled) // a server may compare letter by letter
            question.values.insert(value.normalized(QString::NormalizationForm_C));
    }
}

ObjectFinder::~ObjectFinder() = default;

void ObjectFinder::start()
{
    planLookups();
    const bool anything = m_options.needEverything || std::any_of(m_questions.cbegin(), m_questions.cend(), [](const ObjectQuestion &question) { return !question.values.isEmpty(); });
    if (!anything)
        return end(m_found);
    if (!m_options.needEverything && m_canLookUp && m_lookupCount <= alwaysLookedUp)
        return lookUp();
    readEverything();
}

void ObjectFinder::planLookups()
{
    m_lookups.clear();
    for (const bool isLast : {true, false}) {
        for (const ObjectQuestion &question : std::as_const(m_questions)) {
            if (question.onlyOneHas == isLast)
                addLookups(question, question.values);
        }
        if (isLast) // they are counted whole: which way is the cheaper one is decided before anything is found
            m_lastCount = qint64(std::exchange(m_lookups, {}).size());
    }
    m_lookupCount = qint64(m_lookups.size()) + m_lastCount;
}

void ObjectFinder::addLookups(const ObjectQuestion &question, const QSet<QString> &values)
{
    if (values.isEmpty())
        return;
    const Filter sample = Filter::compare(question.key, CompareOp::Eq, u"x"_s);
    m_canLookUp = m_canLookUp && profile().acceptsFilter(m_type.name, sample);
    const bool together = m_together && profile().acceptsFilter(m_type.name, Filter::anyOf({sample, Filter::compare(question.key, CompareOp::Eq, u"y"_s)}));
    QStringList sorted(values.cbegin(), values.cend());
    sorted.sort(); // the same requests each time
    const qsizetype step = together ? valuesPerFilter : 1;
    for (qsizetype from = 0; from < sorted.size(); from += step) {
        std::vector<Filter> filters;
        for (const QString &value : sorted.mid(from, step))
            filters.push_back(Filter::compare(question.key, CompareOp::Eq, value));
        m_lookups.push_back({Filter::anyOf(std::move(filters))});
    }
}

/// Whoever was found has shown what they have, which in a file of people who are there is nearly all of it.
bool ObjectFinder::planLast()
{
    const qint64 counted = std::exchange(m_lastCount, 0);
    if (counted == 0)
        return false;
    for (qsizetype i = 0; i < m_questions.size(); ++i) {
        if (!m_questions[i].onlyOneHas)
            continue;
        QSet<QString> open = m_questions[i].values;
        open.removeIf([&](const QString &value) { return m_found.answers[i].contains(answerKey(value, m_questions[i].caseExact)); });
        addLookups(m_questions[i], open);
    }
    m_lookupCount -= counted - qint64(m_lookups.size());
    return !m_lookups.empty();
}

ListQuery ObjectFinder::query(const Filter &filter) const
{
    return {.endpoint = m_type.endpoint, .resourceType = m_type.name, .filter = filter};
}

void ObjectFinder::readEverything()
{
    m_found.readEverything = true;
    if (m_options.needEverything)
        m_found.everything.emplace();
    m_reading = new ListJob(connection(), query({}), {.priority = RequestPriority::Bulk}, this);
    connect(m_reading, &ListJob::pageReady, this, &ObjectFinder::onPage);
    m_reading->then(this, [this](const Result<ListSummary> &outcome) { onAllRead(outcome); });
}

void ObjectFinder::onPage(const ListPage &page)
{
    ++m_found.calls;
    m_read += page.resources.size();
    for (const Resource &resource : page.resources)
        take(resource);
    Q_EMIT progressed(m_read, page.totalResults.value_or(-1));
    if (isDone() || m_options.needEverything || !m_canLookUp)
        return;
    // How many pages are still to come, where the provider says; else reading goes on until it has cost what the look-ups would.
    const qint64 size = std::max<qint64>(1, page.resources.size());
    const qint64 left = page.totalResults ? (*page.totalResults - m_read + size - 1) / size : 0;
    if (left > m_lookupCount || (!page.totalResults && m_found.calls > m_lookupCount)) {
        m_reading->disconnect(this);
        m_reading->cancel();
        lookUp();
    }
}

void ObjectFinder::onAllRead(const Result<ListSummary> &outcome)
{
    if (!outcome && isRefusedList(outcome.error()) && m_canLookUp && !m_options.needEverything)
        return lookUp();
    if (!outcome)
        return end(outcome.error());
    if (const auto missing = shortfallOf(*outcome, profile(), m_type.name)) // who is not listed would be created a second time, or taken for absent
        return end(*missing);
    finish();
}

void ObjectFinder::finish()
{
    for (const Resource &resource : std::as_const(m_options.created)) {
        if (!m_shown.contains(resource.id()))
            take(resource);
    }
    end(m_found);
}

void ObjectFinder::lookUp()
{
    m_found.readEverything = false;
    sendLookups();
    if (m_underWay == 0)
        onAllLookedUp();
}

void ObjectFinder::onAllLookedUp()
{
    if (planLast())
        return sendLookups();
    finish();
}

void ObjectFinder::sendLookups()
{
    while (m_underWay < m_options.parallel && !m_lookups.empty()) {
        const Lookup lookup = std::move(m_lookups.front());
        m_lookups.pop_front();
        ++m_underWay;
        ++m_found.calls;
        auto *job = new ListJob(connection(), query(lookup.filter), {.priority = RequestPriority::Bulk}, this);
        m_asking.removeIf([](const QPointer<ListJob> &other) { return other.isNull(); });
        m_asking << job;
        connect(job, &ListJob::pageReady, this, [this](const ListPage &page) {
            for (const Resource &resource : page.resources)
                take(resource);
        });
        job->then(this, [this](const Result<ListSummary> &outcome) { onLookedUp(outcome); });
    }
}

/// Whatever the profile says: one value at a time is tried, then everything is read. What was found so far is found again.
void ObjectFinder::onRefused()
{
    for (const QPointer<ListJob> &job : std::as_const(m_asking)) {
        if (job) {
            job->disconnect(this);
            job->cancel();
        }
    }
    m_asking.clear();
    m_underWay = 0;
    m_lookups.clear();
    if (!std::exchange(m_together, false)) {
        m_canLookUp = false;
        return readEverything();
    }
    planLookups();
    lookUp();
}

void ObjectFinder::onLookedUp(const Result<ListSummary> &outcome)
{
    --m_underWay;
    if (!outcome && isRefusedFilter(outcome.error()))
        return onRefused();
    if (!outcome)
        return end(outcome.error());
    Q_EMIT progressed(m_lookupCount - qint64(m_lookups.size()) - m_underWay, m_lookupCount);
    if (isDone())
        return;
    sendLookups();
    if (m_underWay == 0 && m_lookups.empty())
        onAllLookedUp();
}

void ObjectFinder::take(const Resource &resource)
{
    const QString id = resource.id();
    if (!m_options.created.isEmpty())
        m_shown.insert(id);
    if (m_found.everything)
        m_found.everything->append({.id = id, .label = resource.displayText()});
    for (const QString &path : std::as_const(m_options.takenPaths)) {
        const QStringList texts = textsOf(resource.value(filterName(path))); // whatever its selector: a mail is taken also where it is somebody's private one
        for (const QString &text : texts)
            m_found.takenValues[path].insert(answerKey(text, false));
    }
    for (qsizetype i = 0; i < m_questions.size(); ++i) {
        const ObjectQuestion &question = m_questions[i];
        const QStringList texts = textsOf(resource.value(question.key));
        for (const QString &text : texts) {
            const QString key = answerKey(text, question.caseExact);
            if (!m_wanted[i].contains(key) || m_seen[i][key].contains(id))
                continue;
            m_seen[i][key].insert(id);
            m_found.answers[i][key].append({.id = id, .label = resource.displayText(), .resource = question.wholeObjects ? resource : Resource()});
        }
    }
}

} // namespace Provost
