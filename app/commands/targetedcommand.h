// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"
#include "net/auth/tokensource.h"
#include "scim/filterneeds.h"
#include "scim/servicedescription.h"

namespace Provost {

class Connection;
class MeterKeeper;
class TargetJob;
struct ConnectionSettings;

/// A verb that works on one service provider: resolves the target, runs discovery, then onDiscovered().
class TargetedCommand : public Command
{
    Q_OBJECT
public:
    explicit TargetedCommand(QObject *parent = nullptr);
    ~TargetedCommand() override;
    void describe(QCommandLineParser &parser) const override;

protected:
    [[nodiscard]] static QStringList commaSeparated(const QString &text); ///< an option's value, spaces around its parts removed
    void start() override;
    /// Checks the verb's own arguments before anything is sent; false after usage() or fail().
    virtual bool prepare() { return true; }
    virtual void onDiscovered() = 0;

    [[nodiscard]] Connection &connection() const { return *m_connection; }
    [[nodiscard]] const ServiceDescription &description() const { return m_description; }
    [[nodiscard]] const ServerProfile &ownProfile() const { return m_ownProfile; } ///< before discovery has filled it
    /// False after usage(): a filter that is left to be done here goes by something that this provider never shows, and its answer would be false.
    [[nodiscard]] bool canFilterHere(const FilterNeeds &needs);
    void sayWhatIsFilteredHere(const FilterSplit &split); ///< on standard error, where it is anything
    /// The resource type a person's word means; usage() and nullptr when there is none.
    [[nodiscard]] const ResourceType *typeCalled(const QString &word);
    void warnOfLateReads(); ///< where answers may not show yet what was written from here
    void warnOfProjection() const; ///< where the provider takes no --attributes or --exclude

private:
    void connectTo(const ConnectionSettings &settings);
    void warnOfBudget();
    void keepCount();
    void keepRefreshToken(const Redacted<QByteArray> &token, const Redacted<QByteArray> &former);
    void readRefreshToken(const TokenSource::KeptToken &then);
    Connection *m_connection = nullptr;
    std::unique_ptr<MeterKeeper> m_meter; ///< goes before the connection it counts
    ServiceDescription m_description;
    ServerProfile m_ownProfile;
};

} // namespace Provost
