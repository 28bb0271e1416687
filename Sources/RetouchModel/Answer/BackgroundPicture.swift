// Whose picture stands behind the subject.

/// A picture of the server's own folder that is part of results, with what its licence asks of those who use them.
public struct BackgroundPicture: Sendable, Codable, Equatable {
    /// Its name in the folder.
    public var file: String
    /// As the operator wrote it down, such as "CC-BY-4.0"; empty = nothing was written down.
    public var licence: String
    /// Who must be, or wants to be, named; empty = nobody.
    public var credit: String
    /// Where the picture is from, mostly an address; empty = not known.
    public var source: String
    /// Indices of the variations that show it, rising.
    public var variations: [Int]

    public init(file: String, licence: String = "", credit: String = "", source: String = "", variations: [Int] = []) {
        self.file = file
        self.licence = licence
        self.credit = credit
        self.source = source
        self.variations = variations
    }
}

extension [BackgroundPicture] {
    /// Adds a picture, or its variations where it is there already.
    public mutating func add(_ picture: BackgroundPicture) {
        guard let index = firstIndex(where: { $0.file == picture.file }) else { return append(picture) }
        for variation in picture.variations where !self[index].variations.contains(variation) {
            self[index].variations.append(variation)
        }
        self[index].variations.sort()
    }
}
