// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/listpage.h"

#include "scim/htmltext.h"
#include "scim/jsoncheck.h"
#include "scim/jsontokens.h"
#include "scim/scimerror.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isKey(QByteArrayView key, const char *name)
{
    return key.compare(name, Qt::CaseInsensitive) == 0;
}

QString idText(QByteArrayView token)
{
    if (token.front() == '"')
        return unescapedJson(token.sliced(1, token.size() - 2));
    return QByteArrayView("-0123456789").contains(token.front()) ? QString::fromLatin1(token) : QString();
}

/// Hands out each member: the token of its name and that of its value.
template <typename Function>
Result<void> forEachMember(const JsonTokens &tokens, qsizetype object, Function take)
{
    for (qsizetype key = object + 1; tokens.at(key) == '"';) {
        const qsizetype value = key + 2; // behind the colon
        if (auto taken = take(key, value); !taken)
            return taken;
        key = tokens.behind(value);
        key += tokens.at(key) == ',' ? 1 : 0;
    }
    return {};
}

/// One walk over its tokens: where an object of a list ends, and its id.
qsizetype endOfResource(const JsonTokens &tokens, qsizetype object, QString &id)
{
    int depth = 1;
    bool isKnown = false;
    bool isName = true; // what comes next, if it is a string
    for (qsizetype token = object + 1;; ++token) {
        switch (tokens.at(token)) {
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return token + 1;
            break;
        case ',':
            isName = true;
            break;
        case '"':
            if (depth == 1 && std::exchange(isName, false) && !isKnown && isKey(tokens.keyAt(token), "id")) {
                id = idText(tokens.tokenAt(token + 2));
                isKnown = true;
            }
            break;
        default:
            break;
        }
    }
}

Error notAnObject(qsizetype index, QByteArrayView token)
{
    QString found = QString::fromUtf8(token.first(qMin<qsizetype>(token.size(), 40)));
    return Error::protocol(u"Resources[%1] is no object but %2"_s.arg(QString::number(index), found));
}

Result<QList<Resource>> sliced(const JsonTokens &tokens, qsizetype array)
{
    QList<Resource> resources;
    for (qsizetype item = array + 1; tokens.at(item) != ']';) {
        if (tokens.at(item) != '{')
            return notAnObject(resources.size(), tokens.tokenAt(item));
        QString id;
        const qsizetype end = endOfResource(tokens, item, id);
        const char *first = tokens.tokenAt(item).data();
        const char *last = tokens.tokenAt(end - 1).data(); // its bracket
        resources.emplaceBack(QByteArray(first, last - first + 1), std::move(id));
        item = end + (tokens.at(end) == ',' ? 1 : 0);
    }
    return resources;
}

std::optional<qint64> countOf(const Json &json)
{
    const qint64 count = json.toInteger(-1);
    return count < 0 ? std::nullopt : std::optional(count);
}

/// A ListResponse's members besides Resources, and what else tells a list from a single resource or an error.
class Envelope
{
public:
    Result<ListPage> read(const JsonTokens &tokens);

private:
    Result<void> take(const JsonTokens &tokens, QByteArrayView key, qsizetype value);
    void takeSmall(QByteArrayView key, const Json &value);
    bool hasSchema(QLatin1StringView ending) const;
    Result<ListPage> withoutResources(QByteArrayView whole) const;

    ListPage m_page;
    QStringList m_schemas;
    bool m_hasResources = false;
    bool m_hasListKeys = false;
    bool m_hasResourceKeys = false;
};

bool Envelope::hasSchema(QLatin1StringView ending) const
{
    return std::any_of(m_schemas.begin(), m_schemas.end(),
                       [ending](const QString &urn) { return urn.endsWith(ending, Qt::CaseInsensitive); });
}

void Envelope::takeSmall(QByteArrayView key, const Json &value)
{
    if (isKey(key, "schemas")) {
        for (const Json &urn : value.items())
            m_schemas << urn.toString();
        return;
    }
    if (isKey(key, "id")) {
        m_hasResourceKeys = true;
        return;
    }
    m_hasListKeys = true;
    if (isKey(key, "totalResults"))
        m_page.totalResults = countOf(value);
    else if (isKey(key, "startIndex"))
        m_page.startIndex = countOf(value);
    else if (isKey(key, "itemsPerPage"))
        m_page.itemsPerPage = countOf(value);
    else if (isKey(key, "nextCursor"))
        m_page.nextCursor = value.scalarText();
    else
        m_page.previousCursor = value.scalarText();
}

bool isSmallKey(QByteArrayView key)
{
    constexpr std::array keys {"schemas",      "id",         "totalResults",  "startIndex",
                               "itemsPerPage", "nextCursor", "previousCursor"};
    return std::any_of(keys.begin(), keys.end(), [key](const char *name) { return isKey(key, name); });
}

Result<void> Envelope::take(const JsonTokens &tokens, QByteArrayView key, qsizetype value)
{
    if (isKey(key, "Resources")) {
        m_hasResources = true;
        if (tokens.at(value) == 'n')
            return {};
        if (tokens.at(value) != '[')
            return Error::protocol(u"Resources is no array (RFC 7644 section 3.4.2)"_s);
        auto resources = sliced(tokens, value);
        if (!resources)
            return resources.error();
        if (m_page.resources.isEmpty())
            m_page.resources = std::move(resources.value());
    } else if (isSmallKey(key)) {
        const auto json = Json::parse(tokens.valueAt(value));
        if (json)
            takeSmall(key, *json);
    }
    return {};
}

Result<ListPage> Envelope::withoutResources(QByteArrayView whole) const
{
    if (hasSchema(":Error"_L1) || (m_schemas.isEmpty() && !m_hasListKeys && !m_hasResourceKeys)) {
        const QString detail = ScimError::fromBody(whole.toByteArray()).detail;
        return Error::protocol(detail.isEmpty() ? u"a JSON object that is no list (RFC 7644 section 3.4.2)"_s
                                                : u"an error instead of a list: %1"_s.arg(detail));
    }
    if (m_hasListKeys || hasSchema(":ListResponse"_L1))
        return m_page;
    ListPage single;
    single.bare = true;
    single.resources.emplaceBack(whole.toByteArray());
    return single;
}

Result<ListPage> Envelope::read(const JsonTokens &tokens)
{
    const auto taken = forEachMember(tokens, 0, [&](qsizetype key, qsizetype value) { return take(tokens, tokens.keyAt(key), value); });
    if (!taken)
        return taken.error();
    if (m_hasResources)
        return m_page;
    return withoutResources(tokens.valueAt(0));
}

Result<ListPage> readArray(const JsonTokens &tokens)
{
    auto resources = sliced(tokens, 0);
    if (!resources)
        return resources.error();
    ListPage page;
    page.resources = std::move(resources.value());
    page.bare = true;
    return page;
}

Error explained(const QByteArray &body, const Error &fault)
{
    if (body.trimmed().isEmpty())
        return Error::protocol(u"an empty answer instead of a list"_s);
    const auto title = markupTitle(body);
    if (!title)
        return fault;
    return Error::protocol(title->isEmpty() ? u"HTML instead of JSON"_s : u"HTML instead of JSON: %1"_s.arg(*title));
}

} // namespace

Result<ListPage> ListPage::parse(const QByteArray &body)
{
    JsonTokens tokens;
    if (const auto fault = tokens.read(body))
        return explained(body, *fault);
    switch (tokens.at(0)) {
    case '[':
        return readArray(tokens);
    case '{':
        return Envelope().read(tokens);
    default:
        return Error::protocol(u"a single JSON value instead of a list"_s);
    }
}

} // namespace Provost
