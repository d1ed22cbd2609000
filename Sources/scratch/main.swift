import Generating
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
