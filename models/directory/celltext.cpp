// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/columns.h"

#include "base/isolated.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype longestCell = 300; ///< what anybody reads in a table; painting more costs frames

/// Directory data is written by strangers: line breaks would tear the row, and direction overrides could make a name read backwards.
QString cleaned(const QString &text)
{
    QString clean;
    clean.reserve(std::min(text.size(), longestCell));
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if ((u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069))
            continue;
        clean += u < 0x20 || u == 0x7f || u == 0x2028 || u == 0x2029 ? u' ' : c;
        if (clean.size() == longestCell)
            return clean + u'…';
    }
    return clean;
}

QString booleanText(const Json &value)
{
    if (value.isString() && value.toBool(true) != value.toBool(false))
        return cleaned(value.toString()); // neither "true" nor "false"
    return value.toBool() ? QCoreApplication::translate("Attribute", "yes") : QCoreApplication::translate("Attribute", "no");
}

QString dateText(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : cleaned(text);
}

/// The very digits, with the locale's decimal sign: a double would round what the directory holds.
QString numberText(const Json &value)
{
    QString digits = value.scalarText();
    if (!digits.contains(u'e', Qt::CaseInsensitive))
        digits.replace(u'.', QLocale().decimalPoint());
    return digits;
}

/// What stands for a complex value.
Json standIn(const Json &object)
{
    for (const char16_t *key : {u"display", u"displayName", u"formatted", u"value"}) {
        const Json part = object.value(key);
        if (!part.isUndefined() && !part.isNull() && part.scalarText() != QString())
            return part;
    }
    for (const auto &[key, part] : object.members()) {
        if (!part.isObject() && !part.isArray() && !part.isNull())
            return part;
    }
    return {};
}

QString scalarCell(const Json &value, Attribute::Type type)
{
    if (value.isObject())
        return scalarCell(standIn(value), Attribute::Type::String);
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isBool() || type == Attribute::Type::Boolean)
        return booleanText(value);
    if (value.isNumber())
        return numberText(value);
    return type == Attribute::Type::DateTime ? dateText(value.toString()) : cleaned(value.scalarText());
}

qsizetype primaryIndex(const Json::Array &items)
{
    const auto at = std::find_if(items.begin(), items.end(), [](const Json &item) { return item.value(u"primary").toBool(); });
    return at == items.end() ? 0 : std::distance(items.begin(), at);
}

} // namespace

QString cellText(const Json &value, const Column &column)
{
    if (!value.isArray())
        return scalarCell(value, column.type);
    if (value.size() == 0)
        return {};
    const QString first = scalarCell(value.at(primaryIndex(value.items())), column.type);
    if (value.size() == 1)
        return first;
    const QString own = first.isRightToLeft() ? isolated(first) : first; // "+2" stays behind it
    return own + u" +" + QLocale().toString(value.size() - 1);
}

QStringList cellTexts(const Json &value, const Column &column)
{
    QStringList texts;
    if (!value.isArray()) {
        if (const QString text = scalarCell(value, column.type); !text.isEmpty())
            texts.append(text);
        return texts;
    }
    for (const Json &item : value.items())
        texts.append(scalarCell(item, column.type));
    if (const qsizetype primary = primaryIndex(value.items()); primary > 0)
        texts.move(primary, 0);
    return texts;
}

QString rawCellText(const Json &value)
{
    if (value.isObject())
        return rawCellText(standIn(value));
    if (!value.isArray())
        return value.scalarText();
    QStringList texts;
    for (const Json &item : value.items())
        texts.append(rawCellText(item));
    return texts.join("; "_L1);
}

} // namespace Provost
