import type { Command } from 'commander'
import type { Runner } from './program.js'

/** `eval`: a place held for the evaluation commands, which register themselves here. */
export function registerEval(_program: Command, _run: Runner): void {}
