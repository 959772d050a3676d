// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

namespace Provost {

/// The documents of --in FILE or - (standard input): one JSON object, an array of them, or one on each line. Validation errors that name file and line.
class ResourceInput
{
public:
    [[nodiscard]] static Result<QByteArray> bytesOf(const QString &fileName);
    [[nodiscard]] static Result<Json::Array> read(const QString &fileName);
    [[nodiscard]] static Result<Json::Array> parse(const QByteArray &bytes, const QString &name);
};

} // namespace Provost
