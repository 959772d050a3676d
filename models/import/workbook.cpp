// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/workbook.h"

#include "import/inlinetexts.h"
#include "import/sheetcollector.h"

#include <QFile>

#include <orcus/orcus_ods.hpp>
#include <orcus/orcus_xlsx.hpp>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 512LL * 1024 * 1024;

bool isOpenDocument(QByteArrayView bytes)
{
    return bytes.first(std::min<qsizetype>(200, bytes.size())).contains("application/vnd.oasis.opendocument.spreadsheet");
}

} // namespace

bool isWorkbook(QByteArrayView head)
{
    return head.startsWith("PK\x03\x04");
}

Result<QList<Sheet>> readWorkbook(const QString &fileName, qint64 mostUnpacked)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    if (file.size() > largestFile)
        return Error::validation(u"%1 is too large for a workbook; save it as CSV"_s.arg(fileName));
    const QByteArray bytes = file.readAll();
    if (!isWorkbook(bytes))
        return Error::validation(u"%1 is neither XLSX nor ODS"_s.arg(fileName));
    if (unpackedSize(bytes) > mostUnpacked)
        return Error::validation(u"%1 unpacks to more than a workbook should; save it as CSV"_s.arg(fileName));
    SheetCollector collector;
    try { // the library throws on what it cannot read, and memory may run out; no exception leaves here
        const QByteArray readable = isOpenDocument(bytes) ? bytes : withReadableTexts(bytes, mostUnpacked);
        const std::string_view stream(readable.constData(), size_t(readable.size()));
        if (isOpenDocument(bytes))
            orcus::orcus_ods(&collector).read_stream(stream);
        else
            orcus::orcus_xlsx(&collector).read_stream(stream);
    } catch (const std::exception &fault) {
        return Error::validation(u"%1 is damaged, or no workbook: %2"_s.arg(fileName, QString::fromUtf8(fault.what())));
    }
    QList<Sheet> sheets = collector.sheets();
    if (sheets.isEmpty())
        return Error::validation(u"%1 holds no sheets"_s.arg(fileName));
    return sheets;
}

} // namespace Provost
