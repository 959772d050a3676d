// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/attributetreemodel.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace Provost {

struct AttributeTreeModel::Node {
    Kind kind = Kind::Section;
    QString label {};
    QString text {};
    QString copyText {};
    QString path {};
    QString description {};
    ResourceReference reference {};
    bool leftToRight = false;
    bool primary = false;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children {};

    Node &add(Node child)
    {
        child.parent = this;
        child.row = int(children.size());
        return *children.emplace_back(std::make_unique<Node>(std::move(child)));
    }
};

namespace {

using Node = AttributeTreeModel::Node;
using Kind = AttributeTreeModel::Kind;

constexpr qsizetype binaryShown = 64;

/// Words whose values are codes, whatever the language around them.
bool isCode(const AttributeName &name, Attribute::Type type)
{
    static const std::array words {"id"_L1, "externalid"_L1, "username"_L1, "emails"_L1, "email"_L1, "phonenumbers"_L1, "ims"_L1,
                                   "photos"_L1, "location"_L1, "version"_L1, "profileurl"_L1, "locale"_L1, "timezone"_L1, "$ref"_L1,
                                   "preferredlanguage"_L1, "employeenumber"_L1, "x509certificates"_L1, "schemas"_L1};
    if (type == Attribute::Type::Reference || type == Attribute::Type::Binary)
        return true;
    const auto matches = [&](const QString &word) {
        return std::any_of(words.begin(), words.end(), [&word](QLatin1StringView code) { return word.compare(code, Qt::CaseInsensitive) == 0; });
    };
    return matches(name.subAttribute.isEmpty() || name.subAttribute == "value"_L1 ? name.attribute : name.subAttribute);
}

QString copyTextOf(const Json &value)
{
    return value.isObject() || value.isArray() ? QString::fromUtf8(value.toIndentedBytes()) : value.scalarText();
}

QString scalarOf(const Json &value, const AttributeName &name, Attribute::Type type)
{
    if (type == Attribute::Type::Binary && value.toString().size() > binaryShown)
        return AttributeTreeModel::tr("%1 of binary data").arg(QLocale().formattedDataSize(value.toString().size() * 3 / 4));
    Column column;
    column.name = name;
    column.type = type;
    return cellText(value, column);
}

/// Builds the rows below one section.
class Builder
{
public:
    Builder(bool showEmpty, const QHash<QString, QString> &labels)
        : m_showEmpty(showEmpty)
        , m_labels(labels)
    {
    }

    void addAttribute(Node &parent, const AttributeName &name, const Attribute *attribute, const Json &value) const
    {
        const bool empty = value.isUndefined() || value.isNull() || (value.isArray() && value.size() == 0);
        if (empty && !m_showEmpty)
            return;
        Node &node = parent.add(row(Kind::Attribute, name, attribute));
        node.label = attributeLabel(name, m_labels);
        if (empty)
            return;
        if (value.isArray())
            fillMany(node, name, attribute, value);
        else
            fillOne(node, name, attribute, value);
    }

private:
    static Node row(Kind kind, const AttributeName &name, const Attribute *attribute)
    {
        Node node;
        node.kind = kind;
        node.path = name.toString();
        node.description = attribute ? attribute->description : QString();
        node.leftToRight = isCode(name, attribute ? attribute->type : Attribute::Type::String);
        return node;
    }

    void fillOne(Node &node, const AttributeName &name, const Attribute *attribute, const Json &value) const
    {
        node.copyText = copyTextOf(value);
        if (!value.isObject()) {
            node.text = scalarOf(value, name, attribute ? attribute->type : Attribute::Type::String);
            return;
        }
        node.text = complexText(value, name);
        node.reference = referenceIn(value, attribute);
        if (node.reference.isValid())
            node.leftToRight = false;
        node.primary = value.value(u"primary").toBool();
        for (const Json::Member &member : value.members())
            addMember(node, name, attribute, member);
    }

