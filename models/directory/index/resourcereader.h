// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/indexsql.h"
#include "directory/index/shortform.h"
#include "scim/resource.h"
#include "scim/schema.h"

#include <QStringList>

#include <memory>

namespace Provost {

/// Search text and sort keys of the resources of one type in one walk over their bytes: what searchText() and sortKeys() (searchtext.h) say they are, in a tenth of their time, since
/// what is to be done with an attribute is found out once and not for every resource. For one thread.
class ResourceReader
{
public:
    explicit ResourceReader(const ResourceSchema &schema);
    ~ResourceReader();
    ResourceReader(const ResourceReader &) = delete;
    ResourceReader &operator=(const ResourceReader &) = delete;

    /// What is asked for below is of this one from now on. A resource that is no JSON object has neither text nor keys.
    /// `form`: its short form, which is gone through instead of what is long.
    void read(const Resource &resource, const std::optional<ShortForm> &form = {});
    [[nodiscard]] const QByteArray &text() const; ///< UTF-8
    [[nodiscard]] const std::vector<IndexValue> &keys() const; ///< by column
    [[nodiscard]] const QStringList &columns() const; ///< lower-case paths; more with each resource that has something new
    void setColumns(const QStringList &paths); ///< numbers that are given already; before the first read()

private:
    class Walk;
    std::unique_ptr<Walk> m_walk;
    ResourceSchema m_schema;
};

} // namespace Provost
