// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost {

/// What is wrong with a field's value; the window makes the sentence.
struct FieldProblem {
    enum class Code : quint8 {
        Required,
        CannotBeEmptied, ///< the provider has no way to remove it
        NotText,
        NotBoolean,
        NotInteger,
        NotDecimal,
        NotDateTime,
        NotBase64,
        NotJson, ///< at `position`
        TooShort, ///< less than `number` characters
        TooLong, ///< more than `number` characters
        NotOneOf, ///< `text`: what is taken
        Pattern,
        TooManyValues, ///< more than `number`
        DoubleValue, ///< twice the same in one attribute
        SeveralPrimary,
        Taken, ///< `text` has it in the directory
        TakenHere, ///< another staged change gives it to `text`
    };
    Code code = Code::Required;
    QString text {}; ///< the profile's reason (English) or what the code says
    int number = 0;
    int position = -1; ///< character in what was typed
    int element = -1; ///< of a multi-valued attribute
    QString part {}; ///< of that element
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

} // namespace Provost
