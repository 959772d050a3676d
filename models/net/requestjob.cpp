// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requestjob.h"

#include "base/logging.h"
#include "net/auth/tokensource.h"
#include "net/connection.h"
#include "net/governor.h"
#include "net/keptback.h"
#include "net/redaction.h"
#include "net/retryafter.h"
#include "scim/json.h"
#include "scim/scimerror.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int maxRedirects = 3;
constexpr int maxAuthorizations = 4; // a token that expires while its request waits for its turn, again and again

QByteArray headerOf(const Exchange::Outcome &outcome, QByteArrayView name)
{
    return HttpReply {.headers = outcome.headers}.header(name);
}

QByteArray requestIdOf(const Exchange::Outcome &outcome)
{
    static constexpr std::array names {"request-id", "x-request-id", "x-amzn-requestid", "x-ms-request-id", "x-okta-request-id", "x-correlation-id"};
    for (const char *name : names) {
        if (const QByteArray value = headerOf(outcome, name); !value.isEmpty())
            return value;
    }
    return {};
}

/// Likewise as it may be kept: it goes into journal, reports and logs, whatever a server writes there.
QString requestIdTold(const Exchange::Outcome &outcome, const QByteArray &sent, const HttpLog &log)
{
    constexpr qsizetype most = 200;
    return log.withoutSecrets(QString::fromLatin1(redactRepeated(requestIdOf(outcome), sent))).left(most);
}

/// Most answers repeat nothing, and their headers are looked through in one go.
QList<HttpHeader> headersToLog(QList<HttpHeader> headers, const QByteArray &sent)
{
    if (sent.isEmpty())
        return headers;
    QByteArray all;
    for (const HttpHeader &header : std::as_const(headers))
        all += header.second + '\n';
    if (redactRepeated(all, sent) == all)
        return headers;
    for (HttpHeader &header : headers)
        header.second = redactRepeated(header.second, sent);
    return headers;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// A gateway's word, or a server's that has gone away: whether the request was carried out nobody knows.
bool leavesDoubt(int status, bool hasRetryAfter)
{
    return status == 502 || status == 504 || (status == 503 && !hasRetryAfter);
}

/// What signs it is in its body (RFC 6749 section 2.3.1).
bool isForm(const HttpRequest &request)
{
    return request.contentType == "application/x-www-form-urlencoded";
}

/// Whether a token was refused, or there was none, or somebody in between may have spoken, the status does not tell.
QString refusalOf(const Exchange::Outcome &outcome, const QString &detail, bool isUnsigned, SignIn::Kind kind)
{
    if (isUnsigned)
        return detail.isEmpty() ? u"nothing was sent to sign in with"_s : u"nothing was sent to sign in with: %1"_s.arg(detail);
    const bool isServers = outcome.status == 401 && !detail.startsWith(u"a page of markup"); // and not somebody's in between
    if (isServers && kind == SignIn::Kind::Basic)
        return detail.isEmpty() ? u"user name or password refused"_s : u"user name or password refused: %1"_s.arg(detail);
    if (isServers && kind == SignIn::Kind::MutualTls)
        return detail.isEmpty() ? u"client certificate refused"_s : u"client certificate refused: %1"_s.arg(detail);
    const bool saysNothing = outcome.status == 401 && detail.isEmpty() && headerOf(outcome, "www-authenticate").isEmpty();
    return saysNothing ? u"neither a reason nor a WWW-Authenticate header"_s : detail;
}
}

RequestJob::RequestJob(Connection &connection, HttpRequest request, QObject *parent)
    : JobOf<HttpReply>(parent)
    , m_request(std::move(request))
    , m_connection(connection)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RequestJob::queue);
    connect(&connection, &Connection::closing, this, &RequestJob::cancel);
}

RequestJob::~RequestJob()
{
    if (!isDone()) // once done, the connection may have gone, and nothing is held
        abort();
}

void RequestJob::start()
{
    if (const std::optional<Error> problem = m_connection.problemWith(m_request, this)) {
        finish(*problem);
        return;
    }
    m_url = m_connection.urlFor(m_request);
    authorize();
}

/// Before the turn is asked for: a slow sign-in must not keep others from theirs.
void RequestJob::authorize()
{
    TokenSource &tokens = m_connection.tokens();
    if (tokens.current())
        return queue();
    ++m_authorized;
    tokens.request(this, [this](const Result<TokenSource::Authorization> &authorization) {
        if (isDone())
            return;
        if (!authorization)
            return finish(keptBackWithoutToken(authorization.error()));
        m_authorization = *authorization;
        queue();
    });
}

void RequestJob::abort()
{
    m_retry.stop();
    m_connection.governor().forget(this);
    discharge();
    if (std::exchange(m_isReserved, false))
        m_connection.governor().meter().giveBack(this);
    if (!m_exchange)
        return;
    m_exchange->stop();
    m_logged.failure = u"cancelled"_s;
    m_logged.finished = true;
    m_connection.log().end(m_logged);
    endTurn();
}

