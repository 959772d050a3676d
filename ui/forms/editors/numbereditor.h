// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editors/lineeditor.h"

namespace Provost {

/// An integer or a decimal, by its digits: a spin box would round what does not fit an int or a double.
class NumberEditor : public LineEditor
{
    Q_OBJECT
public:
    NumberEditor(const FieldSpec &spec, QWidget *parent);
};

} // namespace Provost
