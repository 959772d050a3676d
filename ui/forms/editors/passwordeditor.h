// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;
class QToolButton;

namespace Provost {

class HintLabel;

/// A secret that can be written and never read: typed, or made here, shown until the focus leaves it and never again.
class PasswordEditor : public FieldEditor
{
    Q_OBJECT
public:
    PasswordEditor(const FieldSpec &spec, QWidget *parent);
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;

protected:
    QWidget *control() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTyped(const QString &text);
    void generate();
    void rate(const QString &text);
    void hidePassword();
    void leave();
    QLineEdit *m_line;
    QToolButton *m_make;
    QToolButton *m_copy;
    HintLabel *m_strength;
    bool m_typed = false; ///< since it was committed last
};

} // namespace Provost
