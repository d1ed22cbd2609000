@main
enum PolkuLab {
  static func main() {}
}
