// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/differingvalues.h"

#include "directory/flatresource.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr QStringView reference = u"$ref";

bool isNamed(const QString &name, QLatin1StringView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

Json withoutReadOnly(const Json &value, const QList<Attribute> &parts);

Json ownParts(const Json &value, const Attribute *attribute)
{
    return attribute == nullptr || attribute->subAttributes.isEmpty() ? value : withoutReadOnly(value, attribute->subAttributes);
}

/// Of an object, or of each object of a list, what a client may write.
Json withoutReadOnly(const Json &value, const QList<Attribute> &parts)
{
    if (value.isArray()) {
        Json list = Json::array();
        for (const Json &item : value.items())
            list.append(withoutReadOnly(item, parts));
        return list;
    }
    if (!value.isObject())
        return value;
    Json own = Json::object();
    for (const auto &[name, part] : value.members()) {
        const auto known = std::find_if(parts.cbegin(), parts.cend(), [&name = name](const Attribute &attribute) { return attribute.name.compare(name, Qt::CaseInsensitive) == 0; });
        if (known == parts.cend())
            own.set(name, part);
        else if (known->mutability != Attribute::Mutability::ReadOnly)
            own.set(name, ownParts(part, &*known));
    }
    return own;
}

/// How a line is begun that is about a part of the attribute.
bool isWithin(const QString &path, const QString &attribute)
{
    return path.size() > attribute.size() && QStringView(u".[:").contains(path[attribute.size()]) && path.startsWith(attribute, Qt::CaseInsensitive);
}

QString wholeText(const Json &resource, const QString &path)
{
    const auto name = AttributeName::parse(path);
    const Json value = name ? name->valueIn(resource) : Json();
    return value.isUndefined() || value.isNull() ? QString() : value.isArray() || value.isObject() ? QString::fromUtf8(value.toBytes()) : value.scalarText();
}

/// Where one state has an attribute in one cell and the other in several, it is one line.
void joinDifferentShapes(QList<DifferingValue> &values, const Json &was, const Json &now)
{
    QStringList whole;
    for (const DifferingValue &value : std::as_const(values)) {
        if (std::any_of(values.cbegin(), values.cend(), [&value](const DifferingValue &other) { return isWithin(other.path, value.path); }))
            whole << value.path;
    }
    for (const QString &path : std::as_const(whole)) {
        values.removeIf([&path](const DifferingValue &value) { return isWithin(value.path, path); });
        for (DifferingValue &value : values) {
            if (value.path == path)
                value = {path, wholeText(was, path), wholeText(now, path)};
        }
    }
}

/// Names and addresses that follow from a reference's id.
bool followsFromAnother(const DifferingValue &value, const QSet<QString> &paths)
{
    if (value.path.endsWith(QString(u'.' + reference.toString()), Qt::CaseInsensitive))
        return true;
    const qsizetype dot = value.path.lastIndexOf(u'.');
    const bool isName = QStringView(value.path).sliced(dot + 1).compare("display"_L1, Qt::CaseInsensitive) == 0;
    return isName && !value.path.contains(u'[') && paths.contains(value.path.left(dot).toCaseFolded() + u".value"_s);
}

/// Lays the earlier state over the later one, along the paths that flatResource() makes.
class Restorer
{
public:
    explicit Restorer(const QList<DifferingValue> &chosen)
    {
        for (const DifferingValue &value : chosen)
            m_paths.insert(value.path.toCaseFolded());
    }

    [[nodiscard]] Json object(const QString &prefix, const Json &now, const Json &was) const
    {
        Json result = Json::object();
        const auto put = [&result](const QString &name, const Json &value) {
            if (!value.isUndefined())
                result.set(name, value);
        };
        for (const auto &[name, value] : now.members())
            put(name, member(prefix + name, value, was.value(name)));
        for (const auto &[name, value] : was.members()) {
            if (!now.contains(name))
                put(name, member(prefix + name, {}, value));
        }
        return result;
    }

private:
    [[nodiscard]] bool isChosen(const QString &path) const { return m_paths.contains(path.toCaseFolded()); }
    [[nodiscard]] bool hasWithin(const QString &prefix) const
    {
        return std::any_of(m_paths.cbegin(), m_paths.cend(), [folded = prefix.toCaseFolded()](const QString &path) { return path.startsWith(folded); });
    }

    [[nodiscard]] Json member(const QString &path, const Json &now, const Json &was) const
    {
        if (isChosen(path))
            return was;
        if (hasWithin(path + u'['))
            return elements(path, now, was);
        for (const QChar separator : {u'.', u':'}) {
            if (!hasWithin(path + separator))
                continue;
            const bool isReference = now.isArray() || was.isArray() || now.contains(reference) || was.contains(reference);
            if (isReference && isChosen(path + separator + u"value"_s))
                return was;
            if (now.isArray() || was.isArray()) // names of references whose ids are the same
                return isChosen(path + separator + u"display"_s) ? was : now;
            const Json back = object(path + separator, now, was);
            return back.members().empty() ? Json() : back;
        }
        return now;
    }

    [[nodiscard]] static Json ofType(const Json &list, const QString &type)
    {
        for (const Json &item : list.items()) {
            if (item.value(u"type").toString().compare(type, Qt::CaseInsensitive) == 0)
                return item;
        }
        return {};
    }

    /// Values that are told apart by their type. One of which nothing but that is left is gone.
    [[nodiscard]] Json elements(const QString &path, const Json &now, const Json &was) const
    {
        Json result = Json::array();
        for (const Json &item : now.items()) {
            const QString type = item.value(u"type").toString();
            const Json back = object(typeSelector(path, type) + u'.', item, ofType(was, type));
            if (back.size() > 1 || back.size() == item.size())
                result.append(back);
        }
        for (const Json &item : was.items()) {
            const QString type = item.value(u"type").toString();
            if (!ofType(now, type).isUndefined())
                continue;
            const Json parts = object(typeSelector(path, type) + u'.', {}, item);
            Json back = Json::object();
            for (const auto &[name, value] : item.members()) { // in its own order
                if (parts.contains(name) || isNamed(name, "type"_L1))
                    back.set(name, value);
            }
            if (parts.size() > 0)
                result.append(back);
        }
        return result.size() > 0 ? result : Json();
    }

    QSet<QString> m_paths;
};

/// One object, or each of a list, that refers to others by `value`.
class Readdressing
{
public:
    Readdressing(const QHash<QString, QString> &newIds, const QSet<QString> &lost, qsizetype &left)
        : m_newIds(newIds)
        , m_lost(lost)
        , m_left(left)
    {
    }

    [[nodiscard]] Json members(const Json &object, const auto &attributeOf) const
    {
        Json result = Json::object();
        for (const auto &[name, value] : object.members()) {
            if (const Json back = attribute(value, attributeOf(name)); !back.isUndefined())
                result.set(name, back);
        }
        return result;
    }

private:
    [[nodiscard]] Json attribute(const Json &value, const Attribute *known) const
    {
        if (!value.isArray())
            return one(value, known);
        Json list = Json::array();
        for (const Json &item : value.items()) {
            if (const Json back = one(item, known); !back.isUndefined())
                list.append(back);
        }
        return list.size() > 0 || value.size() == 0 ? list : Json();
    }
    /// Undefined: it referred to somebody who is lost.
    [[nodiscard]] Json one(const Json &value, const Attribute *known) const
    {
        const bool refers = value.isObject() && value.value(u"value").isString() && (value.contains(reference) || (known != nullptr && known->subAttribute(reference) != nullptr));
        if (!refers)
            return value;
        const QString id = value.value(u"value").toString();
        if (m_lost.contains(id)) {
            ++m_left;
            return {};
        }
        const auto made = m_newIds.constFind(id);
        if (made == m_newIds.cend())
            return value;
        Json again = value;
        again.remove(reference); // it names the one who is gone
        again.set(u"value"_s, *made);
        return again;
    }

    const QHash<QString, QString> &m_newIds;
    const QSet<QString> &m_lost;
    qsizetype &m_left;
};

} // namespace

