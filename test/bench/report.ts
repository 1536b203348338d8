import type { Machine } from './machine';
import type { CaseResult } from './caseResult';
import type { Memory } from './cases/memoryCase';
import type { Growth } from './growth/measureGrowth';

/** The parts of the benchmark, in the order of the page. */
export const PARTS = [
  'index',
  'files',
  'memory',
  'growth',
  'document',
  'editor',
  'explorer',
  'scroll',
  'query',
  'activation',
  'trail',
] as const;
export type PartName = (typeof PARTS)[number];

/** What a part found: tables, or figures of another kind. */
export type Finding =
  | { readonly kind: 'case'; readonly result: CaseResult }
  | { readonly kind: 'memory'; readonly memory: Memory }
  | { readonly kind: 'growth'; readonly growth: readonly Growth[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** What one run found in one part. */
export interface PartReport {
  readonly part: PartName;
  readonly machine: Machine;
  /** How the run was started. */
  readonly command: string;
  readonly findings: readonly Finding[];
}
