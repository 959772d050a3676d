// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextDocument>

namespace Provost {

/// Text that others wrote, for a tooltip: Qt takes for markup what looks like it, hides the tags of <b>x</b> and looks for what <img> names.
[[nodiscard]] inline QString plainTip(const QString &text)
{
    using namespace Qt::StringLiterals;
    return Qt::mightBeRichText(text) ? QString(u"<qt style=\"white-space:pre-wrap\">"_s + text.toHtmlEscaped() + u"</qt>"_s) : text;
}

} // namespace Provost
