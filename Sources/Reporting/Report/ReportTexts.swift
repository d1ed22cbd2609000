public import Register

/// The texts of the report, in three languages.
public enum ReportTexts {
  /// All texts, by key.
  public static let all = Texts(tsv: PackageResources.report_tsv)

  /// What a decision, a rule's successor or a fact is called: `decision-invite`, `fact-debt`, …;
  /// the bare id where there is no text.
  public static func label(_ kind: String, _ id: String, in language: Language) -> String {
    let key = kind + "-" + id
    return all.template(key, language) == nil ? id : all(key, language)
  }
}
