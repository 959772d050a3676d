// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/filterinput.h"

#include "practice/exchange.h"

#include <QRegularExpression>

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// `a eq b` as `a eq "b"`; strings, numbers, true, false and null stay.
QString withQuotes(const QString &text)
{
    static const QRegularExpression piece(
        u"(\"(?:[^\"\\\\]|\\\\.)*\")|\\b(eq|ne|co|sw|ew|gt|ge|lt|le)\\s+(?!(?:true|false|null|-?[0-9.]+)(?:[\\s)\\]]|$))([^\\s\"()\\[\\]]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString result;
    qsizetype done = 0;
    for (auto pieces = piece.globalMatch(text); pieces.hasNext();) {
        const QRegularExpressionMatch match = pieces.next();
        if (match.hasCaptured(1))
            continue;
        result += QStringView(text).sliced(done, match.capturedStart() - done) + match.captured(2) + u" \""_s + match.captured(3) + u'"';
        done = match.capturedEnd();
    }
    return result + QStringView(text).sliced(done);
}

bool asksForSecrets(const Filter &filter, const Collection &collection)
{
    const Attribute *attribute = filter.name().isValid() ? collection.schema().find(filter.name()) : nullptr;
    if (attribute && attribute->mutability == Attribute::Mutability::WriteOnly)
        return true;
    return std::ranges::any_of(filter.operands(), [&collection](const Filter &operand) { return asksForSecrets(operand, collection); });
}

} // namespace

Result<Filter> readFilter(const Parameters &parameters, const std::vector<const Collection *> &collections)
{
    const QString text = parameters.filter.value_or(QString());
    auto filter = Filter::parse(text);
    if (!filter) {
        auto second = Filter::parse(withQuotes(text));
        if (!second)
            return refusal(400, filter.error().detail, u"invalidFilter"_s);
        filter = second;
    }
    const bool secrets = std::ranges::any_of(collections, [&filter](const Collection *collection) { return asksForSecrets(*filter, *collection); });
    if (secrets && parameters.inUrl)
        return refusal(403, u"secrets must not be asked for in a URL"_s, u"sensitive"_s);
    return secrets ? refusal(400, u"secrets cannot be filtered by"_s, u"invalidFilter"_s) : filter;
}

} // namespace Provost::Practice
