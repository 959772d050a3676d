// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/validator.h"

#include "form/fieldtext.h"
#include "scim/datetime.h"
#include "scim/patchvalues.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>

#include <array>
#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Code = FieldProblem::Code;

bool isEmptyValue(const Json &value)
{
    return holdsNothing(value) || (value.isString() && value.toString().isEmpty());
}

std::optional<Code> typeFault(Attribute::Type type, const Json &value)
{
    const QByteArray digits = value.numberText();
    switch (type) {
    case Attribute::Type::Boolean:
        return value.isBool() || (value.isString() && value.toBool(true) == value.toBool(false)) ? std::nullopt : std::optional(Code::NotBoolean);
    case Attribute::Type::Integer:
        return value.isNumber() && !digits.contains('.') && !digits.toLower().contains('e') ? std::nullopt : std::optional(Code::NotInteger);
    case Attribute::Type::Decimal:
        return value.isNumber() ? std::nullopt : std::optional(Code::NotDecimal);
    case Attribute::Type::DateTime:
        return parseInstant(value.toString()) ? std::nullopt : std::optional(Code::NotDateTime);
    case Attribute::Type::Binary:
        return value.isString() && QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors)
            ? std::nullopt
            : std::optional(Code::NotBase64);
    case Attribute::Type::String:
    case Attribute::Type::Reference:
        return value.isString() ? std::nullopt : std::optional(Code::NotText);
    case Attribute::Type::Complex:
    case Attribute::Type::Unknown:
        break;
    }
    return {};
}

FieldProblem ruled(Code code, const ServerProfile::ValueRule &rule, int number = 0)
{
    return {.code = code, .text = rule.reason, .number = number};
}

std::optional<FieldProblem> ruleFault(const ServerProfile::ValueRule &rule, const Json &value)
{
    if (value.isArray() || value.isObject())
        return {};
    const QString text = value.scalarText();
    if (text.size() < rule.minLength.value_or(0))
        return ruled(Code::TooShort, rule, *rule.minLength);
    if (rule.maxLength && text.size() > *rule.maxLength)
        return ruled(Code::TooLong, rule, *rule.maxLength);
    if (!rule.oneOf.isEmpty() && !rule.oneOf.contains(text))
        return FieldProblem {.code = Code::NotOneOf, .text = rule.oneOf.join(", "_L1)};
    if (!rule.pattern.isEmpty() && !QRegularExpression(QRegularExpression::anchoredPattern(rule.pattern)).match(text).hasMatch())
        return ruled(Code::Pattern, rule);
    return {};
}

std::optional<FieldProblem> scalarFault(const FieldSpec &spec, const Json &value)
{
    if (spec.kind != FieldKind::Json) {
        if (const auto code = typeFault(spec.type, value))
            return FieldProblem {.code = *code};
    }
    return ruleFault(spec.rule, value);
}

void checkElement(const FieldSpec &spec, const Json &element, int index, QList<FieldProblem> &problems)
{
    const auto add = [&](FieldProblem problem, const QString &part) {
        problem.element = index;
        problem.part = part;
        problems << problem;
    };
    if (spec.parts.isEmpty()) {
        if (auto fault = scalarFault({.type = spec.type}, element))
            add(*fault, {});
        return;
    }
    for (const FieldSpec &part : spec.parts) {
        const Json value = element.value(part.name.attribute);
        if (isEmptyValue(value)) {
            if (part.required)
                add({.code = Code::Required}, part.name.attribute);
        } else if (auto fault = scalarFault(part, value)) {
            add(*fault, part.name.attribute);
        }
    }
}

/// What the profile says of the values together. Those that the provider alone writes keep no rule.
void checkRule(const ServerProfile::ValueRule &rule, const Json &values, QList<FieldProblem> &problems)
{
    const auto own = Filter::parse(rule.readOnlyElements).valueOr({});
    QStringList seen;
    int count = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!own.isEverything() && own.matchesElement(values.at(i)))
            continue;
        ++count;
        const QString type = values.at(i).value(u"type").toString().toLower();
        const auto add = [&problems, i](FieldProblem problem) {
            problem.element = int(i);
            problem.part = u"type"_s;
            problems << problem;
        };
        if (!rule.types.isEmpty() && !rule.types.contains(type))
            add({.code = Code::NotOneOf, .text = rule.types.join(", "_L1)});
        else if (rule.onePerType.contains(type) && seen.contains(type))
            add(ruled(Code::TooManyValues, rule, 1));
        seen << type;
    }
    if (rule.maxValues && count > *rule.maxValues)
        problems << ruled(Code::TooManyValues, rule, *rule.maxValues);
}

