// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/valuecheck.h"

#include "change/secrets.h"
#include "net/redaction.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;
using Kind = ValueDifference::Kind;

namespace {

constexpr std::array checkTexts {"ignored"_L1, "truncated"_L1, "normalised"_L1, "changed"_L1};

bool isAbsent(const Json &value)
{
    return value.isUndefined() || value.isNull() || ((value.isArray() || value.isObject()) && value.size() == 0) || (value.isString() && value.toString().isEmpty());
}

/// What a client may write and is shown again without asking for it.
bool isShown(const Attribute *attribute)
{
    if (attribute == nullptr)
        return true;
    const bool isReturned = attribute->returned == Attribute::Returned::Default || attribute->returned == Attribute::Returned::Always;
    return isReturned && attribute->mutability != Attribute::Mutability::WriteOnly && attribute->mutability != Attribute::Mutability::ReadOnly;
}

/// Is everything of `sent` in `found`? A provider may add parts to a value, never values to a list.
bool isWithin(const Json &sent, const Json &found)
{
    if (isAbsent(sent))
        return isAbsent(found) || sent.isObject();
    if (sent.isObject()) {
        return found.isObject() && std::all_of(sent.members().begin(), sent.members().end(), [&found](const Json::Member &member) {
            const bool isDefault = member.first == "primary"_L1 && !member.second.toBool() && !found.contains(member.first);
            return member.first == "$ref"_L1 || isDefault || isWithin(member.second, found.value(member.first));
        });
    }
    if (!sent.isArray())
        return sent == found;
    Json::Array left = found.items();
    return sent.size() == found.size() && std::all_of(sent.items().begin(), sent.items().end(), [&left](const Json &item) {
        const auto match = std::find_if(left.begin(), left.end(), [&item](const Json &other) { return isWithin(item, other); });
        if (match == left.end())
            return false;
        left.erase(match);
        return true;
    });
}

QString plain(const QString &text)
{
    QString result;
    const QString normalized = text.normalized(QString::NormalizationForm_KC);
    for (const QChar c : normalized) {
        if (c.isLetterOrNumber())
            result += c.toCaseFolded();
    }
    return result;
}

Kind worse(Kind a, Kind b)
{
    static constexpr std::array rank {2, 1, 0, 3}; // by Kind
    return rank[size_t(a)] >= rank[size_t(b)] ? a : b;
}

Kind kindOf(const Json &sent, const Json &found)
{
    if (isAbsent(sent) || isAbsent(found))
        return Kind::Ignored;
    if (sent.isArray() && found.isArray() && sent.size() == found.size()) {
        Kind kind = Kind::Normalised;
        for (qsizetype i = 0; i < sent.size(); ++i)
            kind = isWithin(sent.at(i), found.at(i)) ? kind : worse(kind, kindOf(sent.at(i), found.at(i)));
        return kind;
    }
    if (sent.isObject() && found.isObject()) {
        Kind kind = Kind::Normalised;
        for (const auto &[name, value] : sent.members())
            kind = isWithin(value, found.value(name)) ? kind : worse(kind, kindOf(value, found.value(name)));
        return kind;
    }
    const QString a = sent.scalarText();
    const QString b = found.scalarText();
    if (!plain(a).isEmpty() && plain(a) == plain(b))
        return Kind::Normalised;
    return !b.isEmpty() && a.startsWith(b) ? Kind::Truncated : Kind::Changed;
}

/// The attributes that the operations are about, each once.
QList<AttributeName> namesIn(const Patch &patch)
{
    QList<AttributeName> names;
    const auto add = [&names](const AttributeName &name) {
        if (!names.contains(name))
            names << name;
    };
    for (const PatchOperation &operation : patch.operations) {
        if (operation.path) {
            add(operation.path->name);
            continue;
        }
        for (const auto &[name, value] : operation.value.members()) {
            if (!name.contains(u':'))
                add({.schema = {}, .attribute = name, .subAttribute = {}});
            for (const auto &[part, inner] : name.contains(u':') ? value.members() : Json::Object())
                add({.schema = name, .attribute = part, .subAttribute = {}});
        }
    }
    return names;
}

/// `found` with all that was asked for; what has gone already cannot be removed again, and what the schema does not know is laid on as it is.
Json wantedOf(const Patch &patch, const Json &found, const ResourceSchema &schema)
{
    Json wanted = found;
    for (const PatchOperation &operation : patch.operations) {
        const auto applied = Patch {{operation}}.apply(wanted, schema);
        if (applied)
            wanted = *applied;
        else if (!operation.path && operation.value.isObject())
            wanted = overlaid(wanted, operation.value);
        else if (operation.path && operation.op != PatchOperation::Op::Remove && operation.path->name.schema.isEmpty() && operation.path->name.subAttribute.isEmpty() && !operation.path->filter)
            wanted.set(operation.path->name.attribute, operation.value);
    }
    return wanted;
}

/// Is it still there, however it is written now?
bool isStillThere(const Json &value, const Json::Array &found)
{
    const QString text = plain(value.value(u"value").toString());
    return std::any_of(found.begin(), found.end(), [&](const Json &other) {
        const bool isSame = !text.isEmpty() && plain(other.value(u"value").toString()) == text;
        return isSame || isWithin(value, other) || kindOf(value, other) == Kind::Normalised || kindOf(value, other) == Kind::Truncated;
    });
}

bool hasLost(const Json &wanted, const Json &found)
{
    if (wanted.isArray())
        return std::any_of(wanted.items().begin(), wanted.items().end(), [&found](const Json &value) { return !isStillThere(value, found.items()); });
    return wanted.isObject() && std::any_of(wanted.members().begin(), wanted.members().end(), [&found](const Json::Member &member) {
        return member.first != "$ref"_L1 && !isAbsent(member.second) && isAbsent(found.value(member.first));
    });
}

} // namespace

