// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace Provost {

/// The line below a field: what to bring, or what is wrong with it. Takes no room while it has nothing to say.
class HintLabel : public QLabel
{
    Q_OBJECT
public:
    enum class Tone : quint8 { Hint, Warning, Problem };
    Q_ENUM(Tone)

    HintLabel(const QString &objectName, QWidget *parent);
    void say(const QString &text, Tone tone = Tone::Hint);
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintTone();
    Tone m_tone = Tone::Hint;
    bool m_painting = false; ///< setting our own palette is a palette change too
};

} // namespace Provost
