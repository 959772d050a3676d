// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/selectionreader.h"

#include "browse/quickwords.h"
#include "browse/resourcetable.h"
#include "directory/resourcetablemodel.h"
#include "directory/rowsjob.h"
#include "errors/errortext.h"
#include "widgets/messagestrip.h"

#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Provost {

SelectionReader::SelectionReader(ResourceTable &table, ResourceTableModel &model, MessageStrip &strip, Lister lister, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_strip(strip)
    , m_lister(std::move(lister))
{
    connect(&m_strip, &MessageStrip::actionTriggered, this, &SelectionReader::onAction);
    connect(&m_strip, &MessageStrip::secondTriggered, this, [this] { giveUp(tr("Nothing was changed.")); });
    connect(&m_table, &ResourceTable::selectionRangesChanged, this, [this] { giveUp(tr("Something else is selected: nothing was changed.")); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { giveUp(tr("Another list is shown: nothing was changed.")); });
}

bool SelectionReader::isReading() const
{
    return m_then != nullptr;
}

void SelectionReader::read(Handler then)
{
    if (isReading())
        return Q_EMIT said(tr("What is selected is being read; one at a time."));
    const qint64 count = m_table.selectedCount();
    const QLocale locale;
    if (count == 0)
        return Q_EMIT said(tr("Nothing is selected."));
    if (count > most)
        return Q_EMIT said(tr("%1 are selected, and %2 can be changed at once: nothing was changed. A filter or an import can do it in parts.")
                               .arg(locale.toString(count), locale.toString(most)));
    const QList<int> rows = m_table.selectedRowNumbers();
    QList<Resource> resources;
    for (const int row : rows) {
        if (const Resource resource = m_model.resourceAt(row); !resource.isNull())
            resources << resource;
    }
    if (resources.size() == rows.size())
        return then(resources);
    m_then = std::move(then);
    ask(rows, int(rows.size() - resources.size()));
}

/// All of them, in one go: rows that were read at another time may have moved since.
void SelectionReader::ask(const QList<int> &rows, int missing)
{
    const List list = m_lister(rows.size());
    if (list.takes.cost <= 0)
        return begin(list, rows);
    m_agreed = [this, list, rows] { begin(list, rows); };
    const QLocale locale;
    m_strip.setMessage(MessageStrip::Tone::Info,
                       tr("%1 of the %2 selected are not read yet. To read them takes %3.", "numbers; calls and money")
                           .arg(locale.toString(missing), locale.toString(rows.size()), QuickWords::takes(list.takes)),
                       tr("&Read Them"), tr("&Cancel"));
    m_strip.show();
}

void SelectionReader::begin(const List &list, const QList<int> &rows)
{
    auto *job = new RowsJob(list.makeSource(this), list.query, rows, this);
    m_job = job;
    const auto show = [this](int read, int all) {
        const QLocale locale;
        m_strip.setMessage(MessageStrip::Tone::Info, tr("Reading what is selected: %1 of %2", "numbers").arg(locale.toString(read), locale.toString(all)), tr("&Stop"));
        m_strip.show();
    };
    show(0, int(rows.size()));
    connect(job, &RowsJob::progressed, this, show);
    job->then(this, [this, rows](const Result<QHash<int, Resource>> &found) {
        if (!isReading())
            return; // given up
        if (found)
            onRead(rows, *found);
        else
            giveUp(ErrorText::of(found.error()).summary + u' ' + tr("Nothing was changed."));
    });
}

/// Complete, each one once, and the same as those that are on the screen; else somebody may be meant whom nobody has seen.
void SelectionReader::onRead(const QList<int> &rows, const QHash<int, Resource> &found)
{
    QList<Resource> resources;
    QSet<QString> ids;
    bool isSame = true;
    for (const int row : rows) {
        const Resource resource = found.value(row);
        const Resource shown = m_model.resourceAt(row);
        isSame = isSame && !resource.isNull() && (shown.isNull() || shown.id() == resource.id());
        ids.insert(resource.id());
        resources << resource;
    }
    if (!isSame || ids.size() != resources.size())
        return giveUp(tr("The list has changed meanwhile: nothing was changed. Read it again (F5) and select anew."));
    const Handler then = std::exchange(m_then, nullptr);
    m_strip.hide();
    then(resources);
}

void SelectionReader::end()
{
    m_then = nullptr;
    m_agreed = nullptr;
    if (m_job && !m_job->isDone())
        m_job->cancel();
}

void SelectionReader::giveUp(const QString &words)
{
    if (!isReading())
        return;
    end();
    m_strip.hide();
    Q_EMIT said(words);
}

void SelectionReader::onAction()
{
    if (const auto agreed = std::exchange(m_agreed, nullptr))
        agreed();
    else
        giveUp(tr("Stopped: nothing was changed."));
}

} // namespace Provost
