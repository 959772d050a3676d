// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importwords.h"

#include "errors/detailwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Kind = RowProblem::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
public:
    static QString ofFile(Kind kind)
    {
        switch (kind) {
        case Kind::OpenQuote:
            return tr("A quote is opened here and never closed.");
        case Kind::RowTooLong:
            return tr("This row is longer than a mebibyte and was cut off.");
        case Kind::BadBytes:
            return tr("There are bytes here that are no text in this encoding. Choose another encoding, or type the cell again.");
        case Kind::Torn:
            return tr("This may be a part of the row beside it, where a quote is never closed or a line ends as no other does. Leave the row out, or mend the file.");
        case Kind::SurplusCells:
            return tr("This row has more cells than the header, so its cells may stand in the wrong columns. Quote a cell that holds the delimiter.");
        case Kind::RepeatedHeader:
            return tr("This is the header once more, as in files glued together. Leave the row out.");
        case Kind::DamagedBefore:
            return tr("This row was broken in the file that it comes from. Correct it, then empty this cell.");
        default:
            return {};
        }
    }
    static QString ofDirectory(const RowProblem &problem)
    {
        switch (problem.kind) {
        case Kind::AlreadyExists:
            return tr("There is one like this already, and this import only creates.");
        case Kind::Taken:
            return problem.text.isEmpty() ? tr("Another one in the directory has this value, and nobody may share it. Choose another.")
                                          : tr("Row %1 of this file has the same value, and nobody may share it. Choose another.").arg(problem.text);
        case Kind::NotFound:
            return tr("Nobody in the directory is meant by this, and this import only updates.");
        case Kind::Ambiguous:
            return problem.text.isEmpty() ? tr("Several are meant by this.") : tr("Several are meant by “%1”.").arg(problem.text);
        case Kind::UnknownReference:
            return tr("“%1” is neither in the directory nor in this file.").arg(problem.text);
        case Kind::Stranded:
            return tr("Row %1 creates whom this one refers to, and cannot be imported. Mend that row first.").arg(problem.text);
        case Kind::UnknownGroup:
            return tr("There is no group “%1”.").arg(problem.text);
        default:
            return {};
        }
    }
    static QString title(Kind kind)
    {
        switch (kind) {
        case Kind::OpenQuote:
            return tr("Open quote");
        case Kind::RowTooLong:
            return tr("Row too long");
        case Kind::BadBytes:
            return tr("Wrong encoding");
        case Kind::Torn:
            return tr("Part of another row");
        case Kind::SurplusCells:
            return tr("Too many cells");
        case Kind::RepeatedHeader:
            return tr("Header again");
        case Kind::DamagedBefore:
            return tr("Broken before");
        case Kind::Expression:
            return tr("Does not fit its expression");
        case Kind::WrongType:
            return tr("Wrong kind of value");
        case Kind::RuleBroken:
            return tr("Against a rule of the provider");
        case Kind::Missing:
            return tr("Needed and missing");
        case Kind::NoKey:
            return tr("Nothing to find it by");
        case Kind::DuplicateKey:
            return tr("Twice in the file");
        case Kind::Taken:
            return tr("Is another one's");
        case Kind::AlreadyExists:
            return tr("Exists already");
        case Kind::NotFound:
            return tr("Not in the directory");
        case Kind::Ambiguous:
            return tr("Meant by several");
        case Kind::UnknownReference:
            return tr("Refers to nobody");
        case Kind::Stranded:
            return tr("Refers to a broken row");
        case Kind::UnknownGroup:
            return tr("Unknown group");
        case Kind::UnusualValue:
            return tr("Unusual value");
        }
        return {};
    }
    static QString ofValue(const RowProblem &problem)
    {
        switch (problem.kind) {
        case Kind::Expression:
            return tr("The cell does not fit what its expression does with it: %1").arg(detailWords(problem.detail));
        case Kind::WrongType:
            return tr("This is not what the attribute takes: %1").arg(detailWords(problem.detail));
        case Kind::RuleBroken:
            return tr("The provider does not take this: %1").arg(detailWords(problem.detail));
        case Kind::Missing:
            return tr("%1 is needed to create one. Fill the cell, or map a column or a default to it.").arg(problem.path);
        case Kind::NoKey:
            return tr("There is nothing to find the row's object by: %1 is empty.").arg(problem.path);
        case Kind::DuplicateKey:
            return problem.text.isEmpty() ? tr("Another row of this file is about the same one. Keep one of them.")
                                          : tr("Row %1 of this file is about the same one. Keep one of them.").arg(problem.text);
        case Kind::UnusualValue:
            return tr("Not one of the usual values. It is taken all the same: %1").arg(detailWords(problem.detail));
        default:
            return {};
        }
    }
    static QString fate(ImportPlan::Fate fate)
    {
        switch (fate) {
        case ImportPlan::Fate::Create:
            return tr("is created");
        case ImportPlan::Fate::Update:
            return tr("is updated");
        case ImportPlan::Fate::Unchanged:
            return tr("stays as it is");
        case ImportPlan::Fate::Rejected:
            return tr("cannot be imported");
        }
        return {};
    }
    static QString status(RowResult::Status status)
    {
        switch (status) {
        case RowResult::Status::Created:
            return tr("Created");
        case RowResult::Status::Updated:
            return tr("Updated");
        case RowResult::Status::Unchanged:
            return tr("Unchanged");
        case RowResult::Status::Rejected:
            return tr("Rejected");
        case RowResult::Status::Failed:
            return tr("Failed");
        case RowResult::Status::NotReached:
            return tr("Not reached");
        case RowResult::Status::Planned:
            return tr("Planned");
        }
        return {};
    }
    static QString advice(const RowResult &result)
    {
        switch (result.status) {
        case RowResult::Status::Failed:
            return result.scimType == "uniqueness"_L1 ? tr("Another one has this value: change it.") : tr("Mend the row in the rejects file and import that.");
        case RowResult::Status::NotReached:
            return tr("Go on with the run, or import the rejects file.");
        default:
            return {};
        }
    }
    static QString fault(MappingModel::Fault fault, const QString &detail)
    {
        switch (fault) {
        case MappingModel::Fault::None:
            return {};
        case MappingModel::Fault::BadExpression:
            return detail.isEmpty() ? tr("Say what it is made of, as in {First name}.{Last name}") : tr("This expression cannot be understood: %1").arg(detailWords(detail));
        case MappingModel::Fault::UnknownColumn:
            return tr("The file has no column of that name.");
        case MappingModel::Fault::UnknownTarget:
            return tr("The provider has no such attribute.");
        case MappingModel::Fault::TakenTwice:
            return tr("Another column becomes this already.");
        case MappingModel::Fault::BadSample:
            return tr("This example does not fit: %1").arg(detailWords(detail));
        }
        return {};
    }
    static QString delimiter(char character)
    {
        switch (character) {
        case ',':
            return tr("Comma ,");
        case ';':
            return tr("Semicolon ;");
        case '\t':
            return tr("Tab");
        case '|':
            return tr("Vertical bar |");
        default:
            return QString(QLatin1Char(character));
        }
    }
};

} // namespace

QString problemWords(const RowProblem &problem)
{
    for (const QString &words : {Words::ofFile(problem.kind), Words::ofDirectory(problem), Words::ofValue(problem)}) {
        if (!words.isEmpty())
            return words;
    }
    return detailWords(problem.detail);
}

QString adviceWords(const RowResult &result)
{
    return Words::advice(result);
}

QString problemTitle(RowProblem::Kind kind)
{
    return Words::title(kind);
}

QString fateWords(ImportPlan::Fate fate)
{
    return Words::fate(fate);
}

QString statusWords(RowResult::Status status)
{
    return Words::status(status);
}

QString faultWords(MappingModel::Fault fault, const QString &detail)
{
    return Words::fault(fault, detail);
}

QString delimiterWords(char delimiter)
{
    return Words::delimiter(delimiter);
}

} // namespace Provost
