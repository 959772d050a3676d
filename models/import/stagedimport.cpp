// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/stagedimport.h"

#include "change/references.h"
#include "change/stagedchanges.h"
#include "import/objectfinder.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isFromFile(const Change &change)
{
    return change.origin.kind == ChangeOrigin::Kind::Csv;
}

/// By what somebody new is known again: type, key and text.
QStringList signsOf(const Change &create, const QStringList &match)
{
    QStringList signs;
    const Resource resource(create.attributes);
    for (const QString &path : match) {
        const QStringList texts = textsOf(resource.value(filterName(path)));
        for (const QString &text : texts)
            signs << create.resourceType + u'\n' + path.toLower() + u'\n' + text.toCaseFolded();
    }
    return signs;
}

class Joining
{
public:
    Joining(const QList<Change> &import, const QSet<ObjectKey> &own, const QStringList &match)
        : m_import(import)
        , m_own(own)
        , m_match(match)
    {
        for (const Change &change : import) {
            if (change.kind != ChangeKind::Create)
                continue;
            for (const QString &sign : signsOf(change, match))
                m_newcomers.insert(sign, change.id);
        }
    }

    StagedImport into(const ChangeSet &now)
    {
        StagedImport result;
        const QList<Change> left = withoutReplaced(now.changes, result.replaced);
        result.after.title = now.title;
        for (const Change &change : left)
            keep(change, result.after.changes);
        result.after = StagedChanges::merged(result.after, m_import);
        return result;
    }

private:
    QList<Change> withoutReplaced(const QList<Change> &changes, qsizetype &replaced)
    {
        QSet<ObjectKey> gone;
        for (const Change &change : changes) {
            if (change.kind != ChangeKind::Create || !isFromFile(change))
                continue;
            const QString newcomer = newcomerFor(change);
            const bool isOwn = m_own.contains(change.key());
            if (newcomer.isEmpty() && !isOwn)
                continue;
            gone.insert(change.key());
            m_ids.insert(change.id, newcomer);
            replaced += isOwn ? 0 : 1;
        }
        QList<Change> left;
        for (const Change &change : changes) {
            if (!gone.contains(change.key()) && !(isFromFile(change) && m_own.contains(change.key())))
                left << change;
        }
        return left;
    }

    [[nodiscard]] QString newcomerFor(const Change &create) const
    {
        for (const QString &sign : signsOf(create, m_match)) {
            if (const auto known = m_newcomers.constFind(sign); known != m_newcomers.cend())
                return *known;
        }
        return {};
    }

    /// A group with members who are not created after all would fail as a whole.
    void keep(Change change, QList<Change> &kept) const
    {
        const bool mentions = std::any_of(change.members.cbegin(), change.members.cend(), [this](const QString &id) { return m_ids.contains(id); });
        if (mentions) {
            QStringList members;
            for (const QString &id : std::as_const(change.members)) {
                const QString now = m_ids.contains(id) ? m_ids.value(id) : id;
                if (!now.isEmpty() && !members.contains(now))
                    members << now;
            }
            change.members = members;
            if (members.isEmpty())
                return;
        }
        if (!m_ids.isEmpty() && !change.attributes.isUndefined())
            change.attributes = withNewcomers(change.attributes);
        kept << change;
    }

    [[nodiscard]] Json withNewcomers(const Json &attributes) const
    {
        const QSet<QString> mentioned = temporaryIdsIn(attributes);
        QHash<QString, QString> ids;
        for (const QString &id : mentioned) {
            if (const QString now = m_ids.value(id); !now.isEmpty())
                ids.insert(id, now);
        }
        return ids.isEmpty() ? attributes : resolved(attributes, ids);
    }

    const QList<Change> &m_import;
    const QSet<ObjectKey> &m_own;
    const QStringList &m_match;
    QHash<QString, QString> m_newcomers; ///< sign -> temporary id
    QHash<QString, QString> m_ids; ///< of who is replaced, and by whom; empty: by nobody
};

} // namespace

StagedImport stagedWith(const ChangeSet &now, const QList<Change> &import, const QSet<ObjectKey> &own, const QStringList &match)
{
    return Joining(import, own, match).into(now);
}

} // namespace Provost
