/// The project file of the sample: true intake targets of Välke, made-up targets of outcomes.
enum SampleProject {
  static let fileName = "polku.yml"

  /// The template's bytes with the command that makes the sample and its as-of day.
  static func text(_ settings: GeneratorSettings) -> [UInt8] {
    let template = String(decoding: PackageResources.sample_polku_yml, as: UTF8.self)
    var result = ""
    for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# COMMAND") {
        result += "#   polku generate --sample --seed \(settings.seed) --out Imports/sample\n"
      } else if line.hasPrefix("asOf:") {
        result += "asOf: \(settings.asOf)\n"
      } else {
        result += line + "\n"
      }
    }
    // The split leaves an empty line behind the last line end.
    return Array(result.utf8.dropLast())
  }
}
