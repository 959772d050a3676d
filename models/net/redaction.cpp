// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redaction.h"

#include "net/secretnames.h"
#include "net/unescaped.h"
#include "scim/json.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr std::array<std::string_view, 11> secretWords {"passw", "authorization", "passphrase", "secret", "token", "assertion", "credential", "apikey", "api_key", "privatekey", "private_key"};
constexpr std::array secretHeaders {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"};

using Range = Unescaped::Range;

/// Walks over JSON text without needing it to be well-formed or whole, and notes where secrets stand.
class SecretFinder
{
public:
    explicit SecretFinder(QByteArrayView text)
        : m_text(text)
    {
    }
    std::vector<Range> find()
    {
        while (m_at < m_text.size())
            step();
        while (!m_open.empty())
            closeContainer();
        return std::move(m_secrets);
    }

private:
    struct Container {
        bool isObject;
        qsizetype from;
        bool isSecret; ///< every text in it is to go
        bool pathIsSecret = false;
        std::optional<Range> value {}; ///< of the member "value"
        QByteArray key {}; ///< the member whose value comes next
    };

    void step()
    {
        switch (m_text[m_at]) {
        case '{':
        case '[':
            m_open.push_back({m_text[m_at] == '{', m_at, takesSecret()});
            ++m_at;
            break;
        case '}':
        case ']':
            ++m_at;
            if (!m_open.empty())
                closeContainer();
            break;
        case '"':
            stringAt();
            break;
        case ' ':
        case '\t':
        case '\r':
        case '\n':
        case ',':
        case ':':
            ++m_at;
            break;
        default:
            bareWordAt();
        }
    }
    void stringAt()
    {
        const qsizetype from = m_at;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
        const QByteArrayView content = m_text.sliced(from + 1, std::max<qsizetype>(0, m_at - from - 2));
        if (!m_open.empty() && m_open.back().isObject && m_open.back().key.isNull() && (isFollowedByColon() || m_at >= m_text.size()))
            m_open.back().key = content.isEmpty() ? QByteArray("") : content.toByteArray();
        else
            valueEnded({from, m_at}, content);
    }
    void bareWordAt()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !QByteArrayView(",:{}[]\" \t\r\n").contains(m_text[m_at]))
            ++m_at;
        valueEnded({from, m_at}, {});
    }
    [[nodiscard]] bool isFollowedByColon() const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[at]))
            ++at;
        return at < m_text.size() && m_text[at] == ':';
    }
    [[nodiscard]] bool takesSecret() const
    {
        return !m_open.empty() && (m_open.back().isSecret || (m_open.back().isObject && isSecretKey(m_open.back().key)));
    }
    /// A key with an escape may spell anything: it is not worth decoding to find out.
    static bool isSecretKey(const QByteArray &key) { return key.contains('\\') || isSecretName(key); }

    void valueEnded(Range range, QByteArrayView text)
    {
        if (m_open.empty())
            return;
        Container &container = m_open.back();
        const QByteArray key = std::exchange(container.key, QByteArray());
        const QByteArrayView word = m_text.sliced(range.from, range.to - range.from);
        if (word == "true" || word == "false" || word == "null")
            return; // passwordForceChangeOnNextSignIn: true is no secret
        if (container.isSecret || isSecretKey(key))
            m_secrets.push_back(range);
        else if (key.compare("value", Qt::CaseInsensitive) == 0)
            container.value = range;
        else if (key.compare("path", Qt::CaseInsensitive) == 0)
            container.pathIsSecret = isSecretKey(text.toByteArray());
    }
    void closeContainer()
    {
        const Container closed = std::move(m_open.back());
        m_open.pop_back();
        if (closed.pathIsSecret && closed.value)
            m_secrets.push_back(*closed.value);
        if (m_open.empty())
            return;
        Container &outer = m_open.back();
        if (std::exchange(outer.key, QByteArray()).compare("value", Qt::CaseInsensitive) == 0)
            outer.value = Range {closed.from, m_at};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::vector<Container> m_open;
    std::vector<Range> m_secrets;
};

