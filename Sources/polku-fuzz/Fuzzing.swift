import Foundation
import Scanning

/// Made-up damage, and what must hold whatever a file holds.
///
/// `scripts/fuzz` builds this with libFuzzer, whose own `main` makes the inputs and calls the two
/// functions below. Built as everything else is, there is a `main` of ours, which writes the inputs
/// that fuzzing begins with and tries single ones.
enum Fuzzing {
  /// Which scanner is held to the test.
  enum Form: String {
    case csv, xml
  }

  // Written once, before the first input.
  private nonisolated(unsafe) static var form = Form.csv
  /// Whether every input is imported, whatever that costs.
  nonisolated(unsafe) static var isThorough = false
  private static let scratch = ScratchFile()

  /// Chooses the scanner.
  static func begin(_ word: String) {
    guard let form = Form(rawValue: word) else { fail("csv or xml, not “\(word)”") }
    Fuzzing.form = form
    atexit { Fuzzing.scratch.remove() }
  }

  /// Tries one input, and ends the program if something does not hold.
  static func test(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let input = FuzzInput(bytes) else { return }
    scratch.write(input.file)
    guard let file = try? FileBytes(path: scratch.path) else { fail("the file does not open") }
    switch form {
    case .csv: CSVCheck(input, file).run()
    case .xml: XMLCheck(input, file).run()
    }
    if input.isImported || isThorough { ImportCheck.run(input, path: scratch.path) }
  }
}

#if FUZZING
  /// What libFuzzer calls first; its own options leave no room for ours.
  @_cdecl("LLVMFuzzerInitialize")
  public func fuzzerInitialize(
    _ count: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer
  )
    -> CInt
  {
    Fuzzing.begin(ProcessInfo.processInfo.environment["POLKU_FUZZ"] ?? "")
    return 0
  }

  /// What libFuzzer calls for every input.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzerTest(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzzing.test(UnsafeBufferPointer(start: bytes, count: count))
    return 0
  }
#else
  /// `polku-fuzz csv|xml INPUT…` tries inputs, `polku-fuzz seeds csv|xml EXPORTS FOLDER` makes them.
  @main struct Trial {
    static func main() throws {
      let words = Array(CommandLine.arguments.dropFirst())
      if words.count == 4, words[0] == "seeds", let form = Fuzzing.Form(rawValue: words[1]) {
        return try Seeds.write(form, from: words[2], to: words[3])
      }
      Fuzzing.begin(words.first ?? "")
      Fuzzing.isThorough = true
      for path in words.dropFirst() {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes.withUnsafeBufferPointer { Fuzzing.test($0) }
      }
    }
  }
#endif
