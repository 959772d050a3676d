// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/parameters.h"

#include "practice/exchange.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

const auto searchUrn = u"urn:ietf:params:scim:api:messages:2.0:SearchRequest"_s;

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

QString textOf(const Json &value)
{
    if (!value.isArray())
        return value.scalarText();
    QStringList parts;
    for (const Json &item : value.items())
        parts << item.scalarText();
    return parts.join(u',');
}

} // namespace

void Parameters::set(const QString &name, const QString &value)
{
    static const std::pair<QLatin1StringView, std::optional<QString> Parameters::*> members[] {
        {"filter"_L1, &Parameters::filter}, {"sortBy"_L1, &Parameters::sortBy}, {"sortOrder"_L1, &Parameters::sortOrder},
        {"startIndex"_L1, &Parameters::startIndex}, {"count"_L1, &Parameters::count}, {"cursor"_L1, &Parameters::cursor},
        {"attributes"_L1, &Parameters::attributes}, {"excludedAttributes"_L1, &Parameters::excludedAttributes}};
    for (const auto &[known, member] : members) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            this->*member = value;
    }
}

Parameters Parameters::fromUrl(const QByteArray &query)
{
    Parameters parameters;
    parameters.inUrl = true;
    const QList<QByteArray> parts = query.split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QString name = decoded(equals < 0 ? part : part.first(equals));
        const QString value = equals < 0 ? QString() : decoded(part.sliced(equals + 1));
        const bool spaced = (!name.isEmpty() && name.back().isSpace()) || (!value.isEmpty() && value.front().isSpace());
        parameters.spaceAroundEquals = parameters.spaceAroundEquals || spaced;
        parameters.set(name.trimmed(), value);
    }
    return parameters;
}

Result<Parameters> Parameters::fromBody(const Json &searchRequest)
{
    bool named = false;
    const Json schemas = searchRequest.value(u"schemas");
    for (const Json &urn : schemas.items())
        named = named || urn.toString().compare(searchUrn, Qt::CaseInsensitive) == 0;
    if (!named)
        return refusal(400, u"schemas must name %1"_s.arg(searchUrn), u"invalidSyntax"_s);
    Parameters parameters;
    for (const auto &[name, value] : searchRequest.members()) {
        if (!value.isNull())
            parameters.set(name, textOf(value));
    }
    return parameters;
}

} // namespace Provost::Practice
