// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/workbook.h"

#include "import/inlinetexts.h"
#include "import/sheetcollector.h"

#include <QFile>

#include <orcus/orcus_ods.hpp>
#include <orcus/orcus_xlsx.hpp>

#include <algorithm>
#include <string_view>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 512LL * 1024 * 1024;

bool isOpenDocument(QByteArrayView bytes)
{
    return bytes.first(std::min<qsizetype>(200, bytes.size())).contains("application/vnd.oasis.opendocument.spreadsheet");
}

/// Compound files of Microsoft's: a workbook of Excel 97 to 2003, or a newer one that a password seals.
bool isSealedWorkbook(const QString &fileName)
{
    static constexpr char16_t part[] = u"EncryptedPackage"; // in the container's directory, wherever that is
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return false;
    QByteArray name;
    for (const char16_t letter : std::u16string_view(part))
        name += QByteArray {1, char(letter)} + '\0';
    return file.readAll().contains(name);
}

/// An archive that is neither XLSX nor ODS.
std::optional<Error> foreignArchive(const QString &fileName, const QByteArray &zip)
{
    if (zip.contains("xl/workbook.bin"))
        return Error::validation(u"%1 is in Excel's binary format (.xlsb): save it as .xlsx or as CSV"_s.arg(fileName));
    if (isOpenDocument(zip) || zip.contains("[Content_Types].xml")) // every XLSX has it
        return std::nullopt;
    if (zip.contains("Index/Document.iwa") || zip.contains("Index.zip"))
        return Error::validation(u"%1 is a Numbers document: export it as .xlsx or as CSV"_s.arg(fileName));
    return Error::validation(u"%1 is an archive and no table: unpack it, and choose the table in it"_s.arg(fileName));
}

} // namespace

std::optional<Error> foreignFormat(const QString &fileName, QByteArrayView head)
{
    if (head.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        return isSealedWorkbook(fileName) ? Error::validation(u"%1 is sealed by a password: save it without one"_s.arg(fileName))
                                          : Error::validation(u"%1 is in the format of old Excel versions (.xls): save it as .xlsx or as CSV"_s.arg(fileName));
    }
    if (head.startsWith("%PDF-"))
        return Error::validation(u"%1 is a PDF document, which holds no cells: export the table as .xlsx or as CSV"_s.arg(fileName));
    if (head.startsWith("\x1F\x8B") || head.startsWith("7z\xBC\xAF\x27\x1C") || head.startsWith("Rar!\x1A\x07"))
        return Error::validation(u"%1 is an archive and no table: unpack it, and choose the table in it"_s.arg(fileName));
    return std::nullopt;
}

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
    if (const auto foreign = foreignArchive(fileName, bytes); foreign)
        return *foreign;
    SheetCollector collector;
    try { // the library throws on what it cannot read, and memory may run out; no exception leaves here
        const QByteArray readable = withReadableTexts(bytes, mostUnpacked);
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