    /// By its display, value or formatted; a complex value that has none of them by its parts.
    static QString complexText(const Json &value, const AttributeName &name)
    {
        for (const QString &key : {u"display"_s, u"displayName"_s, u"value"_s, u"formatted"_s}) {
            if (!value.value(key).scalarText().isEmpty())
                return cellText(value, Column {.name = name, .title = {}, .type = Attribute::Type::Complex});
        }
        QStringList parts;
        for (const Json::Member &member : value.members()) {
            const bool named = member.first.compare("type"_L1, Qt::CaseInsensitive) == 0 || member.second.isBool();
            if (const QString part = member.second.scalarText(); !named && !part.isEmpty() && part.size() < 60 && parts.size() < 4)
                parts.append(part);
        }
        return name.attribute.compare("meta"_L1, Qt::CaseInsensitive) == 0 ? QString() : parts.join(u", "_s);
    }

    void addMember(Node &node, const AttributeName &name, const Attribute *attribute, const Json::Member &member) const
    {
        AttributeName path = name;
        path.subAttribute = name.subAttribute.isEmpty() ? member.first : name.subAttribute + u'.' + member.first;
        addAttribute(node, path, attribute ? attribute->subAttribute(member.first) : nullptr, member.second);
    }

    void fillMany(Node &node, const AttributeName &name, const Attribute *attribute, const Json &values) const
    {
        node.copyText = copyTextOf(values);
        if (const Json only = values.at(0); values.size() == 1 && (!only.isObject() || isPlain(only))) {
            fillOne(node, name, attribute, only);
            node.children.clear();
            node.primary = false; // there is no other
            if (const QString type = only.value(u"type").toString(); !type.isEmpty())
                node.label = AttributeTreeModel::tr("%1 · %2", "attribute and type: E-mail · work").arg(node.label, type);
            return;
        }
        node.text = AttributeTreeModel::tr("%n value(s)", nullptr, int(values.size()));
        int shown = 0;
        for (const Json &value : values.items()) {
            if (shown == AttributeTreeModel::shownElements) {
                Node rest;
                rest.kind = Kind::Rest;
                rest.text = AttributeTreeModel::tr("and %n more", nullptr, int(values.size()) - shown);
                node.add(std::move(rest));
                return;
            }
            ++shown;
            addElement(node, name, attribute, value);
        }
    }

    void addElement(Node &node, const AttributeName &name, const Attribute *attribute, const Json &value) const
    {
        Node &element = node.add(row(Kind::Element, name, attribute));
        element.label = value.value(u"type").toString();
        fillOne(element, name, attribute, value);
        if (!element.text.isEmpty() && isPlain(value))
            element.children.clear(); // "work · mira@example.com" already says it all
    }

    /// Only value, type, primary, display: nothing that a line cannot show.
    static bool isPlain(const Json &value)
    {
        static const QStringList plain {u"value"_s, u"type"_s, u"primary"_s, u"display"_s, u"$ref"_s};
        return std::all_of(value.members().begin(), value.members().end(),
                           [](const Json::Member &member) { return plain.contains(member.first, Qt::CaseInsensitive); });
    }

    bool m_showEmpty;
    const QHash<QString, QString> &m_labels;
};

/// "EnterpriseUser" -> "Enterprise User": schema names are written for programs.
QString sectionTitle(const Schema &schema)
{
    const QString name = schema.name.isEmpty() ? schema.id.section(u':', -1) : schema.name;
    QString title;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (i > 0 && name[i].isUpper() && name[i - 1].isLower())
            title += u' ';
        title += name[i];
    }
    return title;
}

void addSection(Node &root, const Builder &builder, const QString &title, const QList<Attribute> &attributes, const QString &urn,
                const Json &holder, const QStringList &skipped = {})
{
    Node &section = root.add(Node {});
    section.label = title;
    section.path = urn;
    for (const Attribute &attribute : attributes) {
        if (skipped.contains(attribute.name, Qt::CaseInsensitive))
            continue;
        builder.addAttribute(section, AttributeName {urn, attribute.name, {}}, &attribute, holder.value(attribute.name));
    }
    if (section.children.empty())
        root.children.pop_back();
}

QList<Attribute> unknownMembers(const Json &holder, const std::function<bool(const QString &)> &isKnown)
{
    QList<Attribute> unknown;
    for (const Json::Member &member : holder.members()) {
        if (isKnown(member.first))
            continue;
        Attribute attribute;
        attribute.name = member.first;
        attribute.type = member.second.isObject() ? Attribute::Type::Complex : Attribute::Type::String;
        unknown.append(attribute);
    }
    return unknown;
}

