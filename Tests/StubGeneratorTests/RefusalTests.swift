// What the wire cannot carry is refused by file and line; what nobody asked for is refused by name.

import StubGenerator
import SwiftProtobuf
import SwiftProtobufPluginLibrary
import Testing

@Suite struct RefusalTests {
    private func refusals(_ files: [Proto]) -> String {
        let response = StubGenerator.respond(to: request(files))
        #expect(response.file.isEmpty)
        return response.error
    }

    @Test func streamsOfRequests() {
        var proto = shop()
        proto.method("Fill", ".shop.v1.Empty", ".shop.v1.Empty", clientStreams: true)
        proto.method("Haggle", ".shop.v1.Empty", ".shop.v1.Empty", clientStreams: true, serverStreams: true)
        #expect(
            refusals([proto]) == """
                shop/v1/shop.proto:14: ShopService.Fill streams its requests; a call has one
                shop/v1/shop.proto:15: ShopService.Haggle streams in both directions; a call has one request
                """)
    }

    @Test func messagesWithinThemselves() {
        var proto = Proto("shop/v1/tree.proto")
        proto.message("Tree", [("label", .string, ""), ("left", .message, ".shop.v1.Tree")])
        proto.message("Egg", [("hen", .message, ".shop.v1.Hen")])
        proto.message("Hen", [("egg", .message, ".shop.v1.Egg")])
        proto.message("Farm", [("hen", .message, ".shop.v1.Hen")])
        #expect(
            refusals([proto]) == """
                shop/v1/tree.proto:102: shop.v1.Tree contains itself (Tree -> Tree); a reader could not bound its depth
                shop/v1/tree.proto:301: shop.v1.Egg contains itself (Egg -> Hen -> Egg); a reader could not bound its depth
                """)
    }

    /// The circle lies in a file for which no stubs were asked, but a method leads there.
    @Test func messagesWithinThemselvesElsewhere() {
        var tree = Proto("tree.proto", package: "tree")
        tree.message("Tree", [("left", .message, ".tree.Tree")])
        var proto = Proto("shop/v1/shop.proto", imports: ["tree.proto"])
        proto.service("ShopService")
        proto.method("Plant", ".tree.Tree", ".tree.Tree")
        var asked = request([tree, proto])
        asked.fileToGenerate = ["shop/v1/shop.proto"]
        #expect(
            StubGenerator.respond(to: asked).error
                == "tree.proto:101: tree.Tree contains itself (Tree -> Tree); a reader could not bound its depth")
    }

    @Test func messagesTooDeep() {
        var proto = Proto("shop/v1/deep.proto")
        for level in 1...33 {
            proto.message("M\(level)", level == 33 ? [] : [("inner", .message, ".shop.v1.M\(level + 1)")])
        }
        #expect(
            refusals([proto])
                == "shop/v1/deep.proto:100: shop.v1.M1 has messages within messages, 33 levels deep; 32 are read")
    }

    @Test(arguments: [
        ("", "name a language"), ("language=cobol", "there is no language cobol; there are: "),
        ("language", "the parameter language has no value"), ("language=python,language=python", "given twice"),
        ("language=python,colour=red", "python takes no parameter colour"),
    ])
    func parameters(text: String, words: String) {
        let response = StubGenerator.respond(to: request([shop()], parameter: text))
        #expect(response.error.contains(words), "\(response.error)")
        #expect(response.file.isEmpty)
    }

    @Test func oneNameForTwoMethods() {
        var proto = Proto("shop/v1/twice.proto")
        proto.message("Empty")
        proto.service("ShopService")
        proto.method("GetUrl", ".shop.v1.Empty", ".shop.v1.Empty")
        proto.method("GetURL", ".shop.v1.Empty", ".shop.v1.Empty")
        #expect(
            refusals([proto]) == "shop/v1/twice.proto: ShopService: GetUrl and GetURL are both get_url in Python")
    }

    @Test func aFileWithoutADescriptor() {
        var asked = request([shop()])
        asked.fileToGenerate.append("gone.proto")
        #expect(StubGenerator.respond(to: asked).error == "protoc asked for stubs of gone.proto and sent no descriptor of it")
    }
}
