// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/serverprofile.h"

#include <QUrl>

namespace Provost {

/// The folder of profiles in the data directory: corrections of shipped ones, and profiles of providers nobody has shipped one for.
class ProfileFolder
{
public:
    explicit ProfileFolder(QString path) ///< empty: there is none
        : m_path(std::move(path))
    {
    }
    /// The profile of this name, else (`id` empty) the one whose urlPatterns fit: one's own before shipped ones. A file that cannot be read
    /// is an error that names it, never passed over: it was put there to be used.
    [[nodiscard]] Result<ServerProfile> find(const QString &id, const QUrl &baseUrl) const;
    [[nodiscard]] QStringList ids() const; ///< of one's own
    /// Writes `profile` as ID.json, over what a file of this name said before. The file's path.
    [[nodiscard]] Result<QString> save(const Json &profile) const;

private:
    [[nodiscard]] QString fileOf(const QString &id) const;

    QString m_path;
};

} // namespace Provost
