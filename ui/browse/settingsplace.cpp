// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/settingsplace.h"

#include "net/connection.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Names may hold slashes, which QSettings takes for groups.
QString encoded(const QString &name)
{
    return QString::fromLatin1(name.toUtf8().toPercentEncoding());
}

constexpr QLatin1Char idMark('@'); // before an id; no encoded name has it

} // namespace

QString settingsPlace(QSettings &settings, const QString &group, const ConnectionSettings &connection, const QString &resourceType)
{
    const QString byName = u"%1/%2/%3"_s.arg(group, encoded(connection.name), encoded(resourceType));
    if (connection.id.isEmpty())
        return byName;
    const QString byId = u"%1/@%2/%3"_s.arg(group, encoded(connection.id), encoded(resourceType));
    settings.beginGroup(byName);
    const QStringList keys = settings.allKeys();
    settings.endGroup();
    for (const QString &key : keys) {
        if (!settings.contains(byId + u'/' + key))
            settings.setValue(byId + u'/' + key, settings.value(byName + u'/' + key));
    }
    if (!keys.isEmpty())
        settings.remove(byName);
    return byId;
}

void forgetOtherPlaces(QSettings &settings, const QStringList &connectionIds)
{
    for (const QString &group : {u"searches"_s, u"tables"_s}) {
        settings.beginGroup(group);
        QStringList gone = settings.childGroups();
        gone.removeIf([&connectionIds](const QString &place) { return !place.startsWith(idMark) || connectionIds.contains(QString::fromUtf8(QByteArray::fromPercentEncoding(place.mid(1).toLatin1()))); });
        for (const QString &place : std::as_const(gone))
            settings.remove(place);
        settings.endGroup();
    }
}

} // namespace Provost
