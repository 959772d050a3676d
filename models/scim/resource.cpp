// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/resource.h"

#include <mutex>

namespace Provost {
using namespace Qt::StringLiterals;

struct Resource::Data {
    Data(QByteArray resourceBytes, QString resourceId)
        : id(std::move(resourceId))
    {
        std::call_once(written, [&] { bytes = std::move(resourceBytes); });
    }
    explicit Data(const Json &document)
        : id(document.value(u"id").scalarText())
    {
        std::call_once(parsed, [&] { json = document; });
    }
    const QString id; ///< empty: look into the tree
    std::once_flag written; ///< of what was made from a tree: once somebody asks, for most do not
    QByteArray bytes;
    std::once_flag parsed;
    Json json;
};

Resource::Resource(QByteArray bytes, QString id)
    : m_data(std::make_shared<Data>(std::move(bytes), std::move(id)))
{
}

Resource::Resource(const Json &json)
    : m_data(std::make_shared<Data>(json))
{
}

bool Resource::isNull() const
{
    return !m_data;
}

const QByteArray &Resource::bytes() const
{
    static const QByteArray none;
    if (!m_data)
        return none;
    std::call_once(m_data->written, [this] { m_data->bytes = m_data->json.toBytes(); });
    return m_data->bytes;
}

const Json &Resource::json() const
{
    static const Json none;
    if (!m_data)
        return none;
    std::call_once(m_data->parsed, [this] {
        if (Result<Json> parsed = Json::parse(m_data->bytes)) // not valueOr(): under ASan GCC 12 takes its move for an uninitialised read
            m_data->json = std::move(parsed).value();
    });
    return m_data->json;
}

QString Resource::id() const
{
    if (!m_data)
        return {};
    return m_data->id.isEmpty() ? json().value(u"id").scalarText() : m_data->id;
}

QString Resource::version() const
{
    return json().value(u"meta").value(u"version").scalarText();
}

Json Resource::value(const AttributeName &name) const
{
    return name.valueIn(json());
}

QString Resource::displayText() const
{
    const Json &tree = json();
    const Json name = tree.value(u"name");
    const QString both = QString(name.value(u"givenName").toString() + u' ' + name.value(u"familyName").toString()).trimmed();
    for (const QString &text : {tree.value(u"displayName").toString(), name.value(u"formatted").toString(), both,
                                tree.value(u"userName").toString()}) {
        if (!text.trimmed().isEmpty())
            return text;
    }
    return id();
}

} // namespace Provost
