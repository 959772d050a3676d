// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/resourcewriter.h"

#include "commands/texttable.h"
#include "directory/flatresource.h"

#include <numeric>
#include <string_view>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// A table shows its first rows soon; later ones line up with what is wide there.
constexpr qsizetype tableBlock = 500;

QString csvCell(const QString &text)
{
    const bool plain = std::none_of(text.cbegin(), text.cend(),
                                    [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    if (plain && text.trimmed().size() == text.size())
        return text;
    return u'"' + QString(text).replace(u'"', "\"\""_L1) + u'"';
}

/// Nothing of it has to be told otherwise: it is on one line, and no letter is spelled in digits.
bool isPlainLine(const QByteArray &bytes)
{
    const std::string_view json(bytes.constData(), size_t(bytes.size()));
    for (size_t at = json.find('\\'); at < json.size() - 1; at = json.find('\\', at + 2)) { // npos is no place before the end
        if (json[at + 1] == 'u')
            return false;
    }
    return json.find('\n') == std::string_view::npos && json.find('\r') == std::string_view::npos;
}

} // namespace

ResourceWriter::ResourceWriter(OutputFormat format, QList<Column> columns)
    : m_format(format)
    , m_columns(std::move(columns))
{
}

QString ResourceWriter::plainText(const Json &value)
{
    return flatText(value);
}

QByteArray ResourceWriter::oneLine(const Resource &resource)
{
    return isPlainLine(resource.bytes()) ? resource.bytes() : resource.json().toBytes();
}

QStringList ResourceWriter::cells(const Resource &resource) const
{
    QStringList texts;
    for (const Column &column : m_columns) {
        const Json value = resource.value(column.name);
        texts << (m_format == OutputFormat::Table ? cellText(value, column) : plainText(value));
    }
    return texts;
}

QByteArray ResourceWriter::csvRow(const QStringList &cells) const
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted << csvCell(cell);
    return quoted.join(u',').toUtf8() + "\r\n";
}

QByteArray ResourceWriter::begin() const
{
    if (m_format == OutputFormat::Json)
        return "[";
    if (m_format != OutputFormat::Csv)
        return {};
    QStringList header;
    for (const Column &column : m_columns)
        header << column.name.toString();
    return csvRow(header);
}

QByteArray ResourceWriter::write(const QList<Resource> &resources)
{
    QByteArray out;
    if (m_format == OutputFormat::Json || m_format == OutputFormat::JsonLines) { // the text of all of them, nearly
        out.reserve(std::accumulate(resources.cbegin(), resources.cend(), qsizetype(0),
                                    [](qsizetype size, const Resource &resource) { return size + resource.bytes().size() + 2; }));
    }
    for (const Resource &resource : resources) {
        switch (m_format) {
        case OutputFormat::Json:
            out += m_first ? "\n" : ",\n";
            out += oneLine(resource);
            break;
        case OutputFormat::JsonLines:
            out += oneLine(resource);
            out += '\n';
            break;
        case OutputFormat::Csv:
            out += csvRow(cells(resource));
            break;
        case OutputFormat::Table:
            m_tableRows << cells(resource);
            break;
        }
        m_first = false;
    }
    if (m_tableRows.size() >= tableBlock)
        out += end();
    return out;
}

QByteArray ResourceWriter::end()
{
    if (m_format == OutputFormat::Json)
        return m_first ? "]\n" : "\n]\n";
    if (m_format != OutputFormat::Table)
        return {};
    QStringList header;
    for (const Column &column : std::as_const(m_columns))
        header << column.title;
    const QByteArray text = textTable(header, m_tableRows).toUtf8();
    m_tableRows.clear();
    return text;
}

} // namespace Provost
