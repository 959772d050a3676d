// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/fieldspec.h"

class QWidget;

namespace Provost {

class EditSession;
class FieldEditor;

/// The editor for a field's kind; owned by `parent`.
[[nodiscard]] FieldEditor *makeFieldEditor(const FieldSpec &spec, EditSession &session, QWidget *parent);
/// The kind that edits one scalar of this type; `text` where it is a string.
[[nodiscard]] FieldKind scalarKind(Attribute::Type type, FieldKind text);

} // namespace Provost
