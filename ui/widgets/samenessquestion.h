// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QCoreApplication>

#include <functional>

class QWidget;

namespace Provost {

/// Something was made in a directory, and it does not show whether that is the one it would go to now: a person has to say so.
struct SamenessQuestion {
    Q_DECLARE_TR_FUNCTIONS(SamenessQuestion)
public:
    QString objectName {}; ///< the box is called so with "Dialog" behind it, the button with "Same"
    QString title {};
    QString text {};
    QString consequence {}; ///< of a yes
    QColor color {}; ///< of the connection that it would go to

    void ask(QWidget *parent, const std::function<void()> &then) const; ///< `then`: after a yes, which is not the button that Enter presses
};

} // namespace Provost
