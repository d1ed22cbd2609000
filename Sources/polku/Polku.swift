@main
enum Polku {
  static func main() {}
}
