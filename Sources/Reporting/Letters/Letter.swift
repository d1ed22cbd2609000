public import Register
public import Screening

/// One invitation as a letter: in the client's own language where it is one of ours, with the
/// address only where an export has one that is known not to be protected.
public struct Letter: Sendable, Hashable {
  /// What became of the address.
  public enum Address: String, Sendable, Hashable, CaseIterable {
    /// It stands on the letter.
    case printed
    /// No export has one.
    case none
    /// It is protected (*turvakielto*), so it is left out.
    case protected
    /// An export has one, but none says whether it is protected, so it is left out.
    case unknown
  }

  /// The invitation.
  public var invitation: Invitation
  /// The language it is written in.
  public var language: Language
  /// Whether that is the client's own, as a register says it; else it is the project's.
  public var isOwnLanguage: Bool
  /// What became of the address.
  public var address: Address
  /// Whether a name is known.
  public var isNamed: Bool
  let lastName: String
  let firstNames: String
  let street: String
  let postal: String
  let region: String

  /// Prepares the letter of an invitation.
  public init(
    _ invitation: Invitation, of person: ScreenedPerson, people: PersonTable,
    projectLanguage: Language
  ) {
    let symbols = people.symbols
    let details = person.details
    self.invitation = invitation
    let written = Letter.language(symbols.text(details.language))
    language = written ?? projectLanguage
    isOwnLanguage = written != nil
    lastName = symbols.text(details.lastName)
    firstNames = symbols.text(details.firstNames)
    isNamed = !lastName.isEmpty || !firstNames.isEmpty
    region = person.region
    let found = Letter.address(person, people)
    address = found.address
    street = found.street
    postal = found.postal
  }

  /// The name as a letter is addressed: first names, then the last.
  var name: String {
    [firstNames, lastName].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static let languages = TabSeparated(PackageResources.letter_languages_tsv).rows

  static func language(_ written: String) -> Language? {
    let word = written.lowercased()
    guard !word.isEmpty, let row = languages.first(where: { $0["written"] == word }) else {
      return nil
    }
    return Language(rawValue: row["language"])
  }

  // Street, code and town come from one entry: parts of two would be an address that nobody has.
  // Protection is looked for in every entry, whether or not it may be used for anything else: it
  // only ever keeps something back.
  private static func address(
    _ person: ScreenedPerson, _ people: PersonTable
  ) -> (address: Address, street: String, postal: String) {
    let street = person.details.street
    guard !street.isNone, people.keys.indices.contains(person.person) else {
      return (.none, "", "")
    }
    var answer = Answer.unknown
    var whole: ClientDetails?
    for index in people.records(of: person.person) {
      let record = people.records[index]
      guard record.kind == .client, people.clients.indices.contains(record.details) else {
        continue
      }
      let client = people.clients[record.details]
      if answer != .yes, client.protected != .unknown { answer = client.protected }
      if whole == nil, client.street == street { whole = client }
    }
    switch answer {
    case .yes: return (.protected, "", "")
    case .unknown: return (.unknown, "", "")
    case .no: break
    }
    let postal = [whole?.postalCode, whole?.postTown].compactMap { $0 }
      .map { people.symbols.text($0) }.filter { !$0.isEmpty }.joined(separator: " ")
    return (.printed, people.symbols.text(street), postal)
  }
}
