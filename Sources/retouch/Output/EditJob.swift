// Follows one edit's events: progress to standard error, pictures to files, a report at the end.

import Foundation
import RetouchModel

/// One running edit of the command line.
struct EditJob {
    let destination: Destination
    var progress: ProgressLine
    let json: Bool

    func run(_ events: AsyncThrowingStream<EditEvent, any Error>) async throws {
        var progress = progress
        var files: [WrittenVariation] = []
        for try await event in events {
            switch event {
            case .progress(let state):
                progress.show(state)
            case .variation(let variation):
                let path = destination.path(variation.index)
                try PictureFile.write(variation.bytes, to: path)
                files.append(WrittenVariation(path: path, variation: variation))
            case .summary(let summary):
                progress.finish()
                try report(summary, files: files)
            }
        }
    }

    private func report(_ summary: EditSummary, files: [WrittenVariation]) throws {
        if json {
            print(try JSONReport.edit(summary, files: files))
        } else {
            TextReport.printEdit(summary, files: files)
        }
    }
}

/// A variation and the file that now holds it.
struct WrittenVariation {
    let path: String
    let variation: Variation
}
