import type { Machine } from './machine';
import type { CaseResult } from './caseResult';
import type { Memory } from './cases/memoryCase';
import type { Growth } from './growth/measureGrowth';

/** Everything that one run found; what `--json` writes. */
export interface Report {
  readonly machine: Machine;
  /** How the run was started. */
  readonly command: string;
  readonly cases: readonly CaseResult[];
  readonly memory: readonly Memory[];
  /** Empty where it was not asked for. */
  readonly growth: readonly Growth[];
}
