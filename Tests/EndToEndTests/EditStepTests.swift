// Steps of the embedded engine through the command line, measured on the files: what was asked for changed, and nothing else.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct EditSteps {
        let folder = Result { try TemporaryFolder() }

        private func file(_ name: String) throws -> URL { try folder.get().url.appending(path: name) }

        private func write(_ raster: Raster, _ name: String) throws -> String {
            let url = try file(name)
            try Data(try Photographs.encoded(raster)).write(to: url)
            return url.path
        }

        /// Runs `retouch edit --mode fast --json` and returns its report and its picture.
        private func edit(
            _ source: String, _ prompt: String, _ arguments: String...
        ) async throws -> (report: [String: Any], raster: Raster) {
            let out = try file("\(UUID().uuidString).png")
            let process = try CommandLineTool.start(
                ["edit", source, prompt, "--mode", "fast", "--json", "-o", out.path] + arguments,
                server: try await SharedServer.get())
            let outcome = try await process.wait(within: .seconds(120))
            try #require(outcome == .exited(0), "\(process.errorOutput)")
            let report = try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any]
            return (try #require(report), try Photographs.raster(out))
        }

        /// Runs an edit that is refused, and returns what is said of it.
        private func refusal(_ source: String, _ prompt: String, _ arguments: String...) async throws -> String {
            let process = try CommandLineTool.start(
                ["edit", source, prompt] + (arguments.contains("-o") ? [] : ["-o", try file("none.png").path]) + arguments,
                server: try await SharedServer.get())
            #expect(try await process.wait(within: .seconds(120)) == .exited(1))
            return process.errorOutput
        }

        private func fidelity(_ report: [String: Any]) throws -> [String: Any] {
            try #require((report["fidelity"] as? [[String: Any]])?.first)
        }

        private func photograph(_ name: String) throws -> (path: String, raster: Raster) {
            let url = try Repository.photograph(name)
            return (url.path, try Photographs.raster(url))
        }

        @Test func aMirroredPictureIsTheSourcePixelByPixel() async throws {
            let source = try photograph("product")
            let mirrored = try await edit(source.path, "mirror the picture")
            let width = source.raster.width
            try #require(mirrored.raster.width == width && mirrored.raster.height == source.raster.height)
            let expected = Pictures.drawn(width, source.raster.height) { source.raster[width - 1 - $0, $1] }
            #expect(mirrored.raster == expected)
            #expect(try fidelity(mirrored.report)["protectedPixels"] as? Int == source.raster.pixelCount)
        }

        @Test func aCropHasTheRatioAndTheSourcesPixels() async throws {
            let source = try photograph("product")
            let cropped = try await edit(source.path, "crop to 1:1")
            #expect(cropped.raster.width == cropped.raster.height && cropped.raster.width == source.raster.width)
            #expect(try fidelity(cropped.report)["changedOutside"] as? Int == 0)
            let row = (0..<source.raster.height).first { y in
                (0..<source.raster.width).allSatisfy { source.raster[$0, y] == cropped.raster[$0, 0] }
            }
            #expect(row != nil, "the first row is none of the source's")
        }

        /// A circle, the same circle drawn on an overlay and on a copy: the same object goes, and nothing far from it changes.
        @Test func aRemovalChangesOnlyWhatWasCircled() async throws {
            let source = try photograph("people")
            let width = source.raster.width
            let height = source.raster.height
            func isOnRing(_ x: Int, _ y: Int) -> Bool {
                let u = (Double(x) + 0.5) / Double(width) - 0.08
                let v = (Double(y) + 0.5) / Double(height) - 0.77
                return (0.92...1.08).contains((u * u / 0.0144 + v * v / 0.0081).squareRoot())
            }
            let red = SIMD4<UInt8>(255, 0, 0, 255)
            let overlay = try write(Pictures.drawn(width, height) { isOnRing($0, $1) ? red : SIMD4(0, 0, 0, 0) }, "overlay.png")
            let copy = try write(Pictures.drawn(width, height) { isOnRing($0, $1) ? red : source.raster[$0, $1] }, "copy.png")
            for marks in [["--circle", "0.08,0.77,0.12,0.09"], ["--annotation", overlay], ["--marked", copy]] {
                let edited = try await edit(source.path, "remove the object I circled", marks[0], marks[1], "--seed", "4")
                let report = try fidelity(edited.report)
                #expect(report["changedOutside"] as? Int == 0 && report["largestDifferenceOutside"] as? Int == 0)
                var inside = 0
                var far = 0
                for y in 0..<height {
                    for x in 0..<width where edited.raster[x, y] != source.raster[x, y] {
                        let isNear = x < width / 3 && (height / 2..<height).contains(y)
                        if isNear { inside += 1 } else { far += 1 }
                    }
                }
                #expect(far == 0 && inside > source.raster.pixelCount / 200, "\(marks[0]): \(inside) near, \(far) far")
            }
        }

        @Test func aRecolouringStaysInTheBox() async throws {
            let source = try photograph("product")
            let edited = try await edit(source.path, "make exactly what I marked navy", "--box", "0.3,0.5,0.4,0.2@blue")
            let box = (
                left: Int(0.29 * Double(source.raster.width)), right: Int(0.71 * Double(source.raster.width)),
                top: Int(0.49 * Double(source.raster.height)), bottom: Int(0.71 * Double(source.raster.height))
            )
            var outside = 0
            var changed = 0
            for y in 0..<source.raster.height {
                for x in 0..<source.raster.width where edited.raster[x, y] != source.raster[x, y] {
                    if (box.left...box.right).contains(x) && (box.top...box.bottom).contains(y) {
                        changed += 1
                    } else {
                        outside += 1
                    }
                }
            }
            #expect(outside == 0 && changed > source.raster.pixelCount / 25)
        }

        @Test func aThingThatCannotBeFoundAsksForAMark() async throws {
            let source = try photograph("people").path
            #expect(try await refusal(source, "make the dress red").contains("retouch: AnnotationMissing: The dress"))
            let plan = try await CommandLineTool.run(
                "plan", "make the dress red", source, "--json", server: try await SharedServer.get())
            #expect(plan.status == 0 && plan.json["engine"] as? String == "")
            let notices = try #require(plan.json["notices"] as? [[String: Any]])
            #expect(notices.compactMap { $0["code"] as? String } == ["NOT_APPLIED"])
            #expect(notices.first?["words"] as? String == "make the dress red")
        }

        @Test func aPictureThatStaysAsItIsIsRefused() async throws {
            let plain = try write(Pictures.plain(64, 64, Color(red: 200, green: 200, blue: 200)), "plain.png")
            #expect(try await refusal(plain, "mirror the picture").contains("retouch: InputValidationError: Flip"))
        }

        @Test func aCutOutNeedsAFormatWithTransparency() async throws {
            let source = try photograph("product")
            let text = try await refusal(source.path, "extract the subject", "-o", try file("cut.jpg").path)
            #expect(text.contains("retouch: InputValidationError: ") && text.contains("png or webp"), "\(text)")
            let cut = try await edit(source.path, "extract the subject")
            #expect(cut.raster[1, 1].w == 0)
            #expect(try fidelity(cut.report)["changedSubject"] as? Int == 0)
        }
    }
}
