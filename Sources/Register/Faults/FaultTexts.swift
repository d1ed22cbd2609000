/// The texts of the faults: what each means and what to do, in three languages.
public enum FaultTexts {
  /// `<fault id>` is the meaning, `<fault id>.do` what to do about it.
  public static let all = Texts(tsv: PackageResources.faults_tsv)

  /// What a fault means.
  public static func meaning(_ fault: Fault, in language: Language) -> String {
    all(fault.id, language)
  }

  /// What to do about a fault.
  public static func advice(_ fault: Fault, in language: Language) -> String {
    all(fault.id + ".do", language)
  }
}
