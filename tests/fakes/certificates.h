// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTemporaryDir>

/// A certificate authority of a test's own, through the openssl program.
class Certificates
{
public:
    struct Order {
        QString name; ///< of the files: NAME.pem, NAME.key
        QString subject = QStringLiteral("/CN=localhost");
        QString hosts = QStringLiteral("DNS:localhost,IP:127.0.0.1"); ///< subjectAltName; empty: none
        int days = 30; ///< negative: expired
        bool isSelfSigned = false;
        bool isRsa = false;
        bool isAuthority = false;
        QString issuer = QStringLiteral("ca"); ///< the authority that signs it
    };
    Certificates(); ///< makes ca.pem and ca.key
    [[nodiscard]] bool isUsable() const { return m_isUsable; }
    [[nodiscard]] bool make(const Order &order);
    [[nodiscard]] bool revoke(const QStringList &names); ///< makes revoked.crl, the list of `ca` with these certificates on it
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QByteArray content(const QString &name) const;
    [[nodiscard]] bool run(const QStringList &arguments) const; ///< openssl in the folder of the files

private:
    QTemporaryDir m_dir;
    bool m_isUsable = false;
};
