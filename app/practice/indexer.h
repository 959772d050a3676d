// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"

#include <QVariantList>

namespace Provost::Practice {

/// A document's values as the index keeps them.
struct IndexEntry {
    struct Element {
        int attribute = 0; ///< Elements::number
        QVariantList values; ///< by slot
    };
    QVariantList columns; ///< by Collection::columns(); null where the document has none
    std::vector<Element> elements {};
};

/// A JSON value in the form it is compared in; null when it is absent or of another type.
[[nodiscard]] QVariant indexValue(const Json &value, const Column &column);
[[nodiscard]] QVariant indexText(QStringView text, bool caseExact);
/// Milliseconds since 1970 of an xsd:dateTime; nothing when it is none.
[[nodiscard]] std::optional<qint64> instant(const QString &dateTime);
[[nodiscard]] IndexEntry indexEntry(const Json &document, const Collection &collection);

} // namespace Provost::Practice
