// From descriptors to the model that emitters see.

import StubGenerator
import SwiftProtobuf
import SwiftProtobufPluginLibrary
import Testing

@Suite struct ModelTests {
    @Test func methodsAreWhatTheProtoSays() throws {
        let schema = try SchemaReader.schema(of: request([shop()]))
        let file = try #require(schema.files.first)
        let service = try #require(file.services.first)
        #expect(file.path == "shop/v1/shop.proto" && file.package == "shop.v1" && file.stem == "shop/v1/shop")
        #expect(
            file.messages.map(\.fullName) == ["BuyRequest", "Picture", "Receipt", "Empty", "PriceEvent"].map { "shop.v1.\($0)" })
        #expect(service.fullName == "shop.v1.ShopService" && service.shortName == "Shop")
        #expect(service.doc.lines == ["Sells things.", "", "Also \"to go\"."])
        #expect(service.methods.map(\.wireName) == ["Buy", "WatchPrices", "Import"].map { "shop.v1.ShopService/\($0)" })
        #expect(service.methods.map(\.shape) == [.unary, .serverStream, .unary])
        #expect(service.methods.map(\.idempotency) == [.byKey(field: "idempotency_key"), .unknown, .noSideEffects])
        #expect(service.methods.map(\.replyCarriesBytes) == [true, false, false])
        #expect(service.methods.map(\.itemUnion) == [nil, "event", nil])
        #expect(service.methods[0].doc.lines == ["Buys one thing."] && service.methods[1].doc.isEmpty)
        #expect(service.methods[0].request.fullName == "shop.v1.BuyRequest")
    }

    @Test func theHashIsThatOfTheDescriptorsWithoutComments() throws {
        let proto = shop()
        var bare = proto.file
        bare.clearSourceCodeInfo()
        let hash = try SchemaReader.hash(of: [bare])
        #expect(hash != 0)
        #expect(try SchemaReader.schema(of: request([proto])).hash == hash)
        var other = proto
        other.message("More")
        #expect(try SchemaReader.schema(of: request([other])).hash != hash)
        // SHA-256 of nothing begins with e3b0c44298fc1c14.
        #expect(try SchemaReader.hash(of: []) == 0xe3b0_c442_98fc_1c14)
    }

    @Test func docsAreFilled() {
        let doc = Doc(lines: ["one two three four", "five", "", "- six seven eight nine ten", "", "eleven"])
        #expect(
            doc.filled(to: 14).lines == [
                "one two three", "four five", "", "- six seven eight nine ten", "", "eleven",
            ])
        #expect(Doc(lines: ["longer-than-the-width x"]).filled(to: 5).lines == ["longer-than-the-width", "x"])
        #expect(Doc().filled(to: 5).isEmpty)
    }

    @Test(arguments: [
        ("ChangeBackground", "change_background", "changeBackground"), ("GetURLOfID", "get_url_of_id", "getURLOfID"),
        ("List2D", "list2_d", "list2D"), ("edit", "edit", "edit"), ("snake_case", "snake_case", "snakecase"),
    ])
    func names(name: String, snake: String, camel: String) {
        #expect(Spelling.snake(name) == snake)
        #expect(Spelling.lowerCamel(name) == camel)
        #expect(Spelling.capitals(name) == snake.uppercased())
    }
}
