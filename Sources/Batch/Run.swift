import Importing
import Pathways
import Register
import Screening
import Storage
import Targets

/// The main job over a folder of exports, from the first byte to the finished folder.
///
/// This file is the order of the work, and nothing else: each line is a room's one call.
public enum Run {
  /// Does the whole job, or finds that it is done already.
  ///
  /// - Throws: `Failure`, with the contract's exit code; nothing half written is left behind.
  public static func perform(_ options: RunOptions) throws(Failure) -> RunResult {
    options.progress(.prepare)
    let setup = try Setup(options)
    do throws(Failure) {
      try makeFolders(options.outputs, modes: setup.modes)
      let lock = try OutputLock(outputs: options.outputs, modes: setup.modes)
      defer { withExtendedLifetime(lock) {} }
      return try perform(setup)
    } catch {
      var failure = error
      failure.language = setup.language
      throw failure
    }
  }

  private static func perform(_ setup: Setup) throws(Failure) -> RunResult {
    var clock = StepClock()
    let ledger = try OpenLedger(setup)
    let history = try ledger.history(setup)
    let identity = RunIdentity(setup, history)
    if let done = try RunResult(finished: identity.name, setup) { return done }
    clock.finish(.prepare)

    setup.options.progress(.read)
    var registers = try Reading(setup, identity, history)
    clock.finish(.read)

    setup.options.progress(.screen)
    let list = try ScreenedList(setup, registers, history)
    clock.finish(.screen)

    setup.options.progress(.outcomes)
    let outcomes = Outcomes(setup, registers)
    registers.findings += outcomes.findings
    clock.finish(.outcomes)

    setup.options.progress(.targets)
    let goals = Goals(setup, registers, history, list, outcomes)
    registers.findings += goals.table.findings
    clock.finish(.targets)

    setup.options.progress(.pathways)
    let pathways = PathwayTables(outcomes.trace, settings: setup.outcomeSettings)
    clock.finish(.pathways)

    setup.options.progress(.write)
    let folder = try RunFolder(
      outputs: setup.options.outputs, name: identity.name, modes: setup.modes)
    let files = RunFiles(
      setup: setup, identity: identity, history: history, registers: registers, list: list,
      outcomes: outcomes, goals: goals, pathways: pathways)
    try files.write(into: folder, clock: &clock)
    try folder.publish()
    try ledger.keep(identity, setup, history, registers, list)
    return RunResult(identity.name, setup, registers, list)
  }
}
