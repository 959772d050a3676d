// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace Provost {

/// `vault.forget`: the ids of what is to be taken out of the vault once somebody opens it, for connections that were removed while it was locked. Ids only; of a
/// secret there is nothing in it. Several processes may use it at once.
class ForgetList
{
public:
    explicit ForgetList(QString fileName);
    [[nodiscard]] QStringList ids() const; ///< none: there is no list, or it cannot be read
    [[nodiscard]] Result<void> add(const QString &id) const;
    [[nodiscard]] Result<void> strike(const QStringList &ids) const; ///< they are gone

private:
    [[nodiscard]] Result<void> write(const QStringList &ids) const;
    QString m_fileName;
};

} // namespace Provost
