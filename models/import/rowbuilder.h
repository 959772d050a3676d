// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/columnmapping.h"
#include "import/tablereader.h"
#include "scim/patch.h"
#include "scim/servicedescription.h"

namespace Provost {

/// The column of a rejects file that tells which rows were broken in their file: written out whole, they would seem sound.
[[nodiscard]] inline QString damageColumn()
{
    return QStringLiteral("provost damage");
}

/// Something about a row that a person should know.
struct RowProblem {
    enum class Kind : quint8 {
        OpenQuote, RowTooLong, BadBytes, Torn, SurplusCells, RepeatedHeader, DamagedBefore, ///< of the file
        Expression, ///< a cell does not fit a function
        WrongType, ///< not a number, a date, yes or no
        RuleBroken, ///< of the profile: length, pattern
        Missing, ///< what a create needs is not there
        NoKey, ///< nothing to find the person by
        DuplicateKey, ///< another row of the file has the same
        Taken, ///< the value is another one's, in the directory or in the file, and nobody may share it
        AlreadyExists, NotFound, Ambiguous, ///< in the directory, against the mode
        UnknownReference, UnknownGroup, ///< neither in the directory nor in the file
        Stranded, ///< refers to whom another row would create, which cannot be imported
        UnusualValue, ///< not among the canonical values: taken all the same
    };
    Kind kind = Kind::WrongType;
    QString column {}; ///< of the file; empty: the whole row
    QString path {}; ///< of the attribute; may be empty
    QString detail {}; ///< technical, English
    QString text {}; ///< what the words are about: a name that is not known, the row that was first
    [[nodiscard]] bool isFatal() const { return kind != Kind::UnusualValue; }
    friend bool operator==(const RowProblem &, const RowProblem &) = default;
};

/// A row as attributes, before anything is known of the directory.
struct BuiltRow {
    struct Reference { ///< to be resolved: `path` shall name the object whose `by` is `text`
        AttributePath path {};
        QString by {};
        QString text {};
        QString column {};
        bool onCreate = false; ///< as in FieldMapping
        friend bool operator==(const Reference &, const Reference &) = default;
    };
    struct NamedId { ///< another object's, as the provider has given it: written as it is, and there should be one
        AttributePath path {};
        QString text {};
        QString column {};
        bool onCreate = false; ///< as in FieldMapping
    };
    struct Claim { ///< a value that nobody else may have
        QString path {};
        QString text {};
        QString column {};
        bool onCreate = false; ///< as in FieldMapping
        friend bool operator==(const Claim &, const Claim &) = default;
    };
    struct Group { ///< to be joined
        QString name {};
        QString written {}; ///< the place in a directory that the name was taken from, which may be a group's whole name; else the name
        friend bool operator==(const Group &, const Group &) = default;
    };
    qint64 row = 0; ///< as a spreadsheet counts
    qint64 line = 0;
    QStringList cells {}; ///< as they stand in the file
    std::vector<PatchOperation> operations {};
    QStringList keys {}; ///< values of ColumnMapping::match, in its order; empty ones for what the row does not say
    std::vector<qsizetype> uniqueOperations {}; ///< whose values get a number where they are taken
    std::vector<qsizetype> createOperations {}; ///< that are for somebody new alone
    QList<Reference> references {};
    QList<NamedId> namedIds {};
    QList<Claim> claims {}; ///< but for what rows are matched by alone, and for what is made unique
    QList<Group> groups {};
    QList<RowProblem> problems {};

    [[nodiscard]] bool isBroken() const;
};

/// Turns rows into attributes by a mapping. Pure; one for a whole file, used from one thread.
class RowBuilder
{
public:
    /// Validation error that names the mapping's place where a column or an attribute is not there.
    [[nodiscard]] static Result<RowBuilder> make(const ColumnMapping &mapping, const TableHeader &header, const ResourceType &type, const ServiceDescription &description);

    [[nodiscard]] BuiltRow build(const TableRow &row) const;
    /// What a create of this row's object lacks.
    [[nodiscard]] QList<RowProblem> missingForCreate(const Json &resource) const;
    [[nodiscard]] bool isCaseExact(const QString &path) const; ///< "A" is another one than "a"
    [[nodiscard]] bool isHeaderAgain(const TableRow &row) const; ///< of files glued together
    [[nodiscard]] const ResourceSchema &schema() const { return m_schema; }
    [[nodiscard]] const ColumnMapping &mapping() const { return m_mapping; }

private:
    friend class RowSieve; // which knows what makes a row pass
    struct Target {
        FieldMapping field;
        AttributePath path;
        Attribute attribute; ///< the definition of what is written; of the whole for a complex one
        QString column; ///< for problems: the first the value is made from
        AttributeName name {}; ///< what a rule of the profile calls it
        qsizetype cell = -1; ///< where the value is just that cell; there may be a million rows, and an expression takes its time
        QList<qsizetype> keys {}; ///< which of ColumnMapping::match it is
        bool isId = false; ///< says who is meant, and is never written
        bool namesById = false; ///< another object of this type, a manager
        bool hasRule = false; ///< of the profile
        QString claim {}; ///< the path of what nobody may share, as the mapping's keys spell it; empty: whoever likes may
        /// Takes whatever is written.
        [[nodiscard]] bool isFreeText() const
        {
            return (attribute.type == Attribute::Type::String || attribute.type == Attribute::Type::Reference) && attribute.canonicalValues.isEmpty();
        }
    };
    RowBuilder() = default;
    [[nodiscard]] Result<Target> targetFor(const FieldMapping &field, const QString &place);
    [[nodiscard]] Result<void> learnColumns(const QStringList &columns, const QString &place);
    void addProblemsOfFile(const TableRow &row, BuiltRow &built) const;
    void indexRules();
    void complete(Target &target) const;
    [[nodiscard]] QString claimOf(const Target &target) const;
    [[nodiscard]] bool namesOwnType(const AttributeName &name) const;
    void addValue(const Target &target, const QString &text, BuiltRow &built) const;
    [[nodiscard]] Result<Json> valueFor(const Target &target, const QString &text, BuiltRow &built) const;
    static void addGroup(const BuiltRow::Group &group, BuiltRow &built);
    void addRules(const TableRow &row, BuiltRow &built) const;
    void checkValue(const Target &target, const Json &value, BuiltRow &built) const;
    void noteKeys(const Target &target, const QString &text, BuiltRow &built) const;
    [[nodiscard]] QString cell(const TableRow &row, const QString &column) const;

    ColumnMapping m_mapping;
    ResourceType m_type;
    ResourceSchema m_schema;
    ServerProfile m_profile;
    QStringList m_required;
    std::vector<std::pair<QString, AttributeName>> m_requiredNames;
    qsizetype m_width = 0; ///< of the header
    QStringList m_header;
    qsizetype m_damageColumn = -1; ///< of a rejects file
    QHash<QString, qsizetype> m_columns; ///< name as it is spelled here or in the mapping -> index
    std::vector<Target> m_targets;
    std::vector<std::vector<Target>> m_ruleTargets;
    QList<std::pair<QString, QHash<QString, QList<qsizetype>>>> m_rulesByValue; ///< by column: case-folded text -> rules, of which there may be thousands
};

/// A cell as the attribute's type has it; Validation error when it cannot be read so.
[[nodiscard]] Result<Json> jsonFromCell(const QString &text, const Attribute &attribute);

} // namespace Provost
