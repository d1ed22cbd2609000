/// The answer to one question on the page's first screen.
public struct AnswerCard: Sendable, Hashable {
  /// One figure of the answer.
  public struct Figure: Sendable, Hashable {
    /// The number, spelt for people.
    public var value: String
    /// What the number counts.
    public var label: String
    /// Whether it is the one to look at.
    public var isMain: Bool

    /// Makes a figure.
    public init(_ value: String, _ label: String, isMain: Bool = false) {
      self.value = value
      self.label = label
      self.isMain = isMain
    }
  }

  /// Stable name, used as the card's anchor.
  public var id: String
  /// The question.
  public var question: String
  /// The figures that answer it.
  public var figures: [Figure]
  /// One sentence that says what the figures mean.
  public var sentence: String
  /// The anchor of the part of the page that tells more.
  public var more: String
  /// A small table of the answer, where figures alone do not tell it.
  public var table: Table?
  /// A remark below the table.
  public var note = ""

  /// Makes a card.
  public init(
    id: String, question: String, figures: [Figure] = [], sentence: String = "", more: String = ""
  ) {
    self.id = id
    self.question = question
    self.figures = figures
    self.sentence = sentence
    self.more = more
  }
}
