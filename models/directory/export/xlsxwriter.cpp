// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/export/xlsxwriter.h"

#include <QFile>

#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype longestXlsxCell = 32'767;

bool isAllowed(QChar c)
{
    return c.unicode() >= 0x20 || c == u'\t' || c == u'\n' || c == u'\r'; // XML 1.0 section 2.2
}

} // namespace

void XlsxWriter::Closer::operator()(lxw_workbook *workbook) const
{
    workbook_close(workbook); // frees it, too
}

XlsxWriter::XlsxWriter(const QString &fileName, Size size, qint64 rowsPerSheet)
    : m_fileName(fileName)
    , m_rowsPerSheet(rowsPerSheet)
{
    lxw_workbook_options options {};
    options.constant_memory = size == Size::Huge ? LXW_TRUE : LXW_FALSE;
    m_workbook.reset(workbook_new_opt(QFile::encodeName(fileName).constData(), &options));
}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::addSheet()
{
    m_sheet = workbook_add_worksheet(m_workbook.get(), nullptr);
    m_row = 0;
    put(m_header, true);
    worksheet_freeze_panes(m_sheet, 1, 0);
}

void XlsxWriter::put(const QStringList &cells, bool isHeader)
{
    lxw_format *bold = nullptr;
    if (isHeader) {
        bold = workbook_add_format(m_workbook.get());
        format_set_bold(bold);
    }
    for (qsizetype column = 0; column < cells.size(); ++column) {
        QString text = cells[column];
        text.removeIf([](QChar c) { return !isAllowed(c); });
        if (text.size() > longestXlsxCell) {
            text.truncate(longestXlsxCell);
            ++m_cut;
        }
        if (!text.isEmpty())
            worksheet_write_string(m_sheet, lxw_row_t(m_row), lxw_col_t(column), text.toUtf8().constData(), bold);
    }
    ++m_row;
}

void XlsxWriter::add(const QStringList &cells)
{
    if (m_workbook == nullptr)
        return;
    if (m_sheet == nullptr || m_row >= m_rowsPerSheet)
        addSheet();
    put(cells, false);
}

Result<void> XlsxWriter::finish()
{
    if (m_workbook == nullptr)
        return Error::store(u"%1 cannot be written"_s.arg(m_fileName));
    if (m_sheet == nullptr)
        addSheet();
    const lxw_error error = workbook_close(m_workbook.release());
    if (error != LXW_NO_ERROR)
        return Error::store(u"%1: %2"_s.arg(m_fileName, QString::fromLatin1(lxw_strerror(error))));
    QFile::setPermissions(m_fileName, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

} // namespace Provost
