// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/formbench.h"

#include "fakes/fakedirectory.h"
#include "form/editsession.h"
#include "forms/fieldrow.h"
#include "forms/formpanel.h"
#include "forms/formview.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int patienceMs = 20'000;

double milliseconds(const QElapsedTimer &since)
{
    return double(since.nsecsElapsed()) / 1e6;
}

} // namespace

FormBench::FormBench(WatchedApplication &application, int attributes)
    : m_application(application)
    , m_attributes(attributes)
{
}

QJsonObject FormBench::run()
{
    applyTheme(m_application, ThemeMode::Light);
    FakeDirectory directory;
    directory.setCachedDescription(wideDescription(m_attributes));
    EditSession session(directory);
    const ResourceType type = *directory.description().resourceType(u"User");
    FormPanel panel(session, nullptr);
    panel.resize(420, 760);
    panel.show();
    QTest::qWait(200);
    m_application.forgetStalls();

    QElapsedTimer timer;
    timer.start();
    panel.edit(type, directory.resources[u"/Users"_s].at(3));
    const double call = milliseconds(timer);
    const bool painted = QTest::qWaitFor([&panel] { return panel.view()->row(0) != nullptr; }, patienceMs);
    const double firstRows = milliseconds(timer);
    const int last = panel.model()->count() - 1;
    const bool all = QTest::qWaitFor([&] { return panel.view()->row(last) != nullptr; }, patienceMs);
    QTest::qWait(100);
    const double everything = milliseconds(timer) - 100;
    QJsonObject report {{u"attributes"_s, panel.model()->count()},
                        {u"openCallMs"_s, call},
                        {u"firstRowsMs"_s, firstRows},
                        {u"allRowsMs"_s, everything},
                        {u"longestWorkWhileOpeningMs"_s, m_application.longestWork().ms},
                        {u"longestWorkWhileOpening"_s, QString(m_application.longestWork().event + u' ' + m_application.longestWork().receiver)},
                        {u"complete"_s, painted && all}};
    m_application.forgetStalls();
    timer.restart();
    panel.edit(type, directory.resources[u"/Users"_s].at(4));
    report.insert(u"nextObjectMs"_s, milliseconds(timer));
    panel.model()->setValue(panel.model()->indexOf({{}, u"title"_s, {}}), Json(u"x"_s));
    timer.restart();
    panel.model()->setValue(panel.model()->indexOf({{}, u"title"_s, {}}), Json(u"xy"_s));
    report.insert(u"keyMs"_s, milliseconds(timer));
    timer.restart();
    session.stage(panel.model()->changes(), u"bench"_s);
    report.insert(u"stageMs"_s, milliseconds(timer));
    return report;
}

} // namespace Provost
