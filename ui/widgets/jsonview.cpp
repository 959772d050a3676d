// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsonview.h"

#include "widgets/jsontext.h"

#include <QtConcurrent>

namespace Provost {

namespace {

constexpr qsizetype atOnce = 32 * 1024; ///< bytes laid out without a detour through another thread
constexpr qsizetype longestString = 2000; ///< bytes; one long line costs more than a thousand short ones

} // namespace

JsonView::JsonView(QWidget *parent)
    : CodeView(parent)
{
    connect(&m_watcher, &QFutureWatcher<QString>::finished, this, [this] {
        if (!m_watcher.isCanceled())
            showText(m_watcher.result());
    });
}

void JsonView::setBytes(const QByteArray &utf8)
{
    if (m_bytes == utf8 && !m_watcher.isRunning())
        return;
    m_bytes = utf8;
    m_watcher.setFuture({}); // an older body that is still being laid out never shows up
    if (!looksLikeJson(utf8))
        return showText(QString::fromUtf8(utf8));
    if (utf8.size() <= atOnce)
        return showText(indentedJson(utf8, longestString));
    setText({});
    m_watcher.setFuture(QtConcurrent::run([utf8] { return indentedJson(utf8, longestString); }));
}

QString JsonView::wholeText() const
{
    return looksLikeJson(m_bytes) ? indentedJson(m_bytes) : QString::fromUtf8(m_bytes);
}

void JsonView::showText(const QString &text)
{
    setText(text, looksLikeJson(m_bytes) ? Language::Json : Language::Plain);
    Q_EMIT shown();
}

} // namespace Provost
