// Follows one edit's events: progress to standard error, pictures to files, a report at the end.

import RetouchClient
import RetouchModel

/// One running edit of the command line.
struct EditJob {
    let names: ResultNames
    let json: Bool
    /// Drawn when all results are there; `nil` = none was asked for.
    let sheet: ProofSheet?

    func run(_ events: AsyncThrowingStream<EditEvent, any Error>) async throws {
        var progress = ProgressLine()
        defer { progress.finish() }
        var files: [WrittenVariation] = []
        var isWhole = false
        for try await event in events {
            switch event {
            case .progress(let state):
                progress.show(state)
            case .variation(let variation):
                let path = names.path(variation.index)
                try PictureFile.write(variation.bytes, to: path)
                files.append(WrittenVariation(path: path, variation: variation))
            case .summary(let summary):
                progress.finish()
                isWhole = true
                // The results are paid for and written: a sheet that fails does not keep the report back.
                let drawn = Result { try sheet?.write(summary, files) }
                let path = if case .success = drawn { sheet?.path } else { String?.none }
                print(
                    json
                        ? try JSONReport.edit(summary, files: files, sheet: path)
                        : TextReport.edit(summary, files: files, sheet: path))
                try drawn.get()
            }
        }
        // A cancelled consumer sees its stream end early, without an error.
        guard !isWhole else { return }
        throw EditFailure(.cancelled, stage: .output, "the edit was given up before it was finished")
    }
}
