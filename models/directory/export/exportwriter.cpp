// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/export/exportwriter.h"

#include "directory/csvtext.h"
#include "directory/export/xlsxwriter.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype piece = 1 << 20;
constexpr qint64 usualCells = 1'000'000; ///< of a workbook: about 100 MB while it is written

/// On one line, every digit as it came.
QByteArray oneLine(const Resource &resource)
{
    const QByteArray &bytes = resource.bytes();
    return bytes.contains('\n') || bytes.contains('\r') || bytes.contains("\\u") ? resource.json().toBytes() : bytes;
}

} // namespace

ExportWriter::ExportWriter(ExportSpec spec, Sink sink)
    : m_spec(std::move(spec))
    , m_sink(std::move(sink))
    , m_ldif(m_spec.baseDn)
{
}

Result<void> ExportWriter::write(const QByteArray &bytes)
{
    return m_sink(bytes) ? Result<void>() : Result<void>(Error::store(u"the file could not be written"_s));
}

Result<void> ExportWriter::add(const QList<Resource> &resources)
{
    if (isTable() && !m_kept.isOpen() && !m_kept.open())
        return Error::store(m_kept.errorString());
    for (const Resource &shared : resources) {
        const Resource resource(shared.bytes(), shared.id()); // parsed here and let go
        if (const auto added = addOne(resource); !added)
            return added;
        ++m_count;
    }
    return {};
}

Result<void> ExportWriter::addOne(const Resource &resource)
{
    if (isTable()) {
        m_columns.add(flatResource(resource.json(), m_spec.schema));
        return m_kept.write(oneLine(resource) + '\n') > 0 ? Result<void>() : Result<void>(Error::store(m_kept.errorString()));
    }
    if (m_spec.format == ExportFormat::Ldif)
        return write((m_count == 0 ? Ldif::header() : QByteArray()) + m_ldif.entry(resource, m_spec.type));
    const QByteArray text = m_spec.columns.isEmpty() ? oneLine(resource) : projected(resource.json()).toBytes();
    if (m_spec.format == ExportFormat::JsonLines)
        return write(text + '\n');
    return write((m_count == 0 ? "[\n" : ",\n") + text);
}

/// Of the resource what the columns show, under its own names, and what it is known by.
Json ExportWriter::projected(const Json &resource) const
{
    QStringList wanted {u"id"_s};
    for (const QString &path : m_spec.columns) {
        if (const auto name = AttributeName::parse(path.section(u'[', 0, 0)))
            wanted.append(name->schema.isEmpty() ? name->attribute : name->schema + u':' + name->attribute);
    }
    Json shown = Json::object();
    for (const Json::Member &member : resource.members()) {
        if (wanted.contains(member.first, Qt::CaseInsensitive)) {
            shown.set(member.first, member.second);
        } else if (member.second.isObject() && member.first.startsWith("urn:"_L1, Qt::CaseInsensitive)) {
            Json inner = Json::object();
            for (const Json::Member &own : member.second.members()) {
                if (wanted.contains(member.first + u':' + own.first, Qt::CaseInsensitive))
                    inner.set(own.first, own.second);
            }
            if (!inner.members().empty())
                shown.set(member.first, inner);
        }
    }
    return shown;
}

/// A cell says nothing or what an import takes back: a whole list is JSON for everybody, since one text for some and JSON for others would be read as two things.
QStringList ExportWriter::flatRow(const Json &resource, const QStringList &header) const
{
    QHash<QString, QString> texts;
    const QList<FlatCell> cells = flatResource(resource, m_spec.schema);
    for (const FlatCell &cell : cells)
        texts.insert(cell.path.toCaseFolded(), cell.text);
    QStringList row;
    for (const QString &path : header) {
        const auto known = texts.constFind(path.toCaseFolded());
        const auto name = AttributeName::parse(path);
        const Json value = name ? name->valueIn(resource) : Json();
        if (m_columns.isWholeList(path))
            row << (value.isUndefined() || value.isNull() || (value.isArray() && value.items().empty()) ? QString() : QString::fromUtf8(value.toBytes()));
        else if (known != texts.cend())
            row << *known;
        else // a core attribute by its full name
            row << (value.isArray() || value.isObject() ? QString() : value.scalarText());
    }
    return row;
}

Result<void> ExportWriter::eachKept(const QStringList &header, const std::atomic<bool> &isCancelled, const std::function<Result<void>(const QStringList &)> &take)
{
    if (m_count == 0)
        return {};
    if (!m_kept.flush() || !m_kept.seek(0)) // where the disk is full, it shows here
        return Error::store(u"temporary file: %1"_s.arg(m_kept.errorString()));
    qint64 rows = 0;
    while (!m_kept.atEnd()) {
        if (isCancelled)
            return Error::cancelled();
        const auto json = Json::parse(m_kept.readLine());
        if (!json)
            break;
        if (const auto taken = take(flatRow(*json, header)); !taken)
            return taken;
        ++rows;
    }
    return rows == m_count ? Result<void>() : Result<void>(Error::store(u"temporary file: only %1 of %2 rows could be read back"_s.arg(rows).arg(m_count)));
}

Result<void> ExportWriter::writeWorkbook(const QStringList &header, const std::atomic<bool> &isCancelled)
{
    const QTemporaryDir folder; // 0700
    if (!folder.isValid())
        return Error::store(folder.errorString());
    const QString fileName = folder.filePath(u"export.xlsx"_s);
    XlsxWriter workbook(fileName, m_count * header.size() > usualCells ? XlsxWriter::Size::Huge : XlsxWriter::Size::Usual);
    workbook.setHeader(header);
    const auto rows = eachKept(header, isCancelled, [&workbook](const QStringList &row) {
        QStringList cells = row;
        for (QString &cell : cells) {
            if (cell.startsWith(u'\'')) // the import takes one away, whatever it reads
                cell = neutralised(cell);
        }
        workbook.add(cells);
        return Result<void>();
    });
    if (!rows)
        return rows;
    if (const auto finished = workbook.finish(); !finished)
        return finished;
    m_cutCells = workbook.cutCells();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::store(file.errorString());
    while (!file.atEnd()) {
        const QByteArray part = file.read(piece);
        if (part.isEmpty())
            return Error::store(file.errorString());
        if (const auto written = write(part); !written)
            return written;
    }
    return {};
}

Result<void> ExportWriter::writeTable(const std::atomic<bool> &isCancelled)
{
    const QStringList header = m_spec.columns.isEmpty() ? m_columns.paths() : m_columns.pathsOf(m_spec.columns, m_spec.schema);
    if (m_spec.format == ExportFormat::Xlsx)
        return writeWorkbook(header, isCancelled);
    if (const auto written = write(csvLine(header).toUtf8()); !written)
        return written;
    QByteArray text;
    const auto rows = eachKept(header, isCancelled, [&](QStringList row) {
        for (QString &cell : row)
            cell = neutralised(cell);
        text += csvLine(row).toUtf8();
        return text.size() < piece ? Result<void>() : write(std::exchange(text, {}));
    });
    return rows ? write(text) : rows;
}

Result<void> ExportWriter::finish(const std::atomic<bool> &isCancelled)
{
    if (isTable())
        return writeTable(isCancelled);
    if (m_spec.format == ExportFormat::Json)
        return write(m_count == 0 ? "[]\n" : "\n]\n");
    return m_spec.format == ExportFormat::Ldif && m_count == 0 ? write(Ldif::header()) : Result<void>();
}

} // namespace Provost
