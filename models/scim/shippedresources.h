// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Schemas and profiles that are shipped: rcc's objects in a static library are dropped by the linker unless something names them; Q_INIT_RESOURCE wants no namespace.
inline void initScimResources()
{
    Q_INIT_RESOURCE(scim);
}
