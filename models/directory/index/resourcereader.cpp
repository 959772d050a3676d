// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/resourcereader.h"

#include "directory/index/foldtext.h"
#include "directory/index/plaintexts.h"
#include "directory/index/searchtext.h"
#include "scim/datetime.h"
#include "scim/jsoncheck.h"

#include <QVarLengthArray>

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string>

using namespace Qt::StringLiterals;

namespace Provost {

namespace dom = simdjson::dom;

namespace {

constexpr size_t mostChildren = 300; ///< keys that differ from resource to resource are no attributes: such a resource takes the long way
constexpr size_t largestKept = 1024 * 1024; ///< bytes of JSON; working memory is several times as much
constexpr qsizetype longestKey = 256;
constexpr char separator = 0x1F;
constexpr qsizetype longestRemembered = 64;
constexpr size_t mostRemembered = 1U << 11;

QString stringOf(std::string_view text)
{
    return textInJson({text.data(), qsizetype(text.size())});
}

bool isSame(std::string_view key, const char *name)
{
    return key.size() == std::string_view(name).size() && QByteArrayView(key.data(), qsizetype(key.size())).compare(name, Qt::CaseInsensitive) == 0;
}

/// As Json::value("value").scalarText() is empty.
bool hasNoValue(const dom::object &object)
{
    for (const auto &field : object) {
        if (!isSame(field.key, "value"))
            continue;
        std::string_view text;
        if (field.value.get(text) == simdjson::SUCCESS)
            return text.empty();
        return field.value.is_null() || field.value.is_array() || field.value.is_object();
    }
    return true;
}

bool isPrimary(const dom::element &item)
{
    dom::object object;
    if (item.get(object) != simdjson::SUCCESS)
        return false;
    for (const auto &field : object) {
        if (!isSame(field.key, "primary"))
            continue;
        bool value = false;
        std::string_view text;
        if (field.value.get(value) == simdjson::SUCCESS)
            return value;
        return field.value.get(text) == simdjson::SUCCESS && isSame(text, "true");
    }
    return false;
}

qsizetype utf16Size(std::string_view utf8)
{
    return std::accumulate(utf8.begin(), utf8.end(), qsizetype(0), [](qsizetype sum, char c) {
        const auto byte = static_cast<unsigned char>(c);
        return sum + ((byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1);
    });
}

void setText(IndexValue &value, std::string_view text, bool isExact)
{
    value.kind = IndexValue::Kind::Text;
    value.integer = 0;
    value.real = 0;
    value.bytes.assign(text);
    if (!isExact)
        value.bytes += char(inexactMark.unicode());
}

void setTooLong(IndexValue &value)
{
    value.kind = IndexValue::Kind::Bytes;
    value.integer = 0;
    value.real = 0;
    value.bytes.clear();
}

std::string textOf(const IndexValue &value)
{
    switch (value.kind) {
    case IndexValue::Kind::Integer:
        return std::to_string(value.integer);
    case IndexValue::Kind::Real:
        return QVariant(value.real).toString().toStdString();
    default:
        return value.bytes;
    }
}

/// As joinedKeys() has it.
void join(IndexValue &known, const IndexValue &more)
{
    if (known.kind == IndexValue::Kind::Bytes || more.kind == IndexValue::Kind::Bytes)
        return setTooLong(known);
    if (known.kind != IndexValue::Kind::Text || !known.bytes.starts_with(separator)) {
        known.bytes = separator + textOf(known) + separator;
        known.kind = IndexValue::Kind::Text;
    }
    if (qsizetype(known.bytes.size()) > longestKey * 16 && utf16Size(known.bytes) > longestKey * 16)
        return setTooLong(known);
    known.bytes += textOf(more) + separator;
}

} // namespace

class ResourceReader::Walk
{
public:
    explicit Walk(const ResourceSchema &schema)
        : m_schema(schema)
    {
    }

