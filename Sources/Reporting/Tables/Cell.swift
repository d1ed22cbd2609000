public import Register

/// One cell of a table: a value that each rendering spells in its own way.
public enum Cell: Sendable, Hashable {
  case empty
  case text(String)
  case number(Int)
  /// A decimal number of hundredths, such as days of benefit.
  case hundredths(Int)
  case share(Share)
  case real(Double)
  case day(Day)
  case answer(Answer)

  /// A number, or an empty cell.
  public static func number(_ value: Int?) -> Cell { value.map { .number($0) } ?? .empty }

  /// A part of a whole, or an empty cell where there is no whole.
  public static func share(_ part: Int, of whole: Int) -> Cell {
    Share(part, of: whole).map { .share($0) } ?? .empty
  }

  /// The cell as people read it.
  public func shown(_ figures: Figures) -> String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let value): figures.number(value)
    case .hundredths(let value): figures.hundredths(value)
    case .share(let share): figures.share(share)
    case .real(let value): figures.real(value)
    case .day(let day): day.isReal ? day.written(in: figures.language) : ""
    case .answer(.unknown): ""
    case .answer(let answer):
      ReportTexts.all(answer == .yes ? "answer-yes" : "answer-no", figures.language)
    }
  }

  /// The cell as a JSON value.
  public var json: JSONValue {
    switch self {
    case .empty, .answer(.unknown): .null
    case .text(let text): .string(text)
    case .number(let value): .integer(value)
    case .hundredths(let value): .hundredths(value)
    case .share(let share): .share(share)
    case .real(let value): .real(value)
    case .day(let day): day.isReal ? .string(day.description) : .null
    case .answer(let answer): .bool(answer == .yes)
    }
  }
}
