/// The texts of the faults: what each means and what to do, in three languages.
public enum FaultTexts {
  /// `<fault id>` is the meaning, `.do` behind it what to do about it, `.example` what it looks like.
  public static let all = Texts(tsv: PackageResources.faults_tsv)

  /// What a fault means.
  public static func meaning(_ fault: Fault, in language: Language) -> String {
    all(fault.id, language)
  }

  /// What to do about a fault.
  public static func advice(_ fault: Fault, in language: Language) -> String {
    all(fault.id + ".do", language)
  }

  /// What a fault looks like: a piece of a made-up file, or a sentence.
  public static func example(_ fault: Fault, in language: Language) -> String {
    all(fault.id + ".example", language)
  }
}
