// When calls are due, and that the seed alone decides it.

import LoadTesting
import RetouchClient
import Testing

@Suite struct ScheduleTests {
    private static let second: Nanoseconds = 1_000_000_000

    private func schedule(
        _ rate: String, _ spacing: Spacing = .constant, warmUp: Nanoseconds = 0, duration: Nanoseconds? = second,
        count: Int? = nil, seed: UInt64 = 1
    ) throws -> ArrivalSchedule {
        let plan = try RatePlan(rate)
        return ArrivalSchedule(
            plan, spacing: spacing, warmUp: warmUp, duration: plan.isStepped ? nil : duration, count: count, seed: seed)
    }

    @Test func constantArrivalsAreEvenlySpacedAndEndBeforeTheEnd() throws {
        let arrivals = Array(try schedule("4"))
        #expect(arrivals.map(\.offset) == [0, 250_000_000, 500_000_000, 750_000_000])
        #expect(arrivals.map(\.index) == [0, 1, 2, 3])
        #expect(arrivals.allSatisfy { $0.step == 0 })
    }

    @Test func oddRatesDoNotDrift() throws {
        let arrivals = Array(try schedule("3", duration: 1_000 * Self.second))
        #expect(arrivals.count == 3_000)
        #expect(arrivals.last?.offset == 999_666_666_667)
    }

    @Test func theWarmUpHasTheFirstRateAndNoStep() throws {
        let arrivals = Array(try schedule("2:1s,4:1s", warmUp: Self.second))
        #expect(arrivals.map(\.step) == [nil, nil, 0, 0, 1, 1, 1, 1])
        #expect(arrivals.map(\.offset) == [0, 0.5, 1, 1.5, 2, 2.25, 2.5, 2.75].map { Nanoseconds($0 * 1e9) })
    }

    @Test func aCountCountsMeasuredArrivalsAlone() throws {
        let arrivals = Array(try schedule("10", warmUp: Self.second, duration: nil, count: 25))
        #expect(arrivals.count == 35)
        #expect(arrivals.count { $0.step != nil } == 25)
        #expect(try schedule("10", duration: nil, count: 25).end == nil)
    }

    @Test func theEarlierOfTimeAndCountEnds() throws {
        #expect(Array(try schedule("10", count: 3)).count == 3)
        #expect(Array(try schedule("10", count: 30)).count == 10)
    }

    @Test func poissonArrivalsHaveTheRateAndExponentialGaps() throws {
        let offsets = try schedule("1000", .poisson, duration: 100 * Self.second).map(\.offset)
        // 100,000 arrivals: the count's standard deviation is 316.
        #expect((98_400...101_600).contains(offsets.count), "\(offsets.count)")
        #expect(zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 })
        let gaps = zip(offsets, offsets.dropFirst()).map { Double($1 - $0) / 1e6 }
        // Of exponential gaps with mean 1 ms, 36.8 % are longer than the mean and 5.0 % than three means.
        let longer = Double(gaps.count { $0 > 1 }) / Double(gaps.count)
        let muchLonger = Double(gaps.count { $0 > 3 }) / Double(gaps.count)
        #expect(abs(longer - 0.3679) < 0.01, "\(longer)")
        #expect(abs(muchLonger - 0.0498) < 0.005, "\(muchLonger)")
    }

    @Test func poissonStepsKeepTheirRates() throws {
        let arrivals = Array(try schedule("100:50s,400:50s", .poisson))
        let first = arrivals.count { $0.step == 0 }
        let second = arrivals.count { $0.step == 1 }
        #expect((4_650...5_350).contains(first), "\(first)")
        #expect((19_300...20_700).contains(second), "\(second)")
        #expect(arrivals.filter { $0.step == 1 }.allSatisfy { $0.offset >= 50 * Self.second && $0.offset < 100 * Self.second })
    }

    @Test func theSeedDecides() throws {
        let one = Array(try schedule("1000", .poisson, seed: 1))
        #expect(one == Array(try schedule("1000", .poisson, seed: 1)))
        #expect(one != Array(try schedule("1000", .poisson, seed: 2)))
    }

    @Test func ratesAndStepsAreRead() throws {
        #expect(try RatePlan("200") == RatePlan(rate: 200))
        #expect(try RatePlan("0.5").steps == [RatePlan.Step(rate: 0.5, length: nil)])
        let stepped = try RatePlan("50:10s,100:1m,25:500ms")
        #expect(stepped.steps.map(\.rate) == [50, 100, 25])
        #expect(stepped.steps.map(\.length) == [10_000_000_000, 60_000_000_000, 500_000_000])
        #expect(stepped.length == 70_500_000_000)
        #expect(stepped.isStepped)
    }

    @Test(arguments: [
        "", "fast", "0", "-1", "nan", "inf", "1e7", "50:10s,100", "50,100", "50:0s", "50:10", "50:ten", ":10s", "50:10s,",
    ])
    func whatIsNoRateIsRefused(text: String) {
        let failure = #expect(throws: UsageFailure.self) { try RatePlan(text) }
        #expect(failure?.description.hasPrefix("--rate") == true, "\(failure?.description ?? "")")
    }

    @Test func timesAreReadAndWritten() throws {
        for (text, time) in [
            ("250ms", 250_000_000), ("10s", 10_000_000_000), ("1.5s", 1_500_000_000), ("2m", 120_000_000_000),
            ("1h", 3_600_000_000_000), ("7us", 7_000), ("7µs", 7_000), ("0s", 0),
        ] as [(String, Nanoseconds)] {
            #expect(try TimeText.parse(text, of: "--x") == time)
        }
        for text in ["", "10", "s", "-1s", "1d", "1 s", "1.2.3s", "½s", "1e999s", "169h", "infs"] {
            #expect(throws: UsageFailure.self, "\(text)") { try TimeText.parse(text, of: "--x") }
        }
        #expect(TimeText.text(17_234) == "17.2 µs")
        #expect(TimeText.text(1_400_000) == "1.40 ms")
        #expect(TimeText.text(12_000_000_000) == "12.0 s")
        #expect(TimeText.text(1_800_000_000_000) == "30.0 min")
        #expect(TimeText.text(0) == "0 µs")
    }
}
