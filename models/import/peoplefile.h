// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "membership/pastedtext.h"
#include "scim/servicedescription.h"

#include <QFutureWatcher>

namespace Provost {

/// Whom a file names: a workbook or a table of text as an import would read it, by the columns whose titles are known or that hold addresses or ids; any other text
/// as if it had been pasted. Validation error for what is neither, holds no such column, or names too many. Blocks.
[[nodiscard]] Result<QList<PastedPerson>> peopleInFile(const QString &fileName, const ServiceDescription &description);

/// The same in another thread.
class PeopleFileJob : public JobOf<QList<PastedPerson>>
{
    Q_OBJECT
public:
    PeopleFileJob(QString fileName, ServiceDescription description, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    QString m_fileName;
    ServiceDescription m_description;
    QFutureWatcher<Result<QList<PastedPerson>>> m_reading;
};

} // namespace Provost
