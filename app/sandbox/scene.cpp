// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/scene.h"

#include "app/sandbox/random.h"

#include <QRegularExpression>

#include <array>
#include <optional>
#include <span>

namespace maquette
{

namespace
{

template <typename T>
struct Hint
{
    const char *words; // separated by blanks
    T meaning;
};

constexpr std::array motifHints{
    Hint<Motif>{
        "portrait face girl woman man boy child model gaze person lady king queen hat eyes fashion vogue "
        "cover editorial actor",
        Motif::Portrait},
    Hint<Motif>{"ocean sea wave waves beach coast lake water island harbour harbor boat ship sail river surf",
                Motif::Ocean},
    Hint<Motif>{"space galaxy planet nebula cosmos star orbit astronaut moon universe", Motif::Space},
    Hint<Motif>{"city street town skyline building buildings urban skyscraper tokyo paris york neon rooftop "
                "architecture house",
                Motif::City},
    Hint<Motif>{"forest tree trees woods pine jungle garden wood fox deer bear owl", Motif::Forest},
    Hint<Motif>{"desert dune dunes sand sahara camel canyon mars", Motif::Dunes},
    Hint<Motif>{"mountain mountains hill hills valley alps peak landscape cliff snow field meadow",
                Motif::Mountains},
    Hint<Motif>{
        "abstract bokeh light lights flower flowers cup product glass dream pattern macro still bottle "
        "food jewel",
        Motif::Orbs},
};

constexpr std::array lightHints{
    Hint<Daylight>{"night midnight moon moonlit stars starry galaxy space nebula cosmos neon",
                   Daylight::Night},
    Hint<Daylight>{"sunset golden evening dramatic fire autumn amber", Daylight::Sunset},
    Hint<Daylight>{"sunrise dawn morning spring pastel", Daylight::Sunrise},
    Hint<Daylight>{"dusk twilight blue violet purple", Daylight::Dusk},
    Hint<Daylight>{"mist misty fog foggy muted melancholic desaturated winter haze grey gray minimal",
                   Daylight::Mist},
    Hint<Daylight>{"storm stormy rain dark thunder clouds noir", Daylight::Storm},
    Hint<Daylight>{"day noon summer sunny bright clear vibrant natural green", Daylight::Day},
};

struct PaletteRow
{
    Daylight light;
    std::array<unsigned, 6> colours;
};

constexpr std::array palettes{
    PaletteRow{Daylight::Sunset, {0x2b2a57, 0xa04a6e, 0xf6a15f, 0xffe2a8, 0x7a4668, 0x1d1530}},
    PaletteRow{Daylight::Sunset, {0x1f3b63, 0xb8645a, 0xffc46b, 0xfff0c2, 0x8a5560, 0x201a2b}},
    PaletteRow{Daylight::Sunset, {0x3d2352, 0xd3556b, 0xffb07a, 0xffe9c4, 0x86446d, 0x221032}},
    PaletteRow{Daylight::Sunrise, {0x5b7fb5, 0xc9b3c9, 0xffd9b3, 0xfff3dc, 0x9aa3bd, 0x33425e}},
    PaletteRow{Daylight::Sunrise, {0x47699c, 0xe0b1b4, 0xffe3c0, 0xfffaf0, 0xa89fb4, 0x2f3a50}},
    PaletteRow{Daylight::Day, {0x2f74b5, 0x86b9dd, 0xdbeef5, 0xffffff, 0x8fb3c6, 0x1f4a3c}},
    PaletteRow{Daylight::Day, {0x2a7fae, 0x8fcbdc, 0xf2f0dc, 0xfffdf0, 0x8fb8b5, 0x2a5238}},
    PaletteRow{Daylight::Dusk, {0x141f45, 0x41478a, 0xc78fae, 0xf7cfc0, 0x5a5689, 0x10142e}},
    PaletteRow{Daylight::Dusk, {0x0f2a4a, 0x3c6b8f, 0xd9a88f, 0xffdcb8, 0x49698a, 0x0d1a2c}},
    PaletteRow{Daylight::Night, {0x060b1f, 0x0f2145, 0x2c4a77, 0xdfe9ff, 0x1d3357, 0x040812}},
    PaletteRow{Daylight::Night, {0x0a0a20, 0x231b4d, 0x4c3b7e, 0xefe6ff, 0x2d2656, 0x070614}},
    PaletteRow{Daylight::Night, {0x03131c, 0x0b3440, 0x1f6a6e, 0xd9fff2, 0x12434c, 0x020a0e}},
    PaletteRow{Daylight::Mist, {0x8d9aa3, 0xb7c1c5, 0xdfe3e1, 0xfbfaf3, 0xaab5b8, 0x3c4c52}},
    PaletteRow{Daylight::Mist, {0x9a97a0, 0xc7bfc0, 0xece3da, 0xfff8ec, 0xb8b0b2, 0x4a4652}},
    PaletteRow{Daylight::Storm, {0x232b33, 0x4a5863, 0x9fa9a6, 0xe8ead8, 0x56646c, 0x141a1f}},
    PaletteRow{Daylight::Storm, {0x1f2630, 0x5a5a66, 0xb59f8f, 0xf5dfc0, 0x5f6068, 0x15161c}},
};

QStringList wordsOf(const QString &prompt)
{
    static const QRegularExpression separators(QStringLiteral("[^\\p{L}]+"));
    return prompt.toLower().split(separators, Qt::SkipEmptyParts);
}

// The hint whose words stand in the prompt most often; the earlier hint wins a tie.
template <typename T>
std::optional<T> meaningOf(const QStringList &words, std::span<const Hint<T>> hints)
{
    std::optional<T> best;
    int bestCount = 0;
    for (const Hint<T> &hint : hints) {
        const QStringList known = QString::fromLatin1(hint.words).split(u' ');
        const auto count = std::count_if(words.begin(), words.end(),
                                         [&](const QString &word) { return known.contains(word); });
        if (count > bestCount) {
            bestCount = static_cast<int>(count);
            best = hint.meaning;
        }
    }
    return best;
}

Palette choosePalette(Daylight light, Random &random)
{
    QList<const PaletteRow *> fitting;
    for (const PaletteRow &row : palettes) {
        if (row.light == light)
            fitting << &row;
    }
    const auto &c = fitting[random.below(static_cast<int>(fitting.size()))]->colours;
    return {Colour::fromHex(c[0]), Colour::fromHex(c[1]), Colour::fromHex(c[2]),
            Colour::fromHex(c[3]), Colour::fromHex(c[4]), Colour::fromHex(c[5])};
}

void tint(Palette &palette, Motif motif)
{
    switch (motif) {
    case Motif::Forest:
        palette.far = mix(palette.far, Colour::fromHex(0x5d8f78), 0.35F);
        palette.near = mix(palette.near, Colour::fromHex(0x0b2a1e), 0.55F);
        break;
    case Motif::Dunes:
        palette.far = mix(palette.far, Colour::fromHex(0xe0a868), 0.5F);
        palette.near = mix(palette.near, Colour::fromHex(0x6b3a20), 0.55F);
        break;
    default:
        break;
    }
}

// Each picture of a set looks at the same place from somewhere else.
void placeView(Scene &scene, Random &random)
{
    scene.sunX = static_cast<float>(random.unit() < 0.5 ? random.range(0.2, 0.42) : random.range(0.58, 0.8));
    scene.sunY = static_cast<float>(random.range(0.2, 0.34));
    scene.horizon = static_cast<float>(random.range(0.56, 0.66));
    const bool low =
        scene.light == Daylight::Sunset || scene.light == Daylight::Sunrise || scene.light == Daylight::Dusk;
    if (low)
        scene.sunY = scene.horizon - static_cast<float>(random.range(0.06, 0.17));
    scene.sunRadius = static_cast<float>(low ? random.range(0.05, 0.085) : random.range(0.035, 0.06));
    if (scene.motif == Motif::Portrait) {
        scene.sunX = static_cast<float>(random.range(0.38, 0.62));
        scene.sunY = static_cast<float>(random.range(0.36, 0.44));
        scene.sunRadius = static_cast<float>(random.range(0.3, 0.36));
    }
}

} // namespace

Scene composeScene(const PictureBrief &brief)
{
    const QStringList words = wordsOf(brief.prompt);
    const QByteArray key =
        brief.model.toUtf8() + '\n' + brief.prompt.toUtf8() + '\n' + QByteArray::number(brief.seed);
    Random shared = Random::of(key);

    Scene scene;
    constexpr std::array anyMotif{Motif::Mountains, Motif::Ocean, Motif::Dunes, Motif::Forest, Motif::Orbs};
    constexpr std::array anyLight{Daylight::Day, Daylight::Sunrise, Daylight::Sunset, Daylight::Dusk,
                                  Daylight::Mist};
    const Motif otherMotif = anyMotif[static_cast<size_t>(shared.below(anyMotif.size()))];
    const Daylight otherLight = anyLight[static_cast<size_t>(shared.below(anyLight.size()))];
    scene.motif = meaningOf<Motif>(words, motifHints).value_or(otherMotif);
    scene.light = meaningOf<Daylight>(words, lightHints).value_or(otherLight);
    const bool flat = scene.light == Daylight::Mist && !meaningOf<Daylight>(words, lightHints);
    if (flat && (scene.motif == Motif::Orbs || scene.motif == Motif::Portrait))
        scene.light = Daylight::Dusk; // without a word of fog, mist leaves these two empty
    if (scene.motif == Motif::Space)
        scene.light = Daylight::Night;
    scene.palette = choosePalette(scene.light, shared);
    tint(scene.palette, scene.motif);
    scene.stars = scene.light == Daylight::Night || scene.motif == Motif::Space ||
                  (scene.light == Daylight::Dusk && shared.unit() < 0.6);
    scene.snow = words.contains(QStringLiteral("snow")) || words.contains(QStringLiteral("winter"));
    scene.hat = words.contains(QStringLiteral("hat"));

    Random own = Random::of(key + '\n' + QByteArray::number(brief.index));
    placeView(scene, own);
    scene.seed = own.next();
    return scene;
}

} // namespace maquette
