// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/groupkinds.h"

#include "base/logging.h"

#include <QFile>

namespace Provost {
using namespace Qt::StringLiterals;

QList<GroupKind> groupKindsOf(const ServiceDescription &description)
{
    QFile file(u":/provost/groups/kinds.json"_s);
    const auto document = file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()) : Result<Json>(Error::store(file.errorString()));
    if (!document) {
        qCWarning(logStore).noquote() << "kinds of groups:" << document.error().toString();
        return {};
    }
    const ResourceType *type = description.resourceType(u"Group");
    const ResourceSchema schema = type ? description.schemaOf(*type) : ResourceSchema();
    QList<GroupKind> kinds;
    const Json all = document->value(u"kinds");
    for (const Json &kind : all.items()) {
        const QString urn = kind.value(u"schema").toString();
        if (schema.core().id.compare(urn, Qt::CaseInsensitive) == 0 || schema.extension(urn))
            kinds << GroupKind {.code = kind.value(u"code").toString(), .title = kind.value(u"title").toString(), .values = kind.value(u"values")};
    }
    return kinds;
}

} // namespace Provost
