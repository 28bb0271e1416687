// One channel of numbers: a mask, an alpha matte, a map of distances.

/// A row-major plane of `width * height` values without padding.
///
/// Masks and mattes are `Plane<UInt8>` with 0 = outside and 255 = inside. `Plane<Float>` is for working copies at
/// limited size; nothing keeps a float plane of a whole 4k picture longer than it must.
package struct Plane<Element: BitwiseCopyable & Sendable>: Sendable {
    package let width: Int
    package let height: Int
    package var values: [Element]

    /// Takes over `values`, whose count must be `width * height`.
    package init(width: Int, height: Int, values: [Element]) {
        precondition(width > 0 && height > 0 && values.count == width * height)
        self.width = width
        self.height = height
        self.values = values
    }

    package init(width: Int, height: Int, repeating value: Element) {
        self.init(width: width, height: height, values: [Element](repeating: value, count: width * height))
    }

    package subscript(x: Int, y: Int) -> Element {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }
}

extension Plane: Equatable where Element: Equatable {}

/// 0 = outside, 255 = inside; between them a soft edge.
package typealias Mask = Plane<UInt8>
