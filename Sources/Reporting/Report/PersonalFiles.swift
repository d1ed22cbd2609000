/// The files of a run that may hold a person's code or name.
public enum PersonalFiles {
  private static let names = [
    "screening.csv", "invitations.csv", "writeback-ura.csv", "writeback-effica.xml",
    "outcomes.csv", "reviews.csv", "pathways/indicators.csv",
  ]

  /// Whether a file of a run's folder may hold a code or a name.
  public static func contains(_ name: String) -> Bool {
    names.contains(name) || name.hasPrefix("letters") || name.hasPrefix("corrections")
      || name == "pathways" || name.hasPrefix("polku.sqlite")
  }
}
