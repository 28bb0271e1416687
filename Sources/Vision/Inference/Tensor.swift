// Numbers with a shape: what goes into a net and what comes out.

/// A dense float tensor in row-major order.
package struct Tensor: Sendable {
    package let shape: [Int]
    package var values: [Float]

    /// `values.count` must be the product of `shape`, of at most eight dimensions.
    package init(shape: [Int], values: [Float]) {
        precondition(shape.count <= 8 && values.count == shape.reduce(1, *))
        self.shape = shape
        self.values = values
    }
}