QStringList commonNames()
{
    QStringList names {u"schemas"_s};
    for (const Attribute &attribute : ResourceSchema::commonAttributes())
        names.append(attribute.name);
    return names;
}

} // namespace

ResourceReference referenceIn(const Json &value, const Attribute *attribute)
{
    const Json ref = value.value(u"$ref");
    const QString id = value.value(u"value").toString();
    if (ref.isUndefined() && !(attribute && attribute->subAttribute(u"$ref")))
        return {};
    const QStringList segments = ref.toString().section(u'?', 0, 0).split(u'/', Qt::SkipEmptyParts);
    const QString lastSegment = segments.isEmpty() ? QString() : QUrl::fromPercentEncoding(segments.last().toUtf8());
    if (segments.size() >= 2)
        return {.type = segments.at(segments.size() - 2), .id = id.isEmpty() ? lastSegment : id};
    const QString type = value.value(u"type").toString();
    if (type.compare("User"_L1, Qt::CaseInsensitive) == 0 || type.compare("Group"_L1, Qt::CaseInsensitive) == 0)
        return {.type = type, .id = id};
    const Attribute *refAttribute = attribute ? attribute->subAttribute(u"$ref") : nullptr;
    const QStringList types = refAttribute ? refAttribute->referenceTypes : QStringList();
    return {.type = types.value(0), .id = id};
}

AttributeTreeModel::AttributeTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

AttributeTreeModel::~AttributeTreeModel() = default;

void AttributeTreeModel::setResource(const Resource &resource, const ResourceSchema &schema, const QHash<QString, QString> &labels)
{
    m_resource = resource;
    m_schema = schema;
    m_labels = labels;
    rebuild();
}

void AttributeTreeModel::setShowEmpty(bool shown)
{
    if (m_showEmpty == shown)
        return;
    m_showEmpty = shown;
    rebuild();
}

void AttributeTreeModel::rebuild()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    if (!m_resource.isNull()) {
        const Json &json = m_resource.json();
        const Builder builder(m_showEmpty, m_labels);
        const QStringList common = commonNames();
        addSection(*m_root, builder, sectionTitle(m_schema.core()), m_schema.core().attributes, {}, json, common);
        for (const Schema &extension : m_schema.extensions())
            addSection(*m_root, builder, sectionTitle(extension), extension.attributes, extension.id, json.value(extension.id));
        const auto isKnown = [this, &common](const QString &name) {
            return common.contains(name, Qt::CaseInsensitive) || m_schema.core().attribute(name) || m_schema.extension(name);
        };
        addSection(*m_root, builder, tr("Not in any schema"), unknownMembers(json, isKnown), {}, json);
        addSection(*m_root, builder, tr("Record"), ResourceSchema::commonAttributes(), {}, json);
    }
    endResetModel();
}

const AttributeTreeModel::Node &AttributeTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? *static_cast<const Node *>(index.constInternalPointer()) : *m_root;
}

QModelIndex AttributeTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent).children[size_t(row)].get());
}

QModelIndex AttributeTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    Node *parentNode = nodeOf(child).parent;
    return parentNode == m_root.get() ? QModelIndex() : createIndex(parentNode->row, 0, parentNode);
}

int AttributeTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent).children.size());
}

int AttributeTreeModel::columnCount(const QModelIndex &) const
{
    return int(Column::Count);
}

QVariant AttributeTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return Column(index.column()) == Column::Name ? node.label : node.text;
    case Qt::ToolTipRole:
        return node.description.isEmpty() ? node.path : node.path + u"\n"_s + node.description;
    case int(Role::Kind):
        return int(node.kind);
    case int(Role::CopyText):
        return node.copyText;
    case int(Role::ReferenceType):
        return node.reference.type;
    case int(Role::ReferenceId):
        return node.reference.id;
    case int(Role::LeftToRight):
        return node.leftToRight;
    case int(Role::Primary):
        return node.primary;
    case int(Role::Path):
        return node.path;
    default:
        return {};
    }
}

QVariant AttributeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return Column(section) == Column::Name ? tr("Attribute") : tr("Value");
}

Qt::ItemFlags AttributeTreeModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace Provost
