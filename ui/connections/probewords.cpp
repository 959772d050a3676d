// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/probewords.h"

#include "net/auth/permissions.h"
#include "net/auth/tokensource.h"
#include "net/connection.h"
#include "net/httplog.h"

#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qint64 soonDays = 21;
constexpr qint64 tolerableSeconds = 120; // Entra takes assertions that are five minutes off

std::optional<qint64> secondsAhead(const HttpExchange &exchange)
{
    for (const auto &[name, value] : exchange.replyHeaders) {
        if (name.compare("date", Qt::CaseInsensitive) != 0)
            continue;
        // RFC 9110 section 5.6.7
        QDateTime theirs = QLocale::c().toDateTime(QString::fromLatin1(value).trimmed(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        theirs.setTimeSpec(Qt::UTC);
        if (theirs.isValid())
            return theirs.secsTo(exchange.started.addMSecs(exchange.duration.count()));
    }
    return {};
}

QString namesOf(const Permissions &permissions, const QString &type)
{
    struct Word {
        Permissions::Action action;
        const char *text;
    };
    static const std::array words {
        Word {Permissions::Action::Read, QT_TRANSLATE_NOOP("ProbeWords", "read")},     Word {Permissions::Action::Create, QT_TRANSLATE_NOOP("ProbeWords", "create")},
        Word {Permissions::Action::Update, QT_TRANSLATE_NOOP("ProbeWords", "change")}, Word {Permissions::Action::Delete, QT_TRANSLATE_NOOP("ProbeWords", "delete")},
        Word {Permissions::Action::Members, QT_TRANSLATE_NOOP("ProbeWords", "change members")},
    };
    QStringList allowed;
    QStringList denied;
    for (const Word &word : words) {
        const bool isMeant = word.action != Permissions::Action::Members || type == u"Group"_s;
        if (permissions.allows(type, word.action))
            allowed << ProbeWords::tr(word.text);
        else if (isMeant)
            denied << ProbeWords::tr(word.text);
    }
    if (allowed.isEmpty())
        return ProbeWords::tr("%1: %2", "resource type: what may be done").arg(type, ProbeWords::tr("nothing"));
    const QString what = QLocale().createSeparatedList(allowed);
    if (denied.isEmpty())
        return ProbeWords::tr("%1: %2", "resource type: what may be done").arg(type, what);
    return ProbeWords::tr("%1: %2; not permitted: %3", "resource type: what may be done, what may not").arg(type, what, QLocale().createSeparatedList(denied));
}

QString dayOf(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

/// In the last answer that tells it.
std::optional<qint64> lastSecondsAhead(const HttpLog &log)
{
    for (qsizetype i = log.size() - 1; i >= 0; --i) {
        if (const auto ahead = secondsAhead(log.at(i)))
            return ahead;
    }
    return {};
}

std::optional<qint64> lastSecondsAhead(const Connection &connection)
{
    const auto ahead = lastSecondsAhead(connection.log());
    const HttpLog *tokens = connection.tokens().log();
    return ahead || !tokens ? ahead : lastSecondsAhead(*tokens); // a sign-in that fails for the clock's sake comes no further
}

} // namespace

QString ProbeWords::addresses(const ServerReport &report)
{
    return report.addresses.isEmpty() ? tr("looked up by the proxy") : report.addresses.mid(0, 3).join(u", "_s);
}

QString ProbeWords::way(const ServerReport &report)
{
    return report.proxy.isEmpty() ? QString() : tr("through the proxy %1").arg(report.proxy);
}

QString ProbeWords::certificate(const ServerReport &report)
{
    if (!report.isEncrypted)
        return tr("not encrypted, on this computer");
    const QString words = tr("%1, certificate of %2 issued by %3, valid until %4, fingerprint %5")
                              .arg(report.protocol, report.subject, report.issuer, dayOf(report.expires), QString::fromLatin1(report.fingerprint.toHex(':')));
    QStringList all {words};
    for (const RevocationRemark &remark : report.remarks) {
        all << (remark.kind == RevocationRemark::Kind::Outdated
                    ? tr("the list of revoked certificates of %1 is out of date since %2: what was revoked later is not in it").arg(remark.issuer, dayOf(remark.nextUpdate))
                    : tr("the list of revoked certificates of %1 is signed by nobody who is trusted, and was passed over").arg(remark.issuer));
    }
    return all.join(u" · "_s);
}

QString ProbeWords::refused(const ServerReport &report)
{
    if (report.subject.isEmpty() && report.fingerprint.isEmpty())
        return {};
    return tr("the certificate shown is of %1, issued by %2, valid until %3, fingerprint %4")
        .arg(report.subject, report.issuer, dayOf(report.expires), QString::fromLatin1(report.fingerprint.toHex(':')));
}

bool ProbeWords::isWorrying(const ServerReport &report)
{
    return !report.remarks.isEmpty() || (report.isEncrypted && QDateTime::currentDateTimeUtc().daysTo(report.expires) < soonDays);
}

QString ProbeWords::token(const TokenSource &tokens)
{
    const auto claims = tokens.claims();
    if (!claims) {
        const auto now = tokens.current();
        return now && now->isEmpty() ? tr("none is sent") : tr("at hand; what it is good for it does not say");
    }
    QStringList words;
    if (!claims->application.isEmpty())
        words << tr("for %1").arg(claims->application);
    if (claims->expires.isValid())
        words << tr("good until %1").arg(QLocale().toString(claims->expires.toLocalTime(), QLocale::ShortFormat));
    return words.isEmpty() ? tr("at hand") : words.join(u", "_s);
}

TestStep ProbeWords::permissions(const Connection &connection)
{
    TestStep step {.title = tr("What may be done"), .state = TestStep::State::Passed};
    const Permissions permissions = Permissions::of(connection);
    if (!permissions.areKnown()) {
        step.text = tr("the token does not say; the server decides");
        return step;
    }
    const bool reads = permissions.allows(u"User"_s, Permissions::Action::Read) && permissions.allows(u"Group"_s, Permissions::Action::Read);
    step.state = reads ? TestStep::State::Passed : TestStep::State::Noted;
    step.text = namesOf(permissions, u"User"_s) + u" · "_s + namesOf(permissions, u"Group"_s);
    if (!reads)
        step.text += u" · "_s + tr("to read, grant User.Read.All and Group.Read.All with admin consent");
    return step;
}

bool ProbeWords::knowsTime(const Connection &connection)
{
    return lastSecondsAhead(connection).has_value();
}

TestStep ProbeWords::clock(const Connection &connection)
{
    TestStep step {.title = tr("Compare the clocks"), .state = TestStep::State::Passed};
    const auto ahead = lastSecondsAhead(connection);
    if (!ahead) {
        step.text = tr("the server does not tell its time");
        return step;
    }
    if (std::abs(*ahead) <= tolerableSeconds) {
        step.text = tr("they agree");
        return step;
    }
    step.state = TestStep::State::Noted;
    const auto minutes = int(std::abs(*ahead) / 60);
    step.text = *ahead > 0 ? tr("this computer is %n minute(s) ahead; signing in with a certificate fails beyond five", nullptr, minutes)
                           : tr("this computer is %n minute(s) behind; signing in with a certificate fails beyond five", nullptr, minutes);
    return step;
}

} // namespace Provost
