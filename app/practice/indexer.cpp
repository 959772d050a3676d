// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/indexer.h"

#include "scim/datetime.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

QVariant indexText(QStringView text, bool caseExact)
{
    return caseExact ? text.toUtf8() : folded(text);
}

std::optional<qint64> instant(const QString &dateTime)
{
    constexpr qsizetype dateOnly = 10; // in filters people leave the time away
    const auto point = parseInstant(dateTime.size() == dateOnly ? QString(dateTime + u"T00:00:00Z"_s) : dateTime);
    if (!point)
        return std::nullopt;
    return point->seconds * 1000 + point->nanoseconds / 1'000'000;
}

QVariant indexValue(const Json &value, const Column &column)
{
    switch (column.type) {
    case Attribute::Type::Boolean:
        return value.isBool() ? QVariant(int(value.toBool())) : QVariant();
    case Attribute::Type::Integer:
    case Attribute::Type::Decimal: {
        if (!value.isNumber())
            return {};
        bool whole = false;
        const qlonglong integer = value.numberText().toLongLong(&whole);
        return whole ? QVariant(integer) : QVariant(value.toDouble());
    }
    case Attribute::Type::DateTime: {
        const auto time = instant(value.toString());
        return time ? QVariant(*time) : QVariant();
    }
    default:
        return value.isString() ? indexText(value.toString(), column.caseExact) : QVariant();
    }
}

namespace {

IndexEntry::Element elementOf(const Json &item, const Elements &elements)
{
    IndexEntry::Element element {.attribute = elements.number, .values = {}};
    for (const Column &slot : elements.slots_)
        element.values.append(indexValue(elements.complex ? item.value(slot.name.subAttribute) : item, slot));
    return element;
}

}

IndexEntry indexEntry(const Json &document, const Collection &collection)
{
    IndexEntry entry;
    for (const Column &column : collection.columns())
        entry.columns.append(indexValue(column.name.valueIn(document), column));
    for (const Elements &elements : collection.elements()) {
        const Json values = elements.name.valueIn(document);
        for (const Json &item : values.items())
            entry.elements.push_back(elementOf(item, elements));
    }
    return entry;
}

} // namespace Provost::Practice
