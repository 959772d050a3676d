// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditchain.h"

#include <openssl/evp.h>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView hashKey = ",\"hash\":\"";
constexpr qsizetype hashLength = 64;

/// The text that is hashed: the record as it would be without its hash.
QByteArray textWithoutHash(QByteArrayView line)
{
    const qsizetype tail = hashKey.size() + hashLength + 2; // `"}`
    const bool hasHash = line.size() > tail && line.endsWith("\"}") && line.sliced(line.size() - tail).startsWith(hashKey);
    return hasHash ? line.first(line.size() - tail).toByteArray() + '}' : line.toByteArray();
}
} // namespace

QByteArray sha256Hex(QByteArrayView bytes)
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), size_t(bytes.size()), reinterpret_cast<unsigned char *>(digest.data()), &size, EVP_sha256(), nullptr) != 1)
        return {};
    return digest.first(qsizetype(size)).toHex();
}

QByteArray chainedLine(const Json &event, AuditAnchor &anchor)
{
    Json record = Json::object({{u"seq"_s, ++anchor.count}});
    for (const auto &[name, value] : event.members())
        record.set(name, value);
    record.set(u"prev"_s, QString::fromLatin1(anchor.head));
    QByteArray line = record.toBytes();
    anchor.head = sha256Hex(line);
    line.chop(1);
    return line + hashKey.toByteArray() + anchor.head + "\"}";
}

QString adoptionText()
{
    return u"the journal knew of no records: it was removed or is another one"_s;
}

AuditLine readAuditLine(QByteArrayView line)
{
    AuditLine read {.computed = sha256Hex(textWithoutHash(line))};
    const auto json = Json::parse(line);
    if (!json || !json->isObject())
        return read;
    read.seq = json->value(u"seq").toInteger();
    read.prev = json->value(u"prev").toString().toLatin1();
    read.torn = json->value(u"torn").toString().toLatin1();
    read.stated = json->value(u"hash").toString().toLatin1();
    read.adopts = json->value(u"event").toString() == "damage"_L1 && json->value(u"detail").toString() == adoptionText();
    return read;
}

} // namespace Provost
