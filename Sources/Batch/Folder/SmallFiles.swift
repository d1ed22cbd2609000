import Crypto
import Foundation
import Glibc

/// Hands over a regular file block by block; `Failure` 74 if it cannot be read.
func eachBlock(
  of path: String, size: Int = 1 << 16, _ take: (ArraySlice<UInt8>) throws(Failure) -> Void
) throws(Failure) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    throw Failure(.inputOutput, "input.cannot-read", ["file": path, "cause": systemCause()])
  }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
    throw Failure(.inputOutput, "input.not-regular", ["file": path])
  }
  var block = [UInt8](repeating: 0, count: size)
  while true {
    let count = read(descriptor, &block, block.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else {
      throw Failure(.inputOutput, "input.cannot-read", ["file": path, "cause": systemCause()])
    }
    if count == 0 { return }
    try take(block[0..<count])
  }
}

/// Reads a whole small file; `Failure` 74 if it cannot be read or is larger than the limit.
func readWhole(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
  var result: [UInt8] = []
  try eachBlock(of: path) { block throws(Failure) in
    guard result.count + block.count <= limit else {
      throw Failure(.inputOutput, "input.too-large", ["file": path, "limit": "\(limit)"])
    }
    result.append(contentsOf: block)
  }
  return result
}

/// The SHA-256 of a file as hexadecimal digits, and its size; nothing if it cannot be read.
func fingerprint(_ path: String) -> (sha256: String, bytes: UInt64)? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  var hash = SHA256()
  var total: UInt64 = 0
  var block = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let count = read(descriptor, &block, block.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return (hexadecimal(hash.finalize()), total) }
    total += UInt64(count)
    hash.update(data: count == block.count ? block : Array(block[0..<count]))
  }
}

/// The bytes of a digest as lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
