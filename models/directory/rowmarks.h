// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"

#include <QObject>

namespace Provost {

/// What is to become of rows: edits that are staged and not yet made. A table shows them in place, marked.
class RowMarks : public QObject
{
    Q_OBJECT
public:
    enum class Mark : quint8 { None, Edited, Created, Deleted };
    Q_ENUM(Mark)
    using QObject::QObject;

    [[nodiscard]] virtual Mark markOf(const QString &id) const = 0;
    [[nodiscard]] virtual Json shown(const Resource &resource) const = 0; ///< the row as it is to be

Q_SIGNALS:
    void changed();
};

} // namespace Provost
