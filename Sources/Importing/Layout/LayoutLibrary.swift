import Register
public import StrictYAML

/// The layouts a run knows: those built in, and the user's own.
public struct LayoutLibrary: Sendable {
  /// The layouts; the user's own come first and win over the built-in ones of the same id.
  public private(set) var layouts: [Layout]

  /// Makes a library of layouts.
  public init(_ layouts: [Layout]) { self.layouts = layouts }

  private static let files: [(name: String, bytes: [UInt8])] = [
    ("ura-lista.yml", PackageResources.ura_lista_yml),
    ("ura-jaksot.yml", PackageResources.ura_jaksot_yml),
    ("ura-asiakkaat.yml", PackageResources.ura_asiakkaat_yml),
    ("effica-asiakkaat.yml", PackageResources.effica_asiakkaat_yml),
    ("effica-tietueet.yml", PackageResources.effica_tietueet_yml),
    ("kela-maksut.yml", PackageResources.kela_maksut_yml),
    ("hanke-asiakkaat.yml", PackageResources.hanke_asiakkaat_yml),
    ("hanke-tapahtumat.yml", PackageResources.hanke_tapahtumat_yml),
    ("overrides.yml", PackageResources.overrides_yml),
    ("writeback-ura.yml", PackageResources.writeback_ura_yml),
    ("writeback-effica.yml", PackageResources.writeback_effica_yml),
  ]

  private static let exampleFiles: [(name: String, bytes: [UInt8])] = [
    ("kela-saajat.yml", PackageResources.kela_saajat_yml),
    ("client-list-en.yml", PackageResources.client_list_en_yml),
  ]

  private static let schemas: [(id: String, bytes: [UInt8])] = [
    ("effica-asiakkaat", PackageResources.effica_asiakkaat_xsd),
    ("ura-asiakkaat", PackageResources.ura_asiakkaat_xsd),
    ("writeback-effica", PackageResources.writeback_effica_xsd),
  ]

  /// Layouts that are shown to be copied; no file is read by them until they are.
  public static func examples() throws(YAMLFault) -> [Layout] {
    var layouts: [Layout] = []
    for (name, bytes) in exampleFiles {
      layouts.append(try Layout(yaml: String(decoding: bytes, as: UTF8.self), file: name))
    }
    return layouts
  }

  /// Makes sure that files can be held against every schema.
  public func proveSchemas() throws(SchemaRefusal) {
    for layout in layouts { try layout.schema?.prove() }
  }

  /// The layouts built into the program, read by at most so many threads.
  public static func builtIn(jobs: Int = 1) throws(YAMLFault) -> LayoutLibrary {
    let read = Parallel.map(files.count, jobs: jobs) { index -> Result<Layout, YAMLFault> in
      let (name, bytes) = files[index]
      do throws(YAMLFault) {
        return .success(try Layout(yaml: String(decoding: bytes, as: UTF8.self), file: name))
      } catch {
        return .failure(error)
      }
    }
    var layouts: [Layout] = []
    for result in read {
      var layout = try result.get()
      if let schema = schemas.first(where: { $0.id == layout.id }) {
        layout.schema = LayoutSchema(file: "\(schema.id).xsd", bytes: schema.bytes)
      }
      layouts.append(layout)
    }
    return LayoutLibrary(layouts)
  }

  /// This library with the user's own layouts, given as file names and texts.
  ///
  /// A schema belongs to the layout whose file has the same name but for the ending. An own layout
  /// that replaces a built-in one has its own schema or none.
  ///
  /// - Throws: `YAMLFault` for the first file, by name, that is no layout; an id that two of the
  ///   files share is refused too.
  public func adding(
    _ files: [(name: String, text: String)], schemas: [LayoutSchema] = []
  ) throws(YAMLFault) -> LayoutLibrary {
    var own: [Layout] = []
    for (name, text) in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      var layout = try Layout(yaml: text, file: name)
      if layout.format == .xml {
        layout.schema = schemas.first { Self.stem($0.file) == Self.stem(name) }
      }
      if own.contains(where: { $0.id == layout.id }) {
        throw YAMLFault(file: name, line: 1, column: 1, problem: .repeatedID(layout.id))
      }
      own.append(layout)
    }
    let ids = Set(own.map(\.id))
    return LayoutLibrary(own + layouts.filter { !ids.contains($0.id) })
  }

  // The name of a file without its ending.
  private static func stem(_ name: String) -> Substring {
    name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
  }

  /// The words of all layouts that are used on certain days only.
  var datedWords: [DatedWord] {
    layouts.flatMap { layout in
      layout.words.values.flatMap { words in
        words.list.compactMap { word, meaning in
          guard meaning.days.first.isReal || meaning.days.last.isReal,
            let register = layout.register
          else { return nil }
          return DatedWord(
            register: register, table: words.table, code: meaning.id ?? word, days: meaning.days)
        }
      }
    }
  }

  /// The layout of an id, or nothing.
  public func layout(id: String) -> Layout? { layouts.first { $0.id == id } }
}

/// A word of a layout's list that is used on certain days only.
struct DatedWord: Sendable {
  var register: SourceRegister
  var table: CodeTable
  /// The canonical word.
  var code: String
  var days: DayRange
}
