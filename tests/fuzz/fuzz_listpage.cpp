// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/listpage.h"

using namespace Provost;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto page = ListPage::parse(bytesOf(data, size));
    if (!page) {
        require(page.error().kind == ErrorKind::Protocol && !page.error().detail.isEmpty());
        return 0;
    }
    for (const Resource &resource : page->resources) {
        require(resource.json().isObject());
        // the id taken on the way is one the tree has too
        require(resource.id() == Resource(resource.bytes()).id() || resource.json().size() > 1);
        static_cast<void>(resource.displayText());
    }
    return 0;
}
