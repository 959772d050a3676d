// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "membership/membershipdrop.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace Provost {

class BusyLine;
class ElidedLabel;
class EmptyState;
class GroupCommands;
class MessageStrip;
class PairQuestions;
class PersonMatcher;
struct FoundPrincipals;
struct PastedPerson;
struct PersonMatch;
class PrincipalList;
class SubjectPicker;

/// One half of the membership editor: a group's members, a person's groups, whom a search finds, or whom a pasted text names.
class MembershipPane : public QWidget
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Group, Person, Search, Pasted };
    Q_ENUM(Kind)

    MembershipPane(MembershipEditor &editor, const QString &name, QWidget *parent); ///< `name` begins the object names: "left"
    ~MembershipPane() override;

    [[nodiscard]] Kind kind() const;
    void setKind(Kind kind);
    void show(const Principal &subject); ///< a group's members or a person's groups
    void searchFor(const QString &text);
    void take(const QString &text); ///< looks up whom it names
    void takeFile(const QString &fileName); ///< likewise
    void showPeople(const QList<Principal> &people); ///< who is known already
    struct Contents {
        Kind kind = Kind::Group;
        Principal subject {};
        QString words {}; ///< that are searched for
        QList<Principal> found {};
        QStringList unknown {}; ///< names in a pasted text
    };
    [[nodiscard]] Contents contents() const;
    void setContents(const Contents &contents);
    void focusPicker(); ///< where a group's or a person's name is typed
    void refresh();
    void setPairs(int open, const PairQuestions &questions); ///< so many questions about the other list could be asked, or some are under way
    [[nodiscard]] MembershipModel &model() const { return *m_model; }
    [[nodiscard]] PrincipalList *list() const { return m_list; }
    [[nodiscard]] bool isReading() const;

public Q_SLOTS:
    void removeSelected(); ///< out of the group, or the groups of the person; what is only staged is taken back
    void focusFilter();
    void showGroupMenu();

Q_SIGNALS:
    void said(const QString &words);
    void subjectChanged();
    void selectionChanged();
    void dropped(const Provost::MembershipDrop &drop);
    void textDropped(const QString &text, const Provost::Principal &group);
    void filesDropped(const QStringList &files, const Provost::Principal &group);
    void entered(); ///< the focus came into it
    void pairsWanted(); ///< who is in the other list is to be asked for one by one

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    QWidget *buildHead();
    QWidget *buildFoot();
    void connectAll();
    void onKind();
    void cancelJobs();
    void search();
    void onSearched(const Result<FoundPrincipals> &found);
    void onFound();
    void lookUp(const QList<PastedPerson> &people);
    void onStripAction();
    void onMatched(const Result<QList<PersonMatch>> &matches);
    void update();
    void updateBody();
    void updateStrip();
    void readRules(const Principal &group);
    void setRules(const Resource &group);
    [[nodiscard]] QString countWords() const;
    [[nodiscard]] static QString asOfWords(const QDateTime &time);
    [[nodiscard]] QString name(const char *part) const;

    MembershipEditor &m_editor;
    QString m_name;
    MembershipModel *m_model;
    QComboBox *m_kind;
    QStackedWidget *m_subject;
    SubjectPicker *m_picker;
    QLineEdit *m_search;
    QToolButton *m_refresh;
    QToolButton *m_more; ///< what can be done to the group itself
    GroupCommands *m_groups;
    QPushButton *m_paste;
    QLineEdit *m_filter;
    ElidedLabel *m_counts;
    BusyLine *m_busy;
    MessageStrip *m_strip;
    PrincipalList *m_list;
    EmptyState *m_empty; ///< lies in the list, so that what is dropped on it is dropped there
    ElidedLabel *m_hint;
    QPushButton *m_all;
    QPushButton *m_remove;
    QTimer m_pause;
    QList<QPointer<Job>> m_jobs;
    QList<Principal> m_found;
    QStringList m_unknown; ///< of a pasted text
    QPointer<PersonMatcher> m_matcher;
    QString m_offer; ///< what looking them up takes, while somebody has to agree to it
    QString m_unsearchable;
    QDateTime m_searchedAsOf; ///< where the index was searched
    bool m_asksProvider = false; ///< the next search does not content itself with the index
    QString m_rules; ///< why the members of this group cannot be changed
    QString m_pairWords; ///< what asking one by one would take, or how far it is
    bool m_isCut = false; ///< a search found more than is shown
    bool m_isExact = false; ///< a search was for whole names only
};

} // namespace Provost
