// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicescript.h"

namespace Provost::Testing {
using namespace Qt::StringLiterals;

Json walk(Json json, const QString &path)
{
    const QStringList steps = path.split(u'.', Qt::SkipEmptyParts);
    for (const QString &step : steps) {
        bool index = false;
        const int at = step.toInt(&index);
        json = index ? json.at(at) : json.value(step);
    }
    return json;
}

QByteArray Script::filled(QByteArray text) const
{
    for (auto kept = m_kept.cbegin(); kept != m_kept.cend(); ++kept) {
        text.replace(QByteArray("{{" + kept.key() + "}}"), kept.value());
        text.replace(QByteArray("{" + kept.key() + "}"), kept.value());
    }
    return text;
}

bool Script::holds(const QString &expectation, const Reply &reply) const
{
    const QString text = QString::fromUtf8(filled(expectation.toUtf8()));
    if (text.startsWith(u"has:"))
        return reply.body.contains(text.sliced(4).toUtf8());
    if (text.startsWith(u"lacks:"))
        return !reply.body.contains(text.sliced(6).toUtf8());
    if (text.startsWith(u"header:"))
        return reply.headers.value(text.section(u':', 1, 1).toUtf8().toLower()).contains(text.section(u':', 2).toUtf8());
    if (text.startsWith(u'!'))
        return walk(reply.json(), text.sliced(1)).isUndefined();
    const qsizetype equals = text.indexOf(u'=');
    const Json found = walk(reply.json(), equals < 0 ? text : text.first(equals));
    if (equals < 0)
        return !found.isUndefined() && !found.isNull() && !(found.isString() && found.toString().isEmpty());
    return found == Json::parse(text.sliced(equals + 1).toUtf8()).valueOr({});
}

QString Script::complaint(const Step &step, const Reply &reply) const
{
    const auto said = [&](const QString &what) {
        return u"%1: %2; %3 %4"_s.arg(QString::fromUtf8(step.name), what).arg(reply.status).arg(QString::fromUtf8(reply.body.left(600)));
    };
    if (reply.status != step.status)
        return said(u"status %1 expected"_s.arg(step.status));
    for (const QString &expectation : step.expected) {
        if (!holds(expectation, reply))
            return said(expectation);
    }
    return {};
}

QString Script::run(const QList<Step> &steps)
{
    for (const Step &step : steps) {
        const Reply reply = m_client.send(step.method, QString::fromUtf8(filled(step.target.toUtf8())), filled(step.body));
        if (const QString wrong = complaint(step, reply); !wrong.isEmpty())
            return wrong;
        if (!step.keep.isEmpty())
            m_kept.insert(step.keep, reply.at(u"id").toString().toUtf8());
    }
    return {};
}

} // namespace Provost::Testing
