// What waits for a slow reader.

import EditService
import RetouchModel
import Testing

@Suite struct OutboxTests {
    private func variation(_ index: Int) -> Variation {
        Variation(
            index: index, bytes: [], imageID: "", width: 1, height: 1, format: .png, seed: 0, sha256: "",
            fidelity: FidelityReport(
                allowedFraction: 0, protectedPixels: 0, changedOutside: 0, largestDifferenceOutside: 0, subjectPixels: 0,
                changedSubject: 0, lossless: true))
    }

    @Test func progressIsReplacedAndPicturesAreKept() async {
        let outbox = Outbox()
        for step in 0..<1_000 { outbox.add(Progress(stage: .segment, fraction: Float(step) / 2_000)) }
        outbox.add(variation(0))
        outbox.add(Progress(stage: .render, fraction: 0.1))
        outbox.add(Progress(stage: .render, fraction: 0.8))
        outbox.add(variation(1))
        outbox.finish()
        var events: [EditEvent] = []
        while let event = await outbox.next() { events.append(event) }
        #expect(
            events == [
                .progress(Progress(stage: .segment, fraction: 999.0 / 2_000)), .variation(variation(0)),
                .progress(Progress(stage: .render, fraction: 0.8)), .variation(variation(1)),
            ])
        #expect(await outbox.next() == nil)
    }

    @Test func aReaderThatWaitsIsWoken() async {
        let outbox = Outbox()
        let reader = Task {
            var count = 0
            while await outbox.next() != nil { count += 1 }
            return count
        }
        for index in 0..<50 {
            outbox.add(variation(index))
            await Task.yield()
        }
        outbox.finish()
        #expect(await reader.value == 50)
    }
}
