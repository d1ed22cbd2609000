/// One canonical record: what a register said about a person, in 48 bytes.
///
/// All kinds share one layout, so that a register of millions of records is one array that is
/// sorted, compared and counted without a branch per kind. `start` and `end` are the days of the
/// record (both included, `end` is `Day.open` while it has not ended); four slots hold what only
/// some kinds have, and are read through the named properties below.
///
/// | kind | code | value | start, end | slots |
/// |---|---|---|---|---|
/// | client | | | | `details` |
/// | residence | municipality | | start, end | |
/// | permission | | | from, until | |
/// | jobSearch, status | code | end reason | start, end | |
/// | serviceLine | line | | start, end | |
/// | measure | code or name | end reason | start, end | `place` |
/// | plan | kind | | signed, review due | |
/// | contact | way | | day, same day | |
/// | benefit | kind | ground | period | `paidOn` `days` `accrued` `gross` |
/// | statement | | | day of the count | `days` |
/// | situation | kind | value | from, until | |
/// | participation | part | recorded outcome | started, ended | `coach` `municipality` |
/// | event | kind | value | day, same day | `coach` `employer` `place` |
@frozen public struct Record: Sendable, Equatable {
  /// Index of the person in the person table.
  public var person: UInt32 = 0
  /// Line in the source file, from 1.
  public var line: UInt32 = 0
  /// Index of the source file in the run's list of files.
  public var file: UInt16 = 0
  /// What the record is.
  public var kind: RecordKind
  /// Which register said it.
  public var register: SourceRegister
  /// The code table that `code` belongs to.
  public var table: CodeTable = .none
  /// What kind of measure, for measures.
  public var measure: MeasureKind = .none
  /// What kind of contact, for contacts.
  public var way: ContactWay = .other
  /// What is special about the record.
  public var marks: Marks = []
  /// The record's code; see the table above.
  public var code: Symbol = .none
  /// The record's value or end reason; see the table above.
  public var value: Symbol = .none
  /// The first day.
  public var start: Day = .missing
  /// The last day, `Day.open` if it has not come; `Day.missing` where the kind has none.
  public var end: Day = .open
  /// First slot; use the named properties.
  public var slotA: Int32 = 0
  /// Second slot; use the named properties.
  public var slotB: Int32 = 0
  /// Third slot; use the named properties.
  public var slotC: Int32 = 0
  /// Fourth slot; use the named properties.
  public var slotD: Int32 = 0

  /// Makes an empty record of a kind and register.
  @inlinable public init(kind: RecordKind, register: SourceRegister) {
    self.kind = kind
    self.register = register
  }

  /// What is special about a record.
  @frozen public struct Marks: OptionSet, Sendable, Hashable {
    /// The set as bits.
    public var rawValue: UInt8
    /// Makes a set from its bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Accepted after a named correction.
    @inlinable public static var corrected: Marks { Marks(rawValue: 1) }
    /// Comes from the list of 500-day clients: the person is on the list.
    @inlinable public static var list: Marks { Marks(rawValue: 2) }
    /// A typ situation, line or status that a list row made, rather than a spell of its own.
    @inlinable public static var derived: Marks { Marks(rawValue: 4) }
  }

  /// The days of the record.
  @inlinable public var days: DayRange { DayRange(start, end) }

  /// Whether the record holds on a day.
  @inlinable public func covers(_ day: Day) -> Bool { start <= day && day <= end }

  /// A number that is missing, in the slots that hold numbers.
  @inlinable public static var missingNumber: Int32 { .min }
}

extension Record {
  /// Clients: index into the person table's client details.
  @inlinable public var details: Int {
    get { Int(slotA) }
    set { slotA = Int32(newValue) }
  }
  /// Benefits: the day of payment.
  @inlinable public var paidOn: Day {
    get { Day(rawValue: slotA) }
    set { slotA = newValue.rawValue }
  }
  /// Benefits and statements: days in hundredths; negative in corrections.
  @inlinable public var hundredthDays: Int32 {
    get { slotB }
    set { slotB = newValue }
  }
  /// Benefits: accrued days in hundredths, or `missingNumber`.
  @inlinable public var accruedHundredths: Int32 {
    get { slotC }
    set { slotC = newValue }
  }
  /// Benefits: gross euros in cents, or `missingNumber`.
  @inlinable public var grossCents: Int32 {
    get { slotD }
    set { slotD = newValue }
  }
  /// Measures and events: where.
  @inlinable public var place: Symbol {
    get { Symbol(rawValue: UInt32(bitPattern: slotC)) }
    set { slotC = Int32(bitPattern: newValue.rawValue) }
  }
  /// Participations and events: who coached.
  @inlinable public var coach: Symbol {
    get { Symbol(rawValue: UInt32(bitPattern: slotA)) }
    set { slotA = Int32(bitPattern: newValue.rawValue) }
  }
  /// Events: the employer.
  @inlinable public var employer: Symbol {
    get { Symbol(rawValue: UInt32(bitPattern: slotB)) }
    set { slotB = Int32(bitPattern: newValue.rawValue) }
  }
  /// Participations: the municipality the row itself names.
  @inlinable public var municipality: Symbol {
    get { Symbol(rawValue: UInt32(bitPattern: slotB)) }
    set { slotB = Int32(bitPattern: newValue.rawValue) }
  }
}
