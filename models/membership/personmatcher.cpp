// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/personmatcher.h"

#include "directory/directory.h"
#include "directory/index/index.h"
#include "membership/indexedmembers.h"

#include <algorithm>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int matchesAtOnce = 4; ///< questions under way
constexpr qsizetype perQuestion = 15; ///< people in one filter
constexpr qsizetype perPortion = 50; ///< people looked up in the index before others get their turn at it
constexpr int namesakes = 50;
constexpr qsizetype freely = 50; ///< questions that are asked without more ado where they cost nothing

bool holds(const Json &value, const QString &word)
{
    if (value.isArray())
        return std::any_of(value.items().begin(), value.items().end(), [&word](const Json &item) { return holds(item, word); });
    return value.scalarText().compare(word, Qt::CaseInsensitive) == 0;
}

bool answers(const Resource &resource, const QString &path, const QString &word)
{
    if (path == "name"_L1) {
        const QString whole = resource.value({{}, u"name"_s, u"givenName"_s}).toString() + u' ' + resource.value({{}, u"name"_s, u"familyName"_s}).toString();
        return whole.compare(word, Qt::CaseInsensitive) == 0;
    }
    return holds(resource.value(AttributeName::parse(path).valueOr({})), word);
}

/// The question itself was in order: asked again it may be answered.
bool isPassing(const Error &error)
{
    return error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Transport || error.kind == ErrorKind::RateLimited;
}

} // namespace

PersonMatcher::PersonMatcher(Directory &directory, QList<PastedPerson> people, QObject *parent)
    : JobOf<QList<PersonMatch>>(parent)
    , m_directory(directory)
    , m_rounds({u"id"_s, u"userName"_s, u"emails.value"_s, u"externalId"_s, u"displayName"_s, u"name"_s})
{
    if (const ResourceType *users = m_directory.description().resourceType(u"User"))
        m_type = *users;
    for (PastedPerson &person : people)
        m_matches << PersonMatch {.person = std::move(person)};
}

PersonMatcher::~PersonMatcher() = default;

void PersonMatcher::start()
{
    askIndex();
}

/// A question to the provider is a call, may cost money, and 1,000 names take 400 of them.
void PersonMatcher::askIndex()
{
    Index *index = indexOf(m_directory);
    if (!index || m_type.name.isEmpty() || m_indexed == m_matches.size())
        return nextRound();
    const auto look = [type = m_type.name, paths = m_rounds, portion = m_matches.mid(m_indexed, perPortion)](IndexDatabase &database) -> Result<std::optional<QList<PersonMatch>>> {
        if (!database.state().of(type).completeAt.isValid())
            return std::optional<QList<PersonMatch>>(); // a namesake may be among those it has not read
        QList<PersonMatch> matches = portion;
        for (PersonMatch &match : matches) {
            for (const QString &path : paths) {
                const QString word = wordFor(match.person, path);
                if (word.isEmpty() || !match.found.isEmpty())
                    continue;
                const auto answer = searchIndex(database, {.text = word, .type = type, .limit = namesakes});
                if (!answer)
                    return answer.error();
                for (const SearchHit &hit : answer->hits) {
                    if (answers(hit.resource, path, word))
                        match.found << Principal::of(hit.resource, type);
                }
                match.by = match.found.isEmpty() ? QString() : path;
            }
        }
        return std::optional(matches);
    };
    auto *job = index->ask<std::optional<QList<PersonMatch>>>(look, this);
    m_jobs = {job};
    job->then(this, [this](const Result<std::optional<QList<PersonMatch>>> &matches) { onIndexed(matches); });
}

void PersonMatcher::onIndexed(const Result<std::optional<QList<PersonMatch>>> &matches)
{
    m_jobs.clear();
    if (!matches || !matches->has_value())
        return nextRound();
    for (const PersonMatch &match : **matches)
        m_matches[m_indexed++] = match;
    m_asked = true;
    tellProgress();
    if (!isDone())
        askIndex();
}

void PersonMatcher::tellProgress()
{
    const auto matched = std::count_if(m_matches.cbegin(), m_matches.cend(), [](const PersonMatch &match) { return match.isCertain(); });
    Q_EMIT progressed(int(matched), int(m_matches.size()));
}

void PersonMatcher::abort()
{
    for (const QPointer<Job> &job : std::as_const(m_jobs)) {
        if (!job)
            continue;
        job->disconnect(this);
        job->cancel();
    }
}

QString PersonMatcher::wordFor(const PastedPerson &person, const QString &path)
{
    if (path == "id"_L1 || path == "externalId"_L1)
        return person.id;
    if (path == "userName"_L1)
        return person.login;
    if (path == "emails.value"_L1)
        return person.login.contains(u'@') ? person.login : QString();
    return path == "name"_L1 && !person.name.contains(u' ') ? QString() : person.name;
}

Filter PersonMatcher::filterFor(const QString &path, const QString &word) const
{
    if (path != "name"_L1)
        return Filter::compare(AttributeName::parse(path).valueOr({}), CompareOp::Eq, Json(word));
    const Filter given = Filter::compare({{}, u"name"_s, u"givenName"_s}, CompareOp::Eq, Json(word.section(u' ', 0, -2)));
    const Filter family = Filter::compare({{}, u"name"_s, u"familyName"_s}, CompareOp::Eq, Json(word.section(u' ', -1)));
    return Filter::allOf({given, family});
}

