// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "practice/projection.h"
#include "practice/store.h"

namespace Provost::Practice {

/// Turns documents into what a client sees: location, derived attributes, projection, the dialect's looks.
class Presenter
{
public:
    Presenter(const Dialect &dialect, Store &store, QByteArray base);

    [[nodiscard]] QByteArray render(const Document &document, const Collection &collection, const Projection &projection) const;
    [[nodiscard]] QByteArray location(const Document &document, const Collection &collection) const; ///< absolute
    /// The whole resource as a tree, derived attributes included where `projection` wants them.
    [[nodiscard]] Json tree(const Document &document, const Collection &collection, const Projection &projection) const;

private:
    [[nodiscard]] QByteArray derived(const Document &document, const Collection &collection) const;
    [[nodiscard]] bool showsDerived(const Collection &collection, const Projection &projection) const;
    [[nodiscard]] bool isPlain(const Document &document, const Collection &collection) const;
    static void addProxyMails(Json &resource);
    void shapeSchemas(Json &resource, const Collection &collection) const;
    void shapeMeta(Json &resource, const Collection &collection) const;

    const Dialect &m_dialect;
    Store &m_store;
    QByteArray m_base;
};

} // namespace Provost::Practice
