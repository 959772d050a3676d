// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <memory>

struct lxw_workbook;
struct lxw_worksheet;

namespace Provost {

/// A workbook written row by row, whatever its length: what a sheet cannot hold goes on in the next. Every cell is text, so that none is a formula and leading
/// zeros stay.
class XlsxWriter
{
public:
    static constexpr qint64 mostRows = 1'048'576;
    enum class Size : quint8 {
        Usual, ///< each text once; all of it is in memory until the end
        Huge, ///< texts stand in their cells, as Excel and LibreOffice read them and our import does not; memory follows one row
    };
    explicit XlsxWriter(const QString &fileName, Size size = Size::Usual, qint64 rowsPerSheet = mostRows);
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter &) = delete;
    XlsxWriter &operator=(const XlsxWriter &) = delete;

    void setHeader(const QStringList &cells) { m_header = cells; } ///< on top of every sheet
    void add(const QStringList &cells);
    [[nodiscard]] qint64 cutCells() const { return m_cut; } ///< longer than Excel takes (32,767 characters)
    [[nodiscard]] Result<void> finish();

private:
    struct Closer {
        void operator()(lxw_workbook *workbook) const;
    };
    void addSheet();
    void put(const QStringList &cells, bool isHeader);

    QString m_fileName;
    qint64 m_rowsPerSheet;
    std::unique_ptr<lxw_workbook, Closer> m_workbook;
    lxw_worksheet *m_sheet = nullptr; ///< the workbook's
    QStringList m_header;
    qint64 m_row = 0;
    qint64 m_cut = 0;
};

} // namespace Provost
