import Importing
import Register
import StrictYAML
import Testing

let own = """
  id: clients-english
  title: {fi: Englanniksi, sv: På engelska, en: In English}
  register: ura
  format: csv
  fields:
    person_code: {type: person-code, required: yes, names: [id_code]}
    status: {type: code, required: yes}
    from: {type: day, required: yes}
  records:
    - kind: status
      code: {from: status, table: tyollisyyskoodi}
      start: from
  """

@Test func aLayoutOfTheUsersOwnIsReadLikeTheBuiltInOnes() throws {
  let folder = try Folder()
  try folder.write("x.csv", "ID_CODE,status,from\n\(anna),02,2010-01-01\n")
  let library = try builtIn.get().adding([("own.yml", own)])
  let importer = Importer(layouts: library, asOf: nil)
  let result = try importer.run(files: folder.files)
  #expect(result.files[0].layout == "clients-english")
  #expect(result.lines == ["status ura tyollisyyskoodi 02 2010-01-01…open"])
}

@Test func aLayoutOfTheSameIdReplacesTheBuiltInOne() throws {
  let text = own.replacingOccurrence(of: "clients-english", with: "ura-jaksot")
  let library = try builtIn.get().adding([("own.yml", text)])
  let count = try builtIn.get().layouts.count
  #expect(library.layouts.count == count)
  #expect(
    library.layout(id: "ura-jaksot")?.columns.map(\.name) == ["person_code", "status", "from"])
}

func fault(_ old: String, _ new: String) throws -> YAMLFault? {
  do {
    _ = try Layout(yaml: own.replacingOccurrence(of: old, with: new), file: "own.yml")
    return nil
  } catch {
    return error
  }
}

@Test func aWrongLayoutSaysWhereAndWhatIsAllowed() throws {
  let key = try #require(try fault("register:", "registry:"))
  #expect(key.file == "own.yml" && key.line == 3 && key.column == 1)
  guard case .unknownKey("registry", "register", _) = key.problem else {
    Issue.record("\(key)")
    return
  }
  let kind = try #require(try fault("kind: status", "kind: statuz"))
  #expect(kind.line == 10)
  guard case .unknownWord("statuz", "status", _) = kind.problem else {
    Issue.record("\(kind)")
    return
  }
  let field = try #require(try fault("start: from", "start: form"))
  guard case .unknownWord("form", "from", _) = field.problem else {
    Issue.record("\(field)")
    return
  }
  let person = try fault("person-code, ", "text, ")
  #expect(
    person?.problem == .other(key: "layout-without-person", values: ["id": "clients-english"]))
  let format = try fault("format: csv", "")
  #expect(format?.problem == .missingKey("format"))
}

@Test func twoOwnLayoutsMayNotShareAnId() throws {
  let library = try builtIn.get()
  #expect(throws: YAMLFault.self) {
    _ = try library.adding([("a.yml", own), ("b.yml", own)])
  }
}

@Test func aGuessNamesTheNearestLayoutAndWhatIsMissing() throws {
  let library = try builtIn.get()
  let fits = library.guess(header: ["HENKILOTUNNUS", "Taulu", "koodi", "alkupvm"])
  #expect(fits == LayoutGuess(nearest: "ura-jaksot", share: 1, missing: [], fits: true))
  let near = library.guess(header: ["henkilotunnus", "pvm", "tietue"])
  #expect(near.fits && near.nearest == "effica-tietueet")
  let kela = library.guess(header: ["etuuslaji", "peruste", "maksupvm", "paivat"])
  #expect(kela.nearest == "kela-maksut" && !kela.fits)
  #expect(kela.missing == ["henkilotunnus", "jakso_alku", "jakso_loppu"])
  #expect(library.guess(header: ["foo", "bar"]).nearest == nil)
  #expect(library.guess(root: "seulonta").nearest == "writeback-effica")
}
