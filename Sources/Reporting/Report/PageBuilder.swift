import Register

/// Makes the parts of the page from the model: words, tables and charts, not yet HTML.
struct PageBuilder {
  let model: ReportModel
  let figures: Figures

  init(_ model: ReportModel) {
    self.model = model
    figures = Figures(model.language)
  }

  /// A text of the page in its language.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    ReportTexts.all(key, model.language, values)
  }

  /// The name of a decision, fact or the like; the id where there is none.
  func label(_ kind: String, _ id: String) -> String {
    ReportTexts.label(kind, id, in: model.language)
  }

  func day(_ day: Day) -> String { day.isReal ? day.written(in: model.language) : "" }

  func share(_ part: Int, of whole: Int) -> String {
    Share(part, of: whole).map { figures.share($0) } ?? ""
  }

  /// A count and its share of a whole, as charts show it.
  func counted(_ part: Int, of whole: Int) -> String {
    let share = share(part, of: whole)
    return share.isEmpty ? figures.number(part) : "\(figures.number(part)) · \(share)"
  }

  /// What a fault means, without the full stop; its id where there is no text yet.
  func meaning(_ fault: Fault) -> String {
    FaultTexts.meaning(fault, in: model.language)
  }

  func advice(_ fault: Fault) -> String {
    FaultTexts.all.template(fault.id + ".do", model.language) == nil
      ? "" : FaultTexts.advice(fault, in: model.language)
  }

  /// The parts of the page in their order.
  var sections: [ReportSection] {
    var sections: [ReportSection] = []
    if let results = model.results { sections += resultSections(results) }
    if let screening = model.screening {
      sections += [
        funnelSection(screening), reasonsSection(screening), responsibleSection(screening),
        regionsSection(screening),
        model.reviews.map { queueSection(screening, $0) } ?? reviewsSection(screening),
      ]
    }
    if let fairness = model.fairness { sections.append(fairnessSection(fairness)) }
    if let comparison = model.comparison { sections.append(comparisonSection(comparison)) }
    if let letters = model.letters { sections.append(lettersSection(letters)) }
    sections += model.sections
    sections.append(dataSection)
    if !model.ruleBook.isEmpty || !model.parameters.isEmpty { sections.append(ruleBookSection) }
    if !model.outputs.isEmpty { sections.append(filesSection) }
    return sections
  }
}

/// The first letter in upper case: facts are named in lower case, to stand inside sentences.
func capitalised(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// A sentence's words without its full stop, to stand inside another sentence.
func withoutStop(_ text: String) -> String {
  text.hasSuffix(".") ? String(text.dropLast()) : text
}
