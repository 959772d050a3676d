// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/vaultdialog.h"
#include "gui/tour/tour.h"
#include "net/auth/signin.h"

#include <QComboBox>
#include <QDialog>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

Error serverDown()
{
    return {.kind = ErrorKind::Transport, .detail = u"Connection refused"_s, .attempts = 5};
}

QWidget *dialogNamed(const Guide &guide, const QString &name)
{
    return guide.find<QDialog>(name);
}

void chooseKind(const Guide &guide, SignIn::Kind kind)
{
    auto *kinds = guide.find<QComboBox>(u"signInKind"_s);
    kinds->setCurrentIndex(kinds->findData(int(kind)));
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

} // namespace

std::vector<Stop> allStops()
{
    return {
        {u"start"_s, [](Guide &g) -> QWidget * { g.window->showDirectory(nullptr, {}); return nullptr; }},
        {u"users"_s, [](Guide &) -> QWidget * { return nullptr; }},
        {u"user-attributes"_s, [](Guide &g) -> QWidget * { g.select(7); return nullptr; }},
        {u"user-groups"_s, [](Guide &g) -> QWidget * { g.select(7); g.showTab(1); return nullptr; }},
        {u"user-json"_s, [](Guide &g) -> QWidget * { g.select(7); g.showTab(2); return nullptr; }},
        {u"many-selected"_s, [](Guide &g) -> QWidget * { g.select(2); g.key(Qt::Key_Down, Qt::ShiftModifier); g.key(Qt::Key_Down, Qt::ShiftModifier); return nullptr; }},
        {u"sorted"_s, [](Guide &g) -> QWidget * { g.select(3); g.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier); return nullptr; }},
        {u"search"_s, [](Guide &g) -> QWidget * { g.type(u"searchField"_s, u"anna"_s); return nullptr; }},
        {u"search-no-hits"_s, [](Guide &g) -> QWidget * { g.type(u"searchField"_s, u"zebra crossing"_s); return nullptr; }},
        {u"filter"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_L, Qt::ControlModifier); g.type(u"filterEdit"_s, u"active eq true and title co \"engineer\""_s); return nullptr; }},
        {u"filter-error"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_L, Qt::ControlModifier); g.type(u"filterEdit"_s, u"active eq true and titel is \"pilot\""_s); return nullptr; }},
        {u"columns"_s, [](Guide &g) -> QWidget * { g.click(u"columnsButton"_s); return dialogNamed(g, u"columnChooser"_s); }},
        {u"groups"_s, [](Guide &g) -> QWidget * { g.go(2); g.select(1); return nullptr; }},
        {u"group-members"_s, [](Guide &g) -> QWidget * { g.go(2); g.select(0); g.showTab(1); return nullptr; }},
        {u"devices"_s, [](Guide &g) -> QWidget * { g.go(3); g.select(2); return nullptr; }},
        {u"requests"_s, [](Guide &g) -> QWidget * { g.go(4); return nullptr; }},
        {u"provider"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Provider); return nullptr; }},
        {u"provider-probed"_s, [](Guide &g) -> QWidget * { g.goTo(NavigationModel::Entry::Provider); g.click(u"probeButton"_s); g.waitFor(u"probeOutcome"_s); return nullptr; }},
        {u"more-exist"_s, [](Guide &g) -> QWidget * { g.pretend({.paging = FakeRows::Paging::Cursor}); return nullptr; }},
        {u"loading"_s, [](Guide &g) -> QWidget * { g.pretend({.silent = true}); return nullptr; }},
        {u"failed"_s, [](Guide &g) -> QWidget * { g.pretend({.error = serverDown()}); return nullptr; }},
        {u"empty"_s, [](Guide &g) -> QWidget * { g.pretence.resources.clear(); g.pretend({}); return nullptr; }},
        {u"settings"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_Comma, Qt::ControlModifier); return g.window->findChild<QDialog *>(); }},
        {u"cannot-search"_s, [](Guide &g) -> QWidget * { g.refuseFilters(); g.type(u"searchField"_s, u"kolb"_s); return nullptr; }},
        {u"production"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.select(4); return nullptr; }},
        {u"shortcuts"_s, [](Guide &g) -> QWidget * { g.key(Qt::Key_F1); return dialogNamed(g, u"shortcutsDialog"_s); }},
        {u"connect-entra-secret"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); chooseKind(g, SignIn::Kind::ClientSecret); return g.window->findChild<QDialog *>(); }},
        {u"connect-browser"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); chooseKind(g, SignIn::Kind::AuthorizationCode); return g.window->findChild<QDialog *>(); }},
        {u"connect-more"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); g.click(u"moreSettings"_s); return g.window->findChild<QDialog *>(); }},
        {u"vault-new"_s, [](Guide &g) -> QWidget * { return openVaultDialog(g, VaultDialog::Purpose::Make); }},
        {u"vault-wrong"_s, [](Guide &g) -> QWidget * { return openVaultDialog(g, VaultDialog::Purpose::Unlock); }},
        {u"connect"_s, [](Guide &g) -> QWidget * { g.window->openConnectDialog(); g.settle(); return g.window->findChild<QDialog *>(); }},
    };
}

} // namespace Provost