QString differenceText(Kind kind)
{
    return checkTexts[size_t(kind)];
}

Json ValueDifference::toJson() const
{
    Json json = Json::object({{u"attribute"_s, attribute}, {u"kind"_s, differenceText(kind)}});
    if (!sent.isUndefined())
        json.set(u"sent"_s, withoutSecrets(sent));
    if (!found.isUndefined())
        json.set(u"found"_s, withoutSecrets(found));
    return json;
}

ValueDifference ValueDifference::fromJson(const Json &json)
{
    const QString text = json.value(u"kind").toString();
    const auto kind = std::find(checkTexts.begin(), checkTexts.end(), text);
    return {.kind = kind == checkTexts.end() ? Kind::Changed : Kind(kind - checkTexts.begin()),
            .attribute = json.value(u"attribute").toString(),
            .sent = json.value(u"sent"),
            .found = json.value(u"found")};
}

Patch shownOperations(const PlanStep &step, const ResourceSchema &schema)
{
    const Json &document = step.patch.isUndefined() ? step.body : step.patch;
    Patch patch;
    if (step.method == "PATCH" || !step.patch.isUndefined()) {
        patch = Patch::fromJson(document).valueOr({});
    } else {
        for (const auto &[name, value] : document.members()) {
            const bool isShownHere = name.compare("schemas"_L1, Qt::CaseInsensitive) != 0 && isShown(schema.findTop({.schema = {}, .attribute = name, .subAttribute = {}}));
            if (isShownHere)
                patch.operations.push_back({.op = PatchOperation::Op::Replace, .value = Json::object({{name, value}})});
        }
    }
    std::erase_if(patch.operations, [&schema](const PatchOperation &operation) {
        return operation.path && (!isShown(schema.findTop(operation.path->name)) || !isShown(schema.find(operation.path->name)));
    });
    return patch;
}

QList<ValueDifference> differencesAfter(const PlanStep &step, const Json &found, const Json &before, const ResourceSchema &schema)
{
    QList<ValueDifference> differences;
    const Patch patch = shownOperations(step, schema);
    const Json wanted = wantedOf(patch, found, schema);
    for (const AttributeName &name : namesIn(patch)) {
        const Attribute *attribute = schema.find(name);
        const Json sent = name.valueIn(wanted);
        const Json shown = name.valueIn(found);
        const bool isSecret = isSecretName(name.attribute.toUtf8()) || isSecretName(name.subAttribute.toUtf8());
        if ((isSecret && !sent.isBool()) || !isShown(attribute) || isWithin(sent, shown))
            continue;
        const bool isAsBefore = !before.isUndefined() && isWithin(name.valueIn(before), shown) && isWithin(shown, name.valueIn(before));
        differences << ValueDifference {.kind = isAsBefore ? Kind::Ignored : kindOf(sent, shown), .attribute = name.toString(), .sent = sent, .found = shown};
    }
    return differences;
}

QList<ValueDifference> lossesAfter(const PlanStep &step, const Json &found, const Json &before, const ResourceSchema &schema)
{
    const bool isPatch = step.method == "PATCH" || !step.patch.isUndefined(); // a PUT takes away what it leaves out
    if (!isPatch || !before.isObject())
        return {};
    QList<ValueDifference> losses;
    QStringList seen;
    const Patch patch = shownOperations(step, schema);
    const Json wanted = wantedOf(patch, before, schema);
    const QList<AttributeName> names = namesIn(patch);
    for (const AttributeName &name : names) {
        const AttributeName whole {.schema = name.schema, .attribute = name.attribute, .subAttribute = {}};
        if (seen.contains(whole.toString()) || isSecretName(whole.attribute.toUtf8()) || !isShown(schema.findTop(whole)))
            continue;
        seen << whole.toString();
        if (hasLost(whole.valueIn(wanted), whole.valueIn(found)))
            losses << ValueDifference {.kind = Kind::Changed, .attribute = whole.toString(), .sent = whole.valueIn(wanted), .found = whole.valueIn(found)};
    }
    return losses;
}

bool isAsGoodAsSent(const QList<ValueDifference> &differences)
{
    return std::all_of(differences.cbegin(), differences.cend(), [](const ValueDifference &difference) {
        return difference.kind == Kind::Normalised || difference.kind == Kind::Truncated;
    });
}

} // namespace Provost
