// Feeds mutated frames, headers and messages to the decoders for as long as it is told: `retouch-fuzz [ITERATIONS] [SEED]`.
//
// Every input is made from a golden message by a seed that is printed when something is wrong, so that a finding repeats. A
// decoder may refuse an input; it must not crash, hang, or read something that writes back as something else.

import Foundation
import NIOCore
import RetouchAPI

let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
guard arguments.count <= 2, !arguments.contains(nil) else {
    FileHandle.standardError.write(Data("usage: retouch-fuzz [ITERATIONS] [SEED]\n".utf8))
    exit(2)
}
let iterations = arguments.first.flatMap { $0 } ?? 1_000_000
let firstSeed = arguments.dropFirst().first.flatMap { $0 } ?? 1

let corpus = try Corpus()
let targets = Targets()
var refused = 0
let start = Date()
for iteration in 0..<iterations {
    let seed = firstSeed &+ iteration
    var mutator = Mutator(seed: seed)
    let input = mutator.mutate(corpus)
    do {
        if try !targets.run(ByteBuffer(bytes: input), random: mutator.next()) { refused += 1 }
    } catch {
        let hexadecimal = input.map { String(format: "%02x", $0) }.joined()
        print("seed \(seed): \(error)\n\(hexadecimal)")
        exit(1)
    }
    if (iteration + 1) % 1_000_000 == 0 {
        print("\(iteration + 1) inputs, \(refused) refused, \(Int(-start.timeIntervalSinceNow)) s")
    }
}
var usage = rusage()
getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
print(
    "\(iterations) inputs from seed \(firstSeed): \(refused) refused, \(Int(-start.timeIntervalSinceNow)) s, "
        + "peak memory \(usage.ru_maxrss / 1_024) MiB")
