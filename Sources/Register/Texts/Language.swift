/// A language the program speaks: Finnish, Swedish or English.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case fi, sv, en
}
