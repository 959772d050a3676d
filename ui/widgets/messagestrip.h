// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace Provost {

/// One line between other things that says something happened, with one button, seldom two. Nothing modal, nothing that moves on its own.
class MessageStrip : public QFrame
{
    Q_OBJECT
public:
    enum class Tone : quint8 { Info, Success, Warning, Danger };
    Q_ENUM(Tone)

    explicit MessageStrip(QWidget *parent = nullptr);
    void setMessage(Tone tone, const QString &text, const QString &action = {}, const QString &second = {});
    [[nodiscard]] QString text() const { return m_said; }

Q_SIGNALS:
    void actionTriggered();
    void secondTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QColor toneColor() const;
    void paintIcon();
    void alignText();
    Tone m_tone = Tone::Info;
    QString m_said;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_action;
    QToolButton *m_second;
};

} // namespace Provost
