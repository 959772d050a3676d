// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"

#include <QList>

namespace Provost {

/// What is to be changed, in the order of the gestures; a value. Saved as JSON (docs/changeset-format.md) without passwords.
struct ChangeSet {
    QString title {};
    QList<Change> changes {};

    static constexpr int formatVersion = 1;

    [[nodiscard]] bool isEmpty() const { return changes.isEmpty(); }
    [[nodiscard]] qsizetype objectCount() const; ///< different objects: what a badge shows
    [[nodiscard]] QList<Change> changesOf(const ObjectKey &key) const;
    void remove(const ObjectKey &key); ///< every change of that object

    [[nodiscard]] Json toJson() const;
    [[nodiscard]] QByteArray toBytes() const; ///< for a file
    /// Refuses another format, a newer version and a document whose hash does not fit (it was altered); Validation errors that name the change.
    [[nodiscard]] static Result<ChangeSet> fromJson(const Json &json);
    [[nodiscard]] static Result<ChangeSet> fromBytes(const QByteArray &bytes);
    /// SHA-256 over the changes as they are saved, in hex: what a second person signs.
    [[nodiscard]] QByteArray hash() const;
    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;
};

} // namespace Provost
