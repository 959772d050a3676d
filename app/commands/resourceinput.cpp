// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/resourceinput.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Error wrongInput(const QString &name, const QString &what, int position = -1)
{
    return Error::validation(u"%1: %2"_s.arg(name, what), position);
}

Result<Json::Array> objectsIn(const Json &json, const QString &name)
{
    const Json::Array items = json.isArray() ? json.items() : Json::Array {json};
    for (size_t i = 0; i < items.size(); ++i) {
        if (!items[i].isObject())
            return wrongInput(name, json.isArray() ? u"item %1 is not a JSON object"_s.arg(i + 1) : u"not a JSON object"_s);
    }
    return items;
}

Result<Json::Array> linesOf(const QByteArray &bytes, const QString &name)
{
    Json::Array items;
    int number = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto json = Json::parse(line.trimmed());
        if (!json)
            return wrongInput(name, u"line %1: %2"_s.arg(QString::number(number), json.error().detail), json.error().position);
        if (!json->isObject())
            return wrongInput(name, u"line %1 is not a JSON object"_s.arg(number));
        items.push_back(*json);
    }
    return items;
}

} // namespace

Result<QByteArray> ResourceInput::bytesOf(const QString &fileName)
{
    QFile file(fileName);
    const bool opened = fileName == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return wrongInput(fileName, file.errorString());
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    return bytes;
}

Result<Json::Array> ResourceInput::read(const QString &fileName)
{
    const auto bytes = bytesOf(fileName);
    if (!bytes)
        return bytes.error();
    return parse(*bytes, fileName == "-"_L1 ? u"standard input"_s : fileName);
}

Result<Json::Array> ResourceInput::parse(const QByteArray &bytes, const QString &name)
{
    const QByteArray text = bytes.trimmed();
    if (text.isEmpty())
        return wrongInput(name, u"is empty"_s);
    const auto whole = Json::parse(text);
    if (whole)
        return objectsIn(*whole, name);
    const qsizetype lineEnd = text.indexOf('\n');
    const bool looksLikeLines = lineEnd > 0 && Json::parse(text.first(lineEnd).trimmed()).ok();
    if (looksLikeLines)
        return linesOf(text, name);
    const qsizetype line = std::count(text.cbegin(), text.cbegin() + std::clamp<qsizetype>(whole.error().position, 0, text.size()), '\n') + 1;
    return wrongInput(name, u"line %1: %2"_s.arg(QString::number(line), whole.error().detail), whole.error().position);
}

} // namespace Provost
