// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/searchtext.h"

#include "directory/index/foldtext.h"
#include "scim/datetime.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype longestKeyText = 256;

using Visit = std::function<void(const QString &path, const Json &value)>;

bool isOneOf(const QString &name, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(), [&name](QLatin1StringView other) { return name.compare(other, Qt::CaseInsensitive) == 0; });
}

/// RFC 7643 section 2.4: the primary value first.
QList<Json> elementsOf(const Json &array)
{
    QList<Json> elements;
    for (const Json &item : array.items()) {
        if (elements.size() >= mostElements)
            break;
        if (item.isObject() && item.value(u"primary").toBool())
            elements.prepend(item);
        else
            elements.append(item);
    }
    return elements;
}

void visit(const QString &path, const Json &value, const Visit &take)
{
    if (value.isArray()) {
        const QList<Json> elements = elementsOf(value);
        for (const Json &item : elements)
            visit(path, item, take);
    } else if (value.isObject()) {
        for (const Json::Member &member : value.members())
            visit(path + u'.' + member.first, member.second, take);
    } else if (!value.isUndefined() && !value.isNull()) {
        take(path, value);
    }
}

void visitResource(const Json &resource, const Visit &take)
{
    for (const Json::Member &member : resource.members()) {
        if (member.first.startsWith("urn:"_L1, Qt::CaseInsensitive) && member.second.isObject()) {
            for (const Json::Member &inner : member.second.members())
                visit(member.first + u':' + inner.first, inner.second, take);
        } else {
            visit(member.first, member.second, take);
        }
    }
}

} // namespace

bool isNameAttribute(const QString &path)
{
    const QString top = path.section(u'.', 0, 0);
    return isOneOf(top, {"displayName"_L1, "userName"_L1, "name"_L1, "nickName"_L1, "emails"_L1, "deviceDisplayName"_L1});
}

bool isSearched(const QString &path)
{
    const QString top = path.section(u'.', 0, 0);
    const QString last = path.mid(path.lastIndexOf(u'.') + 1);
    if (isOneOf(top, {"schemas"_L1, "meta"_L1, "password"_L1}))
        return false;
    return !path.contains(u'.') || !isOneOf(last, {"$ref"_L1, "type"_L1, "primary"_L1});
}

bool isPhone(const QString &path)
{
    return path.startsWith("phoneNumbers"_L1, Qt::CaseInsensitive);
}

bool isTrimmings(const QString &path)
{
    return isOneOf(path.mid(path.lastIndexOf(u'.') + 1), {"$ref"_L1, "type"_L1, "primary"_L1, "display"_L1});
}

QVariant textKey(const QString &text, bool isString, const Attribute *attribute)
{
    if (text.isEmpty())
        return {};
    if (text.size() > longestKeyText)
        return QByteArray("");
    if (attribute != nullptr && attribute->type == Attribute::Type::DateTime) {
        if (const auto instant = parseInstant(text))
            return instant->seconds;
    }
    QString folded = foldText(text);
    const bool comparesExactly = attribute != nullptr && attribute->caseExact;
    const bool isBoolean = attribute != nullptr && attribute->type == Attribute::Type::Boolean;
    if ((!isString && !isBoolean) || !isPlainKey(text, folded, comparesExactly))
        folded = (folded.isEmpty() ? u" "_s : folded) + inexactMark; // it is a value nevertheless
    return folded;
}

bool isPlainKey(QStringView text, QStringView folded, bool comparesExactly)
{
    return text.size() == folded.size() && std::equal(text.begin(), text.end(), folded.begin(), [comparesExactly](QChar a, QChar b) {
               return a.unicode() < 0x80 && (a == b || (!comparesExactly && a.toLower() == b));
           });
}

namespace {

QVariant keyOf(const Json &value, const Attribute *attribute)
{
    return value.isNumber() ? QVariant(value.toDouble()) : textKey(value.scalarText(), value.isString(), attribute);
}

} // namespace

QVariant joinedKeys(const QVariant &known, const QVariant &more)
{
    if (known.typeId() == QMetaType::QByteArray || more.typeId() == QMetaType::QByteArray)
        return QByteArray("");
    QString text = known.toString();
    if (!text.startsWith(QChar(0x1F)))
        text = QChar(0x1F) + text + QChar(0x1F);
    if (text.size() > longestKeyText * 16)
        return QByteArray("");
    return QVariant(text + more.toString() + QChar(0x1F));
}

namespace {

void addKeys(QHash<QString, QVariant> &keys, const QString &path, const Json &value, const ResourceSchema &schema)
{
    if (value.isArray() && path.compare("members"_L1, Qt::CaseInsensitive) == 0) {
        if (value.size() > 0)
            keys.insert(u"members"_s, qint64(value.size()));
        return;
    }
    const bool isMany = value.isArray();
    const auto name = AttributeName::parse(path);
    const Attribute *top = name ? schema.findTop(*name) : nullptr;
    visit(path, value, [&](const QString &at, const Json &scalar) {
        if (isMany && isTrimmings(at) && at.size() > path.size())
            return;
        const QString sub = at.size() > path.size() ? at.mid(path.size() + 1) : QString();
        const Attribute *attribute = top != nullptr && !sub.isEmpty() ? top->subAttribute(sub) : top;
        const QVariant key = keyOf(scalar, attribute);
        if (key.isNull())
            return;
        QVariant &kept = keys[at.toLower()];
        kept = kept.isNull() ? key : joinedKeys(kept, key);
    });
    if (!isMany || value.size() == 0)
        return;
    for (const Json &item : value.items()) { // an element without a value counts all the same
        if (item.isObject() && item.value(u"value").scalarText().isEmpty())
            keys.insert(path.toLower() + u".#odd"_s, QByteArray(""));
    }
}

} // namespace

QList<SearchValue> searchValues(const Json &resource)
{
    QList<SearchValue> values;
    visitResource(resource, [&values](const QString &path, const Json &value) {
        if (value.isBool() || !isSearched(path))
            return;
        const QString text = value.scalarText();
        if (!text.isEmpty() && text.size() <= longestSearched)
            values.append({.path = path, .text = text, .isName = isNameAttribute(path)});
    });
    return values;
}

QString searchText(const Json &resource)
{
    QString text;
    const QList<SearchValue> values = searchValues(resource);
    for (const SearchValue &value : values) {
        const QString folded = foldText(value.text);
        if (folded.isEmpty())
            continue;
        text += (value.isName ? u'n' : u'o') + folded + u'\n';
        const QString digits = isPhone(value.path) ? phoneDigits(folded) : QString();
        if (!digits.isEmpty() && digits != folded)
            text += u'o' + digits + u'\n';
    }
    return text;
}

QHash<QString, QVariant> sortKeys(const Json &resource, const ResourceSchema &schema)
{
    QHash<QString, QVariant> keys;
    for (const Json::Member &member : resource.members()) {
        if (member.first.startsWith("urn:"_L1, Qt::CaseInsensitive) && member.second.isObject()) {
            for (const Json::Member &inner : member.second.members())
                addKeys(keys, member.first + u':' + inner.first, inner.second, schema);
        } else if (member.first.compare("schemas"_L1, Qt::CaseInsensitive) != 0) {
            addKeys(keys, member.first, member.second, schema);
        }
    }
    return keys;
}

} // namespace Provost
