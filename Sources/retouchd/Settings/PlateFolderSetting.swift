// Where the operator's background pictures lie: flag before environment before file.

import Foundation
import RetouchModel

enum PlateFolderSetting {
    static let key = "plates.folder"
    static let flag = "--plates"
    static let variable = SettingNames.prefix + "PLATES_FOLDER"
    static let summary = "folder of background pictures with sidecars; without it every scene is rendered"

    /// - Parameters:
    ///   - flag: the flag's value; `nil` = not given.
    ///   - file: the path of the configuration file, checked before; `nil` = none.
    /// - Returns: a path; `nil` = no plates.
    static func read(flag: String?, environment: [String: String], file: String?) throws(StartFailure) -> String? {
        let named = try [
            (Self.flag, flag), (variable, environment[variable]), (key, file.map(LimitFile.plateFolder) ?? nil),
        ].first { $0.1 != nil }
        guard let named, let folder = named.1 else { return nil }
        guard !folder.isEmpty else { throw .wrong("\(named.0) is empty: name a folder.") }
        return folder
    }
}
