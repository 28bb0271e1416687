// Every input of a request must change its fingerprint, and the key must not.

import RetouchModel
import Store
import Testing

@Suite struct FingerprintTests {
    private let base = EditRequest(operation: .changeBackground, source: .inline([1, 2, 3]), prompt: "white studio")

    @Test func everyInputCounts() {
        let points = [Point(x: 0, y: 1)]
        let changes: [(inout EditRequest) -> Void] = [
            { $0.operation = .edit }, { $0.source = .inline([1, 2, 4]) }, { $0.source = .stored("[1, 2, 3]") },
            { $0.prompt = "white studio " }, { $0.context = .inline([]) }, { $0.context = .stored("x") },
            { $0.mask = .inline([]) }, { $0.mask = .stored("x") }, { $0.annotation = .strokes([]) },
            { $0.annotation = .overlay(.inline([9])) }, { $0.annotation = .markedCopy(.inline([9])) },
            { $0.annotation = .strokes([Stroke(shape: .freehand(points), color: .white)]) },
            { $0.annotation = .strokes([Stroke(shape: .freehand(points), color: .black)]) },
            { $0.annotation = .strokes([Stroke(shape: .circle(center: points[0], radiusX: 1, radiusY: 2), color: .white)]) },
            { $0.annotation = .strokes([Stroke(shape: .box(origin: points[0], width: 1, height: 2), color: .white)]) },
            { $0.annotation = .strokes([Stroke(shape: .arrow(from: points[0], to: points[0]), color: .white)]) },
            { $0.imageCount = 2 }, { $0.resolution = .oneK }, { $0.mode = .fast }, { $0.seed = 0 },
            { $0.output.format = .webp }, { $0.output.quality = 91 }, { $0.engine = "local" }, { $0.harmonizeSubject = true },
        ]
        let all =
            [base]
            + changes.map { change in
                var request = base
                change(&request)
                return request
            }
        #expect(Set(all.map { RequestFingerprint.of($0) }).count == all.count)
    }

    @Test func theKeyDoesNot() {
        var other = base
        other.idempotencyKey = "k"
        #expect(RequestFingerprint.of(other) == RequestFingerprint.of(base))
    }
}
