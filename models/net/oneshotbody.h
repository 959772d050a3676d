// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace Provost {

/// A request body that can be read once. QNetworkAccessManager silently sends a request again when the server closes before
/// answering, after rewinding the body; this one refuses to be rewound, so a write reaches the server at most once.
/// It must be non-sequential and unbuffered: anything else QNetworkAccessManager copies into a buffer it can rewind.
class OneShotBody : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray body, QObject *parent = nullptr);
    [[nodiscard]] bool isTouched() const { return m_touched; } ///< at least one byte has been handed out

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_body.size(); }
    bool reset() override;
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
    bool m_touched = false;
};

} // namespace Provost
