// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "practice/store.h"
#include "scim/patch.h"

namespace Provost::Practice {

/// Creates, replaces, patches and deletes (RFC 7644 sections 3.3, 3.5, 3.6). The caller holds the transaction.
class Editor
{
public:
    Editor(const Dialect &dialect, Store &store);

    [[nodiscard]] Result<Document> create(const Collection &collection, const Json &body);
    [[nodiscard]] Result<Document> replace(const Collection &collection, const Document &existing, const Json &body);
    /// The document as it is afterwards; unchanged, with its old revision, when nothing changed.
    [[nodiscard]] Result<Document> modify(const Collection &collection, const Document &existing, const Json &body);
    void remove(const Collection &collection, const Document &existing);

private:
    [[nodiscard]] Result<void> checkUnique(const Collection &collection, const Json &resource, qint64 row);
    [[nodiscard]] Result<void> checkManager(const Collection &collection, const Json &resource, const Json &before);
    [[nodiscard]] Result<void> checkNickname(const Collection &collection, const Json &resource, qint64 row);
    [[nodiscard]] Result<void> checkReserved(const Collection &collection, const Json &resource);
    [[nodiscard]] Result<Document> addMembers(const Document &group, const Json &members);
    [[nodiscard]] Result<Patch> readPatch(const Json &body, const Json &before, const Collection &collection) const;
    [[nodiscard]] Result<void> checkOperation(const PatchOperation &operation, const Collection &collection) const;
    void letReplaceCreate(PatchOperation &operation, const Json &before, const Collection &collection) const;
    [[nodiscard]] bool isTakenForm(const AttributePath &path) const;
    [[nodiscard]] Result<Document> save(const Collection &collection, const Document &existing, const Json &resource, bool membersChanged);
    Document put(const Collection &collection, const Document &existing, const Json &resource, bool membersChanged);
    [[nodiscard]] bool isGroup(const Collection &collection) const { return &collection == &m_store.catalog().groups(); }
    [[nodiscard]] bool isUser(const Collection &collection) const { return &collection == &m_store.catalog().users(); }
    void completeReferences(Json &resource, const Collection &collection);
    void forgetManager(const QString &id);
    void touchGroups(const std::vector<qint64> &rows);

    const Dialect &m_dialect;
    Store &m_store;
};

} // namespace Provost::Practice
