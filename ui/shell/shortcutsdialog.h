// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace Provost {

/// Every key of the window, read from its actions, so that the list is never out of date.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QWidget &window, QWidget *parent);
};

} // namespace Provost
