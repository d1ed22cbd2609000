/// A file of an unknown system: its columns or its tree, with a sample of what stands in each.
struct ForeignFile: Sendable {
  /// One column, or one attribute or text of an element.
  struct Column: Sendable {
    /// The column's name, or the path inside its group.
    var name: String
    /// A sample of its values; they are looked at and never shown.
    var values: [[UInt8]] = []
  }

  /// Columns that belong together: the row, the person element, or an element inside it.
  struct Group: Sendable {
    /// Empty for the row and the person element, else the element's name.
    var name: String
    var columns: [Column] = []
  }

  var format: Layout.Format
  /// The file's name without folder and ending.
  var name: String
  /// XML: the root element, the element of one person, the root's attribute with a day.
  var root = ""
  var person = ""
  var extracted = ""
  var groups: [Group]
}
