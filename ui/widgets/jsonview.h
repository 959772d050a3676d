// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/codeview.h"

#include <QByteArray>
#include <QFutureWatcher>

namespace Provost {

/// A CodeView for bytes from a server: JSON is laid out (larger bodies in another thread), anything else is shown as text, strings that are
/// too long to read, photos mostly, are shortened. Copying all gives the whole of it.
class JsonView : public CodeView
{
    Q_OBJECT
public:
    explicit JsonView(QWidget *parent = nullptr);
    void setBytes(const QByteArray &utf8);
    [[nodiscard]] QString wholeText() const override;

Q_SIGNALS:
    void shown(); ///< the text of the latest setBytes() is there

private:
    void showText(const QString &text);

    QByteArray m_bytes;
    QFutureWatcher<QString> m_watcher;
};

} // namespace Provost
