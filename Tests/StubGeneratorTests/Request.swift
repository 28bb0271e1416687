// Requests as protoc sends them, built from descriptors.

import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// One .proto file in the making; every message and method gets a line of its own in the source information.
struct Proto {
    typealias Field = (name: String, type: Google_Protobuf_FieldDescriptorProto.TypeEnum, typeName: String)

    private(set) var file: Google_Protobuf_FileDescriptorProto

    init(_ name: String, package: String = "shop.v1", imports: [String] = []) {
        file = Google_Protobuf_FileDescriptorProto()
        file.name = name
        file.package = package
        file.dependency = imports
        file.syntax = "proto3"
    }

    /// Field k of message m stands on line 100 * (m + 1) + k + 1.
    ///
    /// - Parameter oneof: the name of a oneof with all of the fields.
    mutating func message(_ name: String, _ fields: [Field] = [], oneof: String? = nil) {
        var message = Google_Protobuf_DescriptorProto()
        message.name = name
        if let oneof {
            var union = Google_Protobuf_OneofDescriptorProto()
            union.name = oneof
            message.oneofDecl = [union]
        }
        for (index, given) in fields.enumerated() {
            var field = Google_Protobuf_FieldDescriptorProto()
            field.name = given.name
            field.jsonName = given.name
            if oneof != nil { field.oneofIndex = 0 }
            field.number = Int32(index + 1)
            field.label = .optional
            field.type = given.type
            if !given.typeName.isEmpty { field.typeName = given.typeName }
            message.field.append(field)
            locate([4, Int32(file.messageType.count), 2, Int32(index)], line: 100 * (file.messageType.count + 1) + index + 1)
        }
        locate([4, Int32(file.messageType.count)], line: 100 * (file.messageType.count + 1))
        file.messageType.append(message)
    }

    /// For what the other ways do not say.
    mutating func change(_ body: (inout Google_Protobuf_FileDescriptorProto) -> Void) { body(&file) }

    mutating func service(_ name: String, comment: String = "") {
        var service = Google_Protobuf_ServiceDescriptorProto()
        service.name = name
        locate([6, Int32(file.service.count)], line: 10, comment: comment)
        file.service.append(service)
    }

    /// Of the last service; its first method stands on line 11.
    mutating func method(
        _ name: String, _ input: String, _ output: String, clientStreams: Bool = false, serverStreams: Bool = false,
        level: Google_Protobuf_MethodOptions.IdempotencyLevel = .idempotencyUnknown, comment: String = ""
    ) {
        var method = Google_Protobuf_MethodDescriptorProto()
        method.name = name
        method.inputType = input
        method.outputType = output
        method.clientStreaming = clientStreams
        method.serverStreaming = serverStreams
        if level != .idempotencyUnknown { method.options.idempotencyLevel = level }
        let index = file.service.count - 1
        locate(
            [6, Int32(index), 2, Int32(file.service[index].method.count)], line: 11 + file.service[index].method.count,
            comment: comment)
        file.service[index].method.append(method)
    }

    private mutating func locate(_ path: [Int32], line: Int, comment: String = "") {
        var location = Google_Protobuf_SourceCodeInfo.Location()
        location.path = path
        location.span = [Int32(line - 1), 2, 40]
        if !comment.isEmpty { location.leadingComments = comment }
        file.sourceCodeInfo.location.append(location)
    }
}

/// The request for stubs of all the files.
func request(_ files: [Proto], parameter: String = "language=python") -> Google_Protobuf_Compiler_CodeGeneratorRequest {
    var request = Google_Protobuf_Compiler_CodeGeneratorRequest()
    request.protoFile = files.map(\.file)
    request.fileToGenerate = files.map(\.file.name)
    request.parameter = parameter
    return request
}

/// One service with an honest method.
func shop() -> Proto {
    var proto = Proto("shop/v1/shop.proto")
    proto.message("BuyRequest", [("article", .string, ""), ("idempotency_key", .string, "")])
    proto.message("Picture", [("data", .bytes, "")])
    proto.message("Receipt", [("picture", .message, ".shop.v1.Picture")])
    proto.message("Empty")
    proto.message("PriceEvent", [("price", .uint32, ""), ("gone", .message, ".shop.v1.Empty")], oneof: "event")
    proto.service("ShopService", comment: " Sells things.\n\n Also \"to go\".\n")
    proto.method("Buy", ".shop.v1.BuyRequest", ".shop.v1.Receipt", comment: " Buys one thing.\n")
    proto.method("WatchPrices", ".shop.v1.Empty", ".shop.v1.PriceEvent", serverStreams: true)
    proto.method("Import", ".shop.v1.Empty", ".shop.v1.Empty", level: .noSideEffects)
    return proto
}
