// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/hiddenattributes.h"

#include "net/secretnames.h"

#include <QSet>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Mutability = Attribute::Mutability;

template <typename Take>
void walk(const QList<Attribute> &attributes, const Take &take)
{
    for (const Attribute &attribute : attributes) {
        take(attribute);
        walk(attribute.subAttributes, take);
    }
}

/// Also what messages are made of (RFC 7644).
const QSet<QString> &plainNames()
{
    static const QSet<QString> all = [] {
        QSet<QString> names {u"id"_s, u"externalid"_s, u"schemas"_s, u"meta"_s, u"op"_s, u"path"_s, u"value"_s, u"operations"_s, u"method"_s, u"bulkid"_s, u"data"_s,
                             u"status"_s, u"detail"_s, u"scimtype"_s, u"resources"_s, u"totalresults"_s, u"itemsperpage"_s, u"startindex"_s, u"response"_s};
        const ServiceDescription standard = ServiceDescription::fallback(ServerProfile());
        for (const Schema &schema : standard.schemas) {
            walk(schema.attributes, [&names](const Attribute &attribute) {
                if (attribute.mutability != Mutability::WriteOnly)
                    names.insert(attribute.name.toLower());
            });
        }
        return names;
    }();
    return all;
}

} // namespace

void keepHiddenAttributesSecret(const ServiceDescription &description)
{
    QStringList names;
    for (const Schema &schema : description.schemas) {
        walk(schema.attributes, [&names](const Attribute &attribute) {
            if (attribute.mutability == Mutability::WriteOnly && !plainNames().contains(attribute.name.toLower()))
                names << attribute.name;
        });
    }
    addSecretNames(names);
}

} // namespace Provost
