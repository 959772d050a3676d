// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practiceserver.h"

#include "practice/frontend.h"
#include "practice/people/population.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUuid>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

struct PracticeServer::Parts {
    QTemporaryDir temporary {};
    Dialect dialect {};
    std::unique_ptr<Catalog> catalog {};
    std::unique_ptr<Service> service {};
    std::unique_ptr<Frontend> frontend {};
    quint16 port = 0;
};

PracticeServer::PracticeServer(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_parts(std::make_unique<Parts>())
{
    if (m_options.token.isEmpty())
        m_options.token = QUuid::createUuid().toByteArray(QUuid::Id128);
}

PracticeServer::~PracticeServer() = default;

namespace {

/// Writes the population beside the target first: a half-made file never gets the target's name.
Result<void> populate(const QString &file, const Catalog &catalog, const Dialect &dialect, const Options &options)
{
    const QString part = file + u".part"_s;
    QFile::remove(part);
    {
        auto store = Store::create(part, catalog);
        if (!store)
            return store.error();
        const Population population {.users = options.users, .groups = options.groups, .seed = options.seed,
            .vendorAttributes = dialect.groupKinds};
        if (const auto filled = population.fill(**store); !filled)
            return filled;
    }
    if (!QFile::rename(part, file))
        return Error::store(u"cannot write %1"_s.arg(file));
    return {};
}

} // namespace

Result<QString> PracticeServer::prepareFile()
{
    const QString file = m_options.stateFile.isEmpty() ? m_parts->temporary.filePath(u"practice.db"_s) : m_options.stateFile;
    if (!QFile::exists(file)) {
        if (const auto populated = populate(file, *m_parts->catalog, m_parts->dialect, m_options); !populated)
            return populated.error();
    }
    return file;
}

Result<void> PracticeServer::listen()
{
    const auto dialect = Dialect::named(m_options.profile);
    if (!dialect)
        return dialect.error();
    const auto faults = parseFaults(m_options.faults);
    if (!faults)
        return faults.error();
    m_parts->dialect = *dialect;
    m_parts->catalog = std::make_unique<Catalog>(*dialect);
    const auto file = prepareFile();
    if (!file)
        return file.error();
    auto store = Store::open(*file, *m_parts->catalog);
    if (!store)
        return store.error();
    if (m_options.stateFile.isEmpty())
        (*store)->database().run(u"PRAGMA synchronous = OFF"_s); // gone at the end anyway
    Service::Setup setup {.dialect = *dialect, .token = m_options.token, .readOnly = m_options.readOnly,
        .staleMilliseconds = faults->stale.value_or(dialect->staleMilliseconds), .file = *file};
    if (faults->cursorLife > 0)
        setup.cursorLife = faults->cursorLife;
    m_parts->service = std::make_unique<Service>(std::move(store.value()), std::move(setup));
    m_parts->frontend = std::make_unique<Frontend>(*m_parts->service, FaultInjector(*faults, m_options.seed), m_parts->dialect);
    const auto port = m_parts->frontend->start(m_options.port);
    if (!port)
        return port.error();
    m_parts->port = *port;
    return {};
}

QUrl PracticeServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_parts->port).arg(QLatin1StringView(Service::root)));
}

QByteArray PracticeServer::token() const
{
    return m_options.token;
}

QStringList PracticeServer::memberIds(const QString &group)
{
    return m_parts->service->memberIds(group);
}

} // namespace Provost::Practice