QByteArray replaced(const QByteArray &text, std::vector<Range> ranges, QByteArrayView by)
{
    if (ranges.empty())
        return text;
    std::sort(ranges.begin(), ranges.end(), [](Range a, Range b) { return a.from < b.from; });
    QByteArray result;
    qsizetype at = 0;
    for (const Range range : ranges) {
        if (range.from < at) { // inside one that is gone already
            at = std::max(at, range.to);
            continue;
        }
        result += QByteArrayView(text).sliced(at, range.from - at);
        result += by;
        at = range.to;
    }
    return result += QByteArrayView(text).sliced(std::min(at, text.size()));
}

/// Finds the start of any secret word in one pass, skipping by the last two letters of the window (as Wu and Manber do): pages of users
/// hold none of the words, and must not cost a full walk each.
class SecretWordSearch
{
public:
    SecretWordSearch()
    {
        m_skip.fill(wordStart - 1);
        for (const std::string_view word : secretWords) {
            for (size_t i = 1; i < wordStart; ++i) {
                quint8 &skip = m_skip[pairOf(word[i - 1], word[i])];
                skip = std::min(skip, quint8(wordStart - 1 - i));
            }
        }
    }
    [[nodiscard]] bool matches(QByteArrayView text) const
    {
        for (qsizetype at = 0; at + wordStart <= text.size();) {
            const quint8 skip = m_skip[pairOf(text[at + wordStart - 2], text[at + wordStart - 1])];
            if (skip == 0 && startsWithSecretWord(text.sliced(at, wordStart)))
                return true;
            at += std::max<quint8>(skip, 1);
        }
        return false;
    }

private:
    static constexpr quint8 wordStart = 5; // the length of the shortest
    static size_t letterOf(char c)
    {
        const auto lower = quint8(c | 0x20);
        return lower >= 'a' && lower <= 'z' ? size_t(lower - 'a' + 1) : 0;
    }
    static size_t pairOf(char first, char second) { return letterOf(first) * 32 + letterOf(second); }
    static bool startsWithSecretWord(QByteArrayView text)
    {
        const auto sameLetter = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
        return std::any_of(secretWords.begin(), secretWords.end(), [&](std::string_view word) {
            return std::equal(text.begin(), text.end(), word.begin(), sameLetter);
        });
    }
    std::array<quint8, 1024> m_skip;
};

/// Too short a word for the search; only a name that ends in it is meant (userPwd, Pwd of a connection string).
bool hasShortWord(QByteArrayView text)
{
    constexpr std::string_view word("pwd");
    return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return (a | 0x20) == b; }) != text.end();
}

bool hasSecretWord(QByteArrayView text)
{
    static const SecretWordSearch search;
    return search.matches(text) || hasShortWord(text) || mayHoldAddedSecret(text);
}

QByteArray redactForm(const QByteArray &text)
{
    QByteArrayList fields = text.split('&');
    for (QByteArray &field : fields) {
        const qsizetype equals = field.indexOf('=');
        if (equals < 0)
            continue;
        const QByteArray name = QByteArray::fromPercentEncoding(field.first(equals));
        const QByteArray value = QByteArray::fromPercentEncoding(field.sliced(equals + 1));
        const bool comparesSecret = name.compare("filter", Qt::CaseInsensitive) == 0 && isSecretName(value);
        if (isSecretName(name) || comparesSecret)
            field = field.first(equals + 1) + redactedText;
    }
    return fields.join('&');
}

/// Text in quotes, to the same quote or to the end; in text that was quoted again, the quotes have backslashes: as many at the end as at the beginning.
constexpr QStringView quoted = uR"((?:"(?:[^"\\]|\\[\s\S]?)*+"?|'(?:[^'\\]|\\[\s\S]?)*+'?|(\\+)(["'])[\s\S]*?(?:(?<!\\)\g{-2}\g{-1}|\z)))";

/// The words as alternatives of a pattern.
QString anySecretWord()
{
    QStringList words {u"pwd(?![\\w-])"_s};
    for (const std::string_view word : secretWords)
        words << QString::fromLatin1(word.data(), qsizetype(word.size()));
    return words.join(u'|');
}

