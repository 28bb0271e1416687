// The operator's folder of plates at the server's start.

import Logging
import Planning
import RetouchModel
import Scenes

enum OperatorPlates {
    /// Indexes the folder; tags and captions are read with the grammar of prompts, so that both name a thing by the same word.
    ///
    /// - Throws: naming the folder, where it cannot be read. One bad plate is no reason not to start.
    static func library(_ folder: String, limits: Limits) throws(StartFailure) -> PlateLibrary {
        do throws(PlateTrouble) {
            return try PlateLibrary(folder: folder, limits: limits.images, reading: SceneReader.read)
        } catch { throw .wrong("the folder of plates \(folder): \(error).") }
    }

    /// The same, with every fault and every advice in the log.
    static func open(_ folder: String, limits: Limits, logger: Logger) throws(StartFailure) -> PlateLibrary {
        let library = try library(folder, limits: limits)
        for finding in library.findings {
            logger.log(
                level: finding.isLeftOut ? .warning : .notice, finding.isLeftOut ? "no plate" : "about a plate",
                metadata: ["file": "\(finding.file)", "what": "\(finding.what)"])
        }
        let leftOut = library.findings.count(where: \.isLeftOut)
        logger.info(
            "plates", metadata: ["folder": "\(folder)", "indexed": "\(library.plates.count)", "left_out": "\(leftOut)"])
        return library
    }
}
