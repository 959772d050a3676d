// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/principal.h"
#include "scim/resource.h"

#include <QObject>
#include <QPointer>
#include <QSet>

namespace Provost {

class Job;
class MembershipEditor;

/// What people are called of whom a list tells the ids only. The index is asked first, for all of them where it has read everybody; the provider only for
/// those on screen, and never where calls cost money.
class MemberNames : public QObject
{
    Q_OBJECT
public:
    MemberNames(MembershipEditor &editor, QObject *parent);

    void forget(); ///< another list
    void want(const QStringList &ids); ///< on screen; who has scrolled away is not wanted any more
    void wantAll(const QStringList &ids); ///< in the order of the list

Q_SIGNALS:
    void named(const QList<Provost::Principal> &people); ///< of those on screen
    void portionNamed(const QList<Provost::Principal> &people); ///< of all, in their order
    void allNamed(); ///< nothing more comes of wantAll(); only after portionNamed()

private:
    void askIndex(const QStringList &ids);
    void askServer(const QStringList &ids);
    void askNext();
    void onAnswer(const Result<Resource> &found);
    void nextPortion();
    [[nodiscard]] QStringList types() const;

    MembershipEditor &m_editor;
    QStringList m_wanted; ///< not asked for yet
    QSet<QString> m_asked;
    int m_underWay = 0;
    QStringList m_all;
    qsizetype m_portion = 0; ///< of m_all, asked for
    bool m_anyNamed = false;
    QPointer<Job> m_naming;
};

} // namespace Provost
