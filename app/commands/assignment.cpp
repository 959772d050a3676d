// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/assignment.h"

#include "change/secrets.h"
#include "net/redaction.h"
#include "scim/datetime.h"
#include "scim/patchvalues.h"

#include <QCoreApplication>
#include <QFile>

#include <iostream>
#include <string>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct AssignmentText {
    Q_DECLARE_TR_FUNCTIONS(Assignment)
};

using Type = Attribute::Type;

bool isSecret(const AttributePath &path, const Attribute *attribute)
{
    if (attribute != nullptr && (attribute->type == Type::Boolean || attribute->type == Type::DateTime))
        return false;
    const QString last = !path.subAttribute.isEmpty() ? path.subAttribute : !path.name.subAttribute.isEmpty() ? path.name.subAttribute : path.name.attribute;
    return isSecretName(last.toUtf8()) || (attribute != nullptr && attribute->mutability == Attribute::Mutability::WriteOnly);
}

Result<QString> secretFrom(const QString &reference, const QString &path)
{
    if (!reference.startsWith(u'@')) {
        return Error::validation(AssignmentText::tr("%1 is a secret, and arguments can be read by every process on this machine: "
                                                    "give it as %1=@env:VARIABLE, %1=@FILE or %1=@- (a line of standard input), or in a document")
                                     .arg(path));
    }
    if (reference.startsWith("@env:"_L1)) {
        const QString variable = reference.sliced(5);
        if (!qEnvironmentVariableIsSet(variable.toLocal8Bit().constData()))
            return Error::validation(AssignmentText::tr("the environment variable %1 is not set").arg(variable));
        return qEnvironmentVariable(variable.toLocal8Bit().constData());
    }
    if (reference == "@-"_L1) {
        std::string line;
        if (!std::getline(std::cin, line))
            return Error::validation(AssignmentText::tr("%1: there is no line left in standard input").arg(path));
        return QString::fromStdString(line).remove(u'\r');
    }
    QFile file(reference.sliced(1));
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    QString text = QString::fromUtf8(file.read(64 * 1024));
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

Error wrongValue(const Attribute &attribute, const QString &expected)
{
    return Error::validation(AssignmentText::tr("%1 wants %2 (RFC 7643 section 2.3)").arg(attribute.name, expected));
}

/// Text that is meant to be JSON because the attribute is made of parts or of several values.
Result<Json> structureIn(const QString &text, const Attribute &attribute)
{
    const auto json = Json::parse(text.toUtf8());
    if (json)
        return json;
    return Error::validation(AssignmentText::tr("%1: not JSON: %2").arg(attribute.name, json.error().detail), json.error().position);
}

} // namespace

Assignment::Assignment(const ResourceSchema &schema, bool knowsAll)
    : m_schema(schema)
    , m_knowsAll(knowsAll)
{
}

qsizetype Assignment::separatorIn(QStringView text)
{
    bool inBrackets = false;
    bool inQuotes = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inQuotes && c == u'\\')
            ++i;
        else if (c == u'"' && inBrackets)
            inQuotes = !inQuotes;
        else if (!inQuotes && (c == u'[' || c == u']'))
            inBrackets = c == u'[';
        else if (c == u'=' && !inBrackets)
            return i;
    }
    return -1;
}

Result<PatchOperation> Assignment::read(Kind kind, const QString &text) const
{
    const qsizetype separator = separatorIn(text);
    if (kind != Kind::Remove && separator <= 0)
        return Error::validation(AssignmentText::tr("\"%1\" is not PATH=VALUE").arg(text.section(u'=', 0, 0)));
    const QString pathText = separator < 0 || kind == Kind::Remove ? text : text.first(separator);
    const auto path = AttributePath::parse(pathText);
    if (!path)
        return Error::validation(u"%1: %2"_s.arg(pathText, path.error().detail), path.error().position);
    const auto target = targetOf(*path);
    if (!target)
        return target.error();
    if (kind == Kind::Remove)
        return PatchOperation {.op = PatchOperation::Op::Remove, .path = *path};
    QString value = text.sliced(separator + 1);
    if (isSecret(*path, target->attribute)) {
        const auto secret = secretFrom(value, pathText);
        if (!secret)
            return secret.error();
        value = *secret;
    }
    auto json = typed(value, *target);
    if (!json)
        return Error::validation(u"%1: %2"_s.arg(pathText, json.error().detail), json.error().position);
    if (json->isObject() || json->isArray()) {
        const auto hidden = secretsIn(*json); // {"password": ...} inside a value is as visible as a bare one
        if (!hidden.isEmpty())
            return secretFrom({}, pathText).error();
    }
    // A value chosen by a filter is made when it is not there yet, which only `add` does (RFC 7644 section 3.5.2).
    const bool adds = kind == Kind::Add || path->filter.has_value();
    return PatchOperation {.op = adds ? PatchOperation::Op::Add : PatchOperation::Op::Replace, .path = *path, .value = std::move(json).value()};
}

