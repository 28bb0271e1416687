// Filters along columns, sixteen columns at a time: the engine room of `Blur`.

/// What a strip can be loaded from and stored to.
protocol StripSample: BitwiseCopyable, Sendable {
    init(level: Float)
    var level: Float { get }
}

extension Float: StripSample {
    @inline(__always) init(level: Float) { self = level }
    @inline(__always) var level: Float { self }
}

extension UInt8: StripSample {
    @inline(__always) init(level: Float) { self = byte(level) }
    @inline(__always) var level: Float { Float(self) }
}

/// A byte with eight more bits, between the two passes over a byte plane.
extension UInt16: StripSample {
    @inline(__always) init(level: Float) {
        self = UInt16(truncatingIfNeeded: rounded(Swift.min(Swift.max(0, level * 256), 65_535)))
    }
    @inline(__always) var level: Float { Float(self) * (1 / 256) }
}

/// A one-dimensional smoothing filter; the edge value goes on for ever outside.
enum StripFilter {
    /// A symmetric kernel: the weight of the centre, then of each distance.
    case kernel([Float])
    /// `passes` boxes of `2 * radius + 1` values, each with one more value of weight `edge` at both ends
    /// (extended box filter, Gwosdek and others 2011).
    case boxes(radius: Int, edge: Float, passes: Int)

    typealias Strip = UnsafeMutablePointer<SIMD16<Float>>

    /// Filters `count` rows of `strip`, using `scratch` of the same size; returns which of the two holds the result.
    func apply(_ strip: Strip, _ scratch: Strip, count: Int) -> Strip {
        switch self {
        case .kernel(let weights):
            Self.convolve(strip, scratch, count: count, weights: weights)
            return scratch
        case .boxes(let radius, let edge, let passes):
            var from = strip
            var to = scratch
            for _ in 0..<passes {
                Self.box(from, to, count: count, radius: radius, edge: edge)
                swap(&from, &to)
            }
            return from
        }
    }

    private static func convolve(_ strip: Strip, _ result: Strip, count: Int, weights: [Float]) {
        weights.withUnsafeBufferPointer { weights in
            let last = count - 1
            for y in 0..<count {
                var sum = strip[y] * weights[0]
                for distance in 1..<weights.count {
                    let pair = strip[max(y - distance, 0)] + strip[min(y + distance, last)]
                    sum += pair * weights[distance]
                }
                result[y] = sum
            }
        }
    }

    private static func box(_ strip: Strip, _ result: Strip, count: Int, radius: Int, edge: Float) {
        let last = count - 1
        let scale = 1 / (Float(2 * radius + 1) + 2 * edge)
        // The window's start lies half before the first row, where the first value goes on.
        var sum = strip[0] * Float(radius + 1)
        for y in 1..<(radius + 1) { sum += strip[min(y, last)] }
        for y in 0..<count {
            let entering = strip[min(y + radius + 1, last)]
            let ends = strip[max(y - radius - 1, 0)] + entering
            result[y] = (sum + ends * edge) * scale
            // One difference added, not two sums: a constant stays exactly constant.
            sum += entering - strip[max(y - radius, 0)]
        }
    }
}

/// Filters the columns of a plane and writes the result transposed, so that two calls filter both directions.
///
/// Each strip of columns is filtered from top to bottom by one worker: the bytes do not depend on how many there are.
func filterColumnsTransposed<Source: StripSample, Target: StripSample>(
    _ source: UnsafePointer<Source>, width: Int, height: Int, into target: UnsafeMutablePointer<Target>,
    filter: StripFilter, compute: Compute
) {
    let strips = (width + 15) / 16
    compute.bands(strips, minimum: max(1, 16_384 / max(1, height * 16))) { range in
        let strip = StripFilter.Strip.allocate(capacity: height)
        let scratch = StripFilter.Strip.allocate(capacity: height)
        defer {
            strip.deallocate()
            scratch.deallocate()
        }
        for index in range {
            let x = index * 16
            let lanes = min(16, width - x)
            loadStrip(source + x, stride: width, lanes: lanes, height: height, into: strip)
            let result = filter.apply(strip, scratch, count: height)
            storeTransposed(result, lanes: lanes, height: height, into: target + x * height)
        }
    }
}

@inline(__always)
private func loadStrip<Source: StripSample>(
    _ source: UnsafePointer<Source>, stride: Int, lanes: Int, height: Int, into strip: StripFilter.Strip
) {
    let floats = UnsafeMutableRawPointer(strip).assumingMemoryBound(to: Float.self)
    for y in 0..<height {
        let row = source + y * stride
        let out = floats + y * 16
        if lanes == 16 {
            for lane in 0..<16 { out[lane] = row[lane].level }
        } else {
            for lane in 0..<16 { out[lane] = lane < lanes ? row[lane].level : 0 }
        }
    }
}

@inline(__always)
private func storeTransposed<Target: StripSample>(
    _ strip: StripFilter.Strip, lanes: Int, height: Int, into target: UnsafeMutablePointer<Target>
) {
    let floats = UnsafeMutableRawPointer(strip).assumingMemoryBound(to: Float.self)
    // Blocks of rows that stay in the first cache while each of their columns is written.
    for top in stride(from: 0, to: height, by: 64) {
        let end = min(top + 64, height)
        for lane in 0..<lanes {
            let column = target + lane * height
            for y in top..<end { column[y] = Target(level: floats[y * 16 + lane]) }
        }
    }
}
