// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/flatresource.h"

#include "scim/filter.h"

#include <QSet>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const QString separator = u";"_s;

QString asJson(const Json &value)
{
    return QString::fromUtf8(value.toBytes());
}

bool isScalar(const Json &value)
{
    return !value.isArray() && !value.isObject();
}

/// Are the values told apart by a `type` of their own, and simple besides?
bool haveTypes(const Json::Array &values)
{
    QSet<QString> types;
    for (const Json &value : values) {
        const QString type = value.value(u"type").toString();
        const bool isSimple = value.isObject() && std::all_of(value.members().cbegin(), value.members().cend(), [](const Json::Member &member) { return isScalar(member.second); });
        if (type.isEmpty() || !isSimple || types.contains(type.toCaseFolded()))
            return false;
        types.insert(type.toCaseFolded());
    }
    return true;
}

/// Ids of other resources: RFC 7643 sections 4.1.2 (groups), 4.2 (members).
bool areReferences(const Json::Array &values, const Attribute *attribute)
{
    const bool mayBe = attribute != nullptr && attribute->subAttribute(u"$ref") != nullptr;
    return mayBe && std::all_of(values.cbegin(), values.cend(), [](const Json &value) {
        return value.value(u"value").isString() && !value.value(u"value").toString().contains(separator) && !value.value(u"display").toString().contains(separator);
    });
}

class Flattener
{
public:
    explicit Flattener(const ResourceSchema &schema)
        : m_schema(schema)
    {
    }
    void addObject(const QString &prefix, const Json &object)
    {
        for (const auto &[name, value] : object.members()) {
            if (prefix.isEmpty() && name.compare("schemas"_L1, Qt::CaseInsensitive) == 0)
                continue;
            add(prefix + name, value);
        }
    }
    [[nodiscard]] QList<FlatCell> cells() const { return m_cells; }

private:
    void add(const QString &path, const Json &value)
    {
        if (value.isNull())
            return;
        if (value.isObject())
            addObject(path + (path.contains(u':') && isExtension(path) ? u':' : u'.'), value);
        else if (value.isArray())
            addArray(path, value.items());
        else
            m_cells << FlatCell {path, value.scalarText()};
    }
    bool isExtension(const QString &path) const
    {
        // A URN's own object; what stands behind it has been found to be an attribute.
        const auto name = AttributeName::parse(path);
        return m_schema.extension(path) != nullptr || !name || m_schema.findTop(*name) == nullptr;
    }
    void addArray(const QString &path, const Json::Array &values)
    {
        if (values.empty())
            return;
        const auto name = AttributeName::parse(path);
        const Attribute *attribute = name ? m_schema.find(*name) : nullptr;
        if (std::all_of(values.cbegin(), values.cend(), isScalar))
            return addScalars(path, values);
        if (areReferences(values, attribute))
            return addReferences(path, values);
        if (!haveTypes(values)) {
            m_cells << FlatCell {path, asJson(Json(values)), true};
            return;
        }
        for (const Json &value : values)
            addTyped(path, value);
    }
    void addScalars(const QString &path, const Json::Array &values)
    {
        QStringList texts;
        for (const Json &value : values)
            texts << value.scalarText();
        const bool isPlain = std::none_of(texts.cbegin(), texts.cend(), [](const QString &text) { return text.contains(separator) || text.isEmpty() || text != text.trimmed(); });
        m_cells << FlatCell {path, isPlain ? texts.join(separator) : asJson(Json(values))};
    }
    void addReferences(const QString &path, const Json::Array &values)
    {
        QStringList ids;
        QStringList names;
        for (const Json &value : values) {
            ids << value.value(u"value").toString();
            names << value.value(u"display").toString();
        }
        m_cells << FlatCell {path + u".value"_s, ids.join(separator)};
        if (std::any_of(names.cbegin(), names.cend(), [](const QString &name) { return !name.isEmpty(); }))
            m_cells << FlatCell {path + u".display"_s, names.join(separator)};
    }
    void addTyped(const QString &path, const Json &value)
    {
        const QString selector = typeSelector(path, value.value(u"type").toString());
        for (const auto &[name, part] : value.members()) {
            if (name.compare("type"_L1, Qt::CaseInsensitive) != 0 && !part.isNull())
                m_cells << FlatCell {selector + u'.' + name, part.scalarText()};
        }
    }

