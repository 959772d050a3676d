// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membernames.h"

#include "directory/directory.h"
#include "directory/index/index.h"
#include "membership/indexedmembers.h"
#include "membership/membershipeditor.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int namesAtOnce = 3; ///< questions to the provider under way
constexpr qsizetype portion = 2000; ///< so that others get their turn at the index

} // namespace

MemberNames::MemberNames(MembershipEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{
}

QStringList MemberNames::types() const
{
    QStringList names;
    for (const QString &name : {u"User"_s, u"Group"_s}) {
        if (const ResourceType *type = m_editor.session().directory().description().resourceType(name))
            names << type->name;
    }
    return names;
}

void MemberNames::forget()
{
    if (m_naming) {
        m_naming->disconnect(this);
        m_naming->cancel();
    }
    m_naming = nullptr;
    m_wanted.clear();
    m_asked.clear();
    m_all.clear();
    m_portion = 0;
    m_anyNamed = false;
}

void MemberNames::want(const QStringList &ids)
{
    QStringList fresh;
    for (const QString &id : ids) {
        if (!m_asked.contains(id))
            fresh << id;
    }
    m_wanted.clear();
    if (fresh.isEmpty())
        return;
    if (indexOf(m_editor.session().directory()))
        askIndex(fresh);
    else
        askServer(fresh);
}

void MemberNames::askIndex(const QStringList &ids)
{
    auto *job = namesInIndex(*indexOf(m_editor.session().directory()), types(), ids, this);
    job->then(this, [this, ids](const Result<QList<Principal>> &found) {
        const QList<Principal> people = found.valueOr({});
        QSet<QString> known;
        for (const Principal &person : people) {
            m_editor.know(person);
            known.insert(person.id);
            m_asked.insert(person.id);
        }
        if (!people.isEmpty())
            Q_EMIT named(people);
        QStringList unknown;
        for (const QString &id : ids) {
            if (!known.contains(id))
                unknown << id;
        }
        askServer(unknown);
    });
}

void MemberNames::askServer(const QStringList &ids)
{
    if (m_editor.session().directory().description().profile.price.perCall > 0)
        return;
    m_wanted = ids;
    while (m_underWay < namesAtOnce && !m_wanted.isEmpty())
        askNext();
}

void MemberNames::askNext()
{
    const ResourceType *users = m_editor.session().directory().description().resourceType(u"User");
    if (m_wanted.isEmpty() || !users)
        return m_wanted.clear();
    const QString id = m_wanted.takeFirst();
    if (m_asked.contains(id))
        return;
    m_asked.insert(id);
    ++m_underWay;
    auto *job = m_editor.session().directory().fetch(*users, id, this);
    job->then(this, [this](const Result<Resource> &found) { onAnswer(found); });
}

void MemberNames::onAnswer(const Result<Resource> &found)
{
    --m_underWay;
    askNext();
    if (!found) // a group, or something that is no user
        return;
    const Principal person = Principal::of(*found, u"User"_s);
    m_editor.know(person);
    Q_EMIT named({person});
}

void MemberNames::wantAll(const QStringList &ids)
{
    Index *index = indexOf(m_editor.session().directory());
    if (!index || ids.isEmpty())
        return;
    m_all = ids;
    m_portion = 0;
    m_anyNamed = false;
    auto *state = index->state(this);
    m_naming = state;
    state->then(this, [this](const Result<IndexState> &found) {
        const auto kinds = types();
        if (found && !kinds.isEmpty() && found->of(kinds.first()).completeAt.isValid())
            nextPortion();
    });
}

void MemberNames::nextPortion()
{
    Index *index = indexOf(m_editor.session().directory());
    if (!index || m_portion >= m_all.size()) {
        if (m_anyNamed)
            Q_EMIT allNamed();
        return;
    }
    auto *job = namesInIndex(*index, types(), m_all.mid(m_portion, portion), this);
    m_naming = job;
    m_portion += portion;
    job->then(this, [this](const Result<QList<Principal>> &found) {
        const QList<Principal> people = found.valueOr({});
        m_anyNamed = m_anyNamed || !people.isEmpty();
        if (!people.isEmpty())
            Q_EMIT portionNamed(people);
        nextPortion();
    });
}

} // namespace Provost
