import type { Machine } from './machine';
import type { CaseResult } from './caseResult';
import type { Memory } from './cases/memoryCase';

/** Everything that one run found; what `--json` writes. */
export interface Report {
  readonly machine: Machine;
  /** How the run was started. */
  readonly command: string;
  readonly cases: readonly CaseResult[];
  readonly memory: readonly Memory[];
}
