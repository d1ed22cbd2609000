/// The register a record came from.
@frozen public enum SourceRegister: UInt8, Sendable, Hashable, CaseIterable {
  /// The employment office's client system.
  case ura
  /// The municipality's social-care client system.
  case effica
  /// The Social Insurance Institution's payments.
  case kela
  /// The project's own clients and events.
  case project

  /// The stable name used in files.
  public var id: String {
    switch self {
    case .ura: "ura"
    case .effica: "effica"
    case .kela: "kela"
    case .project: "project"
    }
  }

  /// Finds a register by its name.
  public init?(id: some StringProtocol) {
    guard let match = SourceRegister.allCases.first(where: { $0.id == id }) else { return nil }
    self = match
  }
}
