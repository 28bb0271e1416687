// Sizes of results.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct ResultSizeTests {
    let limits = Limits().edits

    @Test(arguments: [(1086, 1448), (17, 400), (3000, 2000)])
    func autoIsTheSourceExactly(width: Int, height: Int) throws {
        let size = try ResultSize.of(Pictures.plain(width, height, .white), resolution: .auto, limits: limits)
        #expect(size == ResultSize(width: width, height: height))
    }

    @Test(arguments: [Resolution.oneK, .twoK, .fourK], [(1086, 1448), (600, 600), (1920, 1080), (333, 500)])
    func tiersKeepTheAspectAndReachTheirArea(resolution: Resolution, sides: (Int, Int)) throws {
        let size = try ResultSize.of(Pictures.plain(sides.0, sides.1, .white), resolution: resolution, limits: limits)
        let area = Double(size.width * size.height) / Double(resolution.targetPixels!)
        #expect(abs(area - 1) < 0.002)
        // Rounded sides: half a pixel off the exact ratio at most.
        #expect(abs(Double(size.width) - Double(size.height) * Double(sides.0) / Double(sides.1)) <= 1.5)
    }

    @Test func tooLargeIsAnErrorThatNamesTheBound() {
        var small = limits
        small.resultPixels = 1_000_000
        #expect { try ResultSize.of(Pictures.plain(100, 100, .white), resolution: .twoK, limits: small) } throws: {
            guard let failure = $0 as? EditFailure else { return false }
            return failure.reason == .inputValidation && failure.message.contains("1000000")
        }
    }
}
