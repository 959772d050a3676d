// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/fieldproblem.h"
#include "form/fieldspec.h"

#include <QWidget>

namespace Provost {

/// What edits one value of a form. One subclass for each kind of attribute, in editors/.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const FieldSpec &spec, QWidget *parent);
    ~FieldEditor() override;
    [[nodiscard]] const FieldSpec &spec() const { return m_spec; }

    virtual void setValue(const Json &value) = 0; ///< shows it and says nothing; what is being typed is left alone where it means the same
    virtual void setMixed(bool mixed) = 0; ///< many objects that differ
    virtual void setOriginal(const Json &value) { Q_UNUSED(value) } ///< what the directory has; before setValue()
    virtual void setValueName(const QString &name) { Q_UNUSED(name) } ///< what a reference points to, in words
    virtual void setWrong(const QList<FieldProblem> &problems) { Q_UNUSED(problems) } ///< marks places inside the editor
    [[nodiscard]] virtual bool isWide() const { return false; } ///< takes the whole width, below its label
    /// Names the control for people and for tests: "edit:PATH".
    void setNames(const QString &accessibleName, const QString &path);

Q_SIGNALS:
    void edited(const Provost::Json &value); ///< at every key; Undefined: emptied
    void unreadable(const Provost::FieldProblem &problem); ///< what is typed is no value (yet)
    void named(const QString &id, const QString &name); ///< before a reference is edited()
    void committed(); ///< done with it: the focus went, Enter, a choice

protected:
    virtual QWidget *control() const = 0; ///< has focus and names
    [[nodiscard]] static QString mixedText();

private:
    FieldSpec m_spec;
};

} // namespace Provost
