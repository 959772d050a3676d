// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace Provost {

OneShotBody::OneShotBody(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::reset()
{
    return !m_touched && QIODevice::reset();
}

bool OneShotBody::seek(qint64 position)
{
    if (position == m_position)
        return QIODevice::seek(position);
    if (m_touched)
        return false;
    m_position = position;
    return QIODevice::seek(position);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, qint64(m_body.size()) - m_position);
    if (count <= 0)
        return 0;
    std::memcpy(data, m_body.constData() + m_position, size_t(count));
    m_position += count;
    m_touched = true;
    return count;
}

} // namespace Provost
