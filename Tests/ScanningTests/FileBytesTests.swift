import Testing

@testable import Scanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What may be opened.
@Suite struct FileBytesTests {
  private func problem(_ path: String) -> ScanFault.Problem? {
    do throws(ScanFault) {
      _ = try FileBytes(path: path)
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func onlyRegularFilesAreOpened() throws {
    let folder = TemporaryFolder()
    let path = folder.write([1, 2, 3])
    let link = folder.adopt("link")
    symlink(path, link)
    let pipe = folder.adopt("pipe")
    mkfifo(pipe, 0o600)
    #expect(problem(path) == nil)
    #expect(problem(link) == .notRegularFile)
    #expect(problem(pipe) == .notRegularFile)
    #expect(problem(folder.path) == .notRegularFile)
    #expect(problem("/dev/null") == .notRegularFile)
    #expect(problem(folder.path + "/missing") == .unreadable)
  }

  @Test func bytesAreReadAtAnyPlace() throws {
    let folder = TemporaryFolder()
    let file = try folder.file([1, 2, 3, 4, 5])
    #expect(file.count == 5)
    #expect(try file.head(2) == [1, 2])
    #expect(try file.bytes(at: 3, count: 10) == [4, 5])
    #expect(try file.bytes(at: 5, count: 1) == [])
    #expect(try file.bytes(at: .max, count: 1) == [])
    #expect(try file.head(0) == [])
  }
}
