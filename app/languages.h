// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace Provost {

/// The language of the window: our catalogue and Qt's own, changed while windows are open.
class Languages
{
public:
    /// `code`: "de", "en"; empty for the system's. A language without a catalogue shows English.
    void use(const QString &code);

private:
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace Provost
