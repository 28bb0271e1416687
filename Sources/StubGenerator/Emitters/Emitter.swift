// One emitter a language; this is all that they share.

/// Writes the stubs of one language.
///
/// Stubs are thin: a typed method for each method of a service, which hands its request to the language's runtime and gets the reply from it. Messages
/// are those of the language's own protobuf compiler. Everything an emitter needs is in the model; what it learns beyond that (a package's
/// name, a folder) comes as parameters of its own.
package protocol Emitter: Sendable {
    /// What `language=` selects.
    static var language: String { get }
    /// The parameters that it takes beside `language`, each with a sentence.
    static var parameters: [String: String] { get }

    /// - Throws: when a parameter is missing or wrong.
    init(parameters: [String: String]) throws(GeneratorFailure)

    /// The files of the stubs, paths relative to protoc's `--retouch_out`. The same schema gives the same bytes.
    ///
    /// - Throws: when the schema has something that the language cannot say, such as two methods with one name.
    func files(for schema: Schema) throws(GeneratorFailure) -> [GeneratedFile]
}

/// One file of generated source text.
package struct GeneratedFile: Sendable, Hashable {
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// The emitters by language: adding one adds its line here.
package enum Emitters {
    package static let all: [any Emitter.Type] = [
        CppEmitter.self,
        GoEmitter.self,
        JavaEmitter.self,
        PythonEmitter.self,
        TypeScriptEmitter.self,
        RustEmitter.self,
    ]

    /// - Throws: for a language that no emitter knows, and for a parameter that it does not take.
    static func emitter(_ parameters: [String: String]) throws(GeneratorFailure) -> any Emitter {
        let known = all.map { $0.language }.joined(separator: ", ")
        guard let language = parameters["language"] else {
            throw GeneratorFailure("name a language: --retouch_opt=language=python (there are: \(known))")
        }
        guard let type = all.first(where: { $0.language == language }) else {
            throw GeneratorFailure("there is no language \(language); there are: \(known)")
        }
        var own = parameters
        own["language"] = nil
        for name in own.keys.sorted() where type.parameters[name] == nil {
            let names = type.parameters.keys.sorted().joined(separator: ", ")
            throw GeneratorFailure(
                "\(language) takes no parameter \(name)\(names.isEmpty ? "" : "; it takes: \(names)")")
        }
        return try type.init(parameters: own)
    }
}
