// The API's methods and messages as bytes.

enum API {
    static let changeBackground = "retouch.v1.EditService/ChangeBackground"
    static let edit = "retouch.v1.EditService/Edit"
    static let planEdit = "retouch.v1.EditService/PlanEdit"
    static let suggest = "retouch.v1.SuggestionService/SuggestNext"
    static let health = "retouch.v1.HealthService/Check"
    static let describe = "retouch.v1.DescribeService/Describe"

    /// A ChangeBackgroundRequest.
    static func background(_ picture: [UInt8], prompt: [UInt8], options: [UInt8] = []) -> [UInt8] {
        let source = Proto.bytes(1, Proto.bytes(2, picture))
        let inputs = Proto.bytes(1, source + Proto.bytes(2, prompt))
        return inputs + (options.isEmpty ? [] : Proto.bytes(2, options))
    }

    static func background(_ picture: [UInt8], prompt: String, options: [UInt8] = []) -> [UInt8] {
        background(picture, prompt: Array(prompt.utf8), options: options)
    }

    /// EditOptions of an edit that takes a while: four pictures of 4k in quality mode.
    static let quality4k = Proto.number(1, 4) + Proto.number(2, 3) + Proto.number(3, 3)
    /// EditOptions of an edit that is soon done.
    static let fast = Proto.number(3, 1)

    /// A SuggestNextRequest.
    static func suggest(_ picture: [UInt8]) -> [UInt8] { Proto.bytes(1, Proto.bytes(2, picture)) }
}

/// gRPC's status codes as numbers.
enum Code {
    static let ok: UInt64 = 0
    static let cancelled: UInt64 = 1
    static let invalidArgument: UInt64 = 3
    static let deadlineExceeded: UInt64 = 4
    static let resourceExhausted: UInt64 = 8
    static let unimplemented: UInt64 = 12
    static let unavailable: UInt64 = 14
}

/// Reasons of GOAWAY as numbers.
enum GoAwayReason {
    static let drain: UInt64 = 1
    static let protocolBroken: UInt64 = 2
    static let frameLength: UInt64 = 3
    static let timeout: UInt64 = 4
}
