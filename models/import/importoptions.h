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
    FileMark fixed {}; ///< the file that `fixes` are about: they go by the number of the row
    QHash<QString, QList<Resource>> created {}; ///< from here a moment ago, by type: a provider that shows writes late may not show them yet
};

/// The file as it is now; Validation error where it was saved anew since its rows were mended: the mends would be laid over other people's.
[[nodiscard]] Result<FileMark> markOf(const ImportOptions &options);

} // namespace Provost
