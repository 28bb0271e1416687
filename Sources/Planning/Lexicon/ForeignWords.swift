// Words of other languages that stand in prompts. None of them is an English word, a colour's trade name or a place's name.

/// Markers of prompts that are not English; folded, without accents.
enum ForeignWords {
    /// Words with the languages they belong to; `weight` below 1 where English texts hold them, too ("crepe de chine").
    static let languages: [String: (names: [String], weight: Float)] = {
        var table: [String: (names: [String], weight: Float)] = [:]
        for (language, words) in markers {
            for word in WordGroup(.unknown, words).phrases { table[String(word), default: ([], 1)].names.append(language) }
        }
        for (language, words) in weakMarkers {
            for word in WordGroup(.unknown, words).phrases { table[String(word), default: ([], 0.5)].names.append(language) }
        }
        return table
    }()

    private static let markers: [(String, String)] = [
        (
            "German",
            """
            der, das, dem, und, mit, ohne, bitte, ein, eine, einen, einem, einer, fuer, nicht, ist, sind, auf, aus, bei, zum, zur, vom, mach, mache, machen, machs, mein, meine, ihr, ihre, ihren, entferne, entfernen, ersetze, ersetzen, \
            andere, andern, aendere, farbe, farbe, hintergrund, kleid, hemd, schuhe, jacke, tasche, haare, weiss, weisser, weissen, weisses, weisse, schwarz, schwarzer, schwarzen, schwarze, grau, grauer, grauen, blau, blauer, blauen, blaue, gruen, grun, \
            gruener, roter, roten, gelb, heller, dunkler, hinzufugen, fuge, hinzu, freistellen, durchsichtig, sonnenuntergang, wald, bild, scharfer, weichzeichnen, zuschneiden, drehe, schneide, setze, sie, ihn, wie, etwas, mehr, weniger, kontrast, falten
            """
        ),
        (
            "French",
            """
            une, avec, dans, sur, fais, faire, rends, rendre, mets, mettre, enleve, enlever, supprime, supprimer, ajoute, ajouter, changer, remplace, remplacer, retirer, efface, recadre, recadrer, floute, flouter, \
            cheveux, lumiere, couleur, arriere, blanc, blanche, noire, bleue, vert, verte, jaune, chaussures, pantalon, veste, jupe, soleil, mur, plage, ville, svp, stp, tourne, eclaircir, eclaircis, assombrir, assombris, lisser, \
            derriere, devant, tres, moins, cette, mon, ses, rouges, vetement, lunettes, ciel, colore, colorie
            """
        ),
        (
            "Spanish",
            """
            una, unos, para, por, muy, haz, hacer, hazlo, poner, ponle, quita, quitar, elimina, eliminar, anade, anadir, cambia, cambiar, reemplaza, borra, borrar, recorta, recortar, gira, agrega, agregar, vestido, falda, camisa, pantalones, zapatos, bolso, pelo, \
            cabello, fondo, blanco, blanca, negro, negra, azul, verde, rojo, roja, amarillo, gris, playa, luz, cielo, imagen, brillo, contraste, brillante, oscuro, claro, aclara, oscurece, sombra, chaqueta, arrugas, que, menos, desenfoca, mejora, ella
            """
        ),
        (
            "Italian",
            """
            il, gli, una, della, dello, delle, degli, sulla, sul, nel, nella, che, piu, meno, rendi, rendere, metti, mettere, togli, togliere, rimuovi, rimuovere, aggiungi, aggiungere, cambia, cambiare, sostituisci, sfoca, ritaglia, ruota, vestito, camicia, pantaloni, \
            scarpe, borsa, capelli, sfondo, bianco, bianca, nero, nera, blu, verde, rosso, rossa, giallo, grigio, grigia, spiaggia, citta, tramonto, luce, cielo, immagine, colore, senza, favore, giacca, schiarisci, scurisci, trasparente, questo, questa
            """
        ),
        (
            "Portuguese",
            """
            uma, umas, uns, nas, pelo, faca, fazer, coloque, colocar, remova, adicione, adicionar, mudar, trocar, troque, substitua, recorte, apague, deixe, vestido, saia, camisa, calca, calcas, sapatos, bolsa, cabelo, branco, branca, preto, \
            preta, azul, verde, vermelho, vermelha, amarelo, cinza, praia, luz, ceu, imagem, cor, sem, para, mais, menos, muito, brilho, contraste, escuro, claro, casaco, desfoque, nao, ela
            """
        ),
        (
            "Dutch",
            """
            het, een, voor, naar, niet, geen, maak, maken, verwijder, verwijderen, verander, veranderen, vervang, vervangen, voeg, toevoegen, zet, haal, weg, draai, snijd, jurk, hemd, broek, schoenen, achtergrond, witte, zwart, zwarte, \
            grijs, grijze, blauw, blauwe, groen, groene, rood, geel, gele, zonder, graag, alsjeblieft, aub, lichter, donkerder, lucht, kleur, scherper, wazig, achter, meer, minder, iets, deze, ik
            """
        ),
        (
            "Polish",
            """
            zrob, zmien, usun, dodaj, przytnij, obroc, zamien, rozmyj, popraw, tlo, sukienke, sukienka, spodnica, spodnice, koszula, koszule, spodnie, buty, torba, torebke, torebka, wlosy, bialy, biale, biala, czarny, czarna, czarne, niebieski, niebieska, niebieskie, zielony, zielona, czerwony, czerwona, \
            czerwone, zolty, szary, szare, zdjecie, na, nie, prosze, bez, oraz, kolor, jasniejsze, ciemniejsze, niebo, swiatlo, bardziej, mniej, troche, kurtka, kurtke, przezroczyste, zeby, jej, jego
            """
        ),
        (
            "Turkish",
            """
            yap, yapin, yapar, degistir, kaldir, sil, ekle, cikar, dondur, kirp, bulaniklastir, arka, arkaplan, plani, elbise, elbiseyi, etek, etegi, gomlek, pantolon, ayakkabi, canta, cantayi, saclari, beyaz, siyah, mavi, yesil, kirmizi, gri, bir, ile, icin, daha, lutfen, fotograf, \
            fotografi, resim, resmi, rengi, rengini, acik, koyu, parlak, isik, plaj, gokyuzu, kadini, modeli, yerine
            """
        ),
        (
            "Swedish",
            "gor, bort, klanning, klanningen, bakgrund, bakgrunden, vit, vitt, svart, rott, bla, gron, och, inte, ljusare, morkare, lagg, haret, skor, jacka"
        ),
        (
            "Danish",
            "fjern, kjole, kjolen, baggrund, baggrunden, hvid, hvidt, bla, gron, gor, ikke, lysere, morkere, billedet, tilfoj, skift, jakke, sko"
        ),
        (
            "Norwegian",
            "fjern, kjole, kjolen, bakgrunn, bakgrunnen, hvit, hvitt, svart, bla, gronn, gjor, ikke, lysere, morkere, bildet, legg, bytt, endre, jakke, sko"
        ),
        (
            "Finnish",
            "poista, mekko, mekosta, tausta, valkoinen, valkoiseksi, musta, mustaksi, punainen, punaiseksi, sininen, siniseksi, vihrea, muuta, lisaa, kuva, kuvan, vari, vaihda, taustan"
        ),
        (
            "Czech",
            "odstran, zmen, pridej, udelej, pozadi, saty, bily, bile, cerny, cerne, cerveny, cervene, modry, modre, zeleny, prosim, barva, barvu, fotka, obrazek, sukni, boty, kabelku"
        ),
        (
            "Hungarian",
            "tavolitsd, csereld, hatter, hatteret, ruha, ruhat, feher, fekete, piros, kek, zold, legyen, tedd, kepet, szin, cipo, szoknya, kerlek"
        ),
        (
            "Romanian",
            "schimba, elimina, adauga, fundal, fundalul, rochie, rochia, negru, rosu, albastru, verde, fara, pentru, culoarea, poza, imaginea, pantofi, geanta"
        ),
        (
            "Indonesian",
            "hapus, ubah, ganti, tambahkan, buat, latar, belakang, gaun, baju, warna, merah, putih, hitam, biru, hijau, kuning, dengan, tanpa, yang, lebih, terang, gelap, menjadi, sepatu"
        ),
        ("Vietnamese", "xoa, trang, xanh, vang, thanh, khong, quan, giay, toc"),
        ("Japanese", "haikei, shiroi, kuroi, akai, aoi, shite, kudasai, fuku, doresu"),
    ]

    private static let weakMarkers: [(String, String)] = [
        ("French", "la, le, du, des, les, un, et, en, bleu, noir, sans, est, aux, plait"),
        ("Spanish", "la, el, los, las, del, un, y, con, su, lo, de, en, favor"), ("Italian", "la, un, di, lo, con, da, alla"),
        ("Portuguese", "um, de, ao, das"), ("German", "es, rot, den, fur, strand, hose"),
        ("Dutch", "van, en, op, met, om, strand"), ("Turkish", "da, de, mi, cok"), ("Polish", "z, ze"),
        ("Swedish", "rod"), ("Danish", "rod"), ("Norwegian", "rod"),
    ]
}
