// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/change.h"

#include "change/secrets.h"

#include <QSet>
#include <QUuid>

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr QStringView temporaryPrefix = u"bulkId:";
constexpr std::array kindTexts {"create"_L1, "update"_L1, "members-add"_L1, "members-remove"_L1, "delete"_L1};
constexpr std::array originTexts {"command"_L1, "form"_L1, "cell"_L1, "drag"_L1, "csv"_L1, "undo"_L1};

template <size_t N>
std::optional<size_t> indexOf(const std::array<QLatin1StringView, N> &texts, QStringView text)
{
    for (size_t i = 0; i < N; ++i) {
        if (text.compare(texts[i], Qt::CaseInsensitive) == 0)
            return i;
    }
    return {};
}

Json originToJson(const ChangeOrigin &origin)
{
    Json json = Json::object({{u"kind"_s, QString(originTexts[size_t(origin.kind)])}});
    if (!origin.source.isEmpty())
        json.set(u"source"_s, origin.source);
    if (origin.row > 0)
        json.set(u"row"_s, origin.row);
    return json;
}

ChangeOrigin originFromJson(const Json &json)
{
    const auto kind = indexOf(originTexts, json.value(u"kind").toString());
    return {.kind = kind ? ChangeOrigin::Kind(*kind) : ChangeOrigin::Kind::Command,
            .source = json.value(u"source").toString(),
            .row = int(json.value(u"row").toInteger())};
}

Result<std::vector<PatchOperation>> operationsFromJson(const Json &body)
{
    if (body.isUndefined())
        return std::vector<PatchOperation>();
    const auto patch = Patch::fromJson(body);
    if (!patch)
        return Error::validation(u"patch: "_s + patch.error().detail);
    return patch->operations;
}

/// Nothing in it removes, and no name is there twice: laid over nothing it is what it is.
bool isPlain(const Json &attributes)
{
    QSet<QString> names;
    for (const auto &[name, value] : attributes.members()) {
        const qsizetype before = names.size();
        names.insert(name.toCaseFolded());
        if (names.size() == before || value.isNull() || (value.isObject() && !isPlain(value)))
            return false;
    }
    return true;
}

bool mayLackId(ChangeKind kind)
{
    return kind == ChangeKind::Create;
}

} // namespace

QString changeKindText(ChangeKind kind)
{
    return kindTexts[size_t(kind)];
}

std::optional<ChangeKind> changeKindFromText(QStringView text)
{
    const auto index = indexOf(kindTexts, text);
    return index ? std::optional(ChangeKind(*index)) : std::nullopt;
}

Json Change::toJson() const
{
    Json json = Json::object({{u"kind"_s, changeKindText(kind)}, {u"resourceType"_s, resourceType}, {u"id"_s, id}});
    if (!attributes.isUndefined())
        json.set(u"attributes"_s, withoutSecrets(attributes));
    if (!operations.empty())
        json.set(u"patch"_s, withoutSecrets(Patch {operations}.toJson()));
    if (!members.isEmpty())
        json.set(u"members"_s, Json::Array(members.cbegin(), members.cend()));
    if (!movedTo.isEmpty())
        json.set(u"movedTo"_s, movedTo);
    if (!before.isNull())
        json.set(u"before"_s, withoutSecrets(before.json()));
    if (!ifMatch.isEmpty())
        json.set(u"ifMatch"_s, ifMatch);
    json.set(u"origin"_s, originToJson(origin));
    return json;
}

Result<Change> Change::fromJson(const Json &json)
{
    const auto kind = changeKindFromText(json.value(u"kind").toString());
    if (!kind)
        return Error::validation(u"kind is none of create, update, delete, members-add, members-remove"_s);
    Change change {.kind = *kind,
                   .resourceType = json.value(u"resourceType").toString(),
                   .id = json.value(u"id").toString(),
                   .attributes = json.value(u"attributes"),
                   .movedTo = json.value(u"movedTo").toString(),
                   .ifMatch = json.value(u"ifMatch").toString(),
                   .origin = originFromJson(json.value(u"origin"))};
    if (change.resourceType.isEmpty())
        return Error::validation(u"resourceType is missing"_s);
    if (change.id.isEmpty() && !mayLackId(change.kind))
        return Error::validation(u"id is missing"_s);
    if (change.id.isEmpty())
        change.id = makeTemporaryId();
    auto operations = operationsFromJson(json.value(u"patch"));
    if (!operations)
        return operations.error();
    change.operations = *operations;
    for (const Json &member : json.value(u"members").items())
        change.members << member.toString();
    if (json.value(u"before").isObject())
        change.before = Resource(json.value(u"before"));
    return change;
}

QString makeTemporaryId()
{
    return temporaryPrefix + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString makeTemporaryId(const QString &purpose)
{
    static const QUuid ours(u"{0f0b5a3e-7f0d-4f63-9a52-5b1c0a4e8d21}"_s);
    return temporaryPrefix + QUuid::createUuidV5(ours, purpose).toString(QUuid::WithoutBraces);
}

bool isMadeHere(const QString &temporaryId)
{
    return temporaryId.startsWith(temporaryPrefix) && !QUuid::fromString(QStringView(temporaryId).sliced(temporaryPrefix.size())).isNull();
}

bool isTemporaryId(QStringView id)
{
    return id.startsWith(temporaryPrefix);
}

Json overlaid(const Json &base, const Json &attributes)
{
    if (base.size() == 0 && attributes.isObject() && isPlain(attributes))
        return attributes; // shared: of 50,000 people to be created nobody needs a second tree
    Json result = base.isObject() ? base : Json::object();
    for (const auto &[name, value] : attributes.members()) {
        if (value.isNull())
            result.remove(name);
        else if (value.isObject())
            result.set(name, overlaid(result.value(name), value));
        else
            result.set(name, value);
    }
    return result;
}

} // namespace Provost
