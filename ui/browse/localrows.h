// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "directory/index/indexrows.h"

namespace Provost {

/// What a page has of its resource type on this computer: rows from the index once everything was read, and until then the offer to read it.
class LocalRows : public QObject
{
    Q_OBJECT
public:
    LocalRows(Directory &directory, const ResourceType &type, QObject *parent);

    [[nodiscard]] bool isComplete() const { return m_state.completeAt.isValid(); } ///< everything was read at least once
    [[nodiscard]] qint64 count() const { return m_state.count; }
    [[nodiscard]] QDateTime completeAt() const { return m_state.completeAt; }
    [[nodiscard]] IndexRows *rows() const { return m_rows; }
    [[nodiscard]] const FullRead &reading() const { return m_reading; }

    /// "Read Everything: 482 calls, about $0.96, 3 min", "Stop", "Go On Reading: 172 calls, about $0.34, 1 min".
    [[nodiscard]] QString offer(std::optional<qint64> total) const;
    [[nodiscard]] QString anewOffer(std::optional<qint64> total) const; ///< beside going on: "Begin Anew: 482 calls"; empty: there is nothing to go on with
    [[nodiscard]] QString progress() const; ///< "1,200 of 48,112 read", "; stopped 27/11/26 16:04"; empty: nothing goes on
    [[nodiscard]] QString searched(const QString &plural) const; ///< "Searched every attribute of 48,112 users read at 10:32."
    void startOrStop();
    void beginAnew();
    [[nodiscard]] static QString timeWords(const QDateTime &time); ///< the day only where it is another

Q_SIGNALS:
    void changed(); ///< complete, progress, offer
    void said(const QString &words);

private:
    [[nodiscard]] QString anew(std::optional<qint64> total) const;
    void onIndexChanged();
    void lookAtState();

    Directory &m_directory;
    ResourceType m_type;
    IndexRows *m_rows;
    FullRead &m_reading;
    IndexedType m_state;
};

} // namespace Provost
