import Register
import Screening

/// `letters/letters.csv`: what a worker must know of each letter before it is sent.
public enum LetterList {
  /// The letters as a table, in their order; the sheet of a letter in the file is its order.
  ///
  /// `language_from` is `client` or `project`; `address` is `printed`, `none`, `protected` or
  /// `unknown` (an address whose protection is not known).
  public static func table(_ letters: [Letter]) -> Table {
    Table(
      id: "letters", title: "",
      columns: [
        Table.Column("order", nil, .number), Table.Column("row", nil, .number),
        Table.Column("language"), Table.Column("language_from"), Table.Column("address"),
        Table.Column("name", nil, .answer),
      ],
      rows: letters.map {
        [
          .number($0.invitation.order), .number($0.invitation.row + 1),
          .text($0.language.rawValue), .text($0.isOwnLanguage ? "client" : "project"),
          .text($0.address.rawValue), .answer($0.isNamed ? .yes : .no),
        ]
      })
  }
}
