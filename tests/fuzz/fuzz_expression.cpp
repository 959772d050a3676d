// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "import/columnmapping.h"

using namespace Provost;
using namespace Qt::StringLiterals;

/// Expressions and mapping files: what is understood is said again as it was, what is not is said with its place; evaluating ends.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QString text = QString::fromUtf8(bytes);
    const auto expression = Expression::parse(text);
    if (!expression) {
        require(expression.error().position >= 0 && expression.error().position <= text.size());
    } else {
        require(expression->text() == text);
        const LookupTables tables {{u"t"_s, {{u"a"_s, u"b"_s}}}};
        for (const QString &cell : {QString(), u"Ärger 31.03.2026"_s, text.left(40)}) {
            const auto value = expression->evaluate([&cell](const QString &) { return cell; }, tables);
            require(value || !value.error().detail.isEmpty());
        }
    }
    const Expression column = Expression::column(text);
    const auto again = Expression::parse(column.text());
    require(text.trimmed().isEmpty() || text != text.trimmed() || (again && again->columns() == QStringList {text}));
    const auto json = Json::parse(bytes);
    if (!json)
        return 0;
    const auto mapping = ColumnMapping::fromJson(*json);
    if (!mapping)
        return 0;
    const auto same = ColumnMapping::fromJson(mapping->toJson());
    require(same && same->toJson().toBytes() == mapping->toJson().toBytes());
    return 0;
}