    [[nodiscard]] bool read(const QByteArray &bytes);
    void readSlowly(const Json &json);
    void setMembers(qint64 count);

    QByteArray text;
    std::vector<IndexValue> keys;
    QStringList columns;

private:
    /// A text that folding makes another of, which takes a while: names, streets and towns come again.
    struct Folded {
        std::string from {};
        qsizetype size = 0; ///< of the text, in UTF-16
        std::string folded {};
        std::string digits {}; ///< phoneDigits(), where they are others
    };
    /// One attribute, by the way it is reached.
    struct Node {
        std::string key {};
        bool isExtension = false; ///< an object called "urn:...": what is in it are attributes of its own
        QString path {};
        bool isSearched = false, isName = false, isPhone = false, isTrimmings = false;
        bool isTop = false;
        bool hasKeys = true; ///< of a top attribute
        const Attribute *attribute = nullptr;
        const Attribute *top = nullptr;
        qsizetype topSize = 0; ///< of the attribute's path that this is part of
        std::optional<size_t> column {}; ///< when it had a value
        std::optional<size_t> oddColumn {};
        std::vector<std::unique_ptr<Node>> children {};
        size_t next = 0; ///< resources list their attributes in the same order as a rule
    };

    Node *child(Node &parent, std::string_view key, bool isExtension);
    std::unique_ptr<Node> made(const Node &parent, std::string_view key, bool isExtension) const;
    bool walkMembers(Node &node, const dom::object &object);
    bool walk(Node &node, const dom::element &value);
    bool walkTop(Node &node, const dom::element &value);
    bool walkArray(Node &node, const dom::array &array);
    bool takeScalar(Node &node, const dom::element &value);
    void takeString(Node &node, std::string_view value);
    void takePlain(Node &node, std::string_view value, std::string_view folded);
    void takeFolded(Node &node, std::string_view value);
    void takeBool(Node &node, bool value);
    void takeInteger(Node &node, qint64 value);
    [[nodiscard]] static std::optional<qint64> instantOf(const Node &node, std::string_view value);
    const Folded &foldedOf(std::string_view value);
    static void fold(const QString &text, Folded &into);
    void clearKeys();
    [[nodiscard]] bool isKept(const Node &node) const { return m_hasKeys && !(m_isMany && node.isTrimmings && !node.isTop); }
    void addLine(const Node &node, std::string_view folded, std::string_view digits);
    void addKey(Node &node);
    size_t columnOf(const QString &path);

