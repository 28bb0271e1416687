// retouch-bench: each fast path beside its peer, in one run. `make bench` runs them all. `retouch-bench render-scenes FOLDER`
// measures nothing: it renders the scenes that it reads from standard input, for `scripts/gallery`.

import Foundation

func complain(_ text: String) {
    FileHandle.standardError.write(Data("retouch-bench: \(text)\n".utf8))
}

let benchmarks: [(name: String, run: () throws -> Void)] = [
    ("png", benchmarkPNG),
    ("pixels", benchmarkPixels),
    ("planning", benchmarkPlanning),
    ("steps", benchmarkSteps),
    ("regions", benchmarkRegions),
    ("removal", benchmarkRemoval),
    ("scenes", benchmarkScenes),
]

let wanted = CommandLine.arguments.dropFirst()
if wanted.first == "render-scenes" {
    do {
        guard wanted.count == 2, let folder = wanted.last else {
            complain("render-scenes takes one folder")
            exit(2)
        }
        try renderScenes(to: folder)
        exit(0)
    } catch {
        complain("render-scenes: \(error)")
        exit(1)
    }
}
let known = benchmarks.map(\.name)
if let unknown = wanted.first(where: { !known.contains($0) }) {
    complain("no benchmark \(unknown); there are: \(known.joined(separator: ", "))")
    exit(2)
}
for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
    print("== \(benchmark.name)")
    do {
        try benchmark.run()
    } catch {
        complain("\(benchmark.name): \(error)")
        exit(1)
    }
}
