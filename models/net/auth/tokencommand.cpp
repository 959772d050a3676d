// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/tokencommand.h"

#include "net/redaction.h"
#include "scim/json.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype maxOutput = 256 * 1024;
constexpr qsizetype maxComplaint = 8000; ///< bytes that are looked through for the few that are shown

/// It helps; the token that it may repeat, and what a program traces of its own sign-in, do not. What is known goes first, out of all that was said: in what
/// is cut, or has lost a part already, it would not be found.
QByteArray complaint(const QByteArray &said, const QByteArray &output)
{
    QByteArray clean = redactLiteral(said, QByteArrayMatcher(output.trimmed()));
    const Json json = Json::parse(output).valueOr(Json());
    for (const auto &[name, value] : json.members()) {
        if (isSecretName(name.toUtf8()))
            clean = redactLiteral(clean, QByteArrayMatcher(value.toString().toUtf8()));
    }
    return redactWords(clean.left(maxComplaint)).simplified();
}

Result<AccessToken> fromJson(const Json &json)
{
    Json answer = json;
    if (json.contains(u"accessToken")) // Azure's command line: accessToken, expires_on
        answer.set(u"access_token"_s, json.value(u"accessToken"));
    if (json.contains(u"id_token") && !answer.contains(u"access_token"))
        answer.set(u"access_token"_s, json.value(u"id_token"));
    const qint64 until = json.value(u"expires_on").toInteger();
    if (until > 0 && !json.contains(u"expires_in"))
        answer.set(u"expires_in"_s, std::max<qint64>(1, until - QDateTime::currentSecsSinceEpoch()));
    return AccessToken::fromBody(answer.toBytes());
}
}