void RequestJob::queue()
{
    m_isReserved = m_connection.governor().meter().reserve(this);
    if (!m_isReserved)
        return finish(Error {.kind = ErrorKind::RateLimited, .detail = u"the budget of calls is spent"_s, .attempts = m_timesSent});
    m_connection.governor().acquire(this, m_request.priority, !m_request.isRead(), [this] { onTurn(); });
}

void RequestJob::onTurn()
{
    if (const auto current = m_connection.tokens().current()) {
        m_authorization = *current;
    } else if (m_authorized < maxAuthorizations) {
        passTurn();
        return authorize();
    }
    if (const auto objection = m_connection.costs().objectionTo(m_request.priority, this)) {
        passTurn();
        return finish(*objection);
    }
    ++m_attempts;
    m_connection.costs().reserve();
    m_isCharged = true;
    m_isReserved = false;
    m_connection.governor().meter().sent(this);
    const QNetworkRequest request = m_connection.networkRequest(m_request, m_url, m_authorization);
    const auto timeout = m_request.timeout.count() > 0 ? m_request.timeout : m_connection.settings().timeout;
    m_exchange = new Exchange(m_connection.m_pool->take(), request, m_request, timeout, this);
    m_exchange->setCertificateRules(m_connection.settings().pinnedCertificate, m_connection.settings().extraCaPem);
    connect(m_exchange, &Exchange::finished, this, &RequestJob::onAnswered);
    m_logged = {.started = QDateTime::currentDateTimeUtc(), .method = m_request.method, .url = m_url, .requestBody = m_request.body, .attempt = m_attempts};
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names)
        m_logged.requestHeaders.append({name, request.rawHeader(name)});
    m_exchange->start();
    const QPointer<RequestJob> self(this); // a listener of the log may end everything
    const qint64 number = m_connection.log().begin(m_logged);
    if (self)
        m_logged.number = number;
}

void RequestJob::passTurn()
{
    if (std::exchange(m_isReserved, false))
        m_connection.governor().meter().giveBack(this);
    m_connection.governor().release();
}

void RequestJob::endTurn()
{
    m_connection.m_pool->giveBack(m_exchange->manager());
    std::exchange(m_exchange, nullptr)->deleteLater(); // it may be the one calling
    m_connection.governor().release();
}

void RequestJob::discharge()
{
    if (std::exchange(m_isCharged, false))
        m_connection.costs().release();
}

void RequestJob::onAnswered(const Exchange::Outcome &outcome)
{
    m_timesSent += outcome.timesSent;
    m_connection.governor().meter().sentAgain(this, outcome.timesSent - 1); // a DELETE that Qt repeated
    const QPointer<RequestJob> self(this);
    discharge(); // counted before the next one asks whether it may go
    if (outcome.status > 0) // also where the body was cut off: the bill has it
        count(outcome.status);
    if (!self || isDone())
        return;
    endTurn();
    writeLog(outcome);
    if (!self || isDone() || renew(outcome))
        return;
    if (!outcome.failure && outcome.status >= 200 && outcome.status < 300)
        succeed(outcome);
    else if (!follow(outcome))
        failOrRetry(errorOf(outcome));
}

/// The server has done nothing but refuse, so that a write may be sent again, too.
bool RequestJob::renew(const Exchange::Outcome &outcome)
{
    if (outcome.failure || outcome.status != 401)
        return false;
    const bool mayHelp = m_connection.tokens().refuse(m_authorization);
    if (m_renewed || !mayHelp || isDone())
        return isDone();
    m_renewed = true;
    --m_attempts;
    authorize();
    return true;
}

void RequestJob::count(int status)
{
    const qint64 before = m_connection.costs().session();
    m_connection.costs().count(status);
    if (m_connection.costs().session() > before)
        m_connection.governor().meter().billed(this);
}

/// A 2xx may hold refusals, too: those of a bulk request, or whatever a proxy makes 200 of. Of a large answer no more is looked through than is kept.
QByteArray RequestJob::answerToLog(const QByteArray &body) const
{
    if (!m_connection.log().keepsBodies())
        return {};
    constexpr qsizetype longest = 64 * 1024; // of a secret, however it is escaped
    const bool isCut = body.size() > HttpLog::maxBody + 2 * longest;
    QByteArray head = redactRepeated(isCut ? body.left(HttpLog::maxBody + 2 * longest) : body, m_request.body);
    if (isCut)
        head.chop(std::min(head.size(), longest)); // where half of one may stand
    return head;
}

void RequestJob::writeLog(const Exchange::Outcome &outcome)
{
    m_logged.finished = true;
    m_logged.status = outcome.status;
    m_logged.failure = outcome.failure ? outcome.failure->detail : QString();
    m_logged.requestId = requestIdTold(outcome, m_request.body, m_connection.log());
    m_logged.replyHeaders = headersToLog(outcome.headers, m_request.body);
    m_logged.replyBody = answerToLog(outcome.body);
    m_logged.replySize = outcome.body.size();
    m_logged.duration = outcome.duration;
    const HttpExchange logged = std::exchange(m_logged, {}); // a listener may cancel this job
    m_connection.log().end(logged);
}

