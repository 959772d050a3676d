// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fieldeditor.h"

using namespace Qt::StringLiterals;

namespace Provost {

FieldEditor::FieldEditor(const FieldSpec &spec, QWidget *parent)
    : QWidget(parent)
    , m_spec(spec)
{
}

FieldEditor::~FieldEditor() = default;

void FieldEditor::setNames(const QString &accessibleName, const QString &path)
{
    control()->setObjectName(u"edit:"_s + path);
    control()->setAccessibleName(accessibleName);
    setFocusProxy(control());
}

QString FieldEditor::mixedText()
{
    return tr("Mixed values");
}

} // namespace Provost
