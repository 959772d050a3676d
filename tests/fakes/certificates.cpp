// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/certificates.h"

#include <QDebug>
#include <QFile>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QStringList newKey(const QString &name, bool isRsa)
{
    const QString file = name + u".key"_s;
    return isRsa ? QStringList {u"genrsa"_s, u"-out"_s, file, u"2048"_s}
                 : QStringList {u"ecparam"_s, u"-genkey"_s, u"-name"_s, u"prime256v1"_s, u"-noout"_s, u"-out"_s, file};
}
}

Certificates::Certificates()
{
    m_isUsable = run(newKey(u"ca"_s, false))
        && run({u"req"_s, u"-x509"_s, u"-key"_s, u"ca.key"_s, u"-out"_s, u"ca.pem"_s, u"-subj"_s, u"/CN=CA of a test"_s, u"-days"_s, u"30"_s});
}

bool Certificates::make(const Order &order)
{
    const QString key = order.name + u".key"_s;
    const QString request = order.name + u".csr"_s;
    QFile extensions(file(order.name + u".ext"_s));
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write(order.isAuthority ? "basicConstraints=critical,CA:TRUE\n" : "basicConstraints=CA:FALSE\n");
    if (!order.hosts.isEmpty())
        extensions.write("subjectAltName=" + order.hosts.toLatin1() + '\n');
    extensions.close();
    QStringList sign {u"x509"_s, u"-req"_s, u"-in"_s, request, u"-out"_s, order.name + u".pem"_s, u"-days"_s, QString::number(order.days),
                      u"-extfile"_s, order.name + u".ext"_s};
    sign += order.isSelfSigned ? QStringList {u"-signkey"_s, key} : QStringList {u"-CA"_s, order.issuer + u".pem"_s, u"-CAkey"_s, order.issuer + u".key"_s, u"-CAcreateserial"_s};
    return run(newKey(order.name, order.isRsa)) && run({u"req"_s, u"-new"_s, u"-key"_s, key, u"-out"_s, request, u"-subj"_s, order.subject}) && run(sign);
}

bool Certificates::revoke(const QStringList &names)
{
    QFile rules(file(u"ca.cnf"_s));
    QFile index(file(u"index.txt"_s));
    if (!rules.open(QIODevice::WriteOnly) || !index.open(QIODevice::WriteOnly))
        return false;
    rules.write("[ca]\ndefault_ca=authority\n[authority]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=30\n");
    rules.close();
    index.close();
    const QStringList authority {u"ca"_s, u"-config"_s, u"ca.cnf"_s, u"-keyfile"_s, u"ca.key"_s, u"-cert"_s, u"ca.pem"_s};
    const bool isListed = std::all_of(names.cbegin(), names.cend(), [&](const QString &name) { return run(authority + QStringList {u"-revoke"_s, name + u".pem"_s}); });
    return isListed && run(authority + QStringList {u"-gencrl"_s, u"-out"_s, u"revoked.crl"_s});
}

QByteArray Certificates::content(const QString &name) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool Certificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_dir.path());
    openssl.start(u"openssl"_s, arguments);
    const bool done = openssl.waitForFinished(60'000) && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
    if (!done)
        qWarning() << "openssl" << arguments << openssl.errorString() << openssl.readAllStandardError();
    return done;
}