QUrl RequestJob::redirectTarget(const Exchange::Outcome &outcome) const
{
    const QByteArray location = headerOf(outcome, "location");
    return location.isEmpty() ? QUrl() : m_url.resolved(QUrl::fromEncoded(location));
}

bool RequestJob::follow(const Exchange::Outcome &outcome)
{
    const QUrl target = redirectTarget(outcome);
    const bool may = !outcome.failure && isRedirect(outcome.status) && m_request.body.isEmpty() && m_request.isRead() && target.isValid() && m_connection.isSameOrigin(target);
    if (!may || m_redirects >= maxRedirects)
        return false;
    ++m_redirects;
    --m_attempts;
    m_url = target;
    m_url.setUserInfo({});
    queue();
    return true;
}

void RequestJob::succeed(const Exchange::Outcome &outcome)
{
    finish(HttpReply {.status = outcome.status,
                      .headers = outcome.headers,
                      .body = outcome.body,
                      .requestId = requestIdTold(outcome, m_request.body, m_connection.log()),
                      .attempts = std::max(1, m_timesSent),
                      .duration = outcome.duration});
}

void RequestJob::failOrRetry(Error error)
{
    const auto delay = m_connection.settings().retry.delayAfter(m_request, error, m_attempts);
    if (!delay) {
        qCDebug(logNet).noquote() << m_request.method << m_request.path << "failed:" << error.toString();
        finish(std::move(error));
        return;
    }
    qCDebug(logNet).noquote() << m_request.method << m_request.path << "again in" << delay->count() << "ms after" << error.toString();
    if (error.httpStatus == 429 || error.retryAfter) {
        m_connection.governor().holdBack(*delay); // what the server said holds for everybody
        queue();
    } else {
        m_retry.start(*delay);
    }
}

Error RequestJob::errorOf(const Exchange::Outcome &outcome) const
{
    const bool hasAnswer = !outcome.failure || outcome.status >= 400; // a cut-off error page still says which error
    Error error;
    if (!hasAnswer)
        error = *outcome.failure;
    else if (isRedirect(outcome.status))
        error = redirectError(outcome);
    else
        error = ScimError::fromBody(redactRepeated(outcome.body, m_request.body), headerOf(outcome, "content-type")).toError(outcome.status);
    for (QString *text : {&error.detail, &error.scimType})
        *text = hasAnswer ? withoutTold(*text, outcome) : *text;
    const SignIn::Kind kind = m_connection.settings().signIn.kind;
    const bool isUnsigned = m_authorization.isEmpty() && !isForm(m_request) && kind != SignIn::Kind::MutualTls;
    if (hasAnswer && error.kind == ErrorKind::Auth)
        error.detail = refusalOf(outcome, error.detail, isUnsigned, kind);
    if (hasAnswer)
        error.retryAfter = parseRetryAfter(headerOf(outcome, "retry-after"), QDateTime::currentDateTimeUtc());
    if (error.retryAfter && outcome.status == 503)
        error.kind = ErrorKind::RateLimited;
    const HttpLog &log = m_connection.log();
    error.detail = log.withoutSecrets(error.detail);
    error.scimType = log.withoutSecrets(error.scimType);
    error.requestId = requestIdTold(outcome, m_request.body, m_connection.log());
    error.attempts = m_timesSent;
    const bool isInDark = hasAnswer ? leavesDoubt(outcome.status, error.retryAfter.has_value()) : outcome.timesSent > 0;
    error.inDoubt = !m_request.isRead() && isInDark;
    return error;
}

/// It goes on screen, into the journal and into logs. The heuristics are for what is no JSON: a gateway's or framework's own words.
QString RequestJob::withoutTold(const QString &detail, const Exchange::Outcome &outcome) const
{
    const QByteArray words = redactRepeated(detail.toUtf8(), m_request.body);
    return QString::fromUtf8(Json::parse(outcome.body).ok() ? words : redactWords(words));
}

Error RequestJob::redirectError(const Exchange::Outcome &outcome) const
{
    const QUrl target = redirectTarget(outcome).adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QString reason = !target.isValid() ? u"redirected without saying where to"_s
        : !m_connection.isSameOrigin(target) ? u"redirected to another server, which is not followed: %1"_s
        : !m_request.isRead()                ? u"a write was redirected, which is not followed: %1"_s
                                             : u"redirected more than %2 times, last to %1"_s;
    const QString where = target.toString(QUrl::FullyEncoded);
    const QString detail = reason.contains(u"%2") ? reason.arg(where).arg(maxRedirects) : reason.contains(u"%1") ? reason.arg(where) : reason;
    return {.kind = ErrorKind::Protocol, .detail = detail, .httpStatus = outcome.status};
}

} // namespace Provost
