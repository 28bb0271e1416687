// What the service works with and does not choose itself.

package import Engines
package import Imaging
package import RetouchModel

/// The engines, and the two functions on pictures that tests replace.
package struct EditMachinery: Sendable {
    package var executor: PlanExecutor
    /// Facts of a picture that no edit made, for suggestions.
    package var inspect: @Sendable (_ raster: Raster, _ compute: Compute) throws(EditFailure) -> PictureFacts
    package var encode:
        @Sendable (
            _ raster: Raster, _ profile: [UInt8]?, _ options: OutputOptions, _ compute: Compute
        ) throws(EditFailure) -> [UInt8]
    /// What the server was configured for and does not have, such as a net that is missing: makes it degraded.
    package var complaints: [String]

    package init(
        executor: PlanExecutor, complaints: [String] = [],
        inspect: @escaping @Sendable (Raster, Compute) throws(EditFailure) -> PictureFacts,
        encode: @escaping @Sendable (Raster, [UInt8]?, OutputOptions, Compute) throws(EditFailure) -> [UInt8] = {
            raster, profile, options, compute throws(EditFailure) in
            try ImageEncoder.encode(raster, profile: profile, options: options, compute: compute)
        }
    ) {
        self.executor = executor
        self.complaints = complaints
        self.inspect = inspect
        self.encode = encode
    }
}