/// RFC 7643 section 2.4: primary true at most once, and no two values with the same type and value.
void checkTogether(const FieldSpec &spec, const Json &values, QList<FieldProblem> &problems)
{
    QSet<QByteArray> seen;
    bool primary = false;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const Json element = values.at(i);
        if (element.isObject() && element.value(u"primary").toBool() && std::exchange(primary, true))
            problems << FieldProblem {.code = Code::SeveralPrimary, .element = int(i), .part = u"primary"_s};
        Json identity = element;
        identity.remove(u"primary");
        const QByteArray bytes = canonicalBytes(identity);
        if (seen.contains(bytes) && !bytes.isEmpty())
            problems << FieldProblem {.code = Code::DoubleValue, .element = int(i)};
        seen.insert(bytes);
    }
    checkRule(spec.rule, values, problems);
}

QList<ObjectNote> notesOf(const QList<ServerProfile::ObjectRule> &rules, const Json &resource, bool creating)
{
    QList<ObjectNote> notes;
    for (const ServerProfile::ObjectRule &rule : rules) {
        const auto filter = Filter::parse(rule.when);
        if (filter && (creating || !rule.onCreate) && filter->matches(resource))
            notes << ObjectNote {.code = rule.code, .reason = rule.reason, .attributes = rule.attributes};
    }
    return notes;
}

constexpr std::array alphabets {"ABCDEFGHJKLMNPQRSTUVWXYZ"_L1, "abcdefghijkmnopqrstuvwxyz"_L1, "23456789"_L1, "!#$%*+-=?@_"_L1};
constexpr int usualLength = 20;

QChar anyOf(QLatin1StringView alphabet)
{
    return alphabet.at(QRandomGenerator::system()->bounded(int(alphabet.size())));
}

} // namespace

QList<FieldProblem> checkField(const FieldSpec &spec, const Json &value, bool creating, const Json &original)
{
    QList<FieldProblem> problems;
    if (isEmptyValue(value)) {
        if (spec.isRequired(creating) && !(spec.writeOnly && !creating))
            problems << FieldProblem {.code = Code::Required};
        else if (!spec.canBeEmptied && !creating && !isEmptyValue(original))
            problems << FieldProblem {.code = Code::CannotBeEmptied};
        return problems;
    }
    if (spec.kind != FieldKind::Values) {
        if (const auto fault = scalarFault(spec, value))
            problems << *fault;
        return problems;
    }
    for (qsizetype i = 0; i < value.size(); ++i)
        checkElement(spec, value.at(i), int(i), problems);
    checkTogether(spec, value, problems);
    return problems;
}

QList<ObjectNote> readOnlyNotes(const ServerProfile &profile, const ResourceType &type, const Json &resource)
{
    return notesOf(profile.readOnlyWhen.value(type.name), resource, false);
}

QList<ObjectNote> warningNotes(const ServerProfile &profile, const ResourceType &type, const Json &resource, bool creating)
{
    return notesOf(profile.warnings.value(type.name), resource, creating);
}

double passwordBits(const QString &password)
{
    double alphabet = 0;
    for (const QLatin1StringView &set : alphabets) {
        const bool used = std::any_of(password.begin(), password.end(), [&set](QChar c) { return set.contains(c); });
        alphabet += used ? double(set.size()) : 0;
    }
    const bool others = std::any_of(password.begin(), password.end(), [](QChar c) {
        return std::none_of(alphabets.begin(), alphabets.end(), [c](const QLatin1StringView &set) { return set.contains(c); });
    });
    alphabet += others ? 32 : 0;
    double counted = 0;
    QSet<QChar> seen;
    for (qsizetype i = 0; i < password.size(); ++i) {
        const int step = i > 0 ? password[i].unicode() - password[i - 1].unicode() : 9;
        counted += std::abs(step) <= 1 ? 0.25 : seen.contains(password[i]) ? 0.6 : 1.0;
        seen.insert(password[i]);
    }
    return alphabet > 1 ? counted * std::log2(alphabet) : 0;
}

QString makePassword(const ServerProfile::ValueRule &rule)
{
    const int least = std::max(rule.minLength.value_or(0), int(alphabets.size()));
    const int length = std::min(std::max(usualLength, least), rule.maxLength.value_or(usualLength * 10));
    QString password;
    for (const QLatin1StringView &set : alphabets)
        password += anyOf(set);
    while (password.size() < length)
        password += anyOf(alphabets.at(size_t(QRandomGenerator::system()->bounded(int(alphabets.size())))));
    for (qsizetype i = password.size() - 1; i > 0; --i) { // Fisher and Yates
        const auto other = qsizetype(QRandomGenerator::system()->bounded(int(i) + 1));
        const QChar moved = password[i];
        password[i] = password[other];
        password[other] = moved;
    }
    return password;
}

} // namespace Provost
