// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/spelldictionary.h"

#include <QHash>
#include <QSet>

#include <atomic>

namespace maquette
{

//! \brief Dictionaries made of lists of words; counts what is asked of it.
class FakeDictionaries : public SpellSource
{
public:
    struct Counts
    {
        std::atomic<int> loads = 0;
        std::atomic<int> lookups = 0;
        std::atomic<int> listings = 0;
        std::atomic<int> alive = 0;
    };

    void add(const QString &language, const QStringList &words, const QStringList &offers = {},
             QChar::Script script = QChar::Script_Latin)
    {
        m_entries.insert(language, {QSet<QString>(words.begin(), words.end()), offers, script});
    }

    [[nodiscard]] QStringList languages() const override
    {
        ++m_counts->listings;
        QStringList names = m_entries.keys();
        names.sort();
        return names;
    }
    [[nodiscard]] std::unique_ptr<SpellDictionary> load(const QString &language) const override
    {
        ++m_counts->loads;
        if (!m_entries.contains(language))
            return nullptr;
        return std::make_unique<Dictionary>(m_entries[language], *m_counts);
    }
    [[nodiscard]] const Counts &counts() const { return *m_counts; }

private:
    struct Entry
    {
        QSet<QString> words;
        QStringList offers;
        QChar::Script script = QChar::Script_Latin;
    };

    class Dictionary : public SpellDictionary
    {
    public:
        Dictionary(Entry entry, Counts &counts)
            : m_entry(std::move(entry))
            , m_counts(counts)
        {
            ++m_counts.alive;
        }
        ~Dictionary() override { --m_counts.alive; }
        [[nodiscard]] bool covers(QChar::Script script) const override { return script == m_entry.script; }
        [[nodiscard]] bool knows(const QString &word) override
        {
            ++m_counts.lookups;
            return m_entry.words.contains(word.toLower());
        }
        [[nodiscard]] QStringList suggestions(const QString &) override { return m_entry.offers; }

    private:
        Entry m_entry;
        Counts &m_counts;
    };

    QHash<QString, Entry> m_entries;
    std::unique_ptr<Counts> m_counts = std::make_unique<Counts>();
};

} // namespace maquette
