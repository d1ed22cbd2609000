import Generating
import Importing
import Register
let a = CommandLine.arguments
var s = GeneratorSettings(persons: Int(a[1])!, seed: UInt64(a[2])!, asOf: Day(iso: a[4])!, faultShare: Double(a[5])!)
if a.count > 7 && a[7] == "sample" { s = .sample(seed: UInt64(a[2])!) ; s.faultShare = Double(a[5])! }
if a.count > 7, let p = GeneratorSettings.Payments(rawValue: a[7]) { s.payments = p }
s.jobs = Int(a[6])!
let r = try Generator(settings: s).write(to: a[3], replacing: true)
for f in r.files { print(f.name, f.bytes, f.rows, f.records) }
print(r.persons, r.listed, r.participations, r.records)
for k in FaultKind.allCases { if let n = r.manifest.planted[k] { print(k.id, n) } }
for k in r.manifest.files.keys.sorted() { print(k, r.manifest.files[k]!) }
if a.count > 8 {
  let files = GeneratedFile.allCases.map { InputFile(path: a[3] + "/" + $0.name, name: $0.name) }
  let i = try Importer(layouts: .builtIn(), asOf: s.asOf).run(files: files)
  for f in i.files { print(f.name, f.layout, f.encoding, f.separator, "rows", f.rows, "read", f.read, "acc", f.accepted, "cor", f.corrected, "dup", f.duplicate, "sup", f.superseded, "qua", f.quarantined, f.refused?.id ?? "") }
  var q: [String: Int] = [:]
  for x in i.quarantine { q[i.files[Int(x.file)].name + " " + x.fault.id + " " + x.field, default: 0] += 1 }
  for k in q.keys.sorted() { print("Q", k, q[k]!) }
  var w: [String: Int] = [:]
  for x in i.findings { w[x.fault.id + (x.file.map { " " + i.files[Int($0)].name } ?? "") , default: 0] += 1 }
  for k in w.keys.sorted() { print("F", k, w[k]!) }
}
