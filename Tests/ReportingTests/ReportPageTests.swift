import Foundation
import Register
import Reporting
import Testing

@Suite struct ReportPageTests {
  @Test(arguments: Language.allCases)
  func thePageCanBeLookedAtInABrowser(language: Language) throws {
    let page = try ReportPage.render(SampleModel.model(language))
    let folder = ProcessInfo.processInfo.environment["REPORT_DEMO"]
    guard let folder else { return }
    try Data(page).write(to: URL(fileURLWithPath: "\(folder)/report-\(language.rawValue).html"))
    let calm = try ReportPage.render(SampleModel.model(language, troubled: false))
    try Data(calm).write(to: URL(fileURLWithPath: "\(folder)/calm-\(language.rawValue).html"))
  }
}
