// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/formmodel.h"

#include "scim/patchvalues.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

void takePart(const FieldSpec &spec, const Json &part, Json &before, Json &current)
{
    const Json value = spec.valueIn(part);
    if (value.isUndefined())
        return;
    spec.setIn(before, value);
    if (!current.isUndefined() && spec.valueIn(current).isUndefined())
        spec.setIn(current, value);
}

} // namespace

FormModel::FormModel(FormSpec spec, ServerProfile profile, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_profile(std::move(profile))
    , m_fields(m_spec.fields())
{
}

void FormModel::startCreate(const Json &values, const QString &temporaryId)
{
    m_mode = Mode::Create;
    m_subjects = {{.before = {}, .current = values.isObject() ? values : Json::object()}};
    m_temporaryId = temporaryId.isEmpty() ? makeTemporaryId() : temporaryId;
    restart();
}

void FormModel::startEdit(const Subject &subject)
{
    m_mode = Mode::Edit;
    m_subjects = {subject};
    restart();
}

void FormModel::startMany(const QList<Subject> &subjects)
{
    m_mode = Mode::EditMany;
    m_subjects = subjects;
    restart();
}

void FormModel::restart()
{
    m_touched.clear();
    m_unreadable.clear();
    m_taken.clear();
    m_mixed.clear();
    m_read.clear();
    m_given = m_subjects.value(0).before;
    m_locks.clear();
    if (m_mode != Mode::Create) {
        for (const Subject &subject : std::as_const(m_subjects)) {
            for (const ObjectNote &note : readOnlyNotes(m_profile, m_spec.type, subject.before.json())) {
                if (!m_locks.contains(note))
                    m_locks << note;
            }
        }
    }
    Q_EMIT reset();
    Q_EMIT stateChanged();
}

/// The same answer once more lacks what was asked for beside it. A newer one says nothing of that: it is not read then.
void FormModel::keepRead(const Subject &old, Subject &subject)
{
    if (subject.before.bytes() == old.before.bytes() || m_read.isEmpty())
        return;
    if (subject.before.bytes() != m_given.bytes())
        return m_read.clear();
    Json before = subject.before.json();
    for (const int field : std::as_const(m_read))
        takePart(m_fields.at(field), old.before.json(), before, subject.current);
    subject.before = Resource(before);
}

void FormModel::refresh(const Subject &newer)
{
    if (m_mode == Mode::EditMany)
        return;
    const Subject old = m_subjects.value(0);
    const QSet<int> wasRead = m_read;
    Subject subject = newer;
    keepRead(old, subject);
    if (newer.before.bytes() != old.before.bytes())
        m_given = newer.before;
    m_subjects = {subject};
    const QSet<int> unread = wasRead - m_read;
    for (const int field : unread)
        Q_EMIT fieldChanged(field);
    m_touched.removeIf([this](const auto &touched) { return sameAssigned(commonValue(touched.key(), false), touched.value()); });
    for (int i = 0; i < count(); ++i) {
        const FieldSpec &spec = m_fields.at(i);
        const bool same = spec.valueIn(wholeOf(old)) == spec.valueIn(wholeOf(subject)) && spec.valueIn(old.before.json()) == spec.valueIn(subject.before.json());
        if (!same)
            Q_EMIT fieldChanged(i);
    }
    m_locks = m_mode == Mode::Create ? QList<ObjectNote>() : readOnlyNotes(m_profile, m_spec.type, subject.before.json());
    Q_EMIT stateChanged();
}

void FormModel::addRead(const QHash<QString, Json> &parts, const AttributeName &whole)
{
    if (m_mode == Mode::Create)
        return;
    QList<int> fields;
    for (int i = 0; i < count(); ++i) {
        const AttributeName &own = m_fields.at(i).name;
        if (AttributeName {own.schema, own.attribute, {}} == whole)
            fields << i;
    }
    for (Subject &subject : m_subjects) {
        const Json part = parts.value(subject.before.id());
        Json before = subject.before.json();
        for (const int field : std::as_const(fields))
            takePart(m_fields.at(field), part, before, subject.current);
        subject.before = Resource(before);
    }
    for (const int field : std::as_const(fields)) {
        m_read.insert(field); // even if there is nothing
        m_mixed.remove(field);
        Q_EMIT fieldChanged(field);
    }
}

void FormModel::setConnectionLocked(bool locked)
{
    m_connectionLocked = locked;
    Q_EMIT reset();
    Q_EMIT stateChanged();
}

int FormModel::indexOf(const AttributeName &name) const
{
    int whole = -1;
    for (int i = 0; i < count(); ++i) {
        const AttributeName &own = m_fields.at(i).name;
        if (own == name)
            return i;
        const bool sameTop = AttributeName {own.schema, own.attribute, {}} == AttributeName {name.schema, name.attribute, {}};
        if (sameTop && whole < 0)
            whole = i;
    }
    return whole;
}

Json FormModel::wholeOf(const Subject &subject) const
{
    return subject.current.isUndefined() ? subject.before.json() : subject.current;
}

Json FormModel::commonValue(int index, bool original) const
{
    if (m_subjects.isEmpty())
        return {};
    const FieldSpec &spec = m_fields.at(index);
    const auto of = [&](const Subject &subject) { return spec.valueIn(original ? subject.before.json() : wholeOf(subject)); };
    const Json first = of(m_subjects.front());
    const bool same = std::all_of(m_subjects.cbegin() + 1, m_subjects.cend(), [&](const Subject &subject) { return sameAssigned(of(subject), first); });
    if (!original)
        m_mixed.insert(index, !same);
    return same ? first : Json();
}

Json FormModel::value(int index) const
{
    const auto touched = m_touched.constFind(index);
    return touched == m_touched.constEnd() ? commonValue(index, false) : *touched;
}

Json FormModel::original(int index) const
{
    return m_mode == Mode::Create ? Json() : commonValue(index, true);
}

bool FormModel::isMixed(int index) const
{
    if (m_subjects.size() < 2 || m_touched.contains(index))
        return false;
    if (!m_mixed.contains(index))
        (void)commonValue(index, false);
    return m_mixed.value(index);
}

bool FormModel::isDirty(int index) const
{
    if (m_mode == Mode::Create)
        return false;
    if (m_mode == Mode::EditMany)
        return m_touched.contains(index);
    return !sameAssigned(original(index), value(index));
}

bool FormModel::isLockedByRule(const FieldSpec &spec) const
{
    const AttributeName whole {spec.name.schema, spec.name.attribute, {}};
    return std::any_of(m_locks.cbegin(), m_locks.cend(), [&](const ObjectNote &note) {
        return note.attributes.isEmpty() || note.attributes.contains(spec.path().toLower()) || note.attributes.contains(whole.toString().toLower());
    });
}

FieldLock FormModel::lock(int index) const
{
    const FieldSpec &spec = m_fields.at(index);
    if (m_connectionLocked)
        return FieldLock::Connection;
    if (const FieldLock own = spec.lock(isCreating()); own != FieldLock::None)
        return own;
    if (isLockedByRule(spec))
        return FieldLock::Object;
    if (!spec.onRequest || isCreating() || m_read.contains(index))
        return FieldLock::None;
    const bool isUnread = std::any_of(m_subjects.cbegin(), m_subjects.cend(), [&spec](const Subject &one) { return spec.valueIn(one.before.json()).isUndefined(); });
    return isUnread ? FieldLock::NotRead : FieldLock::None;
}

QList<ObjectNote> FormModel::warnings() const
{
    return warningNotes(m_profile, m_spec.type, document(), isCreating());
}

QList<FieldProblem> FormModel::problems(int index) const
{
    if (m_unreadable.contains(index))
        return {m_unreadable.value(index)};
    QList<FieldProblem> found;
    if (lock(index) != FieldLock::None)
        return found;
    if (m_touched.contains(index) || isCreating())
        found = checkField(m_fields.at(index), value(index), isCreating(), original(index));
    if (m_taken.contains(index))
        found << m_taken.value(index);
    return found;
}

Json FormModel::document() const
{
    Json whole = wholeOf(m_subjects.value(0));
    for (auto touched = m_touched.constBegin(); touched != m_touched.constEnd(); ++touched)
        m_fields.at(touched.key()).setIn(whole, *touched);
    return whole;
}

int FormModel::dirtyCount() const
{
    int dirty = 0;
    for (int i = 0; i < count(); ++i)
        dirty += isDirty(i) ? 1 : 0;
    return dirty;
}

int FormModel::problemCount() const
{
    int faulty = 0;
    for (int i = 0; i < count(); ++i)
        faulty += problems(i).isEmpty() ? 0 : 1;
    return faulty;
}

void FormModel::touch(int index)
{
    m_unreadable.remove(index);
    m_taken.remove(index);
    m_mixed.remove(index);
    Q_EMIT fieldChanged(index);
    Q_EMIT stateChanged();
}

void FormModel::setValue(int index, const Json &value)
{
    if (lock(index) != FieldLock::None)
        return;
    const bool hadTyped = m_unreadable.contains(index);
    if (!hadTyped && !isMixed(index) && sameAssigned(this->value(index), value))
        return;
    const bool backAgain = m_mode != Mode::EditMany && sameAssigned(commonValue(index, false), value);
    if (backAgain)
        m_touched.remove(index);
    else
        m_touched.insert(index, value);
    touch(index);
}

void FormModel::noteName(const QString &id, const QString &name)
{
    m_names.insert(id, name);
}

QString FormModel::referenceName(int index) const
{
    const Json id = value(index);
    if (const QString known = m_names.value(id.toString()); !known.isEmpty() || isUnassigned(id))
        return known;
    const AttributeName &name = m_fields.at(index).name;
    const Json whole = AttributeName {name.schema, name.attribute, {}}.valueIn(wholeOf(m_subjects.value(0)));
    if (whole.value(u"value") != id)
        return {};
    const QString display = whole.value(u"displayName").toString();
    return display.isEmpty() ? whole.value(u"display").toString() : display;
}

void FormModel::setUnreadable(int index, const FieldProblem &problem)
{
    if (m_unreadable.contains(index) && m_unreadable.value(index) == problem)
        return;
    m_unreadable.insert(index, problem);
    m_taken.remove(index);
    Q_EMIT fieldChanged(index);
    Q_EMIT stateChanged();
}

void FormModel::setTaken(int index, const std::optional<FieldProblem> &problem)
{
    if (problem)
        m_taken.insert(index, *problem);
    else if (m_taken.remove(index) == 0)
        return;
    Q_EMIT fieldChanged(index);
    Q_EMIT stateChanged();
}

void FormModel::revert(int index)
{
    m_touched.remove(index);
    if (m_mode != Mode::EditMany && !sameAssigned(commonValue(index, false), original(index)))
        m_touched.insert(index, original(index));
    touch(index);
}

void FormModel::forgetTouched()
{
    QSet<int> fields;
    const auto note = [&fields](const auto &byField) {
        for (auto it = byField.cbegin(); it != byField.cend(); ++it)
            fields.insert(it.key());
    };
    note(m_touched);
    note(m_unreadable);
    note(m_taken);
    m_touched.clear();
    m_unreadable.clear();
    m_taken.clear();
    for (const int field : std::as_const(fields))
        Q_EMIT fieldChanged(field);
    Q_EMIT stateChanged();
}

bool FormModel::isUsable(int index) const
{
    return m_touched.contains(index) && lock(index) == FieldLock::None && problems(index).isEmpty();
}

/// The id with what else names the same object: the name shown, and the address where the provider gave one.
void FormModel::addReference(const FieldSpec &spec, const Subject &subject, const Json &wanted, Json &overlay) const
{
    FieldSpec part {.name = {spec.name.schema, spec.name.attribute, {}}};
    const Json old = part.valueIn(wholeOf(subject));
    if (isUnassigned(wanted))
        return part.addTo(overlay, wanted);
    spec.addTo(overlay, wanted);
    const QString oldId = old.value(u"value").toString();
    const QString address = old.value(u"$ref").toString();
    if (!oldId.isEmpty() && address.endsWith(QString(u'/' + oldId))) {
        part.name.subAttribute = u"$ref"_s;
        part.addTo(overlay, QString(address.chopped(oldId.size()) + wanted.toString()));
    }
    if (!spec.displayPart.isEmpty()) {
        part.name.subAttribute = spec.displayPart;
        part.addTo(overlay, m_names.value(wanted.toString()));
    }
}

std::optional<Change> FormModel::changeFor(const Subject &subject, const QList<int> &fields) const
{
    Json overlay;
    for (const int index : fields) {
        const FieldSpec &spec = m_fields.at(index);
        const Json wanted = m_touched.value(index);
        if (sameAssigned(spec.valueIn(wholeOf(subject)), wanted))
            continue;
        if (spec.kind == FieldKind::Reference && !spec.name.subAttribute.isEmpty())
            addReference(spec, subject, wanted, overlay);
        else
            spec.addTo(overlay, wanted);
    }
    if (overlay.isUndefined())
        return {};
    return Change {.kind = ChangeKind::Update,
                   .resourceType = m_spec.type.name,
                   .id = subject.before.id(),
                   .attributes = overlay,
                   .before = subject.before,
                   .origin = {.kind = ChangeOrigin::Kind::Form}};
}

std::optional<Change> FormModel::changeOf(int index) const
{
    if (m_mode != Mode::Edit || !isUsable(index))
        return {};
    return changeFor(m_subjects.value(0), {index});
}

QList<Change> FormModel::changes() const
{
    if (m_mode == Mode::Create)
        return {Change {.kind = ChangeKind::Create,
                        .resourceType = m_spec.type.name,
                        .id = m_temporaryId,
                        .attributes = document(),
                        .origin = {.kind = ChangeOrigin::Kind::Form}}};
    QList<int> fields;
    for (int i = 0; i < count(); ++i) {
        if (isUsable(i))
            fields << i;
    }
    QList<Change> all;
    for (const Subject &subject : m_subjects) {
        if (const auto change = changeFor(subject, fields))
            all << *change;
    }
    return all;
}

} // namespace Provost
