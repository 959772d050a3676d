// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/rowwriter.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

RowWriter::RowWriter(const Collection &collection)
    : m_collection(collection)
{
    m_idColumn = column(u"id"_s);
    m_created = column(u"meta.created"_s);
    m_modified = column(u"meta.lastModified"_s);
}

int RowWriter::column(const QString &path) const
{
    const auto name = AttributeName::parse(path);
    const Column *found = name ? m_collection.column(*name) : nullptr;
    return found ? int(found - m_collection.columns().constData()) : -1;
}

int RowWriter::elementsNumber(const QString &path) const
{
    const auto name = AttributeName::parse(path);
    const Elements *found = name ? m_collection.elementsOf(*name) : nullptr;
    return found ? found->number : -1;
}

int RowWriter::slot(int attribute, QStringView sub) const
{
    return attribute < 0 ? -1 : m_collection.elements().at(attribute).slotCalled(sub);
}

void RowWriter::begin(const QString &id, const QStringList &schemas)
{
    m_id = id;
    m_entry.columns = QVariantList(m_collection.columns().size());
    m_entry.elements.clear();
    m_hidden.clear();
    m_json = R"({"schemas":[")" + schemas.join("\",\""_L1).toUtf8() + R"("],"id":")" + id.toUtf8() + '"';
    keep(m_idColumn, id.toUtf8());
}

void RowWriter::key(const char *name)
{
    const char last = m_json.back();
    if (last != '{' && last != '[')
        m_json += ',';
    m_json += '"';
    m_json += name;
    m_json += "\":";
}

void RowWriter::value(const QString &text)
{
    m_json += '"';
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            m_json += '\\';
        m_json += c;
    }
    m_json += '"';
}

void RowWriter::keep(int column, const QVariant &value)
{
    if (column >= 0)
        m_entry.columns[column] = value;
}

void RowWriter::text(const char *name, int column, const QString &text)
{
    if (text.isEmpty())
        return;
    key(name);
    value(text);
    if (column < 0)
        return;
    const Column &kept = m_collection.columns().at(column);
    keep(column, kept.type == Attribute::Type::DateTime ? QVariant(instant(text).value_or(0)) : indexText(text, kept.caseExact));
}

void RowWriter::number(const char *name, int column, qint64 number)
{
    key(name);
    m_json += QByteArray::number(number);
    keep(column, number);
}

void RowWriter::flag(const char *name, int column, bool flag)
{
    key(name);
    m_json += flag ? "true" : "false";
    keep(column, int(flag));
}

void RowWriter::raw(const char *name, const QByteArray &json)
{
    key(name);
    m_json += json;
}

void RowWriter::openObject(const char *name)
{
    key(name);
    m_json += '{';
}

void RowWriter::closeObject()
{
    m_json += '}';
}

void RowWriter::openList(const char *name)
{
    key(name);
    m_json += '[';
}

void RowWriter::closeList()
{
    m_json += ']';
}

void RowWriter::openElement(int attribute)
{
    m_json += m_json.back() == '[' ? "{" : ",{";
    const qsizetype slotCount = attribute < 0 ? 0 : m_collection.elements().at(attribute).slots_.size();
    m_entry.elements.push_back({.attribute = attribute, .values = QVariantList(slotCount)});
}

void RowWriter::elementText(const char *name, int slot, const QString &text)
{
    if (text.isEmpty())
        return;
    key(name);
    value(text);
    IndexEntry::Element &element = m_entry.elements.back();
    if (slot >= 0)
        element.values[slot] = indexText(text, m_collection.elements().at(element.attribute).slots_.at(slot).caseExact);
}

void RowWriter::elementFlag(const char *name, int slot, bool flag)
{
    key(name);
    m_json += flag ? "true" : "false";
    if (slot >= 0)
        m_entry.elements.back().values[slot] = int(flag);
}

void RowWriter::closeElement()
{
    m_json += '}';
}

void RowWriter::plainElement(int attribute, const QString &text)
{
    if (m_json.back() != '[')
        m_json += ',';
    value(text);
    if (attribute >= 0) {
        const bool caseExact = m_collection.elements().at(attribute).slots_.front().caseExact;
        m_entry.elements.push_back({.attribute = attribute, .values = {indexText(text, caseExact)}});
    }
}

Document RowWriter::finish(qint64 revision, const Timestamps &times, const QString &label)
{
    keep(m_created, times.created);
    keep(m_modified, times.modified);
    return {.row = 0, .id = m_id, .revision = revision, .body = m_json + ',' + openMeta(m_collection.name(), times, revision), .hidden = m_hidden, .label = label};
}

} // namespace Provost::Practice
