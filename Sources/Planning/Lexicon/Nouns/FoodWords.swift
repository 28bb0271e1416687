// Food and drink.

/// Food and drink: what is taken away, added, replaced or recoloured.
enum FoodWords {
    /// What is eaten.
    static let dishes = """
        noodles, ramen, soup, stew, curry, rice, steak, chicken wing, roast chicken, turkey, sausage, hot dog, bacon, ham, \
        fries, french fries, taco, burrito, nachos, pancake, waffle, muffin, doughnut, pie, tart, brownie, macaron, macaroon, \
        pretzel, bagel, toast, jam, butter, honey jar, ketchup, ketchup bottle, mustard bottle, mayonnaise, olive oil, salt, \
        pepper, sugar, cinnamon stick, herbs, basil, parsley, rosemary, mint leaf, garlic, onion, potato, carrot, broccoli, \
        lettuce, cucumber, peas, beans, pear, mango slice, kiwi, lime wedge, lime slice, lemon wedge, blackberry, \
        pomegranate, coconut, melon slice, grapefruit, nut, almond, peanut, lollipop, marshmallow, icing, frosting, \
        whipped cream, syrup, gravy, sauce, dumpling, sandwich board, toastie, omelet, fried egg, egg yolk, cereal, granola, \
        porridge, yogurt, oatmeal bowl, cheese board, cheesecake, wedding cake, cake slice, slice of cake, slice of pizza, \
        pizza slice, loaf of bread, bread roll, bun roll, seafood, shrimp, prawn, lobster, crab, oyster shell, salmon fillet, \
        meatball, kebab, falafel, hummus, spring roll, chips, crisps, pumpkin, pumpkins, zucchini, pepper slice, chili, seed, \
        walnut half, raisin, berries, raspberries, fruit basket, fruit salad, gummy bear, jelly bean, chewing gum, \
        chocolate box
        """

    /// What grows, and is eaten.
    static let produce = """
        nectarine, melon, mango, papaya, fig, dates, gooseberry, redcurrant, elderberry, lychee, passion fruit, \
        dragon fruit, star fruit, clementine, mandarin, mandarin orange, satsuma, pomelo, quince, rhubarb, persimmon, guava, \
        plantain, lemon peel, orange peel, leek, spring onion, shallot, turnip, parsnip, beetroot, beet, radish, \
        celery, celery stick, fennel, cabbage, red cabbage, kale, spinach, rocket leaf, arugula, watercress, chard, pak choi, \
        brussels sprout, sprout, bean sprout, courgette, butternut squash, squash, gourd, sweet potato, yam, ginger root, \
        chili pepper, chilli pepper, bell pepper, red pepper, green pepper, yellow pepper, jalapeno, cherry tomato, pea, \
        pea pod, bean, green bean, kidney bean, chickpea, lentil, sweetcorn, corn on the cob, corn cob, corn, asparagus, \
        artichoke, cauliflower, okra, seaweed sheet, chive, dill, coriander, cilantro, sage leaf, bay leaf, mint sprig, \
        sprig of mint, sprig of rosemary, sprig, herb, cashew, pistachio nut, pecan, macadamia, brazil nut, pine nut, \
        sunflower seed, pumpkin seed, poppy seed, chia seed, oats, wheat ear, stem, stalk, bud, pip, rind, husk, nutshell, \
        eggshells, egg shell
        """

    /// What bakers and confectioners make, and what it is eaten with.
    static let baked = """
        scone, crumpet, english muffin, flapjack, shortbread, gingerbread, pastry, puff pastry, danish pastry, eclair, \
        profiterole, choux bun, strudel, gateau, sponge cake, layer cake, pound cake, bundt cake, cake pop, fruitcake, \
        meringue, pavlova, trifle, tiramisu, panna cotta, mousse, chocolate mousse, custard tart, custard pie, jelly, jello, \
        pudding, christmas pudding, creme brulee, souffle, sundae, ice lolly, popsicle, sorbet, gelato, wafer, cone, \
        waffle cone, sprinkles, hundreds and thousands, marzipan, fudge, toffee apple, caramel sauce, nougat bar, praline, \
        truffles, bonbon, gumdrop, candyfloss, cotton candy, sourdough, rye bread, naan, pita, \
        flatbread, focaccia, ciabatta, brioche, breadstick, crouton, tortilla, panini, toasted sandwich, crepe, blini, \
        pizza box, pizza crust, cheese slice, cheese wedge, camembert, brie, feta, mozzarella, parmesan, cheese cube, \
        oatcake, rice cake, muesli, cornflakes, jam jar, marmalade, peanut butter, nutella, chutney, pickle, gherkin, \
        pickled onion, olives, caper, anchovy, mayo, salsa, guacamole, pesto, dip, dressing, vinaigrette, soy sauce, \
        hot sauce, sprinkle of salt, pinch of salt, peppercorn, spices, nutmeg, star anise, vanilla pod
        """

    /// What is cooked and carved.
    static let meals = """
        noodle, ramen bowl, lasagne, lasagna, risotto, paella, spaghetti, macaroni, mac and cheese, ravioli, gnocchi, \
        omelette, scrambled egg, boiled egg, poached egg, quiche, frittata, casserole dish, goulash, chili con carne, tagine, \
        stir fry, fried rice, dim sum, sashimi, maki, nigiri, tempura, tofu, edamame, kimchi, samosa, pakora, bhaji, dal, \
        biryani, tandoori chicken, satay, gyro, shawarma, souvlaki, pork chop, lamb chop, ribs, spare ribs, brisket, \
        pulled pork, roast beef, beef joint, gammon, salami, pepperoni, chorizo, prosciutto, pate, chicken nugget, \
        chicken breast, fish finger, fish and chips, fish fillet, calamari, shellfish, caviar, burger bun, burger patty, \
        coleslaw, potato salad, mashed potato, baked potato, roast potato, hash brown, onion ring, potato wedge, \
        garlic bread, breakfast, full english, brunch plate, lunch plate, tapas, antipasti, charcuterie board, grazing board, \
        platter of food, sushi roll, poke bowl, smoothie bowl, acai bowl, buddha bowl, bento box, takeaway box, picnic, \
        leftovers, ready meal
        """

    /// What is drunk.
    static let drinks = """
        lager, ale, stout, cider, mead, cordial, tonic water, tonic, ginger ale, ginger beer, root beer, whisky, \
        scotch, bourbon, brandy, cognac glass, tequila, sake, sherry, vermouth, aperol spritz, spritz, negroni, punch bowl, \
        eggnog, cappuccino cup, flat white, macchiato, americano, matcha latte, chai, chai latte, \
        green tea, herbal tea, bubble tea, kombucha, coconut water, protein shake, apple juice, juice box, juice carton, \
        milk bottle, baby milk, foam, latte art, coffee bag, coffee grounds, tea leaves, ice cubes, crushed ice, lemon twist, \
        olive pick, stirrer, milkshake, smoothie, cola, coke, soda, whiskey, vodka, rum, gin, martini, margarita, mojito, \
        prosecco, red wine, white wine, rose wine, glass of beer, glass of milk, glass of juice, cup of coffee, cup of tea, \
        mug of tea, mug of coffee, paper coffee cup, takeaway cup, takeaway coffee cup, hot chocolate, iced coffee, iced tea, \
        energy drink, water glass, glass of red wine, glass of whiskey, milk, orange juice, sparkling water, cocktail glass, \
        cocktail umbrella, martini glass
        """

    static let all = [dishes, produce, baked, meals, drinks].joined(separator: ", ")
}
