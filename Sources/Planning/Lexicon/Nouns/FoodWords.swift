// Food and drink.

/// Food and drink: what is taken away, added, replaced or recoloured.
enum FoodWords {
    /// What is eaten.
    static let dishes = """
        noodles, ramen, soup, stew, curry, rice, steak, chicken wing, roast chicken, turkey, sausage, hot dog, bacon, \
        ham, fries, french fries, taco, burrito, nachos, pancake, waffle, muffin, doughnut, pie, tart, brownie, \
        macaron, macaroon, pretzel, bagel, toast, jam, butter, honey jar, ketchup, ketchup bottle, mustard bottle, \
        mayonnaise, olive oil, salt, pepper, sugar, cinnamon stick, herbs, basil, parsley, rosemary, mint leaf, garlic, \
        onion, potato, carrot, broccoli, lettuce, cucumber, peas, beans, pear, mango slice, kiwi, lime wedge, \
        lime slice, lemon wedge, blackberry, pomegranate, coconut, melon slice, grapefruit, nut, almond, peanut, \
        lollipop, marshmallow, icing, frosting, whipped cream, syrup, gravy, sauce, dumpling, sandwich board, toastie, \
        omelet, fried egg, egg yolk, cereal, granola, porridge, yogurt, oatmeal bowl, cheese board, cheesecake, \
        wedding cake, cake slice, slice of cake, slice of pizza, pizza slice, loaf of bread, bread roll, bun roll, \
        seafood, shrimp, prawn, lobster, crab, oyster shell, salmon fillet, meatball, kebab, falafel, hummus, \
        spring roll, chips, crisps, pumpkin, pumpkins, zucchini, pepper slice, chili, seed, walnut half, raisin, \
        berries, raspberries, fruit basket, fruit salad, gummy bear, jelly bean, chewing gum, chocolate box
        """

    /// What is drunk.
    static let drinks = """
        milkshake, smoothie, cola, coke, soda, whiskey, vodka, rum, gin, martini, margarita, mojito, prosecco, \
        red wine, white wine, rose wine, glass of beer, glass of milk, glass of juice, cup of coffee, cup of tea, \
        mug of tea, mug of coffee, paper coffee cup, takeaway cup, takeaway coffee cup, hot chocolate, iced coffee, \
        iced tea, energy drink, water glass, glass of red wine, glass of whiskey, milk, orange juice, sparkling water, \
        cocktail glass, cocktail umbrella, martini glass
        """

    static let all = [dishes, drinks].joined(separator: ", ")
}
