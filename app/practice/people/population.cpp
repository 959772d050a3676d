// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/people/population.h"

#include "practice/people/grouprows.h"
#include "practice/people/userrows.h"
#include "practice/urns.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

constexpr int deviceCount = 40;

void fillDevices(Store &store, quint32 seed)
{
    static const QStringList kinds {u"Door lock"_s, u"Badge reader"_s, u"Thermometer"_s, u"Air sensor"_s, u"Meeting room panel"_s};
    const Collection &devices = store.catalog().collections().back();
    RowWriter writer(devices);
    for (int i = 0; i < deviceCount; ++i) {
        Dice dice(seed, 0xD000000ULL + quint64(i));
        const QString id = madeUuid(dice);
        const QString name = u"%1 %2-%3"_s.arg(kinds.at(i % kinds.size())).arg(1 + i / 10).arg(i % 10, 2, 10, QChar(u'0'));
        writer.begin(id, {deviceUrn});
        writer.text("externalId", writer.column(u"externalId"_s), u"asset-%1"_s.arg(7000 + i));
        writer.text("displayName", writer.column(u"displayName"_s), name);
        writer.flag("active", writer.column(u"active"_s), !dice.chance(10));
        const qint64 created = 1577836800000 + dice.below(1500) * 86400000LL;
        store.insert(devices, writer.finish(1, {.created = created, .modified = created}, name), writer.entry());
    }
}

void fillUsers(Store &store, PersonMaker &maker, int count, bool vendorAttributes)
{
    UserRows rows(store.catalog().users(), maker, vendorAttributes);
    for (int i = 0; i < count; ++i) {
        const Document document = rows.write(maker.make(i));
        store.insert(store.catalog().users(), document, rows.entry());
    }
}

} // namespace

Result<void> Population::fill(Store &store) const
{
    PersonMaker maker(seed);
    fillUsers(store, maker, users, vendorAttributes);
    GroupRows(store, maker, {.groups = groups, .users = users, .seed = seed, .vendorAttributes = vendorAttributes}).write();
    fillDevices(store, seed);
    store.finishCreating();
    if (store.database().failed())
        return Error::store(store.database().takeFailure());
    return {};
}

} // namespace Provost::Practice
