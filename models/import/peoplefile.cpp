// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/peoplefile.h"

#include "directory/csvtext.h"
#include "import/automapping.h"
#include "import/tablereader.h"

#include <QFile>
#include <QtConcurrentRun>

#include <algorithm>
#include <memory>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 probeSize = 256 * 1024;
constexpr qint64 largestText = 16 * 1024 * 1024;
constexpr qsizetype mostPeople = 100'000;
constexpr double sureEnough = 0.9; ///< HeaderMeaning::confidence of a name that is known

using Parts = QList<std::optional<PersonPart>>;

/// Control characters that no text holds: a picture, a PDF, an old XLS.
bool isBinary(QStringView text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c < u' ' && c != u'\t' && c != u'\n' && c != u'\r' && c != u'\f' && c != u'\v' && c != QChar(0x1a); });
}

std::optional<PersonPart> partOf(const QString &title, const HeaderNames *names)
{
    if (const auto known = personPartOf(title))
        return known;
    const HeaderMeaning meaning = names != nullptr ? names->meaningOf(title) : HeaderMeaning();
    if (meaning.confidence < sureEnough || !meaning.function.isEmpty())
        return {};
    if (meaning.path == "id"_L1 || meaning.path == "externalId"_L1)
        return PersonPart::Id;
    if (meaning.path == "userName"_L1)
        return PersonPart::Login;
    if (meaning.path.startsWith("emails"_L1))
        return PersonPart::Mail;
    if (meaning.path == "displayName"_L1 || meaning.path == "name.formatted"_L1)
        return PersonPart::Name;
    if (meaning.path == "name.givenName"_L1)
        return PersonPart::Given;
    return meaning.path == "name.familyName"_L1 ? std::optional(PersonPart::Family) : std::nullopt;
}

/// What the titles say, where that is enough to tell people by.
Parts partsOf(const QStringList &titles, const ServiceDescription &description)
{
    const ResourceType *users = description.resourceType(u"User");
    const ResourceSchema schema = users != nullptr ? description.schemaOf(*users) : ResourceSchema();
    const auto names = users != nullptr ? std::make_unique<HeaderNames>(*users, schema) : nullptr;
    Parts parts;
    for (const QString &title : titles)
        parts << partOf(title, names.get());
    const bool isWhole = parts.contains(PersonPart::Given) && parts.contains(PersonPart::Family);
    const bool isTold = std::any_of(parts.cbegin(), parts.cend(), [](const auto &part) { return part && *part != PersonPart::Given && *part != PersonPart::Family; });
    return isTold || isWhole ? parts : Parts();
}

Result<QList<QStringList>> rowsOf(const TableReader &reader)
{
    QList<QStringList> rows;
    const auto done = reader.read([&rows](const TableRow &row) {
        QStringList cells;
        for (const QString &cell : row.cells)
            cells << withoutApostrophe(cell.trimmed());
        rows << cells;
        return rows.size() <= mostPeople;
    });
    if (!done)
        return done.error();
    if (rows.size() > mostPeople)
        return Error::validation(u"%1 names more than %2 people"_s.arg(reader.fileName(), QString::number(mostPeople)));
    return rows;
}

QList<PastedPerson> peopleOf(const QList<QStringList> &rows, const Parts &parts)
{
    QList<PastedPerson> people;
    for (const QStringList &cells : rows)
        people << personIn(cells, parts);
    dropRepeated(people);
    return people;
}

/// The column in which most cells are such; -1: none.
template <typename Test>
qsizetype columnOf(const QList<QStringList> &rows, const Test &test)
{
    QList<qsizetype> hits;
    for (const QStringList &cells : rows) {
        hits.resize(std::max(hits.size(), cells.size()));
        for (qsizetype i = 0; i < cells.size(); ++i)
            hits[i] += test(cells.at(i)) ? 1 : 0;
    }
    const auto best = std::max_element(hits.cbegin(), hits.cend());
    return best != hits.cend() && 2 * *best >= rows.size() && *best > 0 ? best - hits.cbegin() : -1;
}

