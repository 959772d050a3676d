// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

namespace Provost {

/// Counts the requests that go out on behalf of an object and of whatever lives below it, and lets no more of them go than were allowed. What costs money
/// is counted where it leaves the house: retries, look-ups and requests whose answer nobody waits for any more are in it.
class CallMeter : public QObject
{
    Q_OBJECT
public:
    explicit CallMeter(QObject *parent = nullptr);
    ~CallMeter() override;

    void watch(QObject *root, int allowed = -1); ///< until it dies; negative: any number
    [[nodiscard]] int used(const QObject *root) const;
    [[nodiscard]] int claimed(const QObject *root) const; ///< used or reserved
    [[nodiscard]] bool isSpent(const QObject *root) const;

    /// One request for `caller`; false: no more of them may go. Ends with sent() or giveBack().
    [[nodiscard]] bool reserve(const QObject *caller);
    void sent(const QObject *caller);
    void sentAgain(const QObject *caller, int times); ///< without having asked; negative: nothing
    void giveBack(const QObject *caller);
    void billed(const QObject *caller); ///< the answer to one that was sent is one that costs
    [[nodiscard]] int billedFor(const QObject *root) const;

private:
    struct Count {
        int allowed = -1;
        int reserved = 0;
        int used = 0;
        int billed = 0;
    };
    [[nodiscard]] QList<Count *> countsOf(const QObject *caller);

    QHash<const QObject *, Count> m_counts;
};

} // namespace Provost
