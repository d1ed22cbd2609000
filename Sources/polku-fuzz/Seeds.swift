import Foundation

/// The small files that fuzzing begins with: a few records of every export, and what is odd.
enum Seeds {
  /// Writes the seeds of a form, made of the exports in a folder, into another folder.
  static func write(_ form: Fuzzing.Form, from exports: String, to folder: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var files: [[UInt8]] = form == .csv ? oddCSV : oddXML
    for name in try manager.contentsOfDirectory(atPath: exports).sorted()
    where name.hasSuffix(".\(form.rawValue)") {
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(exports)/\(name)")))
      let short = form == .csv ? rows(whole) : persons(whole)
      files.append(short)
    }
    // Every file once read in tiny pieces and once in larger ones.
    let knobs: [[UInt8]] = [[0, 6, 30], [0x81, 40, 90]]
    for (index, file) in files.enumerated() {
      for (which, knob) in knobs.enumerated() {
        try Data(knob + file).write(to: URL(fileURLWithPath: "\(folder)/seed-\(index)-\(which)"))
      }
    }
  }

  // The header and some rows.
  private static func rows(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 0x0a, maxSplits: 6, omittingEmptySubsequences: false)
    return Array(lines.dropLast().joined(separator: [0x0a])) + [0x0a]
  }

  // The root and its first two persons.
  private static func persons(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let person = text.contains("</asiakas>") ? "</asiakas>" : "</tyonhakija>"
    let parts = text.components(separatedBy: person)
    let end = text.contains("</asiakas>") ? "</asiakasrekisteri>" : "</tyonhakijarekisteri>"
    return Array((parts.prefix(2).map { $0 + person }.joined() + "\n\(end)\n").utf8)
  }

  private static let oddCSV: [[UInt8]] = [
    "h;\"ta\"\"ulu\";koodi\r\n1;\"a\nb\";ä\n\n2;3;4\rx;\"y\" ;\"z\"\n5;€;\"\"\n",
    "a;b\n1;\"x\ny;z\n\"\n2;w\n", "a;b\n\"open\n1;2\n", "a;b\n1;x\"y\n2;\"a\"b\n3;\0\n",
    "\u{feff}a,b\n1,2\n", "Otsikko;;;\n\nhenkilotunnus;taulu;koodi;alkupvm\nYhteensä;;;\n",
    "henkilotunnus;taulu;koodi;alkupvm;loppupvm;korvaa\n010170-902L;YTYOLL;02;1.5.2008;;x:1\n",
    "henkilotunnus;pvm;ratkaisu;peruste;tekija\n010170-902L;1.3.2011;invite;a;b\n",
  ].map { Array($0.utf8) }

  private static let oddXML: [[UInt8]] = [
    """
    <?xml version="1.0" encoding="utf-8"?>
    <!-- ä --><asiakasrekisteri xmlns:e="urn:x" poimittu="2011-03-31">
     <e:asiakas><kotikunta>297</kotikunta><![CDATA[<x>]]><lupa alku="2010-05-01" loppu="&amp;"/>
      <sukunimi>Mäki&#228;&lt;</sukunimi></e:asiakas><?p i?>
    </asiakasrekisteri>
    """,
    "<!DOCTYPE r [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><r>&c;</r>", "<?xml version='1.1'?><r/>",
    "<r><p>x</p>\r\r\r\r\r\r\n<p/>\r\r</r>\r\r\r",
    "<r><p/><!-- <p> --><p a=\"1\">x&lt;</p>\r\n<q t='\"'/></r>\n<!-- p -->",
    "<?xml version='1.0' encoding='windows-1252'?><r><p>x</p></r>", "<r>]]></r>", "<r><p></r>",
    "<asiakasrekisteri><asiakas><henkilotunnus>010170-902L</henkilotunnus>"
      + "<lupa alku=\"2010-05-01\"/><lupa alku=\"2010-05-01\" korvaa=\"x\"/></asiakas>"
      + "<!-- <asiakas> --><asiakas/></asiakasrekisteri>",
  ].map { Array($0.utf8) }
}
