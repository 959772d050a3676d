// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLabel;
class QPushButton;

namespace Provost {

/// Yes, no, or neither: pressing the chosen one again takes it back. A check box could not tell "no" from "not said".
class BooleanEditor : public FieldEditor
{
    Q_OBJECT
public:
    BooleanEditor(const FieldSpec &spec, QWidget *parent);
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;

protected:
    QWidget *control() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *makeButton(const QString &text, bool value);
    void choose(bool value, bool on);
    QPushButton *m_yes;
    QPushButton *m_no;
    QLabel *m_words;
};

} // namespace Provost
