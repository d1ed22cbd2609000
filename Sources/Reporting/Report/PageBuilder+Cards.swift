extension PageBuilder {
  /// The answers on the first screen, beside what must be looked at today.
  var cards: [AnswerCard] {
    guard let results = model.results else { return model.answers + screeningCards }
    return model.answers + resultCards(results)
  }

  /// The answers right below the first screen: those of the screening, where the first screen
  /// tells where people went.
  var moreCards: [AnswerCard] { model.results == nil ? [] : screeningCards }

  private var screeningCards: [AnswerCard] {
    guard let screening = model.screening else { return [] }
    return [funnelCard(screening), reviewCard(screening), responsibleCard(screening)]
  }

  private func funnelCard(_ screening: ScreeningSummary) -> AnswerCard {
    let invited = screening.count(.invite)
    let waiting = screening.count(.noCapacity)
    return AnswerCard(
      id: "answer-funnel", question: text("question-funnel"),
      figures: [
        .init(figures.number(screening.listed), text("card-listed")),
        .init(figures.number(screening.inTargetGroup), text("card-target")),
        .init(figures.number(invited + waiting), text("card-eligible")),
        .init(figures.number(invited), text("card-invited"), isMain: true),
      ],
      sentence: screening.inTargetGroup == 0
        ? ""
        : text(
          "card-funnel",
          [
            "share": share(invited, of: screening.inTargetGroup),
            "waiting": figures.number(waiting),
          ]),
      more: "funnel")
  }

  private func reviewCard(_ screening: ScreeningSummary) -> AnswerCard {
    var card = AnswerCard(
      id: "answer-review", question: text("question-review"),
      figures: [.init(figures.number(screening.reviews), text("card-open"), isMain: true)],
      more: "reviews")
    guard let first = screening.missing.first else {
      card.sentence = text("card-review-none")
      return card
    }
    card.figures.append(.init(figures.number(first.alone), text("card-alone")))
    card.sentence = text(
      "card-review", ["fact": label("fact", first.fact), "ask": ask(first.fact)])
    return card
  }

  private func responsibleCard(_ screening: ScreeningSummary) -> AnswerCard {
    let counts = responsibleCounts(screening).filter { $0.count > 0 }
    var card = AnswerCard(
      id: "answer-responsible", question: text("question-responsible"), more: "responsible")
    card.figures = counts.prefix(5).map {
      .init(figures.number($0.count), responsibleName($0.id))
    }
    return card
  }

  /// Who carries on, with the number of persons: the most first.
  func responsibleCounts(_ screening: ScreeningSummary) -> [(id: String, count: Int)] {
    screening.responsible.map { (id: $0.key, count: $0.value.values.reduce(0, +)) }
      .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  func responsibleName(_ id: String) -> String {
    if let own = model.responsibleNames[id] { return own.prefix(1).uppercased() + own.dropFirst() }
    return id.isEmpty ? text("responsible-none") : label("responsible", id)
  }
}
