import Importing
public import Register
import Reporting
public import StrictYAML

/// Why the program stops: one exit code, one message, in words that say what to do.
///
/// Every error of every room ends here; `message(in:)` is the only place that makes a text of it.
public struct Failure: Error, Sendable, Hashable {
  /// The exit codes of the contract.
  public enum Code: Int32, Sendable {
    case quarantined = 2
    case refused = 3
    case usage = 64
    case noUsableExport = 65
    case nothingToDo = 66
    case bug = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case configuration = 78
  }

  /// The exit code.
  public var code: Code
  /// Key of the message in `batch.tsv`.
  public var key: String
  /// Values of the message.
  public var values: [String: String]
  /// The language of the project, once that is known.
  public var language: Language?

  /// Makes a failure from a message key.
  public init(_ code: Code, _ key: String, _ values: [String: String] = [:]) {
    self.code = code
    self.key = key
    self.values = values
  }

  /// Makes a failure from an error in a YAML file.
  public init(_ fault: YAMLFault) {
    code = .configuration
    values = [
      "file": fault.file, "line": "\(fault.line)", "column": "\(fault.column)",
    ]
    switch fault.problem {
    case .syntax(let words):
      key = "yaml.syntax"
      values["problem"] = words
    case .unknownKey(let name, let nearest, let allowed):
      key = nearest == nil ? "yaml.unknown-key" : "yaml.unknown-key.nearest"
      values["key"] = name
      values["nearest"] = nearest ?? ""
      values["allowed"] = allowed.joined(separator: ", ")
    case .missingKey(let name):
      key = "yaml.missing-key"
      values["key"] = name
    case .repeatedKey(let name):
      key = "yaml.repeated-key"
      values["key"] = name
    case .wrongValue(let read, let expected):
      let exact = "yaml.wrong-value.\(expected)"
      key = Messages.all.keys.contains(exact) ? exact : "yaml.wrong-value"
      values["read"] = read
    case .unknownWord(let word, let nearest, let allowed):
      key = nearest == nil ? "yaml.unknown-word" : "yaml.unknown-word.nearest"
      values["word"] = word
      values["nearest"] = nearest ?? ""
      values["allowed"] = allowed.joined(separator: ", ")
    case .repeatedID(let id):
      key = "yaml.repeated-id"
      values["id"] = id
    case .other(let name, let more):
      key = name
      values.merge(more) { old, _ in old }
    }
  }

  /// The message in a language.
  public func message(in language: Language) -> String {
    var values = values
    if let cause = values["cause"], Messages.all.keys.contains(cause) {
      values["cause"] = Messages.text(cause, language)
    }
    return Messages.text(key, language, values)
  }

  /// Does what may fail for a file of the user's, and tells whatever happens as a failure.
  static func telling<Result>(_ work: () throws -> Result) throws(Failure) -> Result {
    do {
      return try work()
    } catch let failure as Failure {
      throw failure
    } catch let fault as YAMLFault {
      throw Failure(fault)
    } catch let fault as LetterFault {
      throw Failure(fault)
    } catch let refusal as SchemaRefusal {
      throw Failure(refusal)
    } catch {
      throw Failure(.bug, "bug.other", ["cause": "\(type(of: error))"])
    }
  }
}

/// The messages of the run and of the commands, in three languages.
public enum Messages {
  /// All texts of `batch.tsv`.
  public static let all = Texts(tsv: PackageResources.batch_tsv)

  /// One message with its values.
  public static func text(
    _ key: String, _ language: Language, _ values: [String: String] = [:]
  ) -> String {
    all(key, language, values)
  }
}
