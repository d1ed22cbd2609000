import Judging
import Testing

@testable import Scanning

/// Damaged files: any fault is fine, a crash is not.
@Suite struct MutationTests {
  private static let xml = Array(
    """
    <?xml version="1.0" encoding="utf-8"?>
    <!-- ä --><asiakasrekisteri xmlns:e="urn:x" poimittu="2011-03-31">
     <e:asiakas><kotikunta>297</kotikunta><![CDATA[<x>]]><lupa alku="2010-05-01" loppu="&amp;"/>
      <sukunimi>Mäki&#228;&lt;</sukunimi></e:asiakas><?p i?>
    </asiakasrekisteri>
    """.utf8)
  private static let csv = Array(
    "h;\"ta\"\"ulu\";koodi\r\n1;\"a\nb\";ä\n\n2;3;4\rx;\"y\" ;\"z\"\n5;€;\"\"\n".utf8)

  private func readBoth(_ bytes: [UInt8], _ folder: TemporaryFolder, chunk: Int) throws {
    let file = try folder.file(bytes)
    var limits = XMLLimits()
    limits.chunkBytes = chunk
    limits.batchBytes = chunk
    let outcome = readXML(file, limits: limits)
    let starts = outcome.events.filter { $0.kind == .start }.count
    let ends = outcome.events.filter { $0.kind == .end }.count
    #expect(outcome.fault != nil || starts == ends)
    var csvLimits = CSVLimits()
    csvLimits.blockBytes = chunk
    for encoding in [nil, TextEncoding.utf16LE, .windows1252] {
      do throws(ScanFault) {
        var reader = try CSVReader(
          file: file, encoding: encoding, dialect: CSVDialect(separator: 0x3b), limits: csvLimits)
        var batch = CSVBatch()
        var after: UInt64 = 0
        while try reader.next(into: &batch) {
          for row in batch.rows {
            #expect(row.byte >= after)
            after = row.byte + row.byteCount
          }
          for field in batch.fields {
            #expect(Int(field.start) + Int(field.count) <= batch.bytes.count)
          }
        }
      } catch {
        #expect(error.problem == .emptyFile || error.problem == .encodingMismatch)
      }
    }
  }

  @Test func filesCutAtEveryByteNeverCrash() throws {
    let folder = TemporaryFolder()
    for bytes in [Self.xml, Self.csv] {
      for count in 0..<bytes.count {
        try readBoth(Array(bytes[..<count]), folder, chunk: 64)
        if bytes == Self.xml {
          #expect(try readXML(folder.file(Array(bytes[..<count]))).fault != nil)
        }
      }
    }
  }

  @Test func filesWithChangedBytesNeverCrash() throws {
    let folder = TemporaryFolder()
    var random = Seeded(2011)
    let marks = Array("<>\"'&;!?[]-/=\n\r\0 \u{fe}\u{ff}".utf8) + [0x80, 0xc3, 0xe2, 0xf0, 0xff]
    for round in 0..<3_000 {
      var bytes = round % 2 == 0 ? Self.xml : Self.csv
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = random.pick(marks)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(random.pick(marks), at: place)
        default:
          let other = random.below(bytes.count)
          bytes.replaceSubrange(
            place..<min(bytes.count, place + 8),
            with: bytes[other..<min(bytes.count, other + 24)])
        }
      }
      try readBoth(bytes, folder, chunk: 1 + random.below(40))
    }
  }
}
