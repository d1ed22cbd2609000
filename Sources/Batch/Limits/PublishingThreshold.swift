import Register

/// Below which count persons are hidden where the project file says nothing; see `limits.tsv`.
enum PublishingThreshold {
  static let standard: Int = {
    let row = TabSeparated(PackageResources.limits_tsv).rows.first {
      $0["key"] == "publishing-threshold"
    }
    // Without its line in the table everything is hidden rather than nothing.
    return row.flatMap { Int($0["value"]) } ?? .max
  }()
}
