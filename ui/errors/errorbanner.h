// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace Provost {

/// An Error where it happened: what, what to do, the rest behind "Details", and "Try again" when that makes sense. Hidden while there is none.
/// Long words break, so that it fits any width.
class ErrorBanner : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget *parent = nullptr);
    void setError(const Error &error, const QString &server = {}); ///< a cancelled one is no error: as clear()
    void clear();
    void setRetryable(bool retryable); ///< false hides "Try again"; true at first
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void paintIcon();
    void showDetails(bool shown);

    std::optional<Error> m_error {};
    QString m_server {};
    bool m_retryable = true;
    QLabel *m_icon;
    QLabel *m_summary;
    QLabel *m_advice;
    QToolButton *m_detailsToggle;
    QLabel *m_details;
    QPushButton *m_retry;
};

} // namespace Provost