Json ownPartsOf(const Json &resource, const ResourceSchema &schema)
{
    Json own = Json::object();
    for (const auto &[name, value] : resource.members()) {
        if (isNamed(name, "members"_L1) || isNamed(name, "schemas"_L1) || isNamed(name, "meta"_L1) || isNamed(name, "id"_L1))
            continue;
        if (const Schema *extension = schema.extension(name)) {
            own.set(name, withoutReadOnly(value, extension->attributes));
            continue;
        }
        const Attribute *top = schema.findTop({{}, name, {}});
        if (top == nullptr || top->mutability != Attribute::Mutability::ReadOnly)
            own.set(name, ownParts(value, top));
    }
    return own;
}

QList<DifferingValue> valuesBetween(const Json &was, const Json &now, const ResourceSchema &schema)
{
    QHash<QString, QString> before;
    const QList<FlatCell> oldCells = flatResource(was, schema);
    for (const FlatCell &cell : oldCells)
        before.insert(cell.path.toCaseFolded(), cell.text);
    QList<DifferingValue> values;
    QSet<QString> present;
    const QList<FlatCell> newCells = flatResource(now, schema);
    for (const FlatCell &cell : newCells) {
        const QString path = cell.path.toCaseFolded();
        present.insert(path);
        if (!before.contains(path) || before.value(path) != cell.text)
            values << DifferingValue {cell.path, before.value(path), cell.text};
    }
    for (const FlatCell &cell : oldCells) {
        if (!present.contains(cell.path.toCaseFolded()))
            values << DifferingValue {cell.path, cell.text, {}};
    }
    joinDifferentShapes(values, was, now);
    QSet<QString> paths;
    for (const DifferingValue &value : std::as_const(values))
        paths.insert(value.path.toCaseFolded());
    values.removeIf([&paths](const DifferingValue &value) { return followsFromAnother(value, paths); });
    return values;
}

Json setBack(const Json &now, const Json &was, const QList<DifferingValue> &chosen)
{
    return Restorer(chosen).object({}, now, was);
}

Json readdressed(const Json &resource, const ResourceSchema &schema, const QHash<QString, QString> &newIds, const QSet<QString> &lost, qsizetype &left)
{
    const Readdressing to(newIds, lost, left);
    Json result = to.members(resource, [&schema](const QString &name) { return schema.findTop({{}, name, {}}); });
    const QList<Schema> &extensions = schema.extensions();
    for (const Schema &extension : extensions) {
        const Json parts = result.value(extension.id);
        if (!parts.isObject())
            continue;
        const Json again = to.members(parts, [&extension](const QString &name) { return extension.attribute(name); });
        if (again.size() > 0)
            result.set(extension.id, again);
        else
            result.remove(extension.id);
    }
    return result;
}

} // namespace Provost