/// A name that has a secret word in it, and what stands before its value: = or :, in a list of arguments a comma, behind an option a space.
const QRegularExpression &secretNames()
{
    static const QRegularExpression pattern = [] {
        const QString between = uR"((\\*["']?\s*(?:=>|[=:])\s*|\\*["'],\s*|[ \t]+))"_s;
        return QRegularExpression(uR"((?<![\w-])(?=[\w-]*?(?:)"_s + anySecretWord() + uR"())([\w-]++))"_s + between, QRegularExpression::CaseInsensitiveOption);
    }();
    return pattern;
}

/// As in "invalid_token: It has expired", which is what a complaint is read for. `mayBeWords`: the secret itself may be mere words, as passphrases are.
bool isSentence(QStringView value, bool mayBeWords)
{
    // statuses of HTTP, Entra's codes, those of RFC 6749 section 5.2 and of OpenID Connect Core section 3.1.2.6
    static const QRegularExpression code(
        uR"(^(?:[1-5]\d\d:? [A-Z]|[\\"'(\[]*(?:AADSTS\d+|(?:invalid_(?:client|grant|request|scope|target|token|resource)|(?:unauthorized|public)_client|unsupported_(?:grant|response)_type|access_denied|server_error|temporarily_unavailable|(?:interaction|login|consent)_required|expired_token)(?!\w))))"_s);
    static const QRegularExpression complaint(
        uR"(^(?:(?:permission|access) denied|no such|not (?:found|set|given)|(?:is|was) (?:not|required|missing|wrong|invalid|empty|too)|requires?|required|must|cannot|could not|unable to|failed to|missing|expired|incorrect|error|fatal|warning)(?=[.!:,;]?(?:\s|$)))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(uR"(^(?:[A-Z]{1,5}|[A-Z]?[a-z]+(?:[-'][a-z]+)*)[.!:,;]?(?:\s|$))"_s);
    return code.match(value).hasMatch() || complaint.match(value).hasMatch() || (!mayBeWords && word.match(value).hasMatch());
}

constexpr qsizetype shortestSought = 4; ///< of what is known: shorter ones would shred the text and hide nothing
constexpr qsizetype longestLookedAt = 200; ///< of a value, to see what it is
constexpr auto uncheckedAgain = QRegularExpression::DontCheckSubjectStringMatchOption; ///< the whole text, for each of its names: a page may hold thousands

/// How far the value goes that begins at `from`, behind `name` and what stands between; `from`: there is no secret.
qsizetype secretEnd(const QString &words, QStringView name, QStringView between, qsizetype from)
{
    static const QRegularExpression inQuotes(quoted.toString());
    static const QRegularExpression assigned(uR"((?:[^\s&"]++|"(?=[^\s,}\]]))++)"_s); // a quote that ends more than the value is kept
    static const QRegularExpression word(uR"([^\s&,;]+)"_s);
    static const QRegularExpression line(uR"([^\r\n]+)"_s);
    static const QRegularExpression gone(uR"(^\[redacted\](?![\w~+/=.-]))"_s);
    static const QRegularExpression phrases(u"passw|secret|phrase"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression apiKeys(u"api_?key"_s, QRegularExpression::CaseInsensitiveOption);
    const QStringView value = QStringView(words).sliced(from).left(longestLookedAt);
    const bool isAssigned = between.contains(u'=');
    const bool isOption = !isAssigned && !between.contains(u':');
    if (isOption && (!name.startsWith(u'-') || value.startsWith(u'-')))
        return from;
    const bool isPhrase = phrases.match(name).hasMatch();
    if (!isAssigned && isSentence(value, isPhrase || apiKeys.match(name).hasMatch()))
        return from;
    const auto endOf = [&](const QRegularExpression &pattern) {
        const auto match = pattern.match(words, from, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption | uncheckedAgain);
        return match.hasMatch() ? match.capturedEnd() : from;
    };
    if (const qsizetype end = endOf(inQuotes); end > from)
        return end;
    if (!isAssigned && gone.match(value).hasMatch())
        return from;
    const bool mayHaveSpaces = between.startsWith(u':') && isPhrase;
    return endOf(isAssigned || isOption ? assigned : mayHaveSpaces ? line : word);
}

/// x-ratelimit-remaining-tokens: 12. What is called a token, or for who signs in, holds one whatever it looks like.
bool isCount(QByteArrayView lowerName, QByteArrayView value)
{
    const bool isNumber = !value.isEmpty() && value.size() <= 9 && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::array<std::string_view, 8> holding {"auth", "passw", "passphrase", "pwd", "key", "assertion", "credential", "cookie"};
    constexpr std::array<std::string_view, 8> counting {"limit", "remaining", "reset", "expires", "count", "used", "usage", "quota"};
    const std::string_view name(lowerName.data(), size_t(lowerName.size()));
    const bool isCounting = std::any_of(counting.begin(), counting.end(), [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
    return isNumber && isCounting && !lowerName.endsWith("token") && !lowerName.endsWith("secret")
        && std::none_of(holding.begin(), holding.end(), [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

void collectScalars(const Json &json, QSet<QByteArray> &found)
{
    for (const Json &item : json.items())
        collectScalars(item, found);
    for (const auto &[name, value] : json.members())
        collectScalars(value, found);
    if (!json.isString() && !json.isNumber())
        return;
    const QByteArray text = json.scalarText().toUtf8();
    if (text.size() >= shortestSought && text != "true" && text != "false") // which stand everywhere, and are nobody's secret
        found.insert(text);
}

/// 3600 stands in many a number and time.
bool isPartOfANumber(const QByteArray &text, Range place)
{
    const auto isDigit = [&text](qsizetype at) { return at >= 0 && at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    return (isDigit(place.from) && isDigit(place.from - 1)) || (isDigit(place.to - 1) && isDigit(place.to));
}

/// Finds what is sought as it is, with any of the escapes of JSON, also quoted twice, and with those of markup; not in percent-encoding.
std::vector<Range> placesOf(const std::vector<QByteArrayMatcher> &sought, const QByteArray &text)
{
    std::vector<Range> places;
    const auto look = [&](const Unescaped &in) {
        for (const QByteArrayMatcher &one : sought) {
            for (qsizetype at = one.indexIn(in.text()); at >= 0; at = one.indexIn(in.text(), at + one.pattern().size())) {
                if (const Range place {at, at + one.pattern().size()}; !isPartOfANumber(in.text(), place))
                    places.push_back(in.origin(place));
            }
        }
    };
    Unescaped plain(text);
    for (int depth = 0;; ++depth) {
        look(plain);
        if (plain.text().contains('&')) {
            Unescaped markup(plain);
            if (markup.unescape(Unescaped::Kind::Markup))
                look(markup);
            if (markup.unescape(Unescaped::Kind::Json))
                look(markup);
        }
        if (depth == 2 || !plain.unescape(Unescaped::Kind::Json))
            return places;
    }
}

bool looksLikeForm(const QByteArray &text)
{
    return text.contains('=') && !QByteArrayView("{[<\"").contains(text.front()) && !text.contains(' ') && !text.contains('\n');
}
}

bool isSecretName(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    const auto isIn = [&lower](std::string_view word) { return lower.contains(QByteArrayView(word.data(), qsizetype(word.size()))); };
    return lower.endsWith("pwd") || std::any_of(secretWords.begin(), secretWords.end(), isIn) || isAddedSecretName(lower);
}

QList<HttpHeader> redactHeaders(QList<HttpHeader> headers)
{
    for (auto &[name, value] : headers) {
        const QByteArray lower = name.toLower();
        const bool isKnown = std::find(secretHeaders.begin(), secretHeaders.end(), QByteArrayView(lower)) != secretHeaders.end();
        if (isKnown || (isSecretName(lower) && !isCount(lower, value.trimmed()))) // X-Auth-Token, ...
            value = redactedText.toByteArray();
        else if (lower == "location" || lower == "content-location")
            value = redactUrl(QUrl::fromEncoded(value)).toEncoded();
    }
    return headers;
}

QUrl redactUrl(const QUrl &url)
{
    QUrl clean = url;
    clean.setUserInfo({});
    if (clean.hasQuery())
        clean.setQuery(QString::fromLatin1(redactForm(url.query(QUrl::FullyEncoded).toLatin1())));
    if (clean.hasFragment())
        clean.setFragment(QString::fromLatin1(redactForm(url.fragment(QUrl::FullyEncoded).toLatin1())));
    return clean;
}

QByteArray redactBody(const QByteArray &body)
{
    const bool hasEscapedLetter = std::string_view(body.constData(), size_t(body.size())).find("\\u00") != std::string_view::npos;
    if (body.isEmpty() || (!hasEscapedLetter && !hasSecretWord(body)))
        return body;
    const QByteArray start = body.left(64).trimmed();
    if (!start.isEmpty() && (start.front() == '{' || start.front() == '['))
        return replaced(body, SecretFinder(body).find(), "\"[redacted]\"");
    return looksLikeForm(body) ? redactForm(body) : redactWords(body); // XML, pages, words
}

QByteArray redactRepeated(const QByteArray &text, const QByteArray &sent)
{
    if (text.isEmpty() || !hasSecretWord(sent))
        return text;
    QSet<QByteArray> secrets;
    const std::vector<Range> told = SecretFinder(sent).find();
    for (const Range range : told) {
        const QByteArray asSent = sent.sliced(range.from, range.to - range.from);
        if (const auto value = Json::parse(asSent))
            collectScalars(*value, secrets);
        else if (asSent.size() >= shortestSought)
            secrets.insert(asSent);
    }
    if (secrets.isEmpty())
        return text;
    std::vector<QByteArrayMatcher> matchers;
    for (const QByteArray &secret : std::as_const(secrets))
        matchers.emplace_back(secret);
    return replaced(text, placesOf(matchers, text), redactedText);
}

QByteArray redactWords(const QByteArray &text)
{
    static const QRegularExpression header(uR"(\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(\\*["']?\s*[:=]\s*)(?:)"_s + quoted + uR"(|[^\r\n]+))"_s, QRegularExpression::CaseInsensitiveOption);
    // a mere word behind the scheme is no credential: "basic authentication failed"
    static const QRegularExpression credentials(u"\\b(bearer|basic|SharedAccessSignature)\\s+(?=[^\\s\"']*[0-9=_+/.])[^\\s\"']{4,}"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression signedToken(u"\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+"_s); // RFC 7515 section 3.1; {" in base64url
    static const QRegularExpression privateKey(uR"(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END[^-]*-----|\z))"_s); // RFC 7468 section 10
    static const QRegularExpression userInfo(u"//[^\\s/]+@"_s);
    static const QRegularExpression user(uR"((?<!\S)(-[uU]|--(?:proxy-)?user)([ \t]+|=)(?:'[^':]*:[^']*'?|"[^":]*:[^"]*"?|[^\s:"']+:\S+))"_s); // curl's
    static const QRegularExpression element(uR"((<(?=[\w:.-]*?(?:)"_s + anySecretWord() + uR"())[\w:.-]++(?:\s[^<>]*+)?(?<!/)>\s*+)(?:<!\[CDATA\[[\s\S]*?(?:\]\]>|\z)|[^<]+))"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QString words = QString::fromUtf8(text);
    words.replace(element, u"\\1[redacted]"_s);
    words.replace(header, u"\\1\\2[redacted]"_s).replace(credentials, u"\\1 [redacted]"_s).replace(signedToken, u"[redacted]"_s);
    words.replace(privateKey, u"[redacted]"_s).replace(userInfo, u"//[redacted]@"_s).replace(user, u"\\1\\2[redacted]"_s);
    QString clean;
    qsizetype from = 0;
    for (auto given = secretNames().match(words); given.hasMatch();) {
        const qsizetype begin = given.capturedEnd();
        const qsizetype end = secretEnd(words, given.capturedView(1), given.capturedView(2), begin);
        if (end > begin) {
            clean += QStringView(words).sliced(from, begin - from) + "[redacted]"_L1;
            from = end;
        }
        given = secretNames().match(words, end, QRegularExpression::NormalMatch, uncheckedAgain); // in a sentence there may be one
    }
    clean += QStringView(words).sliced(from);
    return clean.toUtf8();
}

QByteArray redactLiteral(const QByteArray &text, const QByteArrayMatcher &secret)
{
    const QByteArray pattern = secret.pattern();
    if (pattern.size() < shortestSought || secret.indexIn(text) < 0)
        return text;
    QByteArray clean = text;
    return clean.replace(pattern, redactedText.toByteArray());
}

} // namespace Provost
