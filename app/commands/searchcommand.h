// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "commands/targetedcommand.h"
#include "directory/index/indexsearch.h"
#include "directory/index/readingplace.h"
#include "scim/listpage.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>

namespace Provost {

class Index;
class ListJob;
struct KeptAnswer;
struct KeptIndex;
struct ListSummary;
struct SavedConnection;

/// `provost search TYPE TEXT TARGET [--read-all] [--limit N]`: resources that have every word of the text in any attribute, best first. Without --read-all
/// what is kept of a saved connection is searched, else the best filter that the provider takes finds them; standard error says what was searched.
class SearchCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit SearchCommand(QObject *parent = nullptr);
    ~SearchCommand() override;
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepare() override;
    void onDiscovered() override;

private:
    void lookForKept(const SavedConnection &saved);
    void searchKeptIndex(const KeptIndex &kept);
    void onKept(const Result<KeptAnswer> &answer);
    void readEverything();
    void keepWhatIsRead(const KeptIndex &kept);
    void endKeeping(const Result<ListSummary> &outcome);
    void onKeepingEnded();
    void askServer();
    void onPage(const ListPage &page);
    void onRead(const Result<ListSummary> &outcome);
    void onServerDone(const Result<ListSummary> &outcome);
    void lookThrough();
    void collect();
    void showRead();
    void writeHits(const QList<SearchHit> &hits, bool hasMore);

    QString m_text;
    int m_limit = 50;
    bool m_readsAll = false;
    ResourceType m_type;
    ResourceSchema m_schema;
    QFutureWatcher<QList<SearchHit>> *m_searching = nullptr;
    QList<QFuture<QList<SearchHit>>> m_pages; ///< what each page comes to, in other threads
    QList<SearchHit> m_hits;
    QList<Resource> m_fromServer;
    QString m_filterText; ///< what the provider was asked
    QElapsedTimer m_clock;
    qint64 m_read = 0;
    bool m_isPartial = false;
    QPointer<ListJob> m_job;
    Index *m_index = nullptr; ///< what is read goes there too, for the next search
    ReadingPlace m_place; ///< of what is kept
    bool m_isKeeping = false; ///< it is read, and being written
};

} // namespace Provost
