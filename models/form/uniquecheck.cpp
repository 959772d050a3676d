// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/uniquecheck.h"

#include "change/mergeedit.h"
#include "directory/directory.h"
#include "form/editsession.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// What the field is after a change, a form's by its attributes, a file's by its operations; Undefined: the change is about something else.
Json wantedBy(const Change &change, const FieldSpec &spec, const ResourceSchema &schema)
{
    const bool isPatched = std::any_of(change.operations.cbegin(), change.operations.cend(), [&spec](const PatchOperation &operation) {
        return !operation.path || operation.path->name.attribute.compare(spec.name.attribute, Qt::CaseInsensitive) == 0;
    });
    return isPatched ? spec.valueIn(documentAfter(change.before.isNull() ? Json::object() : change.before.json(), {change}, schema)) : spec.valueIn(change.attributes);
}

} // namespace

UniqueCheck::UniqueCheck(EditSession &session, FormModel &form, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_form(form)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(600));
    connect(&m_pause, &QTimer::timeout, this, qOverload<>(&UniqueCheck::ask));
    connect(&m_form, &FormModel::fieldChanged, this, &UniqueCheck::onFieldChanged);
    connect(&m_session, &EditSession::changed, this, [this] { m_staged.clear(); });
    connect(&m_form, &FormModel::reset, this, [this] {
        m_staged.clear(); // the type may be another
        m_waiting.clear();
        m_seen.clear();
        m_answers.clear();
    });
}

QString UniqueCheck::ownId() const
{
    return m_form.isCreating() ? m_form.changes().value(0).id : m_form.subjects().value(0).before.id();
}

void UniqueCheck::onFieldChanged(int field)
{
    const FieldSpec &spec = m_form.field(field);
    if (!spec.unique || m_form.mode() == FormModel::Mode::EditMany)
        return;
    const QString text = m_form.value(field).toString();
    if (text == m_seen.value(field))
        return;
    m_seen.insert(field, text);
    if (const QPointer<Job> job = m_jobs.take(field)) {
        job->disconnect(this);
        job->cancel();
        Q_EMIT checking(field, false);
    }
    m_waiting.remove(field);
    if (text.isEmpty() || !m_form.isTouched(field) || text == m_form.original(field).toString())
        return;
    if (const auto taken = staged(field))
        return take(field, *taken);
    const QList<Answer> known = m_answers.value(field);
    const auto same = std::find_if(known.cbegin(), known.cend(), [&text](const Answer &answer) { return answer.text == text; });
    if (same != known.cend())
        return take(field, *same);
    m_waiting.insert(field);
    m_pause.start();
}

/// What others are staged to have, by their ids; of several changes of one the last counts. Gone through once for all keys.
const QHash<QString, UniqueCheck::Answer> &UniqueCheck::stagedOf(int field) const
{
    if (const auto known = m_staged.constFind(field); known != m_staged.cend())
        return *known;
    const FieldSpec &spec = m_form.field(field);
    const ResourceType &type = m_form.spec().type;
    const ResourceSchema schema = m_session.directory().description().schemaOf(type);
    QHash<QString, Answer> &wanted = m_staged[field];
    for (const Change &change : m_session.changes().changes) {
        if (change.resourceType != type.name)
            continue;
        if (const Json value = wantedBy(change, spec, schema); !value.isUndefined())
            wanted.insert(change.id, {.text = value.toString(), .id = change.id, .label = EditSession::labelOf(change)});
    }
    return wanted;
}

std::optional<UniqueCheck::Answer> UniqueCheck::staged(int field) const
{
    const QString text = m_form.value(field).toString();
    const auto sensitivity = m_form.field(field).caseExact ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const QString own = ownId();
    for (const Answer &wanted : stagedOf(field)) {
        if (wanted.id != own && wanted.text.compare(text, sensitivity) == 0)
            return Answer {.text = text, .id = wanted.id, .label = wanted.label};
    }
    return {};
}

void UniqueCheck::ask()
{
    const QSet<int> fields = std::exchange(m_waiting, {});
    for (const int field : fields)
        ask(field);
}

void UniqueCheck::ask(int field)
{
    const FieldSpec &spec = m_form.field(field);
    const ResourceType type = m_form.spec().type;
    const QString text = m_form.value(field).toString();
    const Filter filter = Filter::compare(spec.name, CompareOp::Eq, Json(text));
    const ServerProfile &profile = m_session.directory().description().profile;
    if (!m_form.problems(field).isEmpty() || !profile.filter.supported.value_or(true) || !profile.acceptsFilter(type.name, filter))
        return;
    auto *job = m_session.directory().find(type, filter, 2, this);
    m_jobs.insert(field, job);
    Q_EMIT checking(field, true);
    job->then(this, [this, field, text](const Result<QList<Resource>> &found) {
        Q_EMIT checking(field, false);
        if (!found.ok() || text != m_form.value(field).toString())
            return; // what cannot be known is no problem here; the provider has the last word
        Answer answer {.text = text};
        const QString own = ownId();
        for (const Resource &other : *found) {
            if (other.id() != own)
                answer = {.text = text, .id = other.id(), .label = other.displayText()};
        }
        m_answers[field] << answer;
        take(field, answer);
    });
}

/// Whoever has it lets go of it by what is staged already, which a plan does first. Not where a name outlives the one who had it.
bool UniqueCheck::isGivenUp(int field, const Answer &answer) const
{
    const ServerProfile &profile = m_session.directory().description().profile;
    const QList<Change> changes = m_session.changesOf({m_form.spec().type.name, answer.id});
    if (std::any_of(changes.cbegin(), changes.cend(), [](const Change &change) { return change.kind == ChangeKind::Delete; }))
        return profile.deletion == ServerProfile::Deletion::Final && !profile.keepsNamesOfDeleted;
    const auto wanted = stagedOf(field).constFind(answer.id);
    return wanted != stagedOf(field).cend() && wanted->text.compare(answer.text, m_form.field(field).caseExact ? Qt::CaseSensitive : Qt::CaseInsensitive) != 0;
}

void UniqueCheck::take(int field, const Answer &answer)
{
    using Code = FieldProblem::Code;
    if (answer.id.isEmpty() || isGivenUp(field, answer))
        return m_form.setTaken(field, {});
    m_form.setTaken(field, FieldProblem {.code = isTemporaryId(answer.id) ? Code::TakenHere : Code::Taken, .text = answer.label});
}

} // namespace Provost
