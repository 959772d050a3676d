// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "connections/importrisks.h"
#include "connections/vaultdialog.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

void chooseKind(const Guide &guide, SignIn::Kind kind)
{
    auto *kinds = guide.find<QComboBox>(u"signInKind"_s);
    kinds->setCurrentIndex(kinds->findData(int(kind)));
}

/// The form for this provider, signing in the n-th way that it takes.
QWidget *openFor(Guide &guide, const QString &provider, int way)
{
    guide.window->openConnectDialog();
    guide.settle();
    auto *providers = guide.find<QComboBox>(u"provider"_s);
    providers->setCurrentIndex(providers->findData(provider));
    guide.find<QComboBox>(u"signInKind"_s)->setCurrentIndex(way);
    return guide.window->findChild<QDialog *>();
}

QWidget *openVaultDialog(const Guide &guide, VaultDialog::Purpose purpose)
{
    auto *dialog = new VaultDialog(purpose, guide.window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (purpose == VaultDialog::Purpose::Unlock)
        dialog->setError({.kind = ErrorKind::Auth, .detail = u"wrong passphrase"_s});
    dialog->open();
    return dialog;
}

/// A shared file of somebody who has an office in every harbour.
QWidget *openRisks(const Guide &guide)
{
    QList<SavedConnection> found;
    for (int i = 1; i <= 40; ++i) {
        SavedConnection one {.name = u"Harbour office %1"_s.arg(i), .baseUrl = QUrl(u"https://scim.office%1.example/v2"_s.arg(i))};
        one.signIn.kind = SignIn::Kind::Command;
        one.signIn.command = {u"/opt/harbour/bin/get-token"_s, u"--tenant"_s, u"office%1.harbour.example"_s.arg(i), u"--audience"_s, u"https://scim.office%1.example/.default"_s.arg(i)};
        if (i % 3 == 0)
            one.extraCaPem = "not a certificate";
        if (i % 2 == 0)
            one.proxy = u"http://proxy.office%1.example:3128"_s.arg(i);
        found << one;
    }
    auto *dialog = new ImportRisks(found, guide.window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

} // namespace

/// The connection form for every provider and every way to sign in that it takes; the vault; what a shared file brings.
std::vector<Stop> connectStops()
{
    std::vector<Stop> stops {
        {u"import-risks"_s, [](Guide &g) -> QWidget * { return openRisks(g); }},
        {u"connect-entra-secret"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); chooseKind(g, SignIn::Kind::ClientSecret); return g.window->findChild<QDialog *>(); }},
        {u"connect-browser"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); chooseKind(g, SignIn::Kind::AuthorizationCode); return g.window->findChild<QDialog *>(); }},
        {u"connect-more"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); g.click(u"moreSettings"_s); return g.window->findChild<QDialog *>(); }},
        {u"vault-new"_s, [](Guide &g) -> QWidget * { return openVaultDialog(g, VaultDialog::Purpose::Make); }},
        {u"vault-wrong"_s, [](Guide &g) -> QWidget * { return openVaultDialog(g, VaultDialog::Purpose::Unlock); }},
        {u"connect"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); return g.window->findChild<QDialog *>(); }},
    };
    const QList<std::pair<QString, int>> ways {{u"entra"_s, 3}, {u"aws"_s, 1}, {u"github"_s, 1}, {u"slack"_s, 1}, {u"okta"_s, 1}, {u"keycloak"_s, 3}, {u"atlassian"_s, 1},
                                               {u"google"_s, 3}, {u"salesforce"_s, 3}, {u"zoom"_s, 2}, {u"authentik"_s, 1}, {u"other"_s, 1}};
    for (const auto &[provider, count] : ways) {
        for (int way = 0; way < count; ++way)
            stops.push_back({u"connect-%1-%2"_s.arg(provider).arg(way + 1), [provider = provider, way](Guide &g) -> QWidget * { return openFor(g, provider, way); }});
    }
    return stops;
}

} // namespace Provost
