// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/json.h"

#include "scim/decimal.h"

#include <algorithm>
#include <cmath>

namespace Provost {

Json::Json(std::nullptr_t)
    : m_value(nullptr)
{
}

Json::Json(bool value)
    : m_value(value)
{
}

Json::Json(int value)
    : m_value(NumberToken {QByteArray::number(value)})
{
}

Json::Json(qint64 value)
    : m_value(NumberToken {QByteArray::number(value)})
{
}

Json::Json(double value)
{
    if (std::isfinite(value)) // JSON has no word for the others
        m_value = NumberToken {QByteArray::number(value, 'g', QLocale::FloatingPointShortest)};
    else
        m_value = nullptr;
}

Json::Json(const QString &value)
    : m_value(value)
{
}

Json::Json(Array items)
    : m_value(std::make_shared<Array>(std::move(items)))
{
}

Json::Json(Object members)
    : m_value(std::make_shared<Object>(std::move(members)))
{
}

Json Json::array(std::initializer_list<Json> items)
{
    return Array(items);
}

Json Json::object(std::initializer_list<Member> members)
{
    return Object(members);
}

Json Json::number(QByteArrayView token)
{
    Json json;
    if (isJsonNumber(token))
        json.m_value = NumberToken {token.toByteArray()};
    return json;
}

Json::Type Json::type() const
{
    static_assert(std::variant_size_v<Shared> == size_t(Type::Object) + 1);
    return static_cast<Type>(m_value.index());
}

bool Json::toBool(bool fallback) const
{
    if (const auto *value = std::get_if<bool>(&m_value))
        return *value;
    const QString text = toString();
    if (text.compare(QLatin1StringView("true"), Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare(QLatin1StringView("false"), Qt::CaseInsensitive) == 0)
        return false;
    return fallback;
}

qint64 Json::toInteger(qint64 fallback) const
{
    bool ok = false;
    const QByteArray text = isString() ? toString().toLatin1() : numberText();
    const qint64 value = text.toLongLong(&ok);
    if (ok)
        return value;
    const double real = text.toDouble(&ok); // 1.0 and 1e3 are whole numbers too
    constexpr double exact = 9007199254740992.0; // 2^53: beyond it a double skips whole numbers
    return ok && isNumber() && std::trunc(real) == real && std::abs(real) <= exact ? qint64(real) : fallback;
}

double Json::toDouble(double fallback) const
{
    bool ok = false;
    const double value = (isString() ? toString().toLatin1() : numberText()).toDouble(&ok);
    return ok ? value : fallback;
}

QString Json::toString(const QString &fallback) const
{
    const auto *value = std::get_if<QString>(&m_value);
    return value ? *value : fallback;
}

QByteArray Json::numberText() const
{
    const auto *value = std::get_if<NumberToken>(&m_value);
    return value ? value->text : QByteArray();
}

QString Json::scalarText() const
{
    switch (type()) {
    case Type::Bool:
        return std::get<bool>(m_value) ? QStringLiteral("true") : QStringLiteral("false");
    case Type::Number:
        return QString::fromLatin1(numberText());
    default:
        return toString();
    }
}

qsizetype Json::size() const
{
    return qsizetype(isArray() ? items().size() : members().size());
}

const Json::Array &Json::items() const
{
    static const Array none;
    const auto *value = std::get_if<std::shared_ptr<Array>>(&m_value);
    return value ? **value : none;
}

const Json::Object &Json::members() const
{
    static const Object none;
    const auto *value = std::get_if<std::shared_ptr<Object>>(&m_value);
    return value ? **value : none;
}

namespace {

/// The member meant by `key`: the exact spelling, else the first in any case; -1 when there is none.
qsizetype memberIndex(const Json::Object &members, QStringView key)
{
    qsizetype found = -1;
    for (size_t i = 0; i < members.size(); ++i) {
        const QString &name = members[i].first;
        if (name.size() != key.size() || name.compare(key, Qt::CaseInsensitive) != 0)
            continue;
        if (name == key)
            return qsizetype(i);
        if (found < 0)
            found = qsizetype(i);
    }
    return found;
}

/// What `shared` holds, for writing: a copy of its own where others look at it too.
template <typename T>
T &detached(std::shared_ptr<T> &shared)
{
    if (shared.use_count() > 1)
        shared = std::make_shared<T>(*shared);
    return *shared;
}

} // namespace

Json Json::value(QStringView key) const
{
    const qsizetype index = memberIndex(members(), key);
    return index < 0 ? Json() : members()[size_t(index)].second;
}

Json Json::at(qsizetype index) const
{
    return index >= 0 && index < qsizetype(items().size()) ? items()[size_t(index)] : Json();
}

void Json::set(const QString &key, Json value)
{
    if (!isObject())
        m_value = std::make_shared<Object>();
    Object &members = detached(std::get<std::shared_ptr<Object>>(m_value));
    const qsizetype index = memberIndex(members, key);
    if (index < 0)
        members.emplace_back(key, std::move(value));
    else
        members[size_t(index)].second = std::move(value);
}

bool Json::remove(QStringView key)
{
    const qsizetype index = memberIndex(members(), key);
    if (index < 0)
        return false;
    Object &members = detached(std::get<std::shared_ptr<Object>>(m_value));
    members.erase(members.begin() + index);
    return true;
}

void Json::append(Json item)
{
    if (!isArray())
        m_value = std::make_shared<Array>();
    detached(std::get<std::shared_ptr<Array>>(m_value)).push_back(std::move(item));
}

void Json::setAt(qsizetype index, Json item)
{
    if (index >= 0 && index < qsizetype(items().size()))
        detached(std::get<std::shared_ptr<Array>>(m_value))[size_t(index)] = std::move(item);
}

void Json::removeAt(qsizetype index)
{
    if (index < 0 || index >= qsizetype(items().size()))
        return;
    Array &items = detached(std::get<std::shared_ptr<Array>>(m_value));
    items.erase(items.begin() + index);
}

namespace {

using MemberPointers = std::vector<const Json::Member *>;

/// By name regardless of case; duplicates stay in their order. Sorting keeps huge objects from costing the square of their size.
MemberPointers sortedMembers(const Json::Object &members)
{
    MemberPointers pointers;
    pointers.reserve(members.size());
    for (const Json::Member &member : members)
        pointers.push_back(&member);
    std::stable_sort(pointers.begin(), pointers.end(), [](const Json::Member *a, const Json::Member *b) {
        return a->first.compare(b->first, Qt::CaseInsensitive) < 0;
    });
    return pointers;
}

bool sameMembers(const Json::Object &a, const Json::Object &b)
{
    if (a.size() != b.size())
        return false;
    const MemberPointers left = sortedMembers(a);
    const MemberPointers right = sortedMembers(b);
    return std::equal(left.begin(), left.end(), right.begin(), [](const Json::Member *x, const Json::Member *y) {
        return x->first.compare(y->first, Qt::CaseInsensitive) == 0 && x->second == y->second;
    });
}

bool sameNumbers(const QByteArray &a, const QByteArray &b)
{
    return a == b || Decimal::fromText(a) == Decimal::fromText(b);
}

} // namespace

bool operator==(const Json &a, const Json &b)
{
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
    case Json::Type::Undefined:
    case Json::Type::Null:
        return true;
    case Json::Type::Bool:
        return a.toBool() == b.toBool();
    case Json::Type::Number:
        return sameNumbers(a.numberText(), b.numberText());
    case Json::Type::String:
        return a.toString() == b.toString();
    case Json::Type::Array:
        return &a.items() == &b.items() || a.items() == b.items(); // shared: nothing to look at
    case Json::Type::Object:
        return &a.members() == &b.members() || sameMembers(a.members(), b.members());
    }
    return false;
}

QDebug operator<<(QDebug debug, const Json &json)
{
    QDebugStateSaver saver(debug);
    return debug.noquote() << (json.isUndefined() ? QByteArray("undefined") : json.toBytes());
}

} // namespace Provost
