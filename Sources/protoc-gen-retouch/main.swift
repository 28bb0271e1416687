// protoc-gen-retouch: protoc writes a CodeGeneratorRequest to its standard input and reads the response from its standard output.
//
//   protoc --plugin=.build/release/protoc-gen-retouch --retouch_out=DIR --retouch_opt=language=python -I Protos FILE.proto…

import Foundation
import StubGenerator
import SwiftProtobuf
import SwiftProtobufPluginLibrary

guard CommandLine.arguments.count == 1 else {
    FileHandle.standardError.write(
        Data("protoc-gen-retouch: is run by protoc and takes no arguments; see scripts/generate-clients\n".utf8))
    exit(2)
}
do {
    let input = try FileHandle.standardInput.readToEnd() ?? Data()
    let request = try Google_Protobuf_Compiler_CodeGeneratorRequest(serializedBytes: input)
    let response: Data = try StubGenerator.respond(to: request).serializedBytes()
    try FileHandle.standardOutput.write(contentsOf: response)
} catch {
    FileHandle.standardError.write(Data("protoc-gen-retouch: this is no request of protoc: \(error)\n".utf8))
    exit(1)
}
