// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/fakeprovider.h"
#include "fakes/outcome.h"
#include "import/automapping.h"
#include "import/importjob.h"

#include <QFile>
#include <QTemporaryDir>

namespace Provost::Testing {

inline Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

/// A directory on a wire and files that are imported into it.
struct ImportStage {
    QTemporaryDir folder;
    Wire wire;
    FakeProvider directory {wire};
    std::unique_ptr<Connection> connection;

    ImportStage()
    {
        directory.description = ServiceDescription::fallback(*ServerProfile::shipped(QStringLiteral("rfc")));
        ConnectionSettings settings = wire.settings();
        settings.profile = directory.description.profile;
        connection = std::make_unique<Connection>(settings);
    }
    ImportOptions options(const QByteArray &csv, ImportMode mode = ImportMode::Upsert) const
    {
        QFile file(folder.filePath(QStringLiteral("people.csv")));
        if (file.open(QIODevice::WriteOnly))
            file.write(csv);
        file.close();
        const Dialect dialect = *TableReader::sniff(file.fileName());
        const TableHeader header = *TableReader(file.fileName(), dialect).header();
        return {.fileName = file.fileName(), .dialect = dialect,
                .mapping = automaticMapping(header.names, *directory.description.resourceType(u"User"), directory.description), .mode = mode};
    }
    ImportPlan plan(const ImportOptions &options)
    {
        const auto outcome = outcomeOf(new ImportJob(*connection, directory.description, options, connection.get()));
        if (!outcome)
            qWarning() << outcome.error().toString();
        return outcome.valueOr({});
    }
    ImportPlan plan(const QByteArray &csv, ImportMode mode = ImportMode::Upsert) { return plan(options(csv, mode)); }
};

inline QList<ImportPlan::Fate> fates(const ImportPlan &plan)
{
    QList<ImportPlan::Fate> list;
    for (const ImportPlan::Row &row : plan.rows)
        list << row.fate;
    return list;
}

} // namespace Provost::Testing
