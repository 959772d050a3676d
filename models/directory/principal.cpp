// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/principal.h"

#include "directory/csvtext.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr quint32 principalFormat = 1;
constexpr quint32 mostPrincipals = 2'000'000; ///< what a drag that claims more holds is not ours

void write(QDataStream &stream, const Principal &principal)
{
    stream << principal.id << principal.name << principal.detail << principal.type;
}

void read(QDataStream &stream, Principal &principal)
{
    stream >> principal.id >> principal.name >> principal.detail >> principal.type;
}

QString firstMailOf(const Json &resource)
{
    const Json mails = resource.value(u"emails");
    for (const Json &mail : mails.items()) {
        if (mail.value(u"primary").toBool())
            return mail.value(u"value").toString();
    }
    return mails.at(0).value(u"value").toString();
}

} // namespace

Principal Principal::of(const Resource &resource, const QString &type)
{
    const Json &json = resource.json();
    Principal principal {.id = resource.id(), .name = resource.displayText(), .detail = json.value(u"userName").toString(), .type = type};
    if (principal.detail.isEmpty() || principal.detail == principal.name)
        principal.detail = firstMailOf(json);
    return principal;
}

QString PrincipalDrag::mimeType()
{
    return u"application/x-provost-principals"_s;
}

QByteArray PrincipalDrag::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << principalFormat << directory << quint8(origin);
    write(stream, subject);
    stream << quint32(principals.size());
    for (const Principal &principal : principals)
        write(stream, principal);
    return bytes;
}

std::optional<PrincipalDrag> PrincipalDrag::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    PrincipalDrag drag;
    quint32 version = 0;
    quint8 origin = 0;
    quint32 count = 0;
    stream >> version >> drag.directory >> origin;
    read(stream, drag.subject);
    stream >> count;
    if (version != principalFormat || stream.status() != QDataStream::Ok || origin > quint8(Origin::GroupsOf) || count > mostPrincipals)
        return {};
    drag.origin = Origin(origin);
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        Principal principal;
        read(stream, principal);
        drag.principals << principal;
    }
    return stream.status() == QDataStream::Ok ? std::optional(drag) : std::nullopt;
}

QMimeData *PrincipalDrag::toMimeData() const
{
    auto *mime = new QMimeData;
    QString csv = csvLine({u"id"_s, u"userName"_s, u"displayName"_s});
    QStringList lines;
    for (const Principal &principal : principals) {
        csv += csvLine({principal.id, principal.detail, principal.name});
        lines << (principal.detail.isEmpty() ? principal.label() : principal.detail);
    }
    mime->setData(mimeType(), toBytes());
    mime->setData(u"text/csv"_s, csv.toUtf8());
    mime->setText(lines.join(u'\n'));
    return mime;
}

std::optional<PrincipalDrag> PrincipalDrag::fromMimeData(const QMimeData &mime, const QString &directory)
{
    if (!mime.hasFormat(mimeType()))
        return {};
    auto drag = fromBytes(mime.data(mimeType()));
    return drag && drag->directory == directory ? drag : std::nullopt;
}

} // namespace Provost
