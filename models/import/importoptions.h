// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/passwordpolicy.h"
#include "import/columnmapping.h"
#include "import/dialect.h"
#include "import/importplan.h"
#include "import/rowfixes.h"

namespace Provost {

/// What is imported, and how.
struct ImportOptions {
    QString fileName {};
    Dialect dialect {};
    ColumnMapping mapping {};
    ImportMode mode = ImportMode::Upsert;
    AbsentAction absent = AbsentAction::Leave;
    bool generatePasswords = false; ///< for those who are created without one
    bool passwordsLater = false; ///< somebody makes them before anything is sent: who lacks one is planned all the same
    PasswordPolicy passwordPolicy {};
    RowFixes fixes {};
};

} // namespace Provost
