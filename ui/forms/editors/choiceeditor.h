// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;

namespace Provost {

/// Suggested values in an editable list; where the provider takes nothing else, in one that only offers them.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceEditor(const FieldSpec &spec, QWidget *parent);
    ~ChoiceEditor() override;
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;

protected:
    QWidget *control() const override;

private:
    void onText(const QString &text);
    QComboBox *m_combo;
    bool m_typed = false;
};

} // namespace Provost