/// A sheet whose titles say nothing, or that has none: by what the cells look like.
Result<QList<PastedPerson>> guessed(const QString &fileName, const QList<QStringList> &rows)
{
    const auto isFilled = [](const QStringList &cells) { return std::count_if(cells.cbegin(), cells.cend(), [](const QString &cell) { return !cell.trimmed().isEmpty(); }); };
    const bool isList = std::all_of(rows.cbegin(), rows.cend(), [&](const QStringList &cells) { return isFilled(cells) <= 1; });
    QStringList lines;
    for (const QStringList &cells : rows)
        lines << cells.join(QString()).simplified();
    if (isList)
        return Provost::peopleIn(lines.join(u'\n'));
    const qsizetype mails = columnOf(rows, [](const QString &cell) { return cell.contains(u'@'); });
    const qsizetype ids = columnOf(rows, &looksLikePersonId);
    if (mails < 0 && ids < 0)
        return Error::validation(u"%1: no column is known to hold mail addresses, user names, ids or names of people"_s.arg(fileName));
    QList<PastedPerson> people;
    for (const QStringList &cells : rows) {
        const QString cell = cells.value(mails >= 0 ? mails : ids).trimmed();
        const bool isTitle = &cells == &rows.constFirst() && !(mails >= 0 ? cell.contains(u'@') : looksLikePersonId(cell));
        if (!isTitle && cell.isEmpty())
            people << PastedPerson {.text = cells.join(u' ').simplified(), .name = cells.join(u' ').simplified()}; // said to be unknown
        else if (!isTitle)
            people << Provost::peopleIn(cell);
    }
    dropRepeated(people);
    return people;
}

Result<QList<PastedPerson>> peopleInSheet(const QString &fileName, Dialect dialect, const ServiceDescription &description)
{
    const auto header = TableReader(fileName, dialect).header();
    if (!header)
        return header.error();
    const Parts parts = dialect.hasHeader ? partsOf(header->names, description) : Parts();
    if (parts.isEmpty()) { // what was taken for titles may be the first person
        dialect.hasHeader = false;
        dialect.exampleRows = 0;
    }
    const auto rows = rowsOf(TableReader(fileName, dialect));
    if (!rows)
        return rows.error();
    return parts.isEmpty() ? guessed(fileName, *rows) : Result<QList<PastedPerson>>(peopleOf(*rows, parts));
}

Result<QList<PastedPerson>> peopleInText(const QString &fileName, const Dialect &dialect, const ServiceDescription &description)
{
    const TableReader reader(fileName, dialect);
    const auto header = reader.header();
    const Parts parts = header && dialect.hasHeader ? partsOf(header->names, description) : Parts();
    if (!parts.isEmpty()) {
        const auto rows = rowsOf(reader);
        if (!rows)
            return rows.error();
        return peopleOf(*rows, parts);
    }
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    if (file.size() > largestText)
        return Error::validation(u"%1 is too large for a list of people"_s.arg(fileName));
    const QString text = QString::fromUtf8(toUtf8(file.readAll(), dialect.encoding));
    if (isBinary(text))
        return Error::validation(u"%1 is neither text nor a workbook"_s.arg(fileName));
    return Provost::peopleIn(text);
}

} // namespace

Result<QList<PastedPerson>> peopleInFile(const QString &fileName, const ServiceDescription &description)
{
    const auto dialect = TableReader::sniff(fileName);
    if (!dialect)
        return dialect.error();
    if (!dialect->sheet.isEmpty())
        return peopleInSheet(fileName, *dialect, description);
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    if (isBinary(QString::fromUtf8(toUtf8(file.read(probeSize), dialect->encoding))))
        return Error::validation(u"%1 is neither text nor a workbook"_s.arg(fileName));
    return peopleInText(fileName, *dialect, description);
}

PeopleFileJob::PeopleFileJob(QString fileName, ServiceDescription description, QObject *parent)
    : JobOf<QList<PastedPerson>>(parent)
    , m_fileName(std::move(fileName))
    , m_description(std::move(description))
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { finish(m_reading.result()); });
}

void PeopleFileJob::start()
{
    m_reading.setFuture(QtConcurrent::run([fileName = m_fileName, description = m_description] { return peopleInFile(fileName, description); }));
}

void PeopleFileJob::abort()
{
    m_reading.disconnect(this);
}

} // namespace Provost
