// One size of the picture that a hole is completed on.

import Imaging
import RetouchModel

/// What a pixel is to the completion; the raw values of a level's `classes`.
enum PixelClass {
    /// Known, and may be copied from.
    static let source: UInt8 = 0
    /// Known, but neither copied from nor compared with: the subject, or transparent ground.
    static let excluded: UInt8 = 1
    /// Unknown: to be filled.
    static let hole: UInt8 = 2
    /// Excluded and near the hole: solved like the hole, so that patches on the rim do not see the subject, and never written.
    static let shadowed: UInt8 = 3
}

/// A size of the picture: colours, what is known, and which patches may be copied.
///
/// Pixels are four bytes: red, green, blue, and in the place of alpha how busy the surroundings are (`TextureMap`), so that a patch
/// distance over all four tells grass from a blurred lawn (Newson and others 2014).
final class InpaintLevel {
    /// Patches are squares of 7 x 7 pixels.
    static let radius = 3
    static let side = 2 * radius + 1

    /// Colours are decided at small sizes: above so many pixels they only follow.
    private static let mostGuided = 512 * 512

    let width: Int
    let height: Int
    /// `width * height * 4` bytes and a margin behind them that vectors may read.
    let pixels: UnsafeMutableRawPointer
    /// A `PixelClass` a pixel.
    let classes: Mask
    /// 255 = a patch centred here is made of sources alone.
    let valid: Mask
    /// Mean of the patch around each pixel at least `radius` away from the frame.
    let means: UnsafeMutablePointer<SIMD4<UInt8>>
    /// The smallest box of all pixels to solve.
    let unknown: Box
    /// Valid centres, evenly taken from all, row by row; at most `PatchMeans.sample`.
    let samples: [Int32]
    let validCount: Int
    /// The membrane through the rim at each pixel to solve, where the fourth value is 1; `nil` where the size is too large to need it.
    let guide: UnsafeMutablePointer<SIMD4<UInt8>>?

    /// Takes over `pixels`, which must be allocated with `margin` bytes behind the last one. `classes` must have a hole.
    init(width: Int, height: Int, pixels: UnsafeMutableRawPointer, classes: Mask, compute: Compute) {
        self.width = width
        self.height = height
        self.pixels = pixels
        self.classes = Self.shadowed(classes, compute: compute)
        valid = Self.validCenters(self.classes, compute: compute)
        (samples, validCount) = Self.sampled(valid)
        unknown = Self.box(of: self.classes)
        means = .allocate(capacity: width * height)
        means.initialize(repeating: .zero, count: width * height)
        if width * height <= Self.mostGuided {
            let memory = UnsafeMutablePointer<SIMD4<UInt8>>.allocate(capacity: width * height)
            memory.initialize(repeating: .zero, count: width * height)
            guide = memory
        } else {
            guide = nil
        }
    }

    deinit {
        pixels.deallocate()
        means.deallocate()
        guide?.deallocate()
    }

    /// Bytes behind the last pixel.
    static let margin = 64

    static func allocate(_ width: Int, _ height: Int) -> UnsafeMutableRawPointer {
        let bytes = width * height * 4 + margin
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 32)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        return memory
    }

    /// Pixels to solve.
    var unknownCount: Int { classes.values.reduce(0) { $0 + ($1 >= PixelClass.hole ? 1 : 0) } }

    /// Half of the thickest part's width, in pixels.
    func thickness(compute: Compute) -> Int { HoleDistance(self, box: unknown).largest }

    // MARK: - Derived planes

    /// Excluded pixels that a patch over the hole reaches become unknown.
    private static func shadowed(_ classes: Mask, compute: Compute) -> Mask {
        guard classes.values.contains(PixelClass.excluded) else { return classes }
        var hole = Mask(width: classes.width, height: classes.height, repeating: 0)
        for index in hole.values.indices where classes.values[index] == PixelClass.hole { hole.values[index] = 255 }
        let near = Morphology.dilate(hole, radius: Float(radius), shape: .box, compute: compute)
        var result = classes
        for index in result.values.indices where near.values[index] > 0 && result.values[index] == PixelClass.excluded {
            result.values[index] = PixelClass.shadowed
        }
        return result
    }

    private static func validCenters(_ classes: Mask, compute: Compute) -> Mask {
        var sources = Mask(width: classes.width, height: classes.height, repeating: 0)
        for index in sources.values.indices where classes.values[index] == PixelClass.source { sources.values[index] = 255 }
        var valid = Morphology.erode(sources, radius: Float(radius), shape: .box, compute: compute)
        let width = classes.width
        let height = classes.height
        for y in 0..<height {
            if y < radius || y >= height - radius {
                for x in 0..<width { valid.values[y * width + x] = 0 }
            } else {
                for x in 0..<min(radius, width) {
                    valid.values[y * width + x] = 0
                    valid.values[(y + 1) * width - 1 - x] = 0
                }
            }
        }
        return valid
    }

    private static func sampled(_ valid: Mask) -> (samples: [Int32], count: Int) {
        let count = valid.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        let step = max(1, count / 4_096)
        var samples: [Int32] = []
        var number = 0
        for index in valid.values.indices where valid.values[index] > 0 {
            if number % step == 0 { samples.append(Int32(index)) }
            number += 1
        }
        return (samples, count)
    }

    private static func box(of classes: Mask) -> Box {
        var left = classes.width
        var right = 0
        var top = classes.height
        var bottom = 0
        for y in 0..<classes.height {
            let row = y * classes.width
            for x in 0..<classes.width where classes.values[row + x] >= PixelClass.hole {
                left = min(left, x)
                right = max(right, x + 1)
                top = min(top, y)
                bottom = y + 1
            }
        }
        return Box(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
    }
}
