// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/rulekey.h"

namespace Provost {
using namespace Qt::StringLiterals;

QString ruleKey(const AttributeName &name)
{
    if (name.attribute.isEmpty() || !name.schema.contains(":schemas:core:"_L1, Qt::CaseInsensitive))
        return name.toString().toLower();
    return AttributeName {.schema = {}, .attribute = name.attribute, .subAttribute = name.subAttribute}.toString().toLower();
}

QString ruleKey(const QString &path)
{
    const auto name = AttributeName::parse(path);
    return name ? ruleKey(*name) : path.toLower();
}

} // namespace Provost
