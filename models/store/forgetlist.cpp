// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/forgetlist.h"

#include "base/processlock.h"
#include "scim/json.h"

#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int listLockWaitMs = 5'000;
constexpr qint64 longestList = 1024 * 1024;
constexpr int listVersion = 1;
}

ForgetList::ForgetList(QString fileName)
    : m_fileName(std::move(fileName))
{
}

QStringList ForgetList::ids() const
{
    QFile file(m_fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto document = Json::parse(file.read(longestList));
    QStringList ids;
    if (!document)
        return ids;
    const Json list = document->value(u"forget");
    for (const Json &id : list.items()) {
        if (!id.toString().isEmpty())
            ids << id.toString();
    }
    return ids;
}

Result<void> ForgetList::add(const QString &id) const
{
    ProcessLock lock(m_fileName + u".lock"_s);
    if (!lock.tryLock(listLockWaitMs))
        return lock.error(u"%1 is in use by another program"_s.arg(m_fileName), u"%1: its folder cannot be written to"_s.arg(m_fileName));
    QStringList all = ids();
    if (all.contains(id))
        return {};
    all << id;
    return write(all);
}

Result<void> ForgetList::strike(const QStringList &gone) const
{
    ProcessLock lock(m_fileName + u".lock"_s);
    if (!lock.tryLock(listLockWaitMs))
        return lock.error(u"%1 is in use by another program"_s.arg(m_fileName), u"%1: its folder cannot be written to"_s.arg(m_fileName));
    QStringList left = ids(); // others may have come since
    left.removeIf([&gone](const QString &id) { return gone.contains(id); });
    return write(left);
}

Result<void> ForgetList::write(const QStringList &ids) const
{
    if (ids.isEmpty()) {
        QFile::remove(m_fileName);
        return {};
    }
    Json list = Json::array();
    for (const QString &id : ids)
        list.append(id);
    const QByteArray bytes = Json::object({{u"version"_s, listVersion}, {u"forget"_s, std::move(list)}}).toBytes() + '\n';
    QSaveFile file(m_fileName);
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(bytes) != bytes.size() || !file.commit())
        return Error::store(u"%1: %2"_s.arg(m_fileName, file.errorString()));
    return {};
}

} // namespace Provost
