// SPDX-FileCopyrightText: 2026 The Maquette authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pageprose.h"

#include <QTest>

using namespace maquette;
using namespace Qt::StringLiterals;

//! \brief What the prose of a page says: its language, a price, the website's name of the model.
class PageProseTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheLanguage_data();
    void tellsTheLanguage();
    void findsThePrice_data();
    void findsThePrice();
    void findsTheWebName_data();
    void findsTheWebName();
    void ordersIds();
};

void PageProseTest::tellsTheLanguage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a word") << u"Prompt"_s << QString();
    QTest::newRow("en") << u"The number of the images that you want to make with this prompt."_s << u"en"_s;
    QTest::newRow("fr") << u"La longueur recommandée ne dépasse pas 600 mots. Le modèle peut ignorer des "
                           "détails, et les images sont dans une liste."_s
                        << u"fr"_s;
    QTest::newRow("it")
        << u"Il numero di immagini che il modello genera per ogni richiesta, con gli stessi dati."_s
        << u"it"_s;
    QTest::newRow("de")
        << u"Die Zahl der Bilder, die das Modell macht. Sie ist nicht mit der Größe zu verwechseln."_s
        << u"de"_s;
    QTest::newRow("es")
        << u"El número de las imágenes que se generan con el modelo. Una imagen por cada línea del texto."_s
        << u"es"_s;
    QTest::newRow("pt")
        << u"O número de imagens que o modelo gera. Não é possível mudar uma imagem quando são muitas."_s
        << u"pt"_s;
    QTest::newRow("ru") << u"Количество изображений для prompt"_s << u"ru"_s;
    QTest::newRow("ja") << u"画像の数を指定します。prompt を短くしてください。"_s << u"ja"_s;
    QTest::newRow("ko") << u"이미지 수를 지정합니다"_s << u"ko"_s;
    QTest::newRow("zh") << u"指定图像的数量"_s << u"zh"_s;
}

void PageProseTest::tellsTheLanguage()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QCOMPARE(languageOf(text), language);
    QVERIFY(language.isEmpty() || languageName(language) != language);
}

void PageProseTest::findsThePrice_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << u"Set $YOUR_API_TOKEN. It costs nothing to look. 1024 px"_s << QString();
    QTest::newRow("sentence") << u"Fine model. It costs $0.03 per image. Try it."_s
                              << u"It costs $0.03 per image."_s;
    QTest::newRow("line") << u"Price\n$ 0.05 / second\nMore"_s << u"$ 0.05 / second"_s;
    QTest::newRow("USD") << u"Dauer; 0,10 USD pro Bild\r\nx"_s << u"0,10 USD pro Bild"_s;
    QTest::newRow("Japanese") << u"速い。1枚あたり$0.03です。次"_s << u"1枚あたり$0.03です。"_s;
    QTest::newRow("too long for one") << QString(400, u'x') + u"$1"_s + QString(400, u'x') << QString();
}

void PageProseTest::findsThePrice()
{
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    QCOMPARE(priceSentenceIn(text), sentence);
}

void PageProseTest::findsTheWebName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << u"https://example.com/models/a/b"_s << QString();
    QTest::newRow("page") << u"see https://www.runcomfy.com/models/a/b-v2.1/api."_s << u"a/b-v2.1"_s;
    QTest::newRow("language") << u"https://www.runcomfy.com/fr/models/flux-3/video"_s << u"flux-3/video"_s;
    QTest::newRow("older") << u"https://www.runcomfy.com/playground/a/b/api"_s << u"a/b"_s;
}

void PageProseTest::findsTheWebName()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(webNameIn(text), name);
}

void PageProseTest::ordersIds()
{
    QString text;
    for (int i = 0; i < 100; ++i)
        text += u"/v1/models/a/m%1 "_s.arg(i);
    QCOMPARE(modelIdsIn(text).size(), 20);
    QCOMPARE(modelIdsIn(text + u"/v1/models/a/m3..."_s).constFirst(), u"a/m3"_s);
    QCOMPARE(modelIdsIn(u"/v1/models/a /v1/models/{model_id} /v1/models/"_s), QStringList());
}

QTEST_GUILESS_MAIN(PageProseTest)
#include "tst_pageprose.moc"
