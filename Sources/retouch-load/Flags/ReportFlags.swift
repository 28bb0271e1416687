// Where reports go.

import ArgumentParser
import Foundation
import RetouchClient

struct ReportFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Write the report as JSON; - for standard output, in place of the text.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write the report as a page that needs nothing else.", valueName: "file"))
    var html: String?

    /// Refuses folders that are not there before anything is done.
    func check() throws {
        for (option, path) in [("--json", json), ("--html", html)] {
            guard let path, path != "-" || option == "--html" else { continue }
            try ReportFiles.check(path, of: option)
        }
    }

    /// Prints the text and writes the files.
    func deliver(text: String, json bytes: () throws -> Data, html page: () -> String) throws {
        if json == "-" {
            let report = try bytes() + Data("\n".utf8)
            try? FileHandle.standardOutput.write(contentsOf: report)
        } else {
            print(text)
        }
        if let json, json != "-" {
            try ReportFiles.write(try bytes(), to: json)
            print("json        \(json)")
        }
        if let html {
            try ReportFiles.write(Data(page().utf8), to: html)
            if json != "-" { print("html        \(html)") }
        }
    }
}

/// Files, with errors that name them.
enum ReportFiles {
    static func read(_ path: String) throws(UsageFailure) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw UsageFailure("\(path): cannot be read (\((error as NSError).localizedDescription))")
        }
    }

    /// Writes whole or not at all.
    static func write(_ bytes: Data, to path: String) throws(UsageFailure) {
        do {
            try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw UsageFailure("\(path): cannot be written (\((error as NSError).localizedDescription))")
        }
    }

    static func check(_ path: String, of option: String) throws(UsageFailure) {
        let url = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        if path.isEmpty || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue {
            throw UsageFailure("\(option) \(path): name a file, not a folder")
        }
        let folder = url.deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw UsageFailure("\(option) \(path): \(folder) is no folder that can be written to")
        }
    }
}
