// SHA-256 against the published vectors, and the framing of fields.

import Store
import Testing

@Suite struct DigestTests {
    /// FIPS 180-4's examples and the one million letters of NIST's.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func matchesPublishedVectors(text: String, hex: String) {
        #expect(Digest(of: text).hex == hex)
    }

    @Test func readsOnlyWhatItWrites() {
        let digest = Digest(of: "abc")
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(hex: digest.hex.uppercased()) == nil)
        #expect(Digest(hex: String(digest.hex.dropLast())) == nil)
        #expect(Digest(hex: "../../../../etc/passwd" + digest.hex.dropFirst(22)) == nil)
    }

    @Test func comparesInConstantTimeCorrectly() {
        let digest = Digest(of: "abc")
        #expect(digest.equalsInConstantTime(Digest(of: "abc")))
        #expect(!digest.equalsInConstantTime(Digest(of: "abd")))
    }

    @Test func fieldsDoNotRunIntoEachOther() {
        func hash(_ fields: [String?]) -> Digest {
            var hasher = FieldHasher()
            for field in fields { hasher.add(field) }
            return hasher.finish()
        }
        let lists: [[String?]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", nil], ["abc", ""], [nil, "abc"], []]
        #expect(Set(lists.map(hash)).count == lists.count)
    }
}
