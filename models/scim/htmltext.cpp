// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/htmltext.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Entities that error pages use in titles.
QString plainText(QString text)
{
    text.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&quot;"_L1, "\""_L1);
    text.replace("&#39;"_L1, "'"_L1).replace("&nbsp;"_L1, " "_L1).replace("&amp;"_L1, "&"_L1);
    return text.simplified();
}

QString elementText(const QString &page, QLatin1StringView element)
{
    const qsizetype tag = page.indexOf(u'<' + element, 0, Qt::CaseInsensitive);
    const qsizetype start = tag < 0 ? -1 : page.indexOf(u'>', tag);
    const qsizetype end = start < 0 ? -1 : page.indexOf(u'<', start);
    return end < 0 ? QString() : plainText(page.sliced(start + 1, end - start - 1));
}

} // namespace

std::optional<QString> markupTitle(QByteArrayView body)
{
    if (body.startsWith("\xEF\xBB\xBF"))
        body = body.sliced(3);
    body = body.trimmed();
    if (!body.startsWith('<'))
        return std::nullopt;
    constexpr qsizetype farEnough = 16'384;
    const QString page = QString::fromUtf8(body.first(qMin(body.size(), farEnough)));
    const QString title = elementText(page, "title"_L1);
    return (title.isEmpty() ? elementText(page, "h1"_L1) : title).left(200);
}

} // namespace Provost
