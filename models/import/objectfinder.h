// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/listjob.h"
#include "scim/resource.h"
#include "scim/resourcetype.h"

#include <QSet>

namespace Provost {

/// "Which objects have one of these values as this attribute?"
struct ObjectQuestion {
    AttributeName key {}; ///< `emails.value` for a multi-valued one
    QSet<QString> values {}; ///< as the file spells them, none empty: a server may tell ß from ss and A from a
    bool caseExact = false; ///< of the attribute (RFC 7643 section 2.2)
    bool wholeObjects = true; ///< false: the ids are enough
    bool onlyOneHas = false; ///< a value: of those that whoever was found for another question has, nobody asks
};

/// What a filter may ask of a path with a selector: `emails[type eq "work"].value` -> `emails.value`.
[[nodiscard]] AttributeName filterName(const QString &path);

/// As answers are compared and kept.
[[nodiscard]] QString answerKey(const QString &text, bool caseExact);
/// The texts of an attribute's value, or of each of its values.
[[nodiscard]] QStringList textsOf(const Json &value);

/// What was found: for each question, by answerKey().
struct FoundObjects {
    struct Object {
        QString id {};
        QString label {};
        Resource resource {}; ///< null where ids are enough
    };
    QList<QHash<QString, QList<Object>>> answers {};
    std::optional<QList<Object>> everything {}; ///< ids and names of all objects of the type, where all were read and that was asked for
    bool readEverything = false;
    QHash<QString, QSet<QString>> takenValues {}; ///< by path, as answerKey() folds: what all objects have, where everything was read
    int calls = 0; ///< about; a page each, a look-up each

    [[nodiscard]] bool taken(const QString &path, const QString &value) const { return takenValues.value(path).contains(answerKey(value, false)); }
};

/// Finds objects of one type by their keys, the cheaper way: a look-up for each few values, or one reading of everything. A reading that turns out longer than the
/// look-ups would have been is given up for them, so the choice costs twice the better one at the worst. Values that only one has are asked for
/// last, and only those that nobody has who was found.
class ObjectFinder : public ClientJob<FoundObjects>
{
    Q_OBJECT
public:
    struct Options {
        bool needEverything = false; ///< the caller wants to know what else there is
        QStringList takenPaths {}; ///< whose values of all objects are wanted, with needEverything
        QList<Resource> created {}; ///< a moment ago: who of them is not shown yet is there all the same
        int parallel = 4;
    };
    ObjectFinder(Connection &connection, const ResourceType &type, QList<ObjectQuestion> questions, Options options, QObject *parent);
    ~ObjectFinder() override;

Q_SIGNALS:
    void progressed(qint64 done, qint64 total); ///< objects or look-ups; total -1: not known

protected:
    void start() override;

private:
    void planLookups();
    void addLookups(const ObjectQuestion &question, const QSet<QString> &values);
    [[nodiscard]] bool planLast(); ///< false: nothing is left to ask
    void onRefused(); ///< the provider does not take the filter it was thought to take
    [[nodiscard]] bool canLookUp() const;
    void readEverything();
    void onPage(const ListPage &page);
    void onAllRead(const Result<ListSummary> &outcome);
    void lookUp();
    void sendLookups();
    void onAllLookedUp();
    void onLookedUp(const Result<ListSummary> &outcome);
    void take(const Resource &resource);
    void finish();
    [[nodiscard]] ListQuery query(const Filter &filter) const;

    struct Lookup {
        Filter filter;
    };
    ResourceType m_type;
    QList<ObjectQuestion> m_questions;
    Options m_options;
    FoundObjects m_found;
    std::deque<Lookup> m_lookups;
    qint64 m_lookupCount = 0;
    bool m_canLookUp = true;
    bool m_together = true; ///< several values in a filter
    qint64 m_lastCount = 0; ///< look-ups of values that only one has, still to come, at most
    int m_underWay = 0;
    QList<QPointer<ListJob>> m_asking;
    qint64 m_read = 0;
    QPointer<ListJob> m_reading;
    QList<QSet<QString>> m_wanted; ///< by question: answerKey() of its values
    QSet<QString> m_shown; ///< ids of whatever was answered
    QList<QHash<QString, QSet<QString>>> m_seen; ///< ids by question and value: an object is taken once
};

} // namespace Provost
