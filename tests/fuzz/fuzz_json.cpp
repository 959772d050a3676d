// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/json.h"
#include "scim/jsoncheck.h"

using namespace Provost;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = bytesOf(data, size);
    const auto json = Json::parse(text);
    // simdjson and the scanner that names the place agree on what is JSON
    const bool marked = text.startsWith("\xEF\xBB\xBF");
    require(json.ok() == !findJsonFault(marked ? QByteArrayView(text).sliced(3) : QByteArrayView(text)).has_value());
    if (!json)
        return 0;
    const QByteArray written = json->toBytes();
    const auto again = Json::parse(written);
    require(again && *again == *json && again->toBytes() == written);
    require(Json::parse(json->toIndentedBytes()).ok());
    return 0;
}
