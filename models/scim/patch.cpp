// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr auto patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp"_L1;
constexpr std::array opNames {"add"_L1, "replace"_L1, "remove"_L1};

Error refused(QLatin1StringView scimType, const QString &detail)
{
    return {.kind = ErrorKind::Scim, .detail = detail, .httpStatus = 400, .scimType = scimType};
}

bool namesPatchSchema(const Json &body)
{
    const Json schemas = body.value(u"schemas");
    return std::any_of(schemas.items().begin(), schemas.items().end(), [](const Json &urn) {
        return urn.toString().compare(patchUrn, Qt::CaseInsensitive) == 0;
    });
}

Result<PatchOperation::Op> opFrom(const Json &json)
{
    const QString text = json.value(u"op").toString();
    for (size_t i = 0; i < opNames.size(); ++i) {
        if (text.compare(opNames[i], Qt::CaseInsensitive) == 0)
            return PatchOperation::Op(i);
    }
    return refused("invalidSyntax"_L1, u"\"op\" is one of add, replace, remove (RFC 7644 section 3.5.2), not \"%1\""_s.arg(text.left(40)));
}

Result<std::optional<AttributePath>> pathFrom(const Json &json)
{
    const Json text = json.value(u"path");
    if (text.isUndefined() || text.isNull() || (text.isString() && text.toString().isEmpty()))
        return std::optional<AttributePath>();
    if (!text.isString())
        return refused("invalidPath"_L1, u"\"path\" is no string"_s);
    auto path = AttributePath::parse(text.toString());
    if (path)
        return std::optional(std::move(path).value());
    Error error = refused("invalidPath"_L1, u"path \"%1\": %2"_s.arg(text.toString().left(200), path.error().detail));
    error.position = path.error().position;
    return error;
}

Result<PatchOperation> operationFrom(const Json &json)
{
    if (!json.isObject())
        return refused("invalidSyntax"_L1, u"an operation is no object"_s);
    const auto op = opFrom(json);
    if (!op)
        return op.error();
    auto path = pathFrom(json);
    if (!path)
        return path.error();
    PatchOperation operation {.op = *op, .path = std::move(path).value(), .value = json.value(u"value")};
    if (operation.op == PatchOperation::Op::Remove && !operation.path)
        return refused("noTarget"_L1, u"a remove needs a path (RFC 7644 section 3.5.2.2)"_s);
    if (operation.op != PatchOperation::Op::Remove && operation.value.isUndefined())
        return refused("invalidValue"_L1, u"add and replace need a value (RFC 7644 section 3.5.2)"_s);
    if (!operation.path && !operation.value.isObject())
        return refused("invalidValue"_L1, u"without a path the value is an object of attributes (RFC 7644 section 3.5.2)"_s);
    return operation;
}

} // namespace

QString UnsaidChange::toString() const
{
    switch (reason) {
    case Reason::ReadOnly:
        return u"%1 is the provider's own to write (readOnly)"_s.arg(name.toString());
    case Reason::Immutable:
        return u"%1 cannot be changed once it is set (immutable, RFC 7643 section 7)"_s.arg(name.toString());
    case Reason::CreateOnly:
        return u"%1 can only be given when the object is created"_s.arg(name.toString());
    case Reason::Required:
        return u"%1 cannot be without a value (RFC 7644 section 3.5.2.2)"_s.arg(name.toString());
    case Reason::NotRemovable:
        return u"%1 cannot be removed with this provider once it is set"_s.arg(name.toString());
    case Reason::NotAddressable:
        return u"%1 is no name that a path can hold (RFC 7644 section 3.5.2)"_s.arg(name.toString());
    }
    return {};
}

Result<Patch> Patch::fromJson(const Json &body)
{
    if (!body.isObject() || !namesPatchSchema(body))
        return refused("invalidSyntax"_L1, u"the body's schemas do not name %1"_s.arg(patchUrn));
    const Json operations = body.value(u"Operations");
    if (operations.size() == 0 || !operations.isArray())
        return refused("invalidSyntax"_L1, u"the body has no Operations (RFC 7644 section 3.5.2)"_s);
    Patch patch;
    for (const Json &json : operations.items()) {
        auto operation = operationFrom(json);
        if (!operation) {
            Error error = operation.error();
            error.detail = u"operation %1: %2"_s.arg(QString::number(patch.operations.size() + 1), error.detail);
            return error;
        }
        patch.operations.push_back(std::move(operation).value());
    }
    return patch;
}

Json Patch::toJson() const
{
    Json::Array items;
    for (const PatchOperation &operation : operations) {
        Json item = Json::object({{u"op"_s, QString(opNames[size_t(operation.op)])}});
        if (operation.path)
            item.set(u"path"_s, operation.path->toString());
        if (!operation.value.isUndefined())
            item.set(u"value"_s, operation.value);
        items.push_back(std::move(item));
    }
    return Json::object({{u"schemas"_s, Json::array({QString(patchUrn)})}, {u"Operations"_s, std::move(items)}});
}

} // namespace Provost