    const ResourceSchema &m_schema;
    dom::parser m_parser;
    Node m_root;
    bool m_isMany = false; ///< the top attribute under way has several values
    bool m_hasKeys = true;
    IndexValue m_key; ///< of the value under way
    std::vector<Folded> m_remembered = std::vector<Folded>(mostRemembered);
    Folded m_long;
};

size_t ResourceReader::Walk::columnOf(const QString &path)
{
    qsizetype found = columns.indexOf(path);
    if (found < 0) {
        found = columns.size();
        columns.append(path);
    }
    if (keys.size() < size_t(columns.size()))
        keys.resize(size_t(columns.size()));
    return size_t(found);
}

void ResourceReader::Walk::setMembers(qint64 count)
{
    const size_t column = columnOf(u"members"_s);
    keys[column] = {.kind = IndexValue::Kind::Integer, .integer = count};
}

void ResourceReader::Walk::clearKeys()
{
    for (IndexValue &key : keys)
        key.kind = IndexValue::Kind::Null;
}

std::unique_ptr<ResourceReader::Walk::Node> ResourceReader::Walk::made(const Node &parent, std::string_view key, bool isExtension) const
{
    auto node = std::make_unique<Node>();
    const QString name = stringOf(key);
    node->key = key;
    node->isExtension = isExtension;
    const bool isRoot = &parent == &m_root;
    node->isTop = isRoot || parent.isExtension;
    node->path = isRoot ? name : parent.path + (parent.isExtension ? u':' : u'.') + name;
    node->isSearched = Provost::isSearched(node->path);
    node->isName = isNameAttribute(node->path);
    node->isPhone = Provost::isPhone(node->path);
    node->isTrimmings = Provost::isTrimmings(node->path);
    if (node->isTop) {
        const auto parsed = AttributeName::parse(node->path);
        node->top = parsed ? m_schema.findTop(*parsed) : nullptr;
        node->attribute = node->top;
        node->topSize = node->path.size();
        node->hasKeys = !isRoot || name.compare("schemas"_L1, Qt::CaseInsensitive) != 0;
    } else {
        node->top = parent.top;
        node->topSize = parent.topSize;
        node->attribute = node->top != nullptr ? node->top->subAttribute(node->path.mid(node->topSize + 1)) : nullptr;
    }
    return node;
}

ResourceReader::Walk::Node *ResourceReader::Walk::child(Node &parent, std::string_view key, bool isExtension)
{
    const size_t count = parent.children.size();
    for (size_t i = 0; i < count; ++i) {
        const size_t at = (parent.next + i) % count;
        Node &known = *parent.children[at];
        if (known.isExtension == isExtension && known.key == key) {
            parent.next = (at + 1) % count;
            return &known;
        }
    }
    if (count >= mostChildren)
        return nullptr;
    parent.children.push_back(made(parent, key, isExtension));
    return parent.children.back().get();
}

bool ResourceReader::Walk::read(const QByteArray &bytes)
{
    text.resize(0);
    clearKeys();
    if (m_parser.capacity() > largestKept) // of a document such as hardly any is
        m_parser = dom::parser();
    dom::element document;
    dom::object object;
    if (m_parser.parse(bytes.constData(), size_t(bytes.size())).get(document) != simdjson::SUCCESS || document.get(object) != simdjson::SUCCESS)
        return false;
    m_root.next = 0;
    for (const auto &field : object) {
        const bool isUrn = field.key.size() > 4 && isSame(field.key.substr(0, 4), "urn:") && field.value.is_object();
        Node *node = child(m_root, field.key, isUrn);
        if (node == nullptr)
            return false;
        if (!isUrn) {
            if (!walkTop(*node, field.value))
                return false;
            continue;
        }
        const dom::object inner(field.value);
        for (const auto &member : inner) {
            Node *top = child(*node, member.key, false);
            if (top == nullptr || !walkTop(*top, member.value))
                return false;
        }
    }
    return true;
}

/// What a top attribute has besides its values: the number of its members, elements without a value.
bool ResourceReader::Walk::walkTop(Node &node, const dom::element &value)
{
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS)
        {
        m_isMany = false;
        m_hasKeys = node.hasKeys;
        return walk(node, value);
    }
    const bool isMembers = node.path.compare("members"_L1, Qt::CaseInsensitive) == 0;
    m_isMany = true;
    m_hasKeys = node.hasKeys && !isMembers;
    if (isMembers) {
        size_t count = 0;
        for (auto item = array.begin(); item != array.end(); ++item) // array.size() ends at 0xFFFFFF
            ++count;
        if (count > 0)
            setMembers(qint64(count));
    }
    if (!walkArray(node, array))
        return false;
    if (!m_hasKeys)
        return true;
    for (const dom::element item : array) {
        dom::object object;
        if (item.get(object) != simdjson::SUCCESS || !hasNoValue(object))
            continue;
        if (!node.oddColumn)
            node.oddColumn = columnOf(node.path.toLower() + u".#odd"_s);
        setTooLong(keys[*node.oddColumn]);
        break;
    }
    return true;
}

bool ResourceReader::Walk::walkArray(Node &node, const dom::array &array)
{
    QVarLengthArray<dom::element, 16> elements;
    bool hasPrimary = false;
    for (const dom::element item : array) {
        if (elements.size() >= mostElements)
            break;
        elements.append(item);
        hasPrimary = hasPrimary || isPrimary(item);
    }
    if (hasPrimary) { // the last of several primary ones first, as searchValues() has them
        QVarLengthArray<dom::element, 16> sorted;
        for (qsizetype i = elements.size() - 1; i >= 0; --i) {
            if (isPrimary(elements[i]))
                sorted.append(elements[i]);
        }
        for (const dom::element &item : std::as_const(elements)) {
            if (!isPrimary(item))
                sorted.append(item);
        }
        elements = sorted;
    }
    return std::all_of(elements.cbegin(), elements.cend(), [&](const dom::element &item) {
        node.next = 0;
        return walk(node, item);
    });
}

bool ResourceReader::Walk::walkMembers(Node &node, const dom::object &object)
{
    for (const auto &field : object) {
        Node *inner = child(node, field.key, false);
        if (inner == nullptr || !walk(*inner, field.value))
            return false;
    }
    return true;
}

bool ResourceReader::Walk::walk(Node &node, const dom::element &value)
{
    switch (value.type()) {
    case dom::element_type::ARRAY:
        return walkArray(node, dom::array(value));
    case dom::element_type::OBJECT:
        node.next = 0;
        return walkMembers(node, dom::object(value));
    case dom::element_type::NULL_VALUE:
        return true;
    default:
        return takeScalar(node, value);
    }
}

bool ResourceReader::Walk::takeScalar(Node &node, const dom::element &value)
{
    switch (value.type()) {
    case dom::element_type::STRING:
        takeString(node, std::string_view(value));
        return true;
    case dom::element_type::BOOL:
        takeBool(node, bool(value));
        return true;
    case dom::element_type::INT64:
        takeInteger(node, qint64(int64_t(value)));
        return true;
    default: // digits that a double would lose
        return false;
    }
}

void ResourceReader::Walk::takeString(Node &node, std::string_view value)
{
    if (value.empty())
        return;
    std::array<char, size_t(longestSearched)> folded;
    if (qsizetype(value.size()) <= longestSearched && foldPlain(value, folded.data()))
        takePlain(node, value, {folded.data(), value.size()});
    else
        takeFolded(node, value);
}

/// The seconds of a date, where it is one.
std::optional<qint64> ResourceReader::Walk::instantOf(const Node &node, std::string_view value)
{
    if (node.attribute == nullptr || node.attribute->type != Attribute::Type::DateTime)
        return {};
    if (const auto seconds = plainInstant(value))
        return seconds;
    const auto instant = parseInstant(stringOf(value));
    return instant ? std::optional(instant->seconds) : std::nullopt;
}

void ResourceReader::Walk::takePlain(Node &node, std::string_view value, std::string_view folded)
{
    if (node.isSearched)
        addLine(node, folded, node.isPhone ? plainDigits(folded) : std::string());
    if (!isKept(node))
        return;
    if (qsizetype(folded.size()) > longestKey)
        setTooLong(m_key);
    else if (const auto seconds = instantOf(node, value))
        m_key = {.kind = IndexValue::Kind::Integer, .integer = *seconds};
    else
        setText(m_key, folded, node.attribute == nullptr || !node.attribute->caseExact || folded == value);
    addKey(node);
}

void ResourceReader::Walk::takeFolded(Node &node, std::string_view value)
{
    const Folded &known = foldedOf(value);
    if (node.isSearched && known.size <= longestSearched && !known.folded.empty())
        addLine(node, known.folded, node.isPhone ? std::string_view(known.digits) : std::string_view());
    if (!isKept(node) || known.size == 0)
        return;
    if (known.size > longestKey)
        setTooLong(m_key);
    else if (const auto seconds = instantOf(node, value))
        m_key = {.kind = IndexValue::Kind::Integer, .integer = *seconds};
    else
        setText(m_key, known.folded.empty() ? std::string_view(" ") : std::string_view(known.folded), false);
    addKey(node);
}

const ResourceReader::Walk::Folded &ResourceReader::Walk::foldedOf(std::string_view value)
{
    const bool isShort = qsizetype(value.size()) <= longestRemembered;
    Folded &kept = isShort ? m_remembered[std::hash<std::string_view>()(value) % mostRemembered] : m_long;
    if (isShort && kept.from == value)
        return kept;
    kept.from = isShort ? value : std::string_view();
    const QString all = stringOf(value);
    kept.size = all.size();
    fold(all, kept);
    return kept;
}

void ResourceReader::Walk::fold(const QString &text, Folded &into)
{
    const QString folded = text.size() <= longestSearched ? foldText(text) : QString();
    into.folded = folded.toStdString();
    const QString digits = phoneDigits(folded);
    into.digits = digits == folded ? std::string() : digits.toStdString();
}

void ResourceReader::Walk::takeBool(Node &node, bool value)
{
    if (!isKept(node))
        return;
    setText(m_key, value ? "true" : "false", node.attribute != nullptr && node.attribute->type == Attribute::Type::Boolean);
    addKey(node);
}

void ResourceReader::Walk::takeInteger(Node &node, qint64 value)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    const std::string_view written(digits.data(), size_t(end - digits.data()));
    if (node.isSearched)
        addLine(node, written, node.isPhone ? plainDigits(written) : std::string());
    if (!isKept(node))
        return;
    m_key = {.kind = IndexValue::Kind::Real, .real = double(value)};
    addKey(node);
}

