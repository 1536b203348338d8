import type { JsonPath } from '../text/span';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';

/** VS Code's four severities, and `off` for settings. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule says about one place of one record. */
export interface RuleHit {
  /** The value that the hit is about; `[]` is the record as a whole. */
  readonly path: JsonPath;
  /** Mark the property name instead of its value. */
  readonly onKey?: boolean;
  /** One plain sentence: what, why it matters, what to check. Log text in it is quoted as it is; surfaces escape. */
  readonly message: string;
  /** Another record of the same log that explains this one (the original of an addendum, the first of two duplicates). */
  readonly relatedRecord?: number;
  /** Values for a quick fix, by the fix's own names. */
  readonly data?: Readonly<Record<string, string>>;
}

/** What a rule may ask about the rest of the log. */
export interface LogContext {
  /** Position of this record in the log, from 0. */
  readonly recordIndex: number;
  /** The first record of the log that has this eventID; undefined where none has. */
  firstWithEventID(eventID: string): number | undefined;
}

/** What a finding's code stands for, whatever finds it: a rule on records, or the scanner. */
export interface FindingDescriptor {
  /** Dotted, public and stable, e.g. `workdocs.public-share`. */
  readonly code: string;
  /** What a person sees in the documentation as the code's name. */
  readonly title: string;
  /** The severity where the settings say nothing. */
  readonly severity: Severity;
  /** Why the code exists and why it has this severity: a paragraph of the generated documentation. */
  readonly reason: string;
  /** What a responder should do on seeing it: a paragraph of the generated documentation. */
  readonly advice: string;
}

/** One rule: one code, one function, one reason. */
export interface Rule extends FindingDescriptor {
  /** Never throws, whatever the record holds. */
  check(record: CloudTrailRecord, log: LogContext): readonly RuleHit[];
}

/** A hit with its code, its severity after the settings, and the record it is about. */
export interface Finding extends RuleHit {
  readonly code: string;
  readonly severity: Severity;
  /** Position of the record in the log, from 0. */
  readonly recordIndex: number;
}
