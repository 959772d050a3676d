// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"
#include "scim/patchselectors.h"

namespace Provost {

namespace {

using Op = PatchOperation::Op;

bool isMembership(const PatchOperation &operation)
{
    return operation.path && isMembers(operation.path->name);
}

std::vector<PatchOperation> chunked(const PatchOperation &operation, std::optional<int> limit)
{
    const Json::Array &items = operation.value.items();
    const size_t step = size_t(qMax(1, limit.value_or(0)));
    if (!limit || items.size() <= step)
        return {operation};
    std::vector<PatchOperation> pieces;
    for (size_t at = 0; at < items.size(); at += step) {
        PatchOperation piece = operation;
        piece.value = Json::Array(items.begin() + qsizetype(at), items.begin() + qsizetype(qMin(items.size(), at + step)));
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// Fills requests one after the other, in order.
class Packer
{
public:
    explicit Packer(const ServerProfile &profile)
        : m_profile(profile)
    {
    }
    void add(const PatchOperation &operation);
    std::vector<Patch> finished()
    {
        flush();
        return std::move(m_requests);
    }

private:
    void addMembership(const PatchOperation &piece, std::optional<int> limit);
    void flush()
    {
        if (!m_current.operations.empty())
            m_requests.push_back(std::exchange(m_current, {}));
        m_members = 0;
    }

    const ServerProfile &m_profile;
    std::vector<Patch> m_requests;
    Patch m_current;
    int m_members = 0; ///< memberships that the current request changes
};

void Packer::add(const PatchOperation &operation)
{
    if (isMembership(operation)) {
        const auto limit = operation.op == Op::Remove ? m_profile.membersPerRemove : m_profile.membersPerAdd;
        const auto pieces = chunked(operation, limit);
        for (const PatchOperation &piece : pieces)
            addMembership(piece, limit);
        return;
    }
    if (m_profile.membersAlone && m_members > 0)
        flush();
    m_current.operations.push_back(operation);
}

void Packer::addMembership(const PatchOperation &piece, std::optional<int> limit)
{
    const int size = int(qMax<qsizetype>(1, piece.value.size()));
    const bool sameKind = !m_current.operations.empty() && m_current.operations.back().op == piece.op && piece.op == Op::Remove;
    const bool mixes = m_profile.membersAlone && !m_current.operations.empty() && !(m_members > 0 && sameKind);
    if (mixes || (limit && m_members + size > *limit))
        flush();
    m_current.operations.push_back(piece);
    m_members += size;
}

} // namespace

std::vector<Patch> Patch::packedFor(const ServerProfile &profile) const
{
    Packer packer(profile);
    for (const PatchOperation &operation : operations)
        packer.add(operation);
    return packer.finished();
}

} // namespace Provost