Result<Assignment::Target> Assignment::targetOf(const AttributePath &path) const
{
    const QString text = path.toString();
    if (path.name.attribute.isEmpty())
        return Target {};
    const Attribute *top = m_schema.findTop(path.name);
    if (top == nullptr && m_knowsAll)
        return Error::validation(AssignmentText::tr("there is no attribute \"%1\" in this provider's schemas").arg(text));
    const Attribute *attribute = top;
    if (path.filter) {
        if (top != nullptr && !path.subAttribute.isEmpty())
            attribute = top->subAttribute(path.subAttribute);
    } else if (!path.name.subAttribute.isEmpty()) {
        if (top != nullptr && top->multiValued)
            return Error::validation(AssignmentText::tr("%1 has several values: say which, as in %1[type eq \"work\"].%2").arg(path.name.attribute, path.name.subAttribute));
        attribute = m_schema.find(path.name);
    }
    if (attribute == nullptr && top != nullptr && m_knowsAll && !path.name.subAttribute.contains(u'.'))
        return Error::validation(AssignmentText::tr("there is no attribute \"%1\" in this provider's schemas").arg(text));
    for (const Attribute *each : {top, attribute}) {
        if (each != nullptr && each->mutability == Attribute::Mutability::ReadOnly)
            return Error::validation(AssignmentText::tr("%1 is read-only (RFC 7643 section 7)").arg(text));
    }
    return Target {.attribute = attribute, .isOneOfMany = path.filter.has_value() && path.subAttribute.isEmpty()};
}

Result<Json> Assignment::typed(const QString &text, const Target &target)
{
    if (target.attribute == nullptr) {
        const auto json = Json::parse(text.toUtf8()); // nothing says what it is: JSON if it reads as such, else text
        return json && !json->isNull() ? *json : Json(text);
    }
    Attribute attribute = *target.attribute;
    attribute.multiValued = attribute.multiValued && !target.isOneOfMany;
    const QChar first = text.trimmed().isEmpty() ? QChar() : text.trimmed().front();
    const bool isStructure = (first == u'[' && attribute.multiValued) || (first == u'{' && attribute.type == Type::Complex);
    if (isStructure) {
        const auto json = structureIn(text, attribute);
        return json ? coerced(*json, &attribute) : json;
    }
    if (attribute.type != Type::Complex) {
        const auto value = scalar(text, attribute);
        return value ? coerced(*value, &attribute) : value;
    }
    if (attribute.subAttribute(u"value") == nullptr)
        return wrongValue(attribute, AssignmentText::tr("a JSON object, or one of its parts: %1.%2=...").arg(attribute.name, attribute.subAttributes.value(0).name));
    return coerced(Json(text), &attribute);
}

Result<Json> Assignment::scalar(const QString &text, const Attribute &attribute)
{
    const Json number = Json::number(text.trimmed().toUtf8());
    switch (attribute.type) {
    case Type::Boolean:
        if (text.compare("true"_L1, Qt::CaseInsensitive) != 0 && text.compare("false"_L1, Qt::CaseInsensitive) != 0)
            return wrongValue(attribute, AssignmentText::tr("true or false"));
        return Json(text.compare("true"_L1, Qt::CaseInsensitive) == 0);
    case Type::Integer:
        if (number.isUndefined() || number.numberText().contains('.') || number.numberText().toLower().contains('e'))
            return wrongValue(attribute, AssignmentText::tr("a whole number"));
        return number;
    case Type::Decimal:
        return number.isUndefined() ? Result<Json>(wrongValue(attribute, AssignmentText::tr("a number"))) : number;
    case Type::DateTime:
        if (!parseInstant(text))
            return wrongValue(attribute, AssignmentText::tr("a date and time such as 2026-01-31T09:00:00Z"));
        return Json(text);
    default:
        return Json(text);
    }
}

} // namespace Provost
