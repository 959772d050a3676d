// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLineEdit;
class QWidget;

namespace Provost {

class HintLabel;

/// The fields a passphrase is typed into, and what is to be said about it: a known one once, a new one twice.
class PassphraseFields : public QObject
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Known, New };
    /// Fields and message are `parent`'s, named `prefix` and "Passphrase", "Repeat", "Message"; a known one's second field is hidden.
    PassphraseFields(Kind kind, const QString &prefix, QWidget *parent);

    [[nodiscard]] static QLineEdit *makeField(const QString &objectName, const QString &title, QWidget *parent);
    [[nodiscard]] QLineEdit *first() const { return m_first; }
    [[nodiscard]] QLineEdit *second() const { return m_second; }
    [[nodiscard]] HintLabel *message() const { return m_message; }
    [[nodiscard]] bool isSound() const; ///< there is one, and a new one was typed twice alike

Q_SIGNALS:
    void changed();

private:
    void judge();

    Kind m_kind;
    QLineEdit *m_first;
    QLineEdit *m_second;
    HintLabel *m_message;
};

} // namespace Provost
