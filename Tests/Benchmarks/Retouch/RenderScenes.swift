// Every recipe without a subject, for `scripts/gallery scenes`.

import Engines
import Foundation
import Imaging
import Planning
import RetouchModel

/// Reads "NAME | description" lines and writes FOLDER/NAME-SHOT-FORMAT.png: each scene for three shots and three formats.
func renderScenes(to folder: String) throws {
    let formats = [("2x3", 512, 768), ("1x1", 640, 640), ("3x2", 768, 512)]
    let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    while let line = readLine() {
        let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2 else { continue }
        let request = EditRequest(operation: .changeBackground, source: .inline([]), prompt: parts[1])
        let facts = PlanningFacts(width: 512, height: 768, hasContext: false, hasAnnotation: false, hasMask: false)
        let plan = try Planner.plan(request: request, facts: facts, limits: Limits()).plan
        guard case .replaceBackground(.described(let scene)) = plan.steps.first?.action else {
            throw EditFailure(.promptNotUnderstood, stage: .plan, "\"\(parts[1])\" is no scene in words.")
        }
        for shot in BareScene.Shot.allCases {
            for (format, width, height) in formats {
                let picture = try BareScene(scene, shot: shot, width: width, height: height, seed: 4).picture(compute: compute)
                let file = try ImageEncoder.encode(
                    picture, profile: nil, options: OutputOptions(format: .png), compute: compute)
                try Data(file).write(to: URL(fileURLWithPath: "\(folder)/\(parts[0])-\(shot.rawValue)-\(format).png"))
            }
        }
        print("\(parts[0]): \(scene.text)")
    }
}
