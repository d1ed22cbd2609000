// The few functions of the C library that the statistics need; everything else is arithmetic.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

enum Mathematics {
  static func log(_ value: Double) -> Double { naturalLogarithm(value) }
  static func log2(_ value: Double) -> Double { binaryLogarithm(value) }
  static func exp(_ value: Double) -> Double { exponential(value) }

  /// The 97.5 % point of the normal distribution, for two-sided 95 % intervals (R: `qnorm(0.975)`).
  static let normal975 = 1.959963984540054
}

private func naturalLogarithm(_ value: Double) -> Double { log(value) }
private func binaryLogarithm(_ value: Double) -> Double { log2(value) }
private func exponential(_ value: Double) -> Double { exp(value) }
