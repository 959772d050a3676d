// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Provost {

class HintLabel;

/// A PEM file with CA certificates that are trusted besides the system's, for a company's own server. Optional.
class CertificateField : public QWidget
{
    Q_OBJECT
public:
    explicit CertificateField(QWidget *parent = nullptr);
    [[nodiscard]] QByteArray pem() const { return m_pem; }
    void setPem(const QByteArray &pem); ///< of a saved connection: kept though there is no file
    [[nodiscard]] bool isUsable() const; ///< nothing, or certificates

Q_SIGNALS:
    void changed();

private:
    void browse();
    void read(const QString &path);
    void judge();

    QByteArray m_pem {};
    QString m_problem {};
    QLineEdit *m_path;
    QPushButton *m_browse;
    HintLabel *m_message;
};

} // namespace Provost
