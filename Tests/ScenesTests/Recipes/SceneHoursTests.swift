// Hours are told apart: by brightness, by warmth, and by anyone who looks.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneHoursTests {
    /// Places under the sky. Their pictures, and those of walls and rooms with windows, follow the hour.
    static let outdoors: [ScenePlace] = [
        .cafe, .street, .beach, .garden, .forest, .park, .meadow, .mountains, .snow, .desert, .rooftop,
    ]
    static let all = outdoors + [.wall, .loft, .livingRoom, .office, .library, .shop, .gallery]

    private func hours(_ place: ScenePlace) throws -> [SceneHour: RenderedScene] {
        Dictionary(uniqueKeysWithValues: try SceneHour.allCases.map { ($0, try RenderedScene(.of(place, $0))) })
    }

    @Test(arguments: all) func brightnessAndWarmthFollowTheSun(place: ScenePlace) throws {
        let means = try hours(place).mapValues { $0.mean() }
        let level = { (hour: SceneHour) in means[hour]!.x }
        let warmth = { (hour: SceneHour) in means[hour]!.z }
        // A film shows all hours of the day about equally bright; evening and night are darker than any of them.
        let day: [SceneHour] = [.morning, .noon, .afternoon, .golden]
        let darkestDay = day.map(level).min()!
        #expect(level(.dusk) < darkestDay - 0.02, "dusk \(level(.dusk)), the day \(day.map(level))")
        #expect(level(.night) < level(.dusk) - 0.02, "night \(level(.night)), dusk \(level(.dusk))")
        // The low sun is the warmest, the high one the coolest of the day.
        #expect(warmth(.golden) > warmth(.afternoon) + 0.01, "golden \(warmth(.golden)), afternoon \(warmth(.afternoon))")
        #expect(warmth(.golden) > warmth(.morning) + 0.01, "golden \(warmth(.golden)), morning \(warmth(.morning))")
        #expect(warmth(.noon) < warmth(.afternoon), "noon \(warmth(.noon)), afternoon \(warmth(.afternoon))")
    }

    /// 0.02 in Oklab is just seen where two fields lie side by side: pictures that are told apart must be farther from each other.
    @Test(arguments: all) func noTwoHoursLookAlike(place: ScenePlace) throws {
        let pictures = try hours(place)
        for (index, first) in SceneHour.allCases.enumerated() {
            for second in SceneHour.allCases.dropFirst(index + 1) {
                let distance = pictures[first]!.distance(to: pictures[second]!)
                #expect(distance > 0.02, "\(first) and \(second): \(distance)")
            }
        }
    }
}
