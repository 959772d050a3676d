// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/numbereditor.h"

#include <QLineEdit>

namespace Provost {

NumberEditor::NumberEditor(const FieldSpec &spec, QWidget *parent)
    : LineEditor(spec, parent)
{
    line()->setInputMethodHints(spec.kind == FieldKind::Integer ? Qt::ImhDigitsOnly : Qt::ImhFormattedNumbersOnly);
    line()->setLayoutDirection(Qt::LeftToRight);
}

} // namespace Provost
