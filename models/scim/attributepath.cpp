// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/attributepath.h"

#include "scim/filterparser.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Result<QString> subAttributeFrom(QStringView text, qsizetype at)
{
    if (at == text.size())
        return QString();
    if (text[at] != u'.')
        return Error::validation(u"'.' and a sub-attribute or the end was expected behind ']' (RFC 7644 section 3.5.2)"_s, int(at));
    const auto sub = AttributeName::parse(text.sliced(at + 1));
    if (sub && sub->schema.isEmpty())
        return QString(text.sliced(at + 1).toString());
    return Error::validation(sub ? u"a URN cannot stand behind ']'"_s : sub.error().detail,
                             int(at + 1) + (sub ? 0 : qMax(0, sub.error().position)));
}

} // namespace

Result<AttributePath> AttributePath::parse(QStringView text)
{
    if (text.size() > FilterParser::maxLength)
        return Error::validation(u"a path of more than %1 characters"_s.arg(FilterParser::maxLength), int(FilterParser::maxLength));
    const qsizetype bracket = text.indexOf(u'[');
    auto name = AttributeName::parse(bracket < 0 ? text : text.first(bracket));
    if (!name)
        return name.error();
    if (bracket < 0)
        return AttributePath {.name = std::move(name).value()};
    if (name->attribute.isEmpty() || !name->subAttribute.isEmpty())
        return Error::validation(u"only an attribute can stand before '[' (RFC 7644 section 3.5.2)"_s, int(bracket));
    FilterParser parser(text);
    auto filter = parser.bracketed(bracket + 1);
    if (!filter)
        return filter.error();
    auto sub = subAttributeFrom(text, parser.position());
    if (!sub)
        return sub.error();
    return AttributePath {.name = std::move(name).value(), .filter = std::move(filter).value(), .subAttribute = std::move(sub).value()};
}

QString AttributePath::toString() const
{
    QString text = name.toString();
    if (filter)
        text += u'[' + filter->toString() + u']';
    if (!subAttribute.isEmpty())
        text += u'.' + subAttribute;
    return text;
}

} // namespace Provost
