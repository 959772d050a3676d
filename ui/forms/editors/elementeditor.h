// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/fieldproblem.h"
#include "form/fieldspec.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QToolButton;

namespace Provost {

class EditSession;
class FieldEditor;

/// One value of a multi-valued attribute. Members that have no editor stay as they came.
class ElementEditor : public QWidget
{
    Q_OBJECT
public:
    ElementEditor(const FieldSpec &spec, EditSession &session, QWidget *parent);
    ~ElementEditor() override;
    void setValue(const Json &value);
    [[nodiscard]] const Json &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const; ///< just added, nothing filled in
    void setPrimary(bool primary);
    void setLocked(bool locked); ///< the provider alone writes this one: shown, with the reason, and not edited
    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    void setNames(const QString &what, const QString &path);
    void setWrong(bool wrong);
    void focusFirst();

Q_SIGNALS:
    void edited();
    void unreadable(const Provost::FieldProblem &problem);
    void named(const QString &id, const QString &name);
    void committed();
    void removeRequested();
    void primaryChosen();

private:
    void build();
    FieldEditor *addEditor(const FieldSpec &part);
    void take(const FieldSpec &part, const Json &value);
    void showValue();
    void buildLock();

    const FieldSpec m_spec;
    EditSession &m_session;
    Json m_value;
    QList<FieldEditor *> m_editors;
    QToolButton *m_primary = nullptr;
    QToolButton *m_remove;
    QWidget *m_edits; ///< all of the editors
    QWidget *m_lock = nullptr; ///< made when it is locked: instead of them
    QLabel *m_lockedText = nullptr;
    bool m_wrong = false;
    bool m_isLocked = false;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Provost
