// Pictures that are cut off, damaged, or declare what no memory holds.

import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct BadPictures {
        static var files: [URL] { Repository.files(in: Repository.fixtures.appending(path: "images/bad")) }

        @Test func theFixturesAreThere() {
            let names = Set(Self.files.map(\.lastPathComponent))
            #expect(names.isSuperset(of: ["huge.png", "huge.jpg", "huge.webp", "truncated-40.png", "empty.png"]))
        }

        /// All on one connection: none of them may end it.
        @Test(arguments: [API.changeBackground, API.suggest])
        func eachIsRefusedByName(method: String) async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            var call: UInt32 = 1
            for file in Self.files {
                let picture = try Repository.bytes(file)
                let message = method == API.suggest ? API.suggest(picture) : API.background(picture, prompt: "white")
                try connection.send(fragments(of: call, method, message))
                let response = try connection.response(to: call)
                let name = picture.isEmpty ? "InputValidationError" : "ImageLoadError"
                #expect(response.status == Code.invalidArgument, "\(file.lastPathComponent): \(response.text)")
                #expect(response.reason == name, "\(file.lastPathComponent): \(response.reason)")
                #expect(!response.text.isEmpty)
                call += 2
            }
            connection.end()
            try await vitals.expectRecovered(slack: 64 << 20)
        }

        /// A real photograph, cut off at every tenth of its length.
        @Test func aPhotographThatEndsEarlyIsNeverTakenForWhole() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let photograph = try Photographs.bytes("product")
            for tenth in 1..<10 {
                let call = UInt32(tenth * 2 - 1)
                let part = Array(photograph.prefix(photograph.count * tenth / 10))
                try connection.send(fragments(of: call, API.changeBackground, API.background(part, prompt: "white")))
                #expect(try connection.response(to: call).reason == "ImageLoadError", "\(tenth)0 %")
            }
            connection.end()
            try await vitals.expectRecovered(slack: 64 << 20)
        }
    }
}
