// The subject's noun in the words of a scene, and how tall such a thing is.

/// A thing that a description names as what stands in the scene: "a car on a beach", "the street behind my bike".
package struct SubjectNoun: Sendable, Equatable {
    /// Singular, as the description says it.
    package var word: String
    /// Usual height in metres.
    package var height: Float
    /// Stands on the ground, and on no table: furniture, vehicles, large animals.
    package var standsOnGround: Bool

    /// The first noun of a description that speaks of the subject; `nil` = none does.
    ///
    /// A thing of the scene is no subject: "a street with a car" shows a car somewhere behind.
    package static func first(in text: String) -> SubjectNoun? {
        let words = SceneWordRun.words(text)
        for (index, word) in words.enumerated() {
            guard let found = noun(word), isSubject(words, at: index) else { continue }
            return found
        }
        return nil
    }

    private static func noun(_ word: String) -> SubjectNoun? {
        if let height = large[word] { return SubjectNoun(word: word, height: height, standsOnGround: true) }
        if let height = small[word] { return SubjectNoun(word: word, height: height, standsOnGround: false) }
        return nil
    }

    /// Said before the place ("sofa in a living room"), or as what the scene is behind of ("a road behind the car").
    private static func isSubject(_ words: [String], at index: Int) -> Bool {
        let before = words[..<index]
        if let last = before.last(where: { !articles.contains($0) }), behind.contains(last) { return true }
        guard !before.contains(where: { placing.contains($0) || adding.contains($0) }) else { return false }
        let next = words[(index + 1)...].first { !standing.contains($0) }
        return next.map(placing.contains) ?? false
    }

    private static let articles: Set<String> = ["the", "a", "an", "my", "our", "her", "his", "this", "that", "your", "their"]
    private static let behind: Set<String> = ["behind", "around", "for"]
    private static let adding: Set<String> = ["with", "of", "and", "full", "plus", "without", "between", "among"]
    private static let placing: Set<String> = [
        "on", "in", "at", "against", "before", "near", "by", "beside", "along", "outside", "inside", "under", "next", "onto",
        "into",
        "across", "amid",
    ]
    private static let standing: Set<String> = [
        "is", "parked", "standing", "stands", "leaning", "leans", "sitting", "sits", "placed", "left", "set", "displayed",
        "shown",
        "driving", "seen",
    ]

    private static let large: [String: Float] = [
        "car": 1.5, "suv": 1.75, "jeep": 1.8, "van": 2.1, "truck": 2.6, "bus": 3, "taxi": 1.5, "vehicle": 1.6, "sedan": 1.45,
        "motorcycle": 1.15, "motorbike": 1.15, "scooter": 1.1, "moped": 1.1, "bicycle": 1.05, "bike": 1.05, "tricycle": 0.7,
        "stroller": 1.0, "pram": 1.0, "cart": 1.0, "boat": 1.6, "caravan": 2.5, "tent": 1.5, "surfboard": 2.0,
        "sofa": 0.85, "couch": 0.85, "armchair": 0.95, "chair": 0.9, "stool": 0.7, "bench": 0.85, "bed": 1.0, "wardrobe": 2.0,
        "dresser": 1.1, "cabinet": 1.2, "bookcase": 1.9, "piano": 1.2, "fridge": 1.8, "refrigerator": 1.8, "suitcase": 0.7,
        "luggage": 0.7, "mannequin": 1.75, "statue": 1.8, "horse": 1.7, "cow": 1.5, "dog": 0.6, "sheep": 0.9, "deer": 1.3,
    ]

    private static let small: [String: Float] = [
        "shoe": 0.12, "shoes": 0.12, "sneaker": 0.12, "sneakers": 0.12, "heels": 0.18, "sandals": 0.1, "sandal": 0.1,
        "boots": 0.3,
        "boot": 0.3, "bag": 0.3, "handbag": 0.28, "purse": 0.22, "tote": 0.4, "clutch": 0.15, "backpack": 0.45, "wallet": 0.1,
        "bottle": 0.25, "perfume": 0.12, "jar": 0.1, "cup": 0.1, "mug": 0.1, "glass": 0.15, "glasses": 0.06, "sunglasses": 0.06,
        "watch": 0.1, "ring": 0.03, "necklace": 0.2, "bracelet": 0.07, "earrings": 0.05, "hat": 0.15, "cap": 0.13, "belt": 0.1,
        "laptop": 0.25, "phone": 0.15, "camera": 0.12, "book": 0.22, "vase": 0.3, "candle": 0.12, "lamp": 0.45, "toy": 0.2,
        "plant": 0.4, "cat": 0.3, "kitten": 0.2, "rabbit": 0.25, "puppy": 0.3,
    ]
}

/// The words of a description, as rules of thumb read them.
enum SceneWordRun {
    /// Runs of letters, in lower case.
    static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init)
    }
}
