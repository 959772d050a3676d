// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runexport.h"

#include "errors/errortext.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QLocale>
#include <QSaveFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QByteArray bytesFor(const RunReport &report, const QString &fileName)
{
    if (fileName.endsWith(".html"_L1, Qt::CaseInsensitive) || fileName.endsWith(".htm"_L1, Qt::CaseInsensitive))
        return report.toHtml(RunExport::words());
    return fileName.endsWith(".json"_L1, Qt::CaseInsensitive) ? report.toJson().toBytes() : report.toCsv();
}

/// In a thread of the pool: a run of 50,000 steps makes some megabytes.
QString write(const QString &journalFile, qint64 run, const QString &fileName)
{
    const auto journal = Journal::open(journalFile);
    const auto report = journal ? RunReport::of(*journal.value(), run) : Result<RunReport>(journal.error());
    if (!report)
        return RunExport::tr("The report could not be made: %1").arg(ErrorText::of(report.error()).summary);
    const QByteArray bytes = bytesFor(*report, fileName);
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return RunExport::tr("The report could not be saved to %1: %2").arg(fileName, file.errorString());
    return RunExport::tr("Report of run %1 saved to %2, without passwords.").arg(QString::number(run), fileName);
}

} // namespace

RunReportWords RunExport::words()
{
    RunReportWords words;
    words.language = QLocale().bcp47Name();
    words.title = tr("Run %1");
    words.facts = {tr("Server"), tr("Connection"), tr("Operator"), tr("Reason"), tr("Started"), tr("Ended"), tr("State"), tr("Done"), tr("Failed"), tr("Not reached"), tr("Requests"), tr("Duration"), tr("Cost")};
    words.columns = {tr("#"), tr("What"), tr("Type"), tr("Name"), tr("Change"), tr("Outcome"), tr("Detail"), tr("Request"), tr("Requests"), tr("Duration"), tr("Cost")};
    return words;
}

void RunExport::ask(QWidget *parent, const Journal &journal, qint64 run, const std::function<void(const QString &)> &said)
{
    auto *dialog = new QFileDialog(parent, tr("Save the Report"));
    dialog->setObjectName(u"runExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("Web page (*.html)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("run-%1").arg(run));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(".html"_L1) ? u"html"_s : filter.contains(".json"_L1) ? u"json"_s : u"csv"_s);
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [parent, journalFile = journal.fileName(), run, said](const QString &fileName) {
        auto *writing = new QFutureWatcher<QString>(parent);
        QObject::connect(writing, &QFutureWatcherBase::finished, parent, [writing, said] {
            said(writing->result());
            writing->deleteLater();
        });
        writing->setFuture(QtConcurrent::run(write, journalFile, run, fileName));
    });
    dialog->open();
}

} // namespace Provost
