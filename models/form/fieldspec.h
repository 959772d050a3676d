// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/servicedescription.h"

namespace Provost {

/// What a field is filled in with.
enum class FieldKind : quint8 { Line, Text, Choice, Boolean, Integer, Decimal, DateTime, Binary, Reference, Password, Values, Json };

/// Why a field cannot be edited; the window has the words.
enum class FieldLock : quint8 {
    None,
    ServersOwn, ///< readOnly in the schema
    Unsupported, ///< the provider cannot write it, whatever its schema says
    AfterCreation, ///< immutable, and there is one already
    CreateOnly, ///< the provider takes it only when an object is created
    NotRead, ///< returned on request only, and not asked for yet
    Object, ///< this very object: a rule of the profile
    Connection, ///< nothing may be changed over this connection
};

/// One attribute as a form shows it; a value made from the schema and the profile once for all objects of a type.
struct FieldSpec {
    AttributeName name {}; ///< parts of a single complex attribute are fields of their own: `name.givenName`
    FieldKind kind = FieldKind::Line;
    Attribute::Type type = Attribute::Type::String;
    QString label {};
    QString group {}; ///< what it is a part of, for a heading above it and the others; empty: it stands alone
    QString shortLabel {}; ///< below such a heading
    QString description {};
    bool required = false; ///< whenever the object exists
    bool requiredOnCreate = false;
    bool readOnly = false;
    bool unsupported = false;
    bool immutable = false;
    bool createOnly = false;
    bool writeOnly = false;
    bool onRequest = false;
    bool caseExact = false;
    bool unique = false;
    bool canBeEmptied = true;
    QStringList choices {}; ///< suggested
    bool choicesOnly = false; ///< nothing else is taken
    QStringList referenceTypes {}; ///< resource types a reference may point to
    QString displayPart {}; ///< sub-attribute that names what a reference points to
    ServerProfile::ValueRule rule {};
    QList<FieldSpec> parts {}; ///< of one element of Values, by their own names; empty: elements are scalars of `type`

    [[nodiscard]] QString path() const { return name.toString(); }
    [[nodiscard]] bool isRequired(bool creating) const { return required || (creating && requiredOnCreate); }
    /// Without what only a single object knows: its rules, and what was not read.
    [[nodiscard]] FieldLock lock(bool creating) const;
    [[nodiscard]] const FieldSpec *part(QStringView partName) const;
    /// Has `value` the shape that this kind edits? What a server sent otherwise is edited as JSON.
    [[nodiscard]] bool fits(const Json &value) const;
    [[nodiscard]] Json valueIn(const Json &resource) const;
    /// Puts `value` there; what is unassigned goes, with a complex attribute or extension that it was the last part of.
    void setIn(Json &resource, const Json &value) const;
    /// The Change::attributes that make it `value`; null removes.
    void addTo(Json &overlay, const Json &value) const;
    friend bool operator==(const FieldSpec &, const FieldSpec &) = default;
};

/// The fields of one schema.
struct FormSection {
    QString schema {}; ///< URN
    QString title {};
    QList<FieldSpec> fields {};
    friend bool operator==(const FormSection &, const FormSection &) = default;
};

} // namespace Provost
