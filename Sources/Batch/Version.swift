/// The program's version; a part of every run's name, because another version may decide otherwise.
public enum Version {
  /// The version, after semver.org.
  public static let current = "0.1.0"
}
