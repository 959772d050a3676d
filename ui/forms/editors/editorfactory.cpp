// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/editorfactory.h"

#include "forms/editors/binaryeditor.h"
#include "forms/editors/booleaneditor.h"
#include "forms/editors/choiceeditor.h"
#include "forms/editors/datetimeeditor.h"
#include "forms/editors/lineeditor.h"
#include "forms/editors/numbereditor.h"
#include "forms/editors/passwordeditor.h"
#include "forms/editors/referenceeditor.h"
#include "forms/editors/texteditor.h"
#include "forms/editors/valueseditor.h"

namespace Provost {

FieldEditor *makeFieldEditor(const FieldSpec &spec, EditSession &session, QWidget *parent)
{
    switch (spec.kind) {
    case FieldKind::Line:
        return new LineEditor(spec, parent);
    case FieldKind::Integer:
    case FieldKind::Decimal:
        return new NumberEditor(spec, parent);
    case FieldKind::Text:
    case FieldKind::Json:
        return new TextEditor(spec, parent);
    case FieldKind::Choice:
        return new ChoiceEditor(spec, parent);
    case FieldKind::Boolean:
        return new BooleanEditor(spec, parent);
    case FieldKind::DateTime:
        return new DateTimeEditor(spec, parent);
    case FieldKind::Binary:
        return new BinaryEditor(spec, parent);
    case FieldKind::Reference:
        return new ReferenceEditor(spec, session, parent);
    case FieldKind::Password:
        return new PasswordEditor(spec, parent);
    case FieldKind::Values:
        break;
    }
    return new ValuesEditor(spec, session, parent);
}

FieldKind scalarKind(Attribute::Type type, FieldKind text)
{
    switch (type) {
    case Attribute::Type::Boolean:
        return FieldKind::Boolean;
    case Attribute::Type::Integer:
        return FieldKind::Integer;
    case Attribute::Type::Decimal:
        return FieldKind::Decimal;
    case Attribute::Type::DateTime:
        return FieldKind::DateTime;
    case Attribute::Type::Binary:
        return FieldKind::Binary;
    case Attribute::Type::Complex:
    case Attribute::Type::Unknown:
        return FieldKind::Json;
    default:
        return text;
    }
}

} // namespace Provost
