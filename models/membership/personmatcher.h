// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "directory/principal.h"
#include "membership/pastedtext.h"
#include "scim/filter.h"
#include "scim/resourcetype.h"

#include <QHash>

namespace Provost {

class Directory;

/// Whom somebody in a text is in the directory.
struct PersonMatch {
    PastedPerson person {};
    QList<Principal> found {}; ///< none: unknown; several: cannot be told apart
    QString by {}; ///< attribute path by which they were found
    [[nodiscard]] bool isCertain() const { return found.size() == 1; }
};

/// What asking the provider for those in a text takes whom nothing here knows.
struct LookupEstimate {
    int names = 0;
    int least = 0; ///< calls, where each is found by the first attribute
    int most = 0; ///< calls, where nobody is found by any
    friend bool operator==(const LookupEstimate &, const LookupEstimate &) = default;
};

/// Looks people up by id, user name, mail address and name, in this order, each until found: in the index where it has read everybody, and who is not found there
/// by asking the provider; many in one question where it takes `or`. Only what the profile says it filters by is asked. Where that costs money or takes many calls it
/// says so after the index was asked, and asks the provider only when told to. Fails only when nothing can be asked at all.
class PersonMatcher : public JobOf<QList<PersonMatch>>
{
    Q_OBJECT
public:
    PersonMatcher(Directory &directory, QList<PastedPerson> people, QObject *parent);
    ~PersonMatcher() override;
    void goOn(); ///< after offered()

Q_SIGNALS:
    void offered(const Provost::LookupEstimate &estimate); ///< once more where it turns out to take more than that
    void progressed(int matched, int total);

protected:
    void start() override;
    void abort() override;

private:
    struct Question {
        QString path {};
        QList<qsizetype> people {}; ///< indexes
        Filter filter {};
    };
    void askIndex();
    void onIndexed(const Result<std::optional<QList<PersonMatch>>> &matches);
    [[nodiscard]] static QString wordFor(const PastedPerson &person, const QString &path);
    [[nodiscard]] Filter filterFor(const QString &path, const QString &word) const;
    [[nodiscard]] bool takes(const Filter &filter) const;
    [[nodiscard]] QList<Question> questionsBy(const QString &path) const;
    void nextRound();
    [[nodiscard]] LookupEstimate estimate() const;
    [[nodiscard]] bool mayAsk();
    void ask();
    [[nodiscard]] static int mostAnswers(const Question &question);
    void askEach(const Question &question);
    void onAnswer(const Question &question, const Result<QList<Resource>> &found);
    void tellProgress();

    Directory &m_directory;
    ResourceType m_type;
    QList<PersonMatch> m_matches;
    QStringList m_rounds; ///< attribute paths not asked yet
    qsizetype m_indexed = 0; ///< of m_matches: looked up in the index
    QList<Question> m_questions; ///< of this round, not asked yet
    QList<QPointer<Job>> m_jobs;
    int m_underWay = 0;
    int m_sent = 0; ///< questions to the provider
    int m_allowed = -1; ///< so many may be sent; -1: nobody has settled it yet
    bool m_isOffered = false; ///< somebody has to agree first
    bool m_asked = false;
    bool m_isMissed = false; ///< somebody could not be looked up
    std::optional<Error> m_error;
};

} // namespace Provost
