// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/listpage.h"

#include "scim/htmltext.h"
#include "scim/jsoncheck.h"
#include "scim/scimerror.h"

#include <simdjson.h>

#include <utility>

// The document has passed checkedJson() before it is walked, so simdjson has no errors left to report.
namespace Provost {
using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

namespace {

QByteArrayView viewOf(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size())).trimmed();
}

bool isKey(QByteArrayView key, const char *name)
{
    return key.compare(name, Qt::CaseInsensitive) == 0;
}

QString idText(ondemand::object &object)
{
    for (auto member : object) {
        ondemand::field field = std::move(member).value_unsafe();
        if (!isKey(jsonKeyText(field.key().raw()), "id"))
            continue;
        const QByteArrayView token = viewOf(field.value().raw_json_token());
        if (token.front() == '"')
            return unescapedJson(token.sliced(1, token.size() - 2));
        return QByteArrayView("-0123456789").contains(token.front()) ? QString::fromLatin1(token) : QString();
    }
    return {};
}

Error notAnObject(qsizetype index, QByteArrayView token)
{
    QString found = QString::fromUtf8(token.first(qMin<qsizetype>(token.size(), 40)));
    return Error::protocol(u"Resources[%1] is no object but %2"_s.arg(QString::number(index), found));
}

Result<QList<Resource>> sliced(ondemand::array array)
{
    QList<Resource> resources;
    for (auto item : array) {
        ondemand::value value = item.value_unsafe();
        const QByteArrayView token = viewOf(value.raw_json_token());
        if (token.front() != '{')
            return notAnObject(resources.size(), token);
        ondemand::object object = value.get_object().value_unsafe();
        const QByteArrayView bytes = viewOf(object.raw_json().value_unsafe());
        if (object.reset().error() != simdjson::SUCCESS)
            return Error::protocol(u"Resources[%1] cannot be read"_s.arg(resources.size()));
        QString id = idText(object);
        resources.emplaceBack(bytes.toByteArray(), std::move(id));
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
    Result<ListPage> read(ondemand::object object, QByteArrayView whole);

private:
    Result<void> take(QByteArrayView key, ondemand::value value);
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

Result<void> Envelope::take(QByteArrayView key, ondemand::value value)
{
    const QByteArrayView token = viewOf(value.raw_json_token());
    if (isKey(key, "Resources")) {
        m_hasResources = true;
        if (token == "null")
            return {};
        if (token.front() != '[')
            return Error::protocol(u"Resources is no array (RFC 7644 section 3.4.2)"_s);
        auto resources = sliced(value.get_array().value_unsafe());
        if (!resources)
            return resources.error();
        if (m_page.resources.isEmpty())
            m_page.resources = std::move(resources.value());
    } else if (isSmallKey(key)) {
        const auto json = Json::parse(viewOf(simdjson::to_json_string(value).value_unsafe()));
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

Result<ListPage> Envelope::read(ondemand::object object, QByteArrayView whole)
{
    for (auto member : object) {
        ondemand::field field = std::move(member).value_unsafe();
        if (const auto taken = take(jsonKeyText(field.key().raw()), field.value()); !taken)
            return taken.error();
    }
    if (m_hasResources)
        return m_page;
    return withoutResources(whole);
}

Result<ListPage> readArray(ondemand::array array)
{
    auto resources = sliced(array);
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
    const auto padded = checkedJson(body);
    if (!padded)
        return explained(body, padded.error());
    const auto size = padded->size() - jsonPadding;
    const QByteArrayView text = QByteArrayView(*padded).first(size).trimmed();
    if (text.front() != '{' && text.front() != '[')
        return Error::protocol(u"a single JSON value instead of a list"_s);
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded->data(), size_t(size), size_t(padded->size())).get(document) != simdjson::SUCCESS)
        return Error::protocol(u"JSON cannot be read"_s);
    if (text.front() == '[')
        return readArray(document.get_array().value_unsafe());
    return Envelope().read(document.get_object().value_unsafe(), text);
}

} // namespace Provost
