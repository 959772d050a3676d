// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/observation.h"
#include "net/httpmessage.h"
#include "scim/listpage.h"
#include "scim/servicedescription.h"

#include <deque>
#include <functional>
#include <memory>

namespace Provost {

/// One question to a provider.
struct ProbeAsk {
    HttpRequest request {};
    QString shown {}; ///< the request as text, with values that may be somebody's replaced by "…"
};

/// What came back.
struct ProbeAnswer {
    int status = 0; ///< 0: none came
    std::optional<Error> error {}; ///< also for a body that cannot be read
    QByteArray contentType {};
    QByteArray etag {};
    Json json {}; ///< the body
    ListPage page {}; ///< the body read as a list

    [[nodiscard]] static ProbeAnswer of(const HttpReply &reply); ///< parses: not for the window's thread
    [[nodiscard]] static ProbeAnswer of(const Error &error);
    [[nodiscard]] bool isRefusal() const; ///< the question as such was not liked; not: nobody there, not allowed, too many
    [[nodiscard]] bool isOutage() const; ///< says nothing about the question
    [[nodiscard]] QStringList ids() const;
};

/// What a probe knows of a resource type so far.
struct ProbeSubject {
    ResourceType type {};
    ResourceSchema schema {};
    QString naming {}; ///< attribute that tells resources apart for people; empty: none found
    QList<Resource> sample {}; ///< the first page as it comes unasked
    std::optional<qint64> total {};
    bool hasMore = false; ///< than the sample
    bool wantsCursor = false; ///< the first page came with a cursor
    bool projects = false; ///< `attributes` works
    bool indexes = false; ///< `startIndex` works
    QSet<QString> works {}; ///< "userName eq"
};

class ProbeTopic;

/// A probe without any I/O: gives the next question, is told the answer, collects what was observed. Reads only: GET, nothing else.
class ProbeScript
{
public:
    explicit ProbeScript(ServiceDescription description);
    ~ProbeScript();
    ProbeScript(const ProbeScript &) = delete;
    ProbeScript &operator=(const ProbeScript &) = delete;

    [[nodiscard]] std::optional<ProbeAsk> next(); ///< nullopt: nothing is left to ask
    void take(const ProbeAnswer &answer); ///< to the question given last
    [[nodiscard]] const QList<Observation> &observations() const { return m_observations; }
    [[nodiscard]] int asked() const { return m_asked; }
    /// More questions than this are not asked of such a provider.
    [[nodiscard]] static int mostCalls(const ServiceDescription &description);

private:
    friend class ProbeTopic;
    using Judge = std::function<void(const ProbeAnswer &)>;
    struct Step {
        ProbeAsk ask;
        Judge judge;
    };

    ServiceDescription m_description;
    std::deque<std::shared_ptr<ProbeSubject>> m_subjects;
    std::vector<std::unique_ptr<ProbeTopic>> m_topics;
    size_t m_nextTopic = 0;
    std::deque<Step> m_steps;
    std::optional<Step> m_current;
    int m_status = 0; ///< of the answer being judged
    int m_asked = 0;
    QList<Observation> m_observations;
};

/// Questions about one matter; asks the first when its turn comes, the others when it has seen answers.
class ProbeTopic
{
public:
    ProbeTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject)
        : m_script(script)
        , m_subject(std::move(subject))
    {
    }
    virtual ~ProbeTopic() = default;
    ProbeTopic(const ProbeTopic &) = delete;
    ProbeTopic &operator=(const ProbeTopic &) = delete;
    virtual void begin() = 0;

protected:
    using Judge = ProbeScript::Judge;
    using Query = QList<std::pair<QString, QString>>;
    using Verdict = Observation::Verdict;

    [[nodiscard]] ProbeSubject &subject() const { return *m_subject; }
    [[nodiscard]] const ServiceDescription &description() const { return m_script.m_description; }
    /// `secret`: a part of the request that is not shown.
    void askList(const Query &query, Judge judge, const QStringList &secrets = {});
    void askOne(const QString &id, const Query &query, const QByteArray &ifNoneMatch, Judge judge, const QString &shownId = QStringLiteral("{id}"));
    void ask(HttpRequest request, const QString &shown, Judge judge);
    void note(Capability capability, Verdict verdict, const Json &value = {}, const QString &text = {}, const QString &detail = {});
    /// One that could not be asked about for what the answer was.
    void noteError(Capability capability, const ProbeAnswer &answer, const QString &detail = {}, const Json &ifRefused = Json(false));
    /// One that needs data which is not there.
    void noteUnasked(Capability capability, const QString &why, const QString &detail = {});
    [[nodiscard]] Observation &lastNoted();
    /// The subject of another type, where a matter concerns two.
    [[nodiscard]] std::shared_ptr<ProbeSubject> other(const QString &typeWord) const;

private:
    ProbeScript &m_script;
    std::shared_ptr<ProbeSubject> m_subject;
};

// each in a file of its own
[[nodiscard]] std::unique_ptr<ProbeTopic> makeListingTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject);
[[nodiscard]] std::unique_ptr<ProbeTopic> makePagingTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject);
[[nodiscard]] std::unique_ptr<ProbeTopic> makeFilterTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject);
[[nodiscard]] std::unique_ptr<ProbeTopic> makeVersionTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject);
[[nodiscard]] std::unique_ptr<ProbeTopic> makeMembersTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject);

} // namespace Provost
