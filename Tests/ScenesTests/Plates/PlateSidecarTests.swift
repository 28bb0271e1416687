// What a sidecar may say, and what it may not.

import RetouchModel
import Scenes
import Testing

@Suite struct PlateSidecarTests {
    private func read(_ json: String) throws -> PlateSidecar { try PlateSidecar(json: Array(json.utf8)) }

    @Test func everyKeyIsRead() throws {
        let sidecar = try read(
            """
            {"tags": ["beach", " golden  hour ", ""], "caption": "Palm trees\\n by the sea.", "horizon": 0.4, "blur": 0.03,
             "licence": "CC-BY-4.0", "credit": "Ana Müller", "source": "https://example.org/7"}
            """)
        #expect(sidecar.tags == ["beach", "golden hour"])
        #expect(sidecar.caption == "Palm trees by the sea.")
        #expect(sidecar.text == "beach, golden hour, Palm trees by the sea.")
        #expect(sidecar.horizon == 0.4 && sidecar.blur == 0.03)
        #expect(sidecar.licence == "CC-BY-4.0" && sidecar.credit == "Ana Müller" && sidecar.source == "https://example.org/7")
        #expect(sidecar.unknownKeys.isEmpty)
    }

    @Test func tagsMayBeOneTextAndTheAmericanSpellingIsUnderstood() throws {
        let sidecar = try read(#"{"tags": "beach,  palm tree ,", "license": "CC0"}"#)
        #expect(sidecar.tags == ["beach", "palm tree"] && sidecar.licence == "CC0")
    }

    @Test func whatIsNotSaidIsEmptyAndNullSaysNothing() throws {
        let sidecar = try read(#"{"horizon": null, "caption": null}"#)
        #expect(sidecar == PlateSidecar())
        #expect(sidecar.horizon == nil && sidecar.text.isEmpty)
    }

    @Test func aCameraHeightIsMetres() throws {
        #expect(try read(#"{"camera-height": 1.5}"#).cameraHeight == 1.5 && read(#"{"camera-height": null}"#).cameraHeight == nil)
        for value in ["0", "-1", "101", "\"high\"", "true"] {
            #expect {
                try read(#"{"camera-height": \#(value)}"#)
            } throws: {
                ($0 as? PlateTrouble)?.description.hasPrefix("camera-height is") == true
            }
        }
    }

    @Test func aByteOrderMarkIsNoError() throws {
        #expect(try PlateSidecar(json: [0xEF, 0xBB, 0xBF] + Array(#"{"caption": "a"}"#.utf8)).caption == "a")
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        var sidecar = PlateSidecar()
        sidecar.tags = ["cafe", "warm"]
        sidecar.caption = "A \"café\" in Paris"
        sidecar.horizon = 0.37
        sidecar.blur = 0.03
        sidecar.cameraHeight = 1.25
        sidecar.licence = "own"
        sidecar.source = "https://example.org/a"
        #expect(try PlateSidecar(json: sidecar.json()) == sidecar)
        #expect(try !String(decoding: sidecar.json(), as: UTF8.self).contains("credit"))
    }

    @Test func keysThatMeanNothingAreKept() throws {
        #expect(try read(#"{"horizont": 3, "Tags": []}"#).unknownKeys == [#""Tags""#, #""horizont""#])
    }

    @Test(arguments: [
        ("", "is no JSON object"), ("[]", "is no JSON object"), ("\"beach\"", "is no JSON object"), ("{", "is no JSON object"),
        (#"{"horizon": 1.2}"#, "horizon is 1.2: write a number from 0 to 1"),
        (#"{"horizon": -0.1}"#, "horizon is -0.1"), (#"{"horizon": "middle"}"#, #"horizon is "middle""#),
        (#"{"horizon": true}"#, "horizon is true"), (#"{"blur": 0.6}"#, "blur is 0.6: write a number from 0 to 0.5"),
        (#"{"tags": 3}"#, "tags is 3.0: write a list of words"), (#"{"tags": ["a", {}]}"#, "tags is an object"),
        (#"{"caption": ["a"]}"#, "caption is a list"), (#"{"licence": "a", "license": "b"}"#, "names two licences"),
        (#"{"credit": "a\u0007b"}"#, "credit holds a control character"), (#"{"licence": 4}"#, "licence is 4.0"),
    ])
    func nonsenseIsNamed(json: String, words: String) {
        #expect { try read(json) } throws: { ($0 as? PlateTrouble)?.description.contains(words) == true }
    }

    @Test func deepAndLongNonsenseIsRefused() {
        let deep = #"{"tags": "# + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
        #expect { try read(deep) } throws: { ($0 as? PlateTrouble)?.description == "is no JSON object" }
        let long = #"{"caption": "\#(String(repeating: "a", count: 2_001))"}"#
        #expect { try read(long) } throws: { ($0 as? PlateTrouble)?.description == "caption has more than 2000 characters" }
        let many = #"{"tags": [\#((0..<201).map { #""\#($0)""# }.joined(separator: ","))]}"#
        #expect { try read(many) } throws: { ($0 as? PlateTrouble)?.description == "has 201 tags; at most 200 are read" }
    }
}

@Suite struct PlateLicenceTests {
    @Test(arguments: [
        "CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "Public domain", "own", "Own work", "in-house",
        "commercial", "royalty-free", "Unsplash License",
    ])
    func freeOnes(name: String) {
        #expect(PlateLicence(name).isFree && PlateLicence(name).duties.isEmpty)
    }

    @Test(arguments: ["CC-BY-4.0", "CC BY 2.0", "https://creativecommons.org/licenses/by/4.0/", "MIT", "Attribution 3.0"])
    func creditedOnes(name: String) {
        #expect(PlateLicence(name).isFree && PlateLicence(name).duties == [.credit])
    }

    @Test(arguments: [
        ("CC-BY-SA-3.0", [PlateLicence.Duty.shareAlike, .credit]), ("GPL-2+", [.shareAlike, .credit]),
        ("LGPLv3", [.shareAlike, .credit]),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", [.shareAlike, .noCommerce, .credit]),
        ("CC BY-ND 4.0", [.noDerivatives, .credit]), ("non-commercial use only", [.noCommerce, .credit]), ("", [.unknown]),
        ("ask Bob", [.unknown]), ("all rights reserved", [.unknown]),
    ])
    func restrictedOnes(name: String, duties: [PlateLicence.Duty]) {
        #expect(PlateLicence(name).duties == Set(duties) && !PlateLicence(name).isFree)
    }
}
