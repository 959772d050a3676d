// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/effectivemembersjob.h"
#include "commands/writingcommand.h"

#include <QHash>

namespace Provost {

class LookUpJob;

/// `provost members GROUP TARGET`: who is in a group, or --add and --remove. GROUP and members are ids, or names where they are unambiguous.
class MembersCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit MembersCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool writes() const override { return options().isSet(QStringLiteral("add")) || options().isSet(QStringLiteral("remove")); }
    bool prepareInput() override;
    void onDiscovered() override;

private:
    [[nodiscard]] bool readWords(const QString &option, QStringList &words);
    void onGroup(const Result<QList<Resource>> &found, int calls);
    void list(const Resource &group);
    void listEffective(const Resource &group);
    void onListed(const QList<EffectiveMembers::Member> &members, MemberList::Knowledge knowledge, const QStringList &notes);
    void show(const QList<EffectiveMembers::Member> &members, MemberList::Knowledge knowledge, const QStringList &notes);
    void lookUpMembers();
    void onMember(const QString &word, const Result<QList<Resource>> &found, int calls);
    void lookUpIds();
    void change();
    [[nodiscard]] MembersJob::Group groupNamed(const QString &id) const;
    [[nodiscard]] QStringList idsOf(const QStringList &words) const;

    QStringList m_add;
    QStringList m_remove;
    ResourceType m_groupType;
    QString m_groupId;
    QHash<QString, QString> m_ids; ///< word -> id
    QStringList m_unknown; ///< words that are to come in and are nobody's name: ids, or mistakes
    QStringList m_problems;
    int m_calls = 0;
};

} // namespace Provost
