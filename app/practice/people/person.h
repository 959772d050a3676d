// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/people/dice.h"
#include "practice/people/namedata.h"

#include <QHash>

namespace Provost::Practice {

/// One invented person. Empty texts are attributes the person does not have.
struct Person {
    int index = 0;
    QString id {};
    const LocaleData *locale = nullptr;
    Name given {}, family {};
    QString displayName {}, userName {}, mail {}, homeMail {}, nickName {}, honorific {};
    QString title {}, userType {};
    const DepartmentData *department = nullptr;
    QString employeeNumber {}, costCenter {};
    QString phone {}, mobile {};
    QString street {}, city {}, region {}, postalCode {};
    int managerIndex = -1;
    bool active = true;
    bool hasExtension = false; ///< the practice extension
    quint64 extras = 0; ///< randomness for what remains
    qint64 created = 0, modified = 0;
};

/// The people of one seed. A person is made from the index alone; only the count of namesakes needs them in order.
class PersonMaker
{
public:
    explicit PersonMaker(quint32 seed);

    [[nodiscard]] Person make(int index); ///< in ascending order, for unique user names
    [[nodiscard]] QString idOf(int index) const;
    [[nodiscard]] QString displayNameOf(int index) const;
    /// Position in the tree: 0 for the chief, then the departments take turns.
    [[nodiscard]] static int departmentOf(int index);
    [[nodiscard]] const NameData &data() const { return m_data; }
    [[nodiscard]] int localeOf(int index) const;
    [[nodiscard]] int cityOf(int index) const;

private:
    struct Identity {
        int locale = 0;
        bool female = false;
        Name given {}, family {};
        QString displayName {};
    };
    [[nodiscard]] Identity identityOf(int index) const;
    void giveWork(Person &person, Dice &dice) const;
    void giveContacts(Person &person, Dice &dice) const;
    [[nodiscard]] QString uniqueUserName(const QString &name);

    const NameData &m_data;
    quint32 m_seed;
    QHash<QString, int> m_namesakes;
};

} // namespace Provost::Practice
