// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/hunspelldictionary.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <hunspell.hxx>

namespace maquette
{

namespace
{

//! The letters of a language; Latin for all that are not named.
QChar::Script scriptOfLanguage(const QString &language)
{
    switch (QLocale(language.section(u'-', 0, 0)).script()) {
    case QLocale::CyrillicScript:
        return QChar::Script_Cyrillic;
    case QLocale::GreekScript:
        return QChar::Script_Greek;
    case QLocale::HebrewScript:
        return QChar::Script_Hebrew;
    case QLocale::ArabicScript:
        return QChar::Script_Arabic;
    case QLocale::ArmenianScript:
        return QChar::Script_Armenian;
    case QLocale::GeorgianScript:
        return QChar::Script_Georgian;
    case QLocale::KoreanScript:
    case QLocale::HangulScript:
        return QChar::Script_Hangul;
    case QLocale::DevanagariScript:
        return QChar::Script_Devanagari;
    case QLocale::BengaliScript:
        return QChar::Script_Bengali;
    case QLocale::GujaratiScript:
        return QChar::Script_Gujarati;
    case QLocale::GurmukhiScript:
        return QChar::Script_Gurmukhi;
    case QLocale::TamilScript:
        return QChar::Script_Tamil;
    case QLocale::TeluguScript:
        return QChar::Script_Telugu;
    case QLocale::KannadaScript:
        return QChar::Script_Kannada;
    case QLocale::MalayalamScript:
        return QChar::Script_Malayalam;
    default:
        return QChar::Script_Latin;
    }
}

} // namespace

std::unique_ptr<HunspellDictionary> HunspellDictionary::open(const QString &affixes, const QString &words,
                                                             const QString &language)
{
    // Hunspell does not say that it could not read a file: it knows no word then.
    if (!QFileInfo(affixes).isReadable() || !QFileInfo(words).isReadable() || QFileInfo(words).size() == 0)
        return nullptr;
    auto engine = std::make_unique<Hunspell>(QFile::encodeName(affixes).constData(),
                                             QFile::encodeName(words).constData());
    auto charset = Charset::open(QByteArray::fromStdString(engine->get_dict_encoding()));
    if (!charset)
        return nullptr;
    return std::unique_ptr<HunspellDictionary>(
        new HunspellDictionary(std::move(engine), std::move(charset), scriptOfLanguage(language)));
}

HunspellDictionary::HunspellDictionary(std::unique_ptr<Hunspell> engine, std::unique_ptr<Charset> charset,
                                       QChar::Script script)
    : m_engine(std::move(engine))
    , m_charset(std::move(charset))
    , m_script(script)
{}

HunspellDictionary::~HunspellDictionary() = default;

bool HunspellDictionary::covers(QChar::Script script) const
{
    return script == m_script;
}

bool HunspellDictionary::knows(const QString &word)
{
    const auto bytes = m_charset->encode(word);
    return bytes && m_engine->spell(*bytes);
}

QStringList HunspellDictionary::suggestions(const QString &word)
{
    const auto bytes = m_charset->encode(word);
    if (!bytes)
        return {};
    QStringList words;
    for (const std::string &each : m_engine->suggest(*bytes))
        words << m_charset->decode(each);
    return words;
}

} // namespace maquette
