// Messages and headers, read and written again with what the client uses for them.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel

enum Recode {
    struct UnknownType: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name): the client does not read this type" }
    }

    static func again(_ type: String, _ data: ArraySlice<UInt8>) throws -> ByteBuffer {
        let bytes = ByteBuffer(bytes: data)
        if type.hasPrefix("retouch.rpc.v1.") { return try header(type, bytes) }
        return try message(type, bytes).contiguous()
    }

    private static func header(_ type: String, _ bytes: ByteBuffer) throws -> ByteBuffer {
        let codec = Outcome.codec
        var out = ByteBuffer()
        switch type.split(separator: ".").last {
        case "Hello": codec.encode(try codec.decodeHello(bytes), into: &out)
        case "RequestHeader": codec.encode(try codec.decodeRequest(bytes), into: &out)
        case "MessageHeader": codec.encode(try codec.decodeMessage(bytes), into: &out)
        case "ResponseHeader": codec.encode(try codec.decodeResponse(bytes), into: &out)
        case "Cancel": codec.encode(try codec.decodeCancel(bytes), into: &out)
        case "GoAway": codec.encode(try codec.decodeGoAway(bytes), into: &out)
        default: throw UnknownType(name: type)
        }
        return out
    }

    private static func message(_ type: String, _ bytes: ByteBuffer) throws -> Body {
        let codec = MessageCodec(limits: Limits())
        switch type.split(separator: ".").last {
        case "EditRequest": return try codec.encodeEdit(codec.decodeEdit(bytes))
        case "ChangeBackgroundRequest": return try codec.encodeChangeBackground(codec.decodeChangeBackground(bytes))
        case "PlanEditRequest": return try codec.encodePlanEdit(codec.decodePlanEdit(bytes))
        case "PlanEditResponse": return codec.encodePlanAnswer(try codec.decodePlanAnswer(bytes))
        case "SuggestNextRequest": return codec.encodeSuggestNext(try codec.decodeSuggestNext(bytes))
        case "SuggestNextResponse": return codec.encodeSuggestions(try codec.decodeSuggestions(bytes))
        case "EditEvent":
            guard let event = try codec.decodeEvent(bytes) else { return Body() }
            return codec.encodeEvent(event)
        case "HealthCheckResponse": return codec.encodeHealth(try codec.decodeHealth(bytes))
        case "DescribeRequest": return codec.encodeDescribe(descriptorSet: try codec.decodeDescribe(bytes))
        case "DescribeResponse":
            return codec.encodeDescription(try codec.decodeDescription(bytes), streaming: RetouchMethods.streaming)
        default: throw UnknownType(name: type)
        }
    }
}
