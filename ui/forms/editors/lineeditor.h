// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;

namespace Provost {

/// A string on one line, and the ground for what else is typed on one.
class LineEditor : public FieldEditor
{
    Q_OBJECT
public:
    LineEditor(const FieldSpec &spec, QWidget *parent);
    ~LineEditor() override;
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    QWidget *control() const override;
    [[nodiscard]] QLineEdit *line() const { return m_line; }

private:
    void onTyped(const QString &text);
    QLineEdit *m_line;
    bool m_typed = false; ///< since it was committed last
};

} // namespace Provost
