// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/editors/valueseditor.h"

#include "forms/editors/elementeditor.h"
#include "scim/patchvalues.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Provost {

ValuesEditor::ValuesEditor(const FieldSpec &spec, EditSession &session, QWidget *parent)
    : FieldEditor(spec, parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this))
    , m_add(new QPushButton(themedIcon(u"plus"_s), tr("Add"), this))
    , m_more(new QPushButton(this))
    , m_providers(Filter::parse(spec.rule.readOnlyElements).valueOr({}))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(scaled(font(), 4));
    m_more->setFlat(true);
    m_more->hide();
    m_column->addWidget(m_more);
    m_column->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, [this] {
        ElementEditor *card = addCard();
        nameCards();
        card->focusFirst();
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        const Json::Array hidden = std::exchange(m_hidden, {});
        for (size_t i = 0; i < hidden.size(); ++i) {
            if (i < size_t(shown))
                addCard()->setValue(hidden[i]);
            else
                m_hidden.push_back(hidden[i]);
        }
        nameCards();
    });
}

QWidget *ValuesEditor::control() const
{
    return m_add;
}

ElementEditor *ValuesEditor::addCard()
{
    auto *card = new ElementEditor(spec(), m_session, this);
    m_column->insertWidget(int(m_cards.size()), card);
    m_cards << card;
    connect(card, &ElementEditor::edited, this, &ValuesEditor::announce);
    connect(card, &ElementEditor::unreadable, this, [this, card](FieldProblem problem) {
        problem.element = int(m_cards.indexOf(card));
        Q_EMIT unreadable(problem);
    });
    connect(card, &ElementEditor::named, this, &ValuesEditor::named);
    connect(card, &ElementEditor::committed, this, &ValuesEditor::committed);
    connect(card, &ElementEditor::removeRequested, this, [this, card] { remove(card); });
    connect(card, &ElementEditor::primaryChosen, this, [this, card] { takePrimary(card); });
    return card;
}

void ValuesEditor::remove(ElementEditor *card)
{
    const qsizetype at = m_cards.indexOf(card);
    m_cards.removeAt(at);
    card->hide();
    card->deleteLater(); // its button is the sender
    nameCards();
    announce();
    Q_EMIT committed();
    if (m_cards.isEmpty())
        m_add->setFocus();
    else
        m_cards.at(std::min(at, m_cards.size() - 1))->focusFirst();
}

/// RFC 7643 section 2.4: no more than one is the primary one, so choosing one takes it from the others.
void ValuesEditor::takePrimary(const ElementEditor *card)
{
    for (ElementEditor *other : std::as_const(m_cards)) {
        if (other != card && !other->isLocked())
            other->setPrimary(false);
    }
    keepOnePrimary(m_hidden, qsizetype(m_hidden.size()));
}

Json ValuesEditor::values() const
{
    Json::Array all;
    for (const ElementEditor *card : m_cards) {
        if (!card->isEmpty())
            all.push_back(card->value());
    }
    all.insert(all.end(), m_hidden.begin(), m_hidden.end());
    return all.empty() ? Json() : Json(std::move(all));
}

void ValuesEditor::announce()
{
    Q_EMIT edited(values());
}

void ValuesEditor::resizeTo(qsizetype count)
{
    while (m_cards.size() > count) {
        ElementEditor *card = m_cards.takeLast();
        card->hide();
        card->deleteLater();
    }
    while (m_cards.size() < count)
        (void)addCard();
}

void ValuesEditor::setValue(const Json &value)
{
    if (values() == value || (isUnassigned(values()) && isUnassigned(value) && !m_cards.isEmpty() && isAncestorOf(focusWidget())))
        return nameCards();
    const Json::Array items = value.isArray() ? value.items() : Json::Array();
    const size_t visible = std::min(items.size(), size_t(shown));
    m_hidden.assign(items.begin() + std::ptrdiff_t(visible), items.end());
    resizeTo(qsizetype(visible));
    for (size_t i = 0; i < visible; ++i)
        m_cards.at(qsizetype(i))->setValue(items[i]);
    nameCards();
}

void ValuesEditor::setOriginal(const Json &value)
{
    m_original = value;
    lockCards();
}

/// As the directory has it: what a person types may look the same and is theirs.
bool ValuesEditor::isProviders(const Json &value) const
{
    if (m_providers.isEverything() || !m_providers.matchesElement(value))
        return false;
    const Json::Array &items = m_original.items();
    return std::find(items.begin(), items.end(), value) != items.end();
}

void ValuesEditor::lockCards()
{
    if (m_providers.isEverything())
        return;
    for (ElementEditor *card : std::as_const(m_cards))
        card->setLocked(isProviders(card->value()));
}

void ValuesEditor::nameCards()
{
    lockCards();
    const QString path = m_add->objectName().sliced(std::min<qsizetype>(5, m_add->objectName().size()));
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->setNames(u"%1 %2"_s.arg(m_add->accessibleName(), QString::number(i + 1)), u"%1[%2]"_s.arg(path, QString::number(i)));
    m_more->setObjectName(u"more:"_s + path);
    m_more->setText(tr("Show %n more", nullptr, int(m_hidden.size())));
    m_more->setVisible(!m_hidden.empty());
}

void ValuesEditor::setMixed(bool mixed)
{
    m_add->setText(mixed ? tr("Mixed values – add to replace all") : tr("Add"));
}

void ValuesEditor::setWrong(const QList<FieldProblem> &problems)
{
    QSet<int> wrong;
    for (const FieldProblem &problem : problems)
        wrong.insert(problem.element);
    int at = 0;
    for (ElementEditor *card : std::as_const(m_cards))
        card->setWrong(!card->isEmpty() && wrong.contains(at++));
}

} // namespace Provost
