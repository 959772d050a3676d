// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importsession.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace Provost {

class HintLabel;

/// Initial passwords for those who are created: whether they get one, what it is like, and how it comes to them. Takes no room where nobody can get one.
class PasswordBar : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordBar(ImportSession &session, QWidget *parent = nullptr);
    void refresh();

private:
    QWidget *buildPolicy();
    QWidget *buildSealed();
    void connectFields();
    void take();
    void askFile();
    void say();

    ImportSession &m_session;
    bool m_filling = false;
    QComboBox *m_kind;
    QWidget *m_policy;
    QSpinBox *m_length;
    QCheckBox *m_symbols;
    QCheckBox *m_ambiguous;
    QLabel *m_strength;
    QWidget *m_sealed;
    QLineEdit *m_file;
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
    HintLabel *m_hint;
};

} // namespace Provost
