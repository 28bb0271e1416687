// Words of other languages that stand in background prompts, so that "studio blanc" is refused and not half understood.

/// Markers of prompts that are not English. None of them is an English word, a colour's trade name or a place's name.
enum ForeignWords {
    static let words = """
        hintergrund, ein, eine, bei, auf, das, ist, sonnenuntergang, weiss, weisser, weissen, weisses, weisse, schwarz, schwarzer, schwarzen, grau, grauer, grauen, blauer, blauen, gruen, grun, \
        gruener, roter, roten, und, mit, ohne, bitte, einen, einem, einer, fuer, nicht, ersetzen, durchsichtig, freistellen, strand, wald, \
        arriere, les, des, aux, soleil, mur, couleur, fond, blanc, blanche, noir, noire, bleu, bleue, vert, verte, avec, sans, dans, une, plage, ville, remplacer, \
        remplace, mettre, changer, transparente, fondo, blanco, blanca, negro, negra, gris, azul, verde, rojo, roja, playa, los, las, el, un, luz, uma, il, gli, di, citta, tramonto, \
        cambiar, cambia, poner, pon, para, una, transparente, sfondo, bianco, bianca, nero, nera, grigio, blu, rosso, senza, \
        spiaggia, della, del, sulla, cambiare, metti, fundo, branco, branca, preto, preta, cinza, vermelho, praia, sem, mudar, trocar, \
        achtergrond, witte, zwart, zwarte, grijs, zonder, een, het, strand, tlo, biale, czarne, szare, bez, \
        vit, svart, bakgrund, bakgrunn, hvid, hvit, baggrund, tausta, valkoinen, arka, beyaz, siyah, latar, belakang, putih, hitam, \
        haikei, shiroi, kuroi, trang, baise
        """
}