bool PersonMatcher::takes(const Filter &filter) const
{
    const ServerProfile &profile = m_directory.description().profile;
    return profile.filter.supported.value_or(true) && profile.acceptsFilter(m_type.name, filter);
}

/// About those not found yet.
QList<PersonMatcher::Question> PersonMatcher::questionsBy(const QString &path) const
{
    QList<Question> questions;
    std::vector<Filter> filters;
    Question question {.path = path};
    const auto finishQuestion = [&] {
        if (!filters.empty())
            questions << Question {.path = path, .people = question.people, .filter = filters.size() == 1 ? filters.front() : Filter::anyOf(filters)};
        filters.clear();
        question.people.clear();
    };
    for (qsizetype i = 0; i < m_matches.size(); ++i) {
        const QString word = wordFor(m_matches.at(i).person, path);
        if (word.isEmpty() || !m_matches.at(i).found.isEmpty())
            continue;
        const Filter filter = filterFor(path, word);
        if (!takes(filter))
            break; // nor any other by this attribute
        std::vector<Filter> together = filters;
        together.push_back(filter);
        if (question.people.size() >= perQuestion || (together.size() > 1 && !takes(Filter::anyOf(together))))
            finishQuestion();
        filters.push_back(filter);
        question.people << i;
    }
    finishQuestion();
    return questions;
}

/// By the next attribute.
void PersonMatcher::nextRound()
{
    while (m_questions.isEmpty() && !m_rounds.isEmpty())
        m_questions = questionsBy(m_rounds.takeFirst());
    if (m_questions.isEmpty() && m_underWay == 0) {
        if (m_error && (!m_asked || m_isMissed)) // who was not looked up is not unknown
            return finish(*m_error);
        return finish(m_matches);
    }
    ask();
}

LookupEstimate PersonMatcher::estimate() const
{
    const auto unknown = std::count_if(m_matches.cbegin(), m_matches.cend(), [](const PersonMatch &match) { return match.found.isEmpty(); });
    qsizetype later = 0;
    for (const QString &path : m_rounds)
        later += questionsBy(path).size();
    return {.names = int(unknown), .least = int(m_questions.size()), .most = int(m_questions.size() + later)};
}

/// Where each question costs, or many are needed, somebody has to agree to it first; also where a server that chokes on `or` makes more of them.
bool PersonMatcher::mayAsk()
{
    if (m_isOffered)
        return false;
    const bool isFree = m_directory.description().profile.price.perCall <= 0;
    if (m_allowed < 0 && isFree && m_questions.size() <= freely)
        m_allowed = std::max(int(freely), estimate().most);
    if (m_sent + m_questions.size() <= m_allowed)
        return true;
    m_isOffered = true;
    Q_EMIT offered(estimate());
    return false;
}

void PersonMatcher::goOn()
{
    if (isDone() || !std::exchange(m_isOffered, false))
        return;
    m_allowed = m_sent + estimate().most;
    ask();
}

void PersonMatcher::ask()
{
    if (!mayAsk())
        return;
    while (m_underWay < matchesAtOnce && !m_questions.isEmpty()) {
        const Question question = m_questions.takeFirst();
        ++m_underWay;
        ++m_sent;
        auto *job = m_directory.find(m_type, question.filter, mostAnswers(question), this);
        m_jobs.removeIf([](const QPointer<Job> &one) { return one.isNull(); });
        m_jobs << job;
        job->then(this, [this, question](const Result<QList<Resource>> &found) { onAnswer(question, found); });
    }
}

/// Of one question; more are cut off, and then nobody knows whose were.
int PersonMatcher::mostAnswers(const Question &question)
{
    return int(question.people.size()) * 3;
}

/// Some servers say that they filter and choke on `or`.
void PersonMatcher::askEach(const Question &question)
{
    for (const qsizetype index : question.people)
        m_questions << Question {.path = question.path, .people = {index}, .filter = filterFor(question.path, wordFor(m_matches.at(index).person, question.path))};
}

void PersonMatcher::onAnswer(const Question &question, const Result<QList<Resource>> &found)
{
    --m_underWay;
    m_asked = m_asked || found.ok();
    if (!found)
        m_error = found.error();
    const bool isTogether = question.people.size() > 1;
    const bool isCut = isTogether && found && found->size() >= mostAnswers(question);
    if (isCut || (!found && isTogether))
        askEach(question);
    else if (!found && isPassing(*m_error))
        m_isMissed = true;
    const QList<Resource> resources = isCut ? QList<Resource>() : found.valueOr({});
    for (const qsizetype index : question.people) {
        PersonMatch &match = m_matches[index];
        const QString word = wordFor(match.person, question.path);
        for (const Resource &resource : resources) {
            const bool isUntold = question.people.size() == 1 && resource.value(AttributeName::parse(question.path).valueOr({})).isUndefined() && question.path != "name"_L1;
            if (!answers(resource, question.path, word) && !isUntold)
                continue;
            match.found << Principal::of(resource, m_type.name);
            match.by = question.path;
        }
    }
    tellProgress();
    if (isDone())
        return;
    if (m_questions.isEmpty() && m_underWay == 0)
        nextRound();
    else if (!m_questions.isEmpty())
        ask();
}

} // namespace Provost
