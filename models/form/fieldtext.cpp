// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/fieldtext.h"

#include "scim/datetime.h"
#include "scim/decimal.h"

#include <QDateTime>
#include <QRegularExpression>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Code = FieldProblem::Code;

ParsedField wrong(Code code, int position = -1)
{
    return {.value = {}, .problem = FieldProblem {.code = code, .position = position}};
}

ParsedField parseInteger(const QString &text)
{
    QString digits = text.trimmed();
    if (digits.startsWith(u'+'))
        digits.remove(0, 1);
    static const QRegularExpression whole(u"^-?(0|[1-9][0-9]*)$"_s);
    static const QRegularExpression zeros(u"^(-?)0+(?=[0-9])"_s);
    digits.replace(zeros, u"\\1"_s);
    return whole.match(digits).hasMatch() ? ParsedField {.value = Json::number(digits.toLatin1())} : wrong(Code::NotInteger);
}

ParsedField parseDecimal(const QString &text, const QLocale &locale)
{
    QString digits = text.trimmed();
    if (!digits.contains(u'.'))
        digits.replace(locale.decimalPoint(), u"."_s);
    if (digits.startsWith(u'+'))
        digits.remove(0, 1);
    if (digits.startsWith(u'.'))
        digits.prepend(u'0');
    return isJsonNumber(digits.toLatin1()) ? ParsedField {.value = Json::number(digits.toLatin1())} : wrong(Code::NotDecimal);
}

ParsedField parseJson(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto json = Json::parse(bytes);
    if (json)
        return {.value = *json};
    const qsizetype at = std::clamp<qsizetype>(json.error().position, 0, bytes.size());
    return wrong(Code::NotJson, int(QString::fromUtf8(bytes.first(at)).size()));
}

ParsedField parseBoolean(const QString &text)
{
    const Json word(text.trimmed());
    return word.toBool(true) == word.toBool(false) ? ParsedField {.value = Json(word.toBool())} : wrong(Code::NotBoolean);
}

ParsedField parseBinary(const QString &text)
{
    QString plain = text;
    plain.remove(QRegularExpression(u"\\s"_s));
    const auto decoded = QByteArray::fromBase64Encoding(plain.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? ParsedField {.value = Json(plain)} : wrong(Code::NotBase64);
}

/// "2024-02-11 08:15" and its kin, else none.
QString isoWall(const QString &typed)
{
    static const QRegularExpression pattern(u"^(\\d{4}-\\d{2}-\\d{2})(?:[T ]+(\\d{1,2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?)?$"_s);
    const auto match = pattern.match(typed.trimmed());
    if (!match.hasMatch())
        return {};
    const QString time = match.captured(2).isEmpty() ? u"00:00"_s : match.captured(2).rightJustified(5, u'0');
    return match.captured(1) + u'T' + time + (match.captured(3).isEmpty() ? u":00"_s : match.captured(3));
}

QString localWall(const QString &typed, const QLocale &locale)
{
    for (const QLocale::FormatType format : {QLocale::ShortFormat, QLocale::LongFormat}) {
        if (const QDateTime time = locale.toDateTime(typed.trimmed(), format); time.isValid())
            return time.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
        const QDate date = locale.toDate(typed.trimmed(), format);
        if (date.isValid() && date.year() > 1900)
            return date.toString(u"yyyy-MM-ddT00:00:00"_s);
    }
    return {};
}

} // namespace

ParsedField parseField(const FieldSpec &spec, const QString &text, const QLocale &locale)
{
    if (text.trimmed().isEmpty())
        return {};
    switch (spec.kind) {
    case FieldKind::Integer:
        return parseInteger(text);
    case FieldKind::Decimal:
        return parseDecimal(text, locale);
    case FieldKind::Boolean:
        return parseBoolean(text);
    case FieldKind::Binary:
        return parseBinary(text);
    case FieldKind::DateTime:
        return joinDateTime(dateTimeParts(text), locale);
    case FieldKind::Json:
    case FieldKind::Values:
        return parseJson(text);
    default:
        return {.value = Json(text)};
    }
}

QString editText(const FieldSpec &spec, const Json &value, const QLocale &locale)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (spec.kind == FieldKind::Json || value.isObject() || value.isArray())
        return QString::fromUtf8(value.toIndentedBytes());
    QString text = value.scalarText();
    if (spec.kind == FieldKind::Decimal && value.isNumber())
        text.replace(u'.', locale.decimalPoint());
    return text;
}

DateTimeParts dateTimeParts(const QString &value)
{
    static const QRegularExpression pattern(u"^(.*?\\d)\\s*(Z|[+-]\\d{2}:?\\d{2})?$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(value.trimmed());
    if (!match.hasMatch() || !value.contains(u':'))
        return {.wall = value.trimmed()};
    QString wall = match.captured(1);
    if (wall.size() > 10 && wall.at(10).toUpper() == u'T')
        wall[10] = u' ';
    return {.wall = wall, .zone = match.captured(2).toUpper()};
}

ParsedField joinDateTime(const DateTimeParts &parts, const QLocale &locale)
{
    if (parts.wall.trimmed().isEmpty())
        return {};
    QString wall = isoWall(parts.wall);
    if (wall.isEmpty())
        wall = localWall(parts.wall, locale);
    const QString whole = wall + (parts.zone.isEmpty() ? u"Z"_s : parts.zone);
    return !wall.isEmpty() && parseInstant(whole) ? ParsedField {.value = Json(whole)} : wrong(Code::NotDateTime);
}

} // namespace Provost
