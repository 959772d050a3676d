// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

namespace Provost {

/// One request of a run as a person reads it.
struct RunReportRow {
    int step = 0; ///< from 1
    QString kind {}; ///< "create"
    QString resourceType {};
    QString id {}; ///< the real one where there is one
    QString label {};
    QString changes {}; ///< "title: Clerk -> Chief; nickName: Bo"
    QString outcome {}; ///< "done", "failed", "skipped", "planned", "in-doubt"
    QString detail {}; ///< the server's words, or our note
    int status = 0;
    QString requestId {};
    int calls = 0;
    double seconds = 0; ///< from the first attempt to the end
    double amount = 0; ///< its share of what the run has cost, by requests
    QString sentAt {};
    QString endedAt {};
    QStringList differences {}; ///< what the server did not take as it was sent
};

/// The texts of the HTML report, in the reader's language.
struct RunReportWords {
    QString language = QStringLiteral("en");
    QString title = QStringLiteral("Run %1");
    QStringList facts {QStringLiteral("Server"), QStringLiteral("Connection"), QStringLiteral("Operator"), QStringLiteral("Reason"), QStringLiteral("Started"),
                       QStringLiteral("Ended"), QStringLiteral("State"), QStringLiteral("Done"), QStringLiteral("Failed"), QStringLiteral("Not reached"),
                       QStringLiteral("Requests"), QStringLiteral("Duration"), QStringLiteral("Cost")};
    QStringList columns {QStringLiteral("#"), QStringLiteral("What"), QStringLiteral("Type"), QStringLiteral("Name"), QStringLiteral("Change"),
                         QStringLiteral("Outcome"), QStringLiteral("Detail"), QStringLiteral("Request"), QStringLiteral("Requests"), QStringLiteral("Duration"), QStringLiteral("Cost")};
};

/// A run from the journal, to be given away: passwords are not in it.
struct RunReport {
    RunRecord run {};
    QList<RunReportRow> rows {};
    Json attributeChanges {}; ///< by row, as in the audit log

    [[nodiscard]] static Result<RunReport> of(const Journal &journal, qint64 run);
    [[nodiscard]] QByteArray toCsv() const; ///< RFC 4180, UTF-8 with a byte order mark; a cell that a spreadsheet would take for a formula begins with '
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] QByteArray toHtml(const RunReportWords &words = {}) const; ///< one file that needs no other, and prints well
};

} // namespace Provost
