import Register
import Mustache

/// `report.html`: one file without script, that loads nothing and prints well.
public enum ReportPage {
  /// Why the page could not be made: a fault of ours, never of the data.
  public struct TemplateFault: Error {
    /// The template that cannot be read.
    public var template: String
  }

  /// The page as UTF-8 bytes.
  public static func render(_ model: ReportModel) throws(TemplateFault) -> [UInt8] {
    let library = try library()
    let builder = PageBuilder(model)
    guard let page = library.render(context(builder), withTemplate: "page") else {
      throw TemplateFault(template: "page")
    }
    return Array(page.utf8)
  }

  static let templates: [(name: String, bytes: [UInt8])] = [
    ("page", PackageResources.page_mustache),
    ("first", PackageResources.first_mustache),
    ("card", PackageResources.card_mustache),
    ("section", PackageResources.section_mustache),
    ("table", PackageResources.table_mustache),
  ]

  private static func library() throws(TemplateFault) -> MustacheLibrary {
    _ = PageContent.isRegistered
    var library = MustacheLibrary()
    for template in templates {
      do {
        let text = "{{% CONTENT_TYPE:PAGE}}" + String(decoding: template.bytes, as: UTF8.self)
        try library.register(text, named: template.name)
      } catch {
        throw TemplateFault(template: template.name)
      }
    }
    return library
  }

  private static func context(_ builder: PageBuilder) -> [String: Any] {
    let model = builder.model
    let figures = builder.figures
    let sections = builder.sections
    let project = model.project.isEmpty ? builder.text("no-project") : model.project
    var meta: [String] = [builder.text("as-of", ["day": builder.day(model.asOf)])]
    meta.append(
      model.screening.map { builder.text("listed", ["n": figures.number($0.listed)]) }
        ?? builder.text("no-list"))
    if !model.run.isEmpty { meta.append(builder.text("run-folder", ["run": model.run])) }
    if !model.version.isEmpty { meta.append(builder.text("program", ["version": model.version])) }
    return [
      "lang": model.language.rawValue,
      "t": PageTexts(language: model.language),
      "css": String(decoding: PackageResources.report_css, as: UTF8.self),
      "title": builder.text(
        "page-of", ["title": builder.text("page-title"), "project": project]),
      "project": project,
      "meta": meta,
      "first": first(builder, sections),
      "contents": sections.map { ["id": $0.id, "heading": $0.heading] }
        + [["id": "reading", "heading": builder.text("section-reading")]],
      "sections": sections.map { section($0, figures) },
      "reading": builder.reading.map { ["term": $0.term, "meaning": $0.meaning] },
    ]
  }

  // More would push the answers off the first screen; the rest stand right below it.
  private static let alarmsOnFirstScreen = 5

  private static func first(_ builder: PageBuilder, _ headings: [ReportSection]) -> [String: Any] {
    let alarms = builder.alarms
    func context(_ card: AnswerCard) -> [String: Any] {
      [
        "note": card.note, "hasNote": !card.note.isEmpty,
        "hasFigures": !card.figures.isEmpty,
        "table": card.table.map { [table($0, builder.figures)] } ?? [],
        "id": card.id, "question": card.question, "sentence": card.sentence,
        "rows": !card.figures.contains { $0.isMain },
        "hasSentence": !card.sentence.isEmpty,
        "more": card.more,
        "moreText": headings.first { $0.id == card.more }?.heading ?? "",
        "hasMore": headings.contains { $0.id == card.more },
        "figures": card.figures.map {
          ["value": $0.value, "label": $0.label, "main": $0.isMain] as [String: Any]
        },
      ]
    }
    let shown = alarms.map { alarm in
      [
        "title": alarm.title, "advice": alarm.advice,
        "severity": alarm.severity == .serious ? "serious" : "warning",
        "word": builder.text(
          alarm.severity == .serious ? "severity-serious" : "severity-warning"),
      ]
    }
    let others = max(0, shown.count - alarmsOnFirstScreen)
    return [
      "alarms": Array(shown.prefix(alarmsOnFirstScreen)),
      "others": Array(shown.dropFirst(alarmsOnFirstScreen)),
      "hasOthers": others > 0,
      "othersText": builder.text("today-more", ["n": builder.figures.number(others)]),
      "none": alarms.isEmpty,
      "results": builder.model.results != nil,
      "cards": builder.cards.map(context),
      "hasMoreCards": !builder.moreCards.isEmpty,
      "moreCards": builder.moreCards.map(context),
    ]
  }

  private static func section(_ section: ReportSection, _ figures: Figures) -> [String: Any] {
    [
      "id": section.id, "heading": section.heading, "lead": section.lead,
      "hasLead": !section.lead.isEmpty,
      "exhibits": section.exhibits.map { exhibit -> [String: Any] in
        [
          "hasChart": exhibit.chart != nil, "svg": exhibit.chart?.svg.markup ?? "",
          "chartTitle": exhibit.chart?.svg.title ?? "",
          // What fits on less than half a sheet is not torn apart in print.
          "short": exhibit.table.rows.count <= 10,
          "note": exhibit.note, "hasNote": !exhibit.note.isEmpty,
          "table": table(exhibit.table, figures),
        ]
      },
    ]
  }

  private static func table(_ table: Table, _ figures: Figures) -> [String: Any] {
    let styles = table.columns.map { column in
      column.kind == .number || column.kind == .share ? "n" : "x"
    }
    // Columns of whole sentences take a line of their own on a narrow screen.
    let isProse = table.columns.indices.map { column in
      column > 0
        && table.rows.contains { column < $0.count && $0[column].shown(figures).count > 40 }
    }
    func row(_ cells: [Cell]) -> [String: Any] {
      let shown = table.columns.indices.map { index -> [String: Any] in
        let value = index < cells.count ? cells[index].shown(figures) : ""
        return [
          "value": value, "style": styles[index] + (isProse[index] ? " p" : ""),
          "title": table.columns[index].title,
          "blank": value.isEmpty || (value == "0" && styles[index] == "n"),
        ]
      }
      return ["head": shown.first?["value"] ?? "", "cells": Array(shown.dropFirst())]
    }
    return [
      "id": table.id, "caption": table.title,
      "wide": table.columns.count > 4 || isProse.contains(true),
      "columns": table.columns.indices.map {
        ["title": table.columns[$0].title, "style": styles[$0]]
      },
      "rows": table.rows.map(row),
      "total": table.total.map { [row($0)] } ?? [],
      "hasTotal": table.total != nil,
    ]
  }
}