/// `digits`: of a telephone number, or none.
void ResourceReader::Walk::addLine(const Node &node, std::string_view folded, std::string_view digits)
{
    text += node.isName ? 'n' : 'o';
    text += QByteArrayView(folded.data(), qsizetype(folded.size()));
    text += '\n';
    if (digits.empty() || digits == folded)
        return;
    text += 'o';
    text += QByteArrayView(digits.data(), qsizetype(digits.size()));
    text += '\n';
}

void ResourceReader::Walk::addKey(Node &node)
{
    if (!node.column)
        node.column = columnOf(node.path.toLower());
    IndexValue &kept = keys[*node.column];
    if (kept.kind == IndexValue::Kind::Null)
        std::swap(kept, m_key); // each has its memory
    else
        join(kept, m_key);
}

void ResourceReader::Walk::readSlowly(const Json &json)
{
    text = json.isObject() ? searchText(json).toUtf8() : QByteArray();
    clearKeys();
    const QHash<QString, QVariant> sorted = json.isObject() ? sortKeys(json, m_schema) : QHash<QString, QVariant>();
    for (auto key = sorted.cbegin(); key != sorted.cend(); ++key) {
        const size_t column = columnOf(key.key());
        keys[column] = indexValue(key.value());
    }
}

ResourceReader::ResourceReader(const ResourceSchema &schema)
    : m_schema(schema)
{
    m_walk = std::make_unique<Walk>(m_schema);
}

ResourceReader::~ResourceReader() = default;

void ResourceReader::read(const Resource &resource, const std::optional<ShortForm> &form)
{
    if (form && !form->fewMembers.isEmpty()) {
        read(Resource(form->fewMembers));
        m_walk->setMembers(form->members);
    } else if (!m_walk->read(resource.bytes())) {
        m_walk->readSlowly(resource.json());
    }
}

const QByteArray &ResourceReader::text() const
{
    return m_walk->text;
}

const std::vector<IndexValue> &ResourceReader::keys() const
{
    return m_walk->keys;
}

const QStringList &ResourceReader::columns() const
{
    return m_walk->columns;
}

void ResourceReader::setColumns(const QStringList &paths)
{
    m_walk->columns = paths;
    m_walk->keys.resize(size_t(paths.size()));
}

} // namespace Provost