// Who is refused wrongly cannot sign in: only whole names count (--secret-id and --token-type give no secret, and --secret may name one), and only values that
// can be nothing else.
bool tellsSecret(const QStringList &command)
{
    static const QString name = uR"((?:password|passwd|passphrase|pwd|client[-_]?secret|api[-_]?key|(?:access|refresh|bearer)[-_]?token))"_s;
    // not what a program looks up (@file, a path, env:NAME, vault/entry) or asks for, a shell puts in ($NAME, `...`, %NAME%), a template, a pattern, code, another name, a switch
    static const QString value = uR"((?![@/<$`\\%=*({\[-]|~/|\.{1,2}/|\.\w|[a-z]:[\\/]|[\w.-]+[/:]|(?:stdin|prompt|ask|interactive|keychain|keyring)\b|[\w.]+[()\[]|[\w/\\.-]+\.(?:txt|json|pem|key|gpg|age)\b)"_s
        + uR"(|(?:access|id)_?token\b|(?-i:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![^\s"';&])|(?:true|false|yes|no|none|null|[01])(?![^\s"';&]))[^\s"'&])"_s;
    // --token=contoso-scim-2024 may name one: words, and a year or a small number among them
    static const QString generated = uR"((?=[^\s"'&]*\d)(?=[^\s"'&]{8})(?![a-z]+(?:[-_][a-z]+)*+(?:[-_](?:\d{1,2}|(?:19|20)\d\d)(?!\d))?+(?:[-_][a-z]+)*+(?![^\s"';&])))"_s + value;
    static const auto pattern = [](const QString &text) { return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption); };
    static const std::array inWords {
        pattern(uR"((?:^|[\s"'{&?;,=]|(?<![\w-])-[a-z])-*)"_s + name + uR"(["']?=["']?)"_s + value), // --password=, -dpassword=, ...?password=
        pattern(uR"((?:^|[\s"'{&?;])secret["']?=["']?)"_s + value),
        pattern(uR"((?:^|[\s"';])(?-i:[A-Z][A-Z0-9_]*_(?:CLIENT_SECRET|PASSWORD|PASSPHRASE|API_KEY|TOKEN))=["']?)"_s + value), // for the environment
        pattern(uR"(["'])"_s + name + uR"(["']\s*:\s*["'])"_s + value), // in JSON
        pattern(uR"((?:^|["'])(?:x-)?(?:api[-_]?key|client[-_]?secret|(?:access|refresh|bearer)[-_]?token)\s*:\s+)"_s + value), // a header
        pattern(uR"((?:^(?:-H)?|[\s"'])(?:[a-z\d]+-)+token["']?\s*:\s*["']?)"_s + value), // X-Vault-Token
        pattern(uR"((?:^|[\s"'])--?token=["']?)"_s + generated),
        pattern(uR"((?<![\w.-])eyJ[\w-]{8,}\.[\w-]{8,})"_s), // a signed token, whatever it is called
        pattern(uR"(authorization(?:["']\s*:\s*["']|\s*[:=]\s*)(?:(?:bearer|basic|digest|negotiate|token|apikey)\b\s*)?+(?![@$`%{<\\])[^\s"'])"_s),
        pattern(uR"(//[^\s/@:$`%{<]+:(?!%\w+%)[^\s/@$`{<]+@)"_s), // user and password of an address
    };
    static const QRegularExpression curlsUser = pattern(uR"((?:^|[\s/\\"'])curl(?:\.exe)?\s(?:[^|;&]*\s)?(?:-u\s*|--(?:proxy-)?user[\s=])["']?[^\s:"'$`%]+:(?![/$`%{<\\])[^\s"'])"_s);
    static const QRegularExpression option = pattern(u"^--?"_s + name + u'$');
    static const QRegularExpression bare = pattern(u'^' + value);
    static const QRegularExpression tokenOption = pattern(u"^--?token$"_s);
    static const QRegularExpression bareToken = pattern(u'^' + generated);
    for (qsizetype i = 1; i < command.size(); ++i) {
        if (std::any_of(inWords.begin(), inWords.end(), [&](const QRegularExpression &one) { return one.match(command.at(i)).hasMatch(); }))
            return true;
        if (option.match(command.at(i - 1)).hasMatch() && bare.match(command.at(i)).hasMatch()) // in two words
            return true;
        if (tokenOption.match(command.at(i - 1)).hasMatch() && bareToken.match(command.at(i)).hasMatch())
            return true;
    }
    return curlsUser.match(command.join(u' ')).hasMatch();
}

TokenCommand::TokenCommand(QStringList command, std::chrono::milliseconds timeout, QObject *parent)
    : RenewingSource(parent)
    , m_command(std::move(command))
    , m_timeout(timeout)
{
}

JobOf<AccessToken> *TokenCommand::fetch()
{
    return new TokenCommandRun(m_command, m_timeout, this);
}

TokenCommandRun::TokenCommandRun(const QStringList &command, std::chrono::milliseconds timeout, QObject *parent)
    : JobOf<AccessToken>(parent)
    , m_command(command)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(timeout);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(u"gave no token within %1 s"_s.arg(m_patience.interval() / 1000)); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &TokenCommandRun::onOutput);
    connect(&m_process, &QProcess::finished, this, &TokenCommandRun::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"does not start: %1"_s.arg(m_process.errorString()));
    });
}

TokenCommandRun::~TokenCommandRun()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void TokenCommandRun::start()
{
    if (m_command.isEmpty() || m_command.first().isEmpty())
        return fail(u"is not given"_s);
    m_patience.start();
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(m_command.first(), m_command.sliced(1));
}

void TokenCommandRun::abort()
{
    m_patience.stop();
    m_process.disconnect(this);
    m_process.kill();
}

void TokenCommandRun::onOutput()
{
    m_output += m_process.readAllStandardOutput();
    if (m_output.size() > maxOutput)
        fail(u"prints more than a token"_s);
}

void TokenCommandRun::onFinished(int exitCode, QProcess::ExitStatus status)
{
    onOutput();
    if (isDone())
        return;
    if (status == QProcess::CrashExit)
        return fail(u"crashed"_s);
    if (exitCode != 0) {
        const QByteArray said = complaint(m_process.readAllStandardError().left(maxOutput), m_output);
        return fail(u"ended with %1: %2"_s.arg(QString::number(exitCode), QString::fromUtf8(said.left(300))));
    }
    m_patience.stop();
    auto token = read(m_output);
    m_output.fill('\0');
    if (!token)
        return fail(token.error().detail);
    finish(std::move(token));
}

Result<AccessToken> TokenCommandRun::read(const QByteArray &output)
{
    const QByteArray text = output.trimmed();
    if (const auto json = Json::parse(text); json && json->isObject()) {
        auto token = fromJson(*json);
        if (!token)
            return Error {.kind = ErrorKind::Auth, .detail = u"printed JSON without an access_token"_s};
        return token;
    }
    if (!fitsHeader(text))
        return Error {.kind = ErrorKind::Auth, .detail = text.isEmpty() ? u"printed nothing"_s : u"printed something that is not a token"_s};
    AccessToken token {.value = Redacted(text)};
    if (const auto claims = TokenClaims::of(text); claims && claims->expires.isValid())
        token.lifetime = std::chrono::seconds(std::max<qint64>(1, QDateTime::currentDateTimeUtc().secsTo(claims->expires)));
    return token;
}

void TokenCommandRun::fail(const QString &why)
{
    m_patience.stop();
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning)
        m_process.kill();
    finish(Error {.kind = ErrorKind::Auth, .detail = u"the token command %1 %2"_s.arg(m_command.value(0), why)});
}

} // namespace Provost
