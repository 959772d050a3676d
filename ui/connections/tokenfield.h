// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"

#include <QWidget>

class QAction;
class QLineEdit;

namespace Provost {

class HintLabel;

/// A bearer token, hidden as it is typed, with what may be wrong with it below. What people paste around it ("Bearer ", white space, line breaks) is
/// taken off.
class TokenField : public QWidget
{
    Q_OBJECT
public:
    explicit TokenField(QWidget *parent = nullptr);
    [[nodiscard]] Redacted<QByteArray> token() const;
    [[nodiscard]] bool isUsable() const; ///< there is one, and it can stand in a header
    void clear();
    void takeAnything(const QString &name); ///< a password or client secret instead of a token: nothing is taken off or objected to

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(bool shown);
    void judge();
    void retranslate();

    QString m_name {}; ///< empty: a bearer token
    QLineEdit *m_field;
    QAction *m_reveal;
    HintLabel *m_message;
};

} // namespace Provost
