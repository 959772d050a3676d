// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/headerwords.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace Provost {
using namespace Qt::StringLiterals;

const Json &headerNames()
{
    static const Json names = [] {
        QFile file(u":/provost/import/header-names.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return Json();
        return Json::parse(file.readAll()).valueOr(Json());
    }();
    return names;
}

QString plainHeader(const QString &header)
{
    static const QRegularExpression noise(u"\\b(required|optional|mandatory|pflichtfeld|erforderlich|obligatoire|obligatorio|(upload|read) only)\\b|\\(.*\\)"_s,
                                          QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString text = header;
    text.remove(noise);
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber())
            result += c;
    }
    return result.toCaseFolded();
}

bool isKnownHeader(const QString &header)
{
    constexpr qsizetype longest = 100; ///< of a name
    static const QRegularExpression brackets(u"\\[([^\\]\"]*)\\]"_s);
    static const QSet<QString> known = [] {
        QSet<QString> all;
        for (const auto &[path, names] : headerNames().value(u"names").members()) {
            for (const Json &name : names.items())
                all.insert(plainHeader(name.toString()));
        }
        return all;
    }();
    if (header.size() > longest)
        return false;
    const auto bracket = brackets.match(header);
    return known.contains(plainHeader(header)) || (bracket.hasMatch() && (known.contains(plainHeader(QString(header).remove(brackets))) || known.contains(plainHeader(bracket.captured(1)))));
}

} // namespace Provost
