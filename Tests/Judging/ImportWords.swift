package import Importing
import Register

/// Everything that came out of an import, as text, for comparing.
package func words(_ imported: Imported) -> [String] {
  let people = imported.people
  var words = imported.files.map { "\($0)" }
  words += imported.quarantine.map { "\($0)" }
  words += imported.findings.map { "\($0)" }
  words += people.keys.map { people.text(of: $0) }
  words += people.firstRecord.map { "\($0)" }
  words += people.records.map { "\($0) \(people.symbols.text($0.code))" }
  words += people.hidden.map { "\($0)" }
  words += people.clients.map { "\($0)" }
  for register in SourceRegister.allCases {
    words.append("\(register) \(String(describing: imported.registers[register]))")
  }
  return words
}

/// Which of an import's sums does not hold, if one does not.
package func brokenSum(_ imported: Imported) -> String? {
  let files = imported.files
  guard files.allSatisfy({ $0.balances }) else { return "the five counts" }
  let stays = files.map { $0.accepted + $0.corrected }.reduce(0, +)
  guard stays == imported.people.records.count else { return "records that stay" }
  let kept = files.map(\.quarantined).reduce(0, +)
  guard kept == imported.quarantine.count else { return "records kept aside" }
  let isBelieved = files.contains { $0.refused != nil && $0.read != $0.quarantined }
  return isBelieved ? "a refused file's records" : nil
}
