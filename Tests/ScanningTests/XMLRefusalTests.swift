import Judging
import Testing

@testable import Scanning

/// What is refused, by the name of the refusal.
@Suite struct XMLRefusalTests {
  static let hostile: [(ScanFault.Problem, String)] = [
    (.doctype, "<!DOCTYPE r><r/>"),
    (.doctype, "<?xml version='1.0'?><!-- c --><!DOCTYPE r SYSTEM 'http://example.com/x'><r/>"),
    (.doctype, "<!DOCTYPE r [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;&a;&a;'>]><r>&c;</r>"),
    (.doctype, "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>"),
    (.doctype, "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><r/>"),
    (.doctype, "<!DOCTYPE " + String(repeating: "x", count: 200_000)),
    (.xmlVersion, "<?xml version='1.1'?><r/>"),
    (.xmlVersion, "<?xml version=\"2.0\" encoding='utf-8'?><r/>"),
    (.unsupportedEncoding, "<?xml version='1.0' encoding='UTF-7'?><r/>"),
    (.unsupportedEncoding, "<?xml version='1.0' encoding='Shift_JIS'?><r/>"),
    (.unsupportedEncoding, "<?xml version='1.0' encoding='ISO-8859-2'?><r/>"),
    (.encodingMismatch, "<?xml version='1.0' encoding='UTF-16'?><r/>"),
    (.encodingMismatch, "\u{feff}<?xml version='1.0' encoding='windows-1252'?><r/>"),
    (.tooDeep, String(repeating: "<a>", count: 65)),
    (.tagTooLong, "<r a='" + String(repeating: "x", count: 65_536) + "'/>"),
    (.tagTooLong, "<r a='" + String(repeating: "x", count: 300_000)),
    (.textTooLong, "<r>" + String(repeating: "x", count: (1 << 20) + 1) + "</r>"),
    (.textTooLong, "<r><!--" + String(repeating: "x", count: 1 << 21)),
    (.textTooLong, "<r><![CDATA[" + String(repeating: "x", count: 1 << 21)),
    (.brokenXML, "<r><a></r>"),
    (.brokenXML, "<r>"),
    (.brokenXML, "<r/><r/>"),
    (.brokenXML, "<r/>x"),
    (.brokenXML, "x"),
    (.brokenXML, "<r>&unknown;</r>"),
    (.brokenXML, "<r a='1' a='2'/>"),
    (.brokenXML, "<e:r/>"),
    (.brokenXML, "<r a=1/>"),
    (.brokenXML, "<r>\u{1}</r>"),
    (.brokenXML, "<?xml version='1.0' encoding='us-ascii'?><r>ä</r>"),
    (.brokenXML, "a;b;c\n1;2;3\n"),
    (.emptyFile, ""),
    (.emptyFile, "\u{feff}"),
  ]

  @Test(arguments: hostile.indices)
  func hostileFilesAreRefusedByName(index: Int) throws {
    let (problem, text) = Self.hostile[index]
    let fault = try readXML(text).fault
    #expect(fault?.problem == problem, "\(fault.debugDescription)")
  }

  static let bytes: [(ScanFault.Problem, [UInt8])] = [
    (.unsupportedEncoding, [0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]),
    (.unsupportedEncoding, [0, 0, 0, 0x3c, 0, 0, 0, 0x72]),
    (.encodingMismatch, [0xff, 0xfe] + wide("<?xml version='1.0' encoding='UTF-8'?><r/>")),
    (.encodingMismatch, [0xff, 0xfe] + wide("<?xml version='1.0' encoding='UTF-16BE'?><r/>")),
    (.encodingMismatch, wide("<?xml version='1.0' encoding='iso-8859-1'?><r/>")),
    (.brokenXML, Array("<r>".utf8) + [0xe4] + Array("</r>".utf8)),
    (.brokenXML, Array("<r>".utf8) + [0xc1, 0xaf] + Array("</r>".utf8)),
    (.brokenXML, Array("<r>".utf8) + [0xe0, 0x80, 0xaf] + Array("</r>".utf8)),
    (.brokenXML, Array("<r>".utf8) + [0xed, 0xa0, 0x80] + Array("</r>".utf8)),
    (.brokenXML, Array("<r a='".utf8) + [0xc1, 0xaf] + Array("'/>".utf8)),
    (.brokenXML, Array("<r/><!--".utf8) + [0xff] + Array("-->".utf8)),
    (.brokenXML, Array("<?xml version='1.0' encoding='cp1252'?><r>".utf8) + [0x81]),
    (.brokenXML, Array("<r>a".utf8) + [0] + Array("</r>".utf8)),
    (.brokenXML, [0x3c, 0x72, 0x3e, 0xc3]),
  ]

  private static func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }

  @Test(arguments: bytes.indices)
  func bytesThatTheEncodingDoesNotHaveAreRefused(index: Int) throws {
    let (problem, bytes) = Self.bytes[index]
    #expect(try readXML(bytes).fault?.problem == problem)
  }

  @Test func theLimitsThemselvesAreAccepted() throws {
    let deep = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
    #expect(try readXML(deep).fault == nil)
    let tag = "<r a='" + String(repeating: "x", count: 65_536 - 9) + "'/>"
    #expect(tag.utf8.count == 65_536)
    #expect(try readXML(tag).fault == nil)
    let text = "<r>" + String(repeating: "x", count: 1 << 20) + "</r>"
    #expect(try readXML(text).fault == nil)
  }

  @Test func whatCameBeforeTheFaultIsGivenFirst() throws {
    let read = try readXML("<r>\n<a>x</a>\n<b></r>")
    #expect(read.words == ["<r", "<a", "x", ">a", "<b"])
    #expect(read.fault?.problem == .brokenXML)
    #expect(read.fault?.line == 3)
    #expect((read.fault?.column ?? 0) > 0)
  }

  @Test func aFaultsDetailHoldsNothingOfTheFile() throws {
    let read = try readXML("<r>\n<salainen>x</r>")
    #expect(read.fault?.detail == "libxml2 76")
  }
}
