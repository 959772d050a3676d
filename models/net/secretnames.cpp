// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/secretnames.h"

#include <QMutex>

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace Provost {

namespace {

constexpr size_t mostNames = 200;

struct Names {
    std::vector<QByteArray> sorted {}; ///< lower case
    std::vector<QByteArray> ends {}; ///< with the quote that ends a member's name, and a path
};

/// Asked for every member of every object, and hardly ever changed: readers take what is there, and what was there before stays for those who have it.
class Registry
{
public:
    [[nodiscard]] const Names *names() const { return m_names.load(std::memory_order_acquire); }
    void add(const QStringList &more)
    {
        const QMutexLocker locker(&m_mutex);
        const Names *old = names();
        auto grown = std::make_unique<Names>(old == nullptr ? Names() : *old);
        for (const QString &name : more) {
            const QByteArray lower = name.toUtf8().toLower();
            const auto place = std::lower_bound(grown->sorted.begin(), grown->sorted.end(), lower);
            const bool isKnown = place != grown->sorted.end() && *place == lower;
            if (lower.isEmpty() || isKnown || grown->sorted.size() >= mostNames)
                continue;
            grown->sorted.insert(place, lower);
            grown->ends.push_back(lower + '"');
        }
        if (grown->sorted.size() == (old == nullptr ? 0 : old->sorted.size()))
            return;
        m_names.store(grown.get(), std::memory_order_release);
        m_all.push_back(std::move(grown));
    }

private:
    std::atomic<const Names *> m_names = nullptr;
    QMutex m_mutex;
    std::vector<std::unique_ptr<const Names>> m_all;
};

Registry &registry()
{
    static Registry one;
    return one;
}

char lowered(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? char(letter | 0x20) : letter;
}

} // namespace

void addSecretNames(const QStringList &names)
{
    registry().add(names);
}

bool isAddedSecretName(QByteArrayView name)
{
    const Names *names = registry().names();
    if (names == nullptr)
        return false;
    const qsizetype end = std::max(name.lastIndexOf(':'), name.lastIndexOf('.'));
    return std::binary_search(names->sorted.begin(), names->sorted.end(), name.sliced(end + 1).toByteArray());
}

bool mayHoldAddedSecret(QByteArrayView text)
{
    const Names *names = registry().names();
    return names != nullptr && std::any_of(names->ends.begin(), names->ends.end(), [text](const QByteArray &end) {
        return std::search(text.begin(), text.end(), end.begin(), end.end(), [](char a, char b) { return lowered(a) == b; }) != text.end();
    });
}

} // namespace Provost
