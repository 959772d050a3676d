// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QPlainTextEdit;

namespace Provost {

class JsonHighlighter;

/// Text of several lines; for what has no better editor, JSON with its error marked. Grows with what is in it, up to a limit.
class TextEditor : public FieldEditor
{
    Q_OBJECT
public:
    TextEditor(const FieldSpec &spec, QWidget *parent);
    void setValue(const Json &value) override;
    void setMixed(bool mixed) override;
    void setWrong(const QList<FieldProblem> &problems) override;
    bool isWide() const override { return true; }

protected:
    QWidget *control() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onTyped();
    void grow();
    QPlainTextEdit *m_text;
    JsonHighlighter *m_colours = nullptr;
    bool m_typed = false;
};

} // namespace Provost