    const ResourceSchema &m_schema;
    QList<FlatCell> m_cells;
};

/// The attribute that a path is part of: `emails[type eq "work"].value` -> `emails`.
QString topOf(const QString &path)
{
    const qsizetype from = path.startsWith("urn:"_L1) ? path.lastIndexOf(u':', path.indexOf(u'[')) + 1 : 0;
    qsizetype end = from;
    while (end < path.size() && path[end] != u'.' && path[end] != u'[')
        ++end;
    return path.left(end);
}

} // namespace

QString typeSelector(const QString &path, const QString &type)
{
    return path + u'[' + Filter::compare({{}, u"type"_s, {}}, CompareOp::Eq, type).toString() + u']';
}

QList<FlatCell> flatResource(const Json &resource, const ResourceSchema &schema)
{
    Flattener flattener(schema);
    flattener.addObject({}, resource);
    return flattener.cells();
}

QString flatText(const Json &value)
{
    if (value.isArray()) {
        QStringList parts;
        for (const Json &item : value.items())
            parts << flatText(item.isObject() && item.contains(u"value") ? item.value(u"value") : item);
        return parts.join(separator);
    }
    if (value.isObject())
        return value.contains(u"value") ? flatText(value.value(u"value")) : asJson(value);
    return value.scalarText();
}

FlatColumns::FlatColumns()
{
    add({{u"id"_s, {}}});
}

void FlatColumns::add(const QList<FlatCell> &cells)
{
    for (const FlatCell &cell : cells) {
        if (cell.isWholeList)
            m_wholeLists.insert(cell.path.toCaseFolded());
        if (m_known.contains(cell.path))
            continue;
        m_known.insert(cell.path);
        const QString top = topOf(cell.path);
        QStringList &paths = m_paths[top];
        if (paths.isEmpty())
            m_tops << top;
        paths << cell.path;
    }
}

QStringList FlatColumns::paths() const
{
    QStringList all;
    for (const QString &top : m_tops)
        all << (isWholeList(top) ? QStringList {top} : m_paths.value(top));
    return all;
}

/// `name` -> `name.givenName`, ...; a URN -> what is seen of its extension.
QStringList FlatColumns::below(const QString &path) const
{
    QStringList found;
    const QStringList all = paths();
    for (const QString &known : all) {
        const bool isBelow = known.size() > path.size() && known.startsWith(path, Qt::CaseInsensitive) && QStringView(u".[:").contains(known[path.size()]);
        if (isBelow || known.compare(path, Qt::CaseInsensitive) == 0)
            found << known;
    }
    return found;
}

QStringList FlatColumns::pathsOf(const QStringList &chosen, const ResourceSchema &schema)
{
    QStringList all {u"id"_s};
    for (const QString &path : chosen) {
        const QString top = topOf(path);
        const auto name = AttributeName::parse(top);
        const Attribute *attribute = name ? schema.findTop(*name) : nullptr;
        const bool isOneOfSeveral = path.contains(u'['); // which has a column of its own, unless somebody needs the list
        if (attribute != nullptr && attribute->multiValued && attribute->type == Attribute::Type::Complex && !isOneOfSeveral && !m_known.contains(path))
            m_wholeLists.insert(top.toCaseFolded());
        const QStringList parts = isWholeList(top) ? QStringList {top} : below(path);
        all << (parts.isEmpty() ? QStringList {path} : parts);
    }
    all.removeDuplicates();
    return all;
}

} // namespace Provost
