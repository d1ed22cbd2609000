public import Register

/// How one kind of export is laid out: what its columns or elements are called, and which records
/// they become.
///
/// A layout is a YAML file; `Layouts/README.md` describes the form. Nothing in the program knows a
/// particular layout: a new register comes in through a new file.
public struct Layout: Sendable {
  /// The two forms an export can have.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case csv, xml
  }

  /// The stable name of the layout.
  public var id: String
  /// What people call it, in each language.
  public var titles: [Language: String]
  /// The register its files belong to; nothing for files that are not counted.
  public var register: SourceRegister?
  /// Whether it is CSV or XML.
  public var format: Format
  /// Whether its records are read and counted; the program's own files are only recognised.
  public var isCounted: Bool
  /// The YAML text the layout was read from.
  public var source: String
  /// The XML schema of its files, if there is one.
  public var schema: LayoutSchema?

  /// XML: the local name of the root element.
  var root = ""
  /// CSV: how its files are written, where that is not to be guessed.
  var reading = FileReading()
  /// XML: the local name of the element of one person.
  var person: String { personPath.last ?? "" }
  /// XML: the elements from below the root to that of one person.
  var personPath: [String] = []
  /// XML: the root's attribute with the day of extraction, or empty.
  var extracted = ""
  /// The day that stands for "has not ended".
  var openDay: Day?
  /// The row of a CSV file, or the person element of an XML file.
  var shape = LayoutShape()
  /// XML: the elements inside the person element that are records of their own.
  var elements: [(name: String, shape: LayoutShape)] = []
  /// Lists of words and what they mean, by name.
  var words: [String: LayoutWords] = [:]
  /// Which columns hold a caseworker's decisions, for `overrides.csv`.
  var overrides: LayoutOverrides?

  /// The columns of a CSV layout or the fields of the person element, with whether each is required.
  public var columns: [(name: String, isRequired: Bool)] {
    shape.fields.map { ($0.name, $0.isRequired) }
  }
}

/// A row or an element: its fields, and the records they make.
struct LayoutShape: Sendable {
  var fields: [LayoutField] = []
  var records: [LayoutRecord] = []

  /// The index of a field by its own name.
  func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// One column, or one attribute or text of an element.
struct LayoutField: Sendable {
  /// What a field holds; decides what of it may be shown in messages.
  enum Kind: String, Sendable, CaseIterable {
    case personCode = "person-code"
    case localNumber = "local-number"
    case day, number, answer, code, word, text
  }

  var name: String
  var names: [String] = []
  var kind: Kind
  var isRequired = false

  /// Whether what was read may stand in the quarantine file.
  var mayBeShown: Bool {
    switch kind {
    case .personCode, .localNumber, .text: false
    default: true
    }
  }
}

/// A list of words and what each of them means.
struct LayoutWords: Sendable {
  /// What one word means.
  struct Meaning: Sendable {
    var id: String?
    var measure = MeasureKind.none
    var way = ContactWay.other
    /// The days the word is used on.
    var days = DayRange(.missing, .open)
  }

  var list: [(word: String, meaning: Meaning)] = []
  /// The form a word outside the list must have to be taken as it stands; nothing: closed.
  var open: CodeForm?
  /// Whether a word outside the list is named in the findings.
  var reports = true
  var otherwise = Meaning()
  var table = CodeTable.none
}

/// The columns of a file with caseworkers' decisions.
struct LayoutOverrides: Sendable {
  var person: Int
  var day: Int
  var decision: Int
  var reason: Int
  var author: Int
  var decisions: String
}
