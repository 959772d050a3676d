// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/localrows.h"

#include "browse/quickwords.h"
#include "errors/errortext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

LocalRows::LocalRows(Directory &directory, const ResourceType &type, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_type(type)
    , m_rows(new IndexRows(directory.index(), directory.description().schemaOf(type), this))
    , m_reading(directory.fullRead(type))
    , m_state {.name = type.name}
{
    connect(&directory.index(), &Index::changed, this, &LocalRows::onIndexChanged);
    connect(&directory.index(), &Index::completed, this, &LocalRows::lookAtState);
    connect(&m_reading, &FullRead::progressed, this, &LocalRows::changed);
    connect(&m_reading, &FullRead::stopped, this, &LocalRows::changed);
    connect(&m_reading, &FullRead::failed, this, [this](const Error &error) {
        Q_EMIT said(ErrorText::of(error).summary);
        Q_EMIT changed();
    });
    connect(&m_reading, &FullRead::done, this, [this](qint64 read, qint64 deleted, bool wasEverything) {
        QString words = wasEverything ? tr("%Ln read; every attribute can be searched now.", nullptr, int(read)) : tr("%Ln changed since the last reading.", nullptr, int(read));
        if (deleted > 0)
            words += u' ' + tr("%Ln had been deleted meanwhile.", nullptr, int(deleted));
        if (m_reading.leftInPart() > 0)
            words += u' ' + tr("%Ln could not be read whole: only a part of what they hold can be searched.", nullptr, int(m_reading.leftInPart()));
        Q_EMIT said(words);
        Q_EMIT changed();
    });
    lookAtState();
}

void LocalRows::onIndexChanged()
{
    if (!isComplete())
        return;
    if (m_rows->asOf().isValid()) // an edit changes neither number nor time
        m_rows->refresh();
    lookAtState();
}

void LocalRows::lookAtState()
{
    m_directory.index().state(this)->then(this, [this](const Result<IndexState> &state) {
        if (!state)
            return;
        const IndexedType known = state->of(m_type.name);
        if (known == m_state)
            return;
        const bool shows = m_rows->asOf().isValid() && known.count != m_state.count;
        m_state = known;
        if (shows)
            m_rows->refresh();
        Q_EMIT changed();
    });
}

QString LocalRows::offer(std::optional<qint64> total) const
{
    if (m_reading.isRunning())
        return tr("Stop");
    if (m_reading.isStopped())
        return m_reading.canGoOn() ? tr("Go On Reading: %1", "what it takes").arg(QuickWords::takes(m_reading.estimate(total))) : anew(total);
    if (isComplete() && m_reading.canRefresh())
        return tr("Read What Has Changed");
    const ReadEstimate estimate = estimateFullRead(m_directory, m_type, total);
    if (!estimate.resources && estimate.pricePerCall <= 0)
        return tr("Read Everything");
    const QString what = QuickWords::takes(estimate);
    return isComplete() ? tr("Read Again: %1", "what it takes").arg(what) : tr("Read Everything: %1", "what it takes").arg(what);
}

QString LocalRows::anewOffer(std::optional<qint64> total) const
{
    return m_reading.canGoOn() ? anew(total) : QString();
}

QString LocalRows::anew(std::optional<qint64> total) const
{
    return tr("Begin Anew: %1", "reading; what it takes").arg(QuickWords::takes(estimateFullRead(m_directory, m_type, total ? total : m_reading.total())));
}

QString LocalRows::progress() const
{
    if (!m_reading.isRunning() && !m_reading.isStopped())
        return {};
    const QLocale locale;
    const QString read = m_reading.total() ? tr("%1 of %2 read").arg(locale.toString(m_reading.read()), locale.toString(std::max(*m_reading.total(), m_reading.read())))
                                           : tr("%1 read").arg(locale.toString(m_reading.read()));
    const QDateTime stopped = m_reading.stoppedAt();
    return stopped.isValid() ? tr("%1; stopped %2", "12 of 40 read, time").arg(read, timeWords(stopped)) : read;
}

QString LocalRows::timeWords(const QDateTime &time)
{
    const QLocale locale;
    const QDateTime at = time.toLocalTime();
    return at.date() == QDate::currentDate() ? locale.toString(at.time(), QLocale::ShortFormat) : locale.toString(at, QLocale::ShortFormat);
}

QString LocalRows::searched(const QString &plural) const
{
    return tr("Searched on this computer: every attribute of %1 %2, read at %3", "number, users, time").arg(QLocale().toString(m_state.count), plural, timeWords(m_state.completeAt));
}

void LocalRows::beginAnew()
{
    m_reading.beginAnew();
}

void LocalRows::startOrStop()
{
    if (m_reading.isRunning())
        m_reading.stop();
    else
        m_reading.refresh();
}

} // namespace Provost
