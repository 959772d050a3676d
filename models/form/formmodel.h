// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"
#include "form/fieldproblem.h"
#include "form/formspec.h"
#include "form/validator.h"

#include <QObject>
#include <QSet>

namespace Provost {

/// What a form holds: the values of one object, of many at once, or of one to be created. It knows what the directory has, what was changed,
/// what is wrong, and makes the Change of it; only what was touched is in there.
///
/// Fields are numbered in the order of FormSpec::fields().
class FormModel : public QObject
{
    Q_OBJECT
public:
    enum class Mode : quint8 { Create, Edit, EditMany };
    Q_ENUM(Mode)
    /// An object as the directory has it, and as it is to be by what is staged already.
    struct Subject {
        Resource before {};
        Json current {}; ///< Undefined: as before
    };

    FormModel(FormSpec spec, ServerProfile profile, QObject *parent = nullptr);

    void startCreate(const Json &values, const QString &temporaryId = {}); ///< `values`: what it begins with; an id where it is staged already
    void startEdit(const Subject &subject);
    void startMany(const QList<Subject> &subjects);
    /// Other staged changes, or a newer answer of the server, under the same form: fields that were touched and not yet taken stay as they are.
    void refresh(const Subject &subject);
    /// An attribute that is returned on request, asked for of every object, by id.
    void addRead(const QHash<QString, Json> &parts, const AttributeName &whole);
    void setConnectionLocked(bool locked); ///< nothing may be changed here

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isCreating() const { return m_mode == Mode::Create; }
    [[nodiscard]] const FormSpec &spec() const { return m_spec; }
    [[nodiscard]] const QList<Subject> &subjects() const { return m_subjects; }
    [[nodiscard]] int count() const { return int(m_fields.size()); }
    [[nodiscard]] const FieldSpec &field(int index) const { return m_fields.at(index); }
    [[nodiscard]] int indexOf(const AttributeName &name) const; ///< also of a part, or of the whole that parts were made of; -1: none

    [[nodiscard]] Json value(int index) const; ///< Undefined: nothing, or mixed
    [[nodiscard]] Json original(int index) const; ///< what the directory has; of many: only where all have the same
    [[nodiscard]] bool isMixed(int index) const; ///< the objects differ, and it was not touched
    [[nodiscard]] bool isDirty(int index) const; ///< differs from what the directory has, staged or not
    [[nodiscard]] bool isTouched(int index) const { return m_touched.contains(index); } ///< changed here since it was last taken
    [[nodiscard]] bool isUnreadable(int index) const { return m_unreadable.contains(index); } ///< what is typed there is no value
    [[nodiscard]] FieldLock lock(int index) const;
    [[nodiscard]] const QList<ObjectNote> &locks() const { return m_locks; } ///< why this object, or a part of it, is read-only
    [[nodiscard]] QList<ObjectNote> warnings() const;
    [[nodiscard]] QList<FieldProblem> problems(int index) const; ///< of a field that was touched, or any while creating
    [[nodiscard]] QString referenceName(int index) const; ///< of what a reference field points to; empty when nobody said
    [[nodiscard]] Json document() const; ///< the object as it stands in the form; of many: the first
    [[nodiscard]] int dirtyCount() const;
    [[nodiscard]] int problemCount() const;
    [[nodiscard]] bool hasTouched() const { return !m_touched.isEmpty() || !m_unreadable.isEmpty(); }

    void setValue(int index, const Json &value);
    void noteName(const QString &id, const QString &name); ///< what a reference that may be set next is called
    void setUnreadable(int index, const FieldProblem &problem); ///< what was typed is no value; the last one stays
    void setTaken(int index, const std::optional<FieldProblem> &problem); ///< by what a look into the directory found
    void revert(int index); ///< to what the directory has; of many: untouched
    void forgetTouched(); ///< they were taken, or given up

    [[nodiscard]] std::optional<Change> changeOf(int index) const; ///< none: not touched, locked or wrong
    [[nodiscard]] QList<Change> changes() const; ///< of every touched field without problems; one for each object that it alters

Q_SIGNALS:
    void reset();
    void fieldChanged(int index); ///< value, mark, problems or lock
    void stateChanged(); ///< counts, locks or warnings

private:
    void restart();
    [[nodiscard]] Json wholeOf(const Subject &subject) const;
    [[nodiscard]] Json commonValue(int index, bool original) const;
    [[nodiscard]] bool isLockedByRule(const FieldSpec &spec) const;
    [[nodiscard]] std::optional<Change> changeFor(const Subject &subject, const QList<int> &fields) const;
    void addReference(const FieldSpec &spec, const Subject &subject, const Json &wanted, Json &overlay) const;
    [[nodiscard]] bool isUsable(int index) const;
    void touch(int index);
    void keepRead(const Subject &old, Subject &subject);

    FormSpec m_spec;
    ServerProfile m_profile;
    QList<FieldSpec> m_fields;
    Mode m_mode = Mode::Edit;
    QList<Subject> m_subjects;
    QString m_temporaryId; ///< Create
    bool m_connectionLocked = false;
    QList<ObjectNote> m_locks;
    QHash<int, Json> m_touched;
    QHash<int, FieldProblem> m_unreadable;
    QHash<int, FieldProblem> m_taken;
    Resource m_given; ///< the object as it came, without those
    QSet<int> m_read; ///< what is returned on request only, and was asked for
    QHash<QString, QString> m_names; ///< of what references point to, by id
    mutable QHash<int, bool> m_mixed; ///< looked up once; objects may be many
};

} // namespace Provost
