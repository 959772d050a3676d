// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/json.h"

#include "scim/jsoncheck.h"

#include <simdjson.h>

#include <utility>

// Only documents that passed checkedJson() are walked here; the errors simdjson could still report cannot happen.
namespace Provost {
using namespace Qt::StringLiterals;
namespace ondemand = simdjson::ondemand;

namespace {

QByteArrayView trimmedToken(std::string_view token)
{
    return QByteArrayView(token.data(), qsizetype(token.size())).trimmed();
}

Json build(ondemand::value value);

Json buildArray(ondemand::array array)
{
    Json::Array items;
    for (auto item : array)
        items.push_back(build(item.value_unsafe()));
    return items;
}

Json buildObject(ondemand::object object)
{
    Json::Object members;
    for (auto member : object) {
        ondemand::field field = std::move(member).value_unsafe();
        const QByteArrayView key = jsonKeyText(field.key().raw());
        members.emplace_back(unescapedJson(key), build(field.value()));
    }
    return members;
}

Json buildScalar(QByteArrayView token)
{
    switch (token.front()) {
    case '"':
        return unescapedJson(token.sliced(1, token.size() - 2));
    case 't':
        return true;
    case 'f':
        return false;
    case 'n':
        return nullptr;
    default:
        return Json::number(token);
    }
}

Json build(ondemand::value value)
{
    const char first = value.raw_json_token().front();
    if (first == '[')
        return buildArray(value.get_array().value_unsafe());
    if (first == '{')
        return buildObject(value.get_object().value_unsafe());
    return buildScalar(trimmedToken(value.raw_json_token()));
}

Json buildDocument(const QByteArray &padded)
{
    const qsizetype size = padded.size() - jsonPadding;
    const QByteArrayView text = QByteArrayView(padded).first(size).trimmed();
    if (text.front() != '[' && text.front() != '{')
        return buildScalar(text);
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded.data(), size_t(size), size_t(padded.size())).get(document) != simdjson::SUCCESS)
        return {};
    if (text.front() == '[')
        return buildArray(document.get_array().value_unsafe());
    return buildObject(document.get_object().value_unsafe());
}

} // namespace

Result<Json> Json::parse(QByteArrayView utf8)
{
    const auto padded = checkedJson(utf8);
    if (!padded)
        return padded.error();
    Json json = buildDocument(*padded);
    if (json.isUndefined())
        return Error::protocol(u"JSON cannot be read"_s);
    return json;
}

} // namespace Provost
