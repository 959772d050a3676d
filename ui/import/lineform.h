// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/mappingmodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace Provost {

class HintLabel;

/// The chosen line of the mapping, to be edited: what it becomes, what it is made of, and what that comes to for a row of the file, while one types.
class LineForm : public QWidget
{
    Q_OBJECT
public:
    explicit LineForm(MappingModel &model, QWidget *parent = nullptr);
    void setLine(int row); ///< -1: none
    void focusTarget();
    void focusValue();

Q_SIGNALS:
    void removed();

private:
    void buildLayout();
    void connectFields();
    void fill();
    void fillTargets();
    void fillReferences();
    void tryValue();
    void commitTarget();
    [[nodiscard]] QString typedPath() const;

    MappingModel &m_model;
    int m_row = -1;
    bool m_filling = false;
    QLabel *m_title;
    QComboBox *m_target;
    QLineEdit *m_value;
    QCheckBox *m_onCreate;
    QLabel *m_referenceLabel;
    QComboBox *m_reference;
    QLabel *m_separatorLabel;
    QLineEdit *m_separator;
    QLabel *m_outcome;
    HintLabel *m_hint;
    QSpinBox *m_example;
    QToolButton *m_remove;
};

} // namespace Provost
