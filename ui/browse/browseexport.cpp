// SPDX-License-Identifier: GPL-3.0-or-later
// What a browse page does to write its list into a file.
#include "browse/browsepage.h"

#include "browse/exportdialog.h"
#include "browse/filterline.h"
#include "browse/localrows.h"
#include "browse/querybar.h"
#include "browse/quickwords.h"
#include "directory/export/exportjob.h"
#include "directory/resourcetablemodel.h"
#include "errors/errortext.h"
#include "widgets/messagestrip.h"

#include <QDir>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

/// Why what is shown cannot be written: it would be a list without what is searched. Empty: it can.
QString BrowsePage::whyNotShown() const
{
    if (usesIndex() || ((m_searchText.isEmpty() || !m_search.attributes.isEmpty()) && canAskQuick()))
        return {};
    return tr("%1 cannot be asked for what is searched, and nothing is shown that could be written. Clear the search first, or read everything.").arg(m_directory.name());
}

void BrowsePage::openExport()
{
    if (m_export)
        return Q_EMIT said(tr("An export is being written; one at a time."));
    if (auto *open = findChild<ExportDialog *>())
        return open->raise();
    const bool isNarrowed = !asked().asksNothing();
    const QString whyNot = whyNotShown();
    auto *dialog = new ExportDialog({.plural = typePlural(),
                                     .shown = whyNot.isEmpty() ? m_rows->total() : std::nullopt,
                                     .all = m_local->isComplete() ? std::optional(m_local->count()) : m_wholeTotal,
                                     .isNarrowed = isNarrowed,
                                     .whyNotShown = whyNot,
                                     .shownTakes = exportTakes(false),
                                     .allTakes = exportTakes(true),
                                     .columns = int(m_model->columns().size()),
                                     .baseDn = Ldif::baseDnFor(m_directory.connection().settings().baseUrl.host())},
                                    this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::chosen, this, [this, dialog](const QString &fileName) {
        ExportSpec spec {.format = dialog->format(), .type = m_type, .schema = m_schema, .baseDn = dialog->baseDn()};
        if (!dialog->hasEveryAttribute()) {
            const QList<Column> &columns = m_model->columns();
            for (const Column &column : columns)
                spec.columns.append(column.name.toString());
        }
        exportTo(fileName, dialog->isEverything(), spec);
    });
    dialog->open();
}

/// From the index where the list is from it, and where asking the provider costs money though everything is here; else from the provider, whose answer is the newest.
ExportSource BrowsePage::exportSource(bool isEverything) const
{
    const bool isPaid = m_directory.connection().profile().price.perCall > 0;
    ExportSource source {.query = {.endpoint = m_type.endpoint, .resourceType = m_type.name}};
    source.isFromIndex = isEverything ? m_local->isComplete() : usesIndex() || (isPaid && m_local->isComplete() && m_searchText.isEmpty());
    if (!isEverything) {
        source.query = query();
        source.search = source.isFromIndex ? m_searchText : QString(); // else it is in the filter
        source.quick = m_quick;
    }
    source.query.attributes.clear();
    source.query.excludedAttributes.clear();
    return source;
}

/// What the writing asks of the provider.
QString BrowsePage::exportTakes(bool isEverything) const
{
    if (exportSource(isEverything).isFromIndex)
        return tr("Written from what was read here, %1; the provider is asked nothing.", "as of a time").arg(ResultWords::age(m_local->completeAt()));
    const ReadEstimate estimate = estimateFullRead(m_directory, m_type, isEverything ? m_wholeTotal : m_rows->total());
    return estimate.resources ? tr("Read from the provider: %1.", "calls, money, time").arg(QuickWords::takes(estimate))
                              : tr("Read from the provider, who does not say how much there is.");
}

void BrowsePage::exportTo(const QString &fileName, bool isEverything, const ExportSpec &spec)
{
    if (const QString whyNot = isEverything ? QString() : whyNotShown(); !whyNot.isEmpty()) // the index may have gone since it was asked
        return Q_EMIT said(whyNot);
    const ExportSource source = exportSource(isEverything);
    auto *job = new ExportJob(m_directory, source, spec, fileName, this);
    m_export = job;
    const QString name = QDir::toNativeSeparators(fileName);
    m_exportStrip->setMessage(MessageStrip::Tone::Info, tr("Writing %1…").arg(name), tr("&Cancel"));
    m_exportStrip->show();
    connect(job, &ExportJob::progressed, this, [this, name](qint64 written, qint64 total) {
        const QLocale locale;
        m_exportStrip->setMessage(MessageStrip::Tone::Info,
                                  total < 0 ? tr("Writing %1: %2 so far", "file, number").arg(name, locale.toString(written))
                                            : tr("Writing %1: %2 of %3", "file, numbers").arg(name, locale.toString(written), locale.toString(total)),
                                  tr("&Cancel"));
    });
    job->then(this, [this, name](const Result<ExportSummary> &summary) {
        m_export = nullptr;
        if (!summary && summary.error().kind == ErrorKind::Cancelled) {
            m_exportStrip->hide();
            return Q_EMIT said(tr("Nothing was written."));
        }
        if (!summary) {
            const ErrorText words = ErrorText::of(summary.error());
            return m_exportStrip->setMessage(MessageStrip::Tone::Danger, tr("%1 was not written: %2").arg(name, words.summary), tr("&Close"));
        }
        QString words = tr("%Ln written to %1.", nullptr, int(summary->resources)).arg(name);
        if (summary->cutCells > 0)
            words += u' ' + tr("%Ln cell(s) longer than Excel takes were cut; CSV and JSON hold them whole.", nullptr, int(summary->cutCells));
        m_exportStrip->setMessage(summary->cutCells > 0 ? MessageStrip::Tone::Warning : MessageStrip::Tone::Success, words, tr("&Close"));
    });
}

/// The strip's button: stops what is being written, or puts the outcome away.
void BrowsePage::onExportStrip()
{
    if (m_export)
        m_export->cancel();
    else
        m_exportStrip->hide();
}

} // namespace Provost
