// Materials that clothes and bags are made of, as opposed to walls and tables.

enum ClothWords {
    static let names = Set(WordGroup(.unknown, all).phrases.map(String.init))

    private static let all = """
        leather, faux leather, patent leather, vegan leather, suede, nubuck, silk, satin, velvet, denim, cotton, linen fabric, wool, woolen, merino, lace, tweed, cashmere, corduroy, chiffon, tulle, organza, taffeta, \
        fur, faux fur, shearling, sherpa, knit, knitted, cable knit, ribbed, crochet fabric, velour, terry, mesh, nylon, polyester, lycra, spandex, viscose, jersey fabric, canvas, vinyl, pvc, latex, sequin, raffia, \
        fleece fabric, felt, snake leather, crocodile leather, sheepskin, linen, tartan wool, poplin, flannel fabric
        """
}
