// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>
#include <QString>

#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace Provost {

/// A JSON value that loses nothing: key order, duplicate keys, and the very digits of numbers survive
/// parse() -> toBytes(). QJsonDocument does none of the three. Copyable, implicitly shared.
///
/// Object keys are looked up case-insensitively (RFC 7643 section 2.1: attribute names are case insensitive);
/// where a server sent two keys that differ in case, the exact match wins, then the first.
class Json
{
public:
    enum class Type : quint8 { Undefined, Null, Bool, Number, String, Array, Object };
    using Member = std::pair<QString, Json>;
    using Array = std::vector<Json>;
    using Object = std::vector<Member>;

    Json() = default; ///< Undefined: "there is no such thing", not null
    Json(std::nullptr_t); // NOLINT(google-explicit-constructor): literals read well
    Json(bool value); // NOLINT(google-explicit-constructor)
    Json(int value); // NOLINT(google-explicit-constructor)
    Json(qint64 value); // NOLINT(google-explicit-constructor)
    Json(double value); // NOLINT(google-explicit-constructor): shortest text that reads back the same
    Json(const QString &value); // NOLINT(google-explicit-constructor)
    Json(Array items); // NOLINT(google-explicit-constructor)
    Json(Object members); // NOLINT(google-explicit-constructor)
    Json(const char *) = delete; // would become bool
    [[nodiscard]] static Json array(std::initializer_list<Json> items = {});
    [[nodiscard]] static Json object(std::initializer_list<Member> members = {});
    /// A number from its text, kept as it is; Undefined when `token` is not a JSON number.
    [[nodiscard]] static Json number(QByteArrayView token);

    /// Parses one UTF-8 document. Error::Protocol with the byte position for anything that is not RFC 8259 JSON, invalid
    /// UTF-8 and nesting deeper than 256 included.
    [[nodiscard]] static Result<Json> parse(QByteArrayView utf8);
    [[nodiscard]] QByteArray toBytes() const; ///< compact
    [[nodiscard]] QByteArray toIndentedBytes(int indent = 2) const;

    [[nodiscard]] Type type() const;
    [[nodiscard]] bool isUndefined() const { return type() == Type::Undefined; }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isNumber() const { return type() == Type::Number; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }

    [[nodiscard]] bool toBool(bool fallback = false) const; ///< also "true"/"false" in any case: servers send strings
    [[nodiscard]] qint64 toInteger(qint64 fallback = 0) const; ///< also a string of digits
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] QString toString(const QString &fallback = {}) const; ///< strings only
    [[nodiscard]] QByteArray numberText() const; ///< the digits as they came
    /// Any scalar as text for a person or a CSV cell: strings as they are, numbers by their digits, true/false, null as "".
    [[nodiscard]] QString scalarText() const;

    [[nodiscard]] qsizetype size() const; ///< of an array or object, else 0
    [[nodiscard]] const Array &items() const; ///< empty unless an array
    [[nodiscard]] const Object &members() const; ///< empty unless an object
    [[nodiscard]] Json value(QStringView key) const; ///< case-insensitive; Undefined when absent
    [[nodiscard]] Json at(qsizetype index) const; ///< Undefined when out of range
    [[nodiscard]] bool contains(QStringView key) const { return !value(key).isUndefined(); }

    void set(const QString &key, Json value); ///< replaces the (case-insensitive) member in its place and spelling, or appends; makes an object
    bool remove(QStringView key); ///< case-insensitive
    void append(Json item); ///< makes an array
    void setAt(qsizetype index, Json item);
    void removeAt(qsizetype index);

    /// Deep equality: objects regardless of key order and key case, numbers by value (1.0 == 1), strings exactly.
    friend bool operator==(const Json &a, const Json &b);
    friend QDebug operator<<(QDebug debug, const Json &json);

private:
    struct NumberToken { QByteArray text; };
    using Shared = std::variant<std::monostate, std::nullptr_t, bool, NumberToken, QString,
                                std::shared_ptr<Array>, std::shared_ptr<Object>>;
    Shared m_value;
};

} // namespace Provost
