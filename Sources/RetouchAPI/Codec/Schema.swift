// The schema as it was generated: for HELLO and Describe.

import CRetouchProtos

/// The API's own description.
package enum Schema {
    /// A serialized google.protobuf.FileDescriptorSet of all .proto files, without comments.
    package static var descriptorSet: [UInt8] {
        [UInt8](UnsafeBufferPointer(start: retouch_descriptor_set, count: Int(retouch_descriptor_set_size)))
    }

    /// First 8 bytes of the SHA-256 of the descriptor set, big-endian: told in HELLO, REQUEST and Describe.
    package static var hash: UInt64 { retouch_schema_hash }
}
