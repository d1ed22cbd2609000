/// A key of a `NumberTable`.
protocol TableKey: Sendable {
  /// A number of which the lower bits tell the place in the table.
  var hash: UInt64 { get }
}

/// A table of keys with a number each, in which looking costs one place, nearly always.
///
/// It has as many places as a power of two, at most half of them taken. Whether two keys are the
/// same may need more than the keys, so who asks says what the same is.
struct NumberTable<Key: TableKey>: Sendable {
  private struct Place: Sendable {
    var key: Key
    /// -1 where the place is free.
    var number: Int32
  }

  private let free: Place
  private var places: [Place]
  private(set) var count = 0

  /// Makes an empty table; free places hold some key that is never looked at.
  init(filling key: Key) {
    free = Place(key: key, number: -1)
    places = Array(repeating: free, count: 64)
  }

  /// The number of a key, -1 if it is not there.
  @inline(__always)
  func number(of key: Key, isSame: (Key) -> Bool) -> Int32 {
    let places = places.span
    var place = Int(truncatingIfNeeded: key.hash) & (places.count &- 1)
    while places[place].number >= 0 {
      if isSame(places[place].key) { return places[place].number }
      place = (place &+ 1) & (places.count &- 1)
    }
    return -1
  }

  /// Adds a key that is not there.
  mutating func add(_ key: Key, _ number: Int32) {
    count += 1
    if count * 2 > places.count {
      let old = places
      places = Array(repeating: free, count: old.count * 2)
      for place in old where place.number >= 0 { put(place) }
    }
    put(Place(key: key, number: number))
  }

  private mutating func put(_ entry: Place) {
    var place = Int(truncatingIfNeeded: entry.key.hash) & (places.count - 1)
    while places[place].number >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = entry
  }
}
