// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace Provost {

/// Names whose values are secrets, though the names do not tell: a schema says so. They hold for all of this program, since journal, log and files of changes do
/// not know whose schema a text follows; from any thread. More than schemas can sensibly have are left out.
void addSecretNames(const QStringList &names);

/// `name`: in lower case; a path counts by its last part.
[[nodiscard]] bool isAddedSecretName(QByteArrayView name);

/// May one of them stand in this JSON text? In any case, but without escapes.
[[nodiscard]] bool mayHoldAddedSecret(QByteArrayView text);

} // namespace Provost
