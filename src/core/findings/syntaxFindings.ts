import type { Fault, FaultKind } from '../scan/fault';
import type { Span } from '../text/span';
import type { FindingDescriptor, Severity } from './finding';
import { getSeverity } from './getSeverity';
import type { FindingSettings } from './getSeverity';

/** A fault of the scanner as the Problems list shows it. */
export interface FaultFinding {
  readonly code: string;
  readonly severity: Severity;
  /** Bytes of the (decompressed) log. */
  readonly span: Span;
  readonly message: string;
}

/** What is said of each kind of fault. The scanner finds them; they need no rule. */
export const syntaxDescriptors: Readonly<Record<FaultKind, FindingDescriptor>> = {
  'damaged-record': {
    code: 'syntax.damaged-record',
    title: 'Damaged record',
    severity: 'error',
    reason:
      'A record breaks the grammar of JSON before its end, so nothing of it is counted, grouped or searched; the records ' +
      'around it are read all the same. An error, because an event is missing from every view.',
    advice:
      'Read the text of the record, most of it is still there. Fetch the log file again from its bucket and compare: ' +
      'CloudTrail delivers no damaged files, so the damage came later.',
  },
  'unexpected-text': {
    code: 'syntax.unexpected-text',
    title: 'Text between records',
    severity: 'error',
    reason:
      'Something stands between records that belongs to no record and to no known envelope: stray brackets, words, the ' +
      'rest of a record. No record is lost by it, but other tools refuse the whole file: an error.',
    advice: 'Look whether the text is the remains of a record. If so, fetch the original file.',
  },
  truncated: {
    code: 'syntax.truncated',
    title: 'Log cut off',
    severity: 'error',
    reason:
      'The text ends inside a record or before the brackets of its envelope are closed. A download or a copy stopped too ' +
      'early, and how many records are missing cannot be told: an error.',
    advice: 'Fetch the file again and compare its size and its SHA-256 with the digest file.',
  },
  'not-a-record': {
    code: 'syntax.not-a-record',
    title: 'Not a CloudTrail record',
    severity: 'warning',
    reason:
      'A well-formed value stands where a record belongs and has none of the fields of a record. It is not counted as ' +
      'one. Logs of several kinds put into one file look like this: a warning, because the counts then speak of less than ' +
      'the whole file.',
    advice: 'See what the value is. If it is an event in an envelope of its own, open the original log.',
  },
  'look-alike': {
    code: 'syntax.look-alike',
    title: 'Looks like a CloudTrail log and is none',
    severity: 'information',
    reason:
      'The document is of another kind that resembles a CloudTrail log, such as an S3 event notification, a digest file, ' +
      'OCSF, ActionTrail, a pattern for events or a table of them. Nothing is wrong with it, so it is information; its entries are not read as events.',
    advice: 'Open the log that the document speaks of, or use a tool for its kind.',
  },
  'unquoted-key': {
    code: 'syntax.unquoted-key',
    title: 'Property name without quotes',
    severity: 'warning',
    reason:
      'A property name of the envelope lacks its quotes, as in a sample of the WorkDocs guide. What it holds is read all ' +
      'the same, but no other tool will: a warning.',
    advice: 'Add the quotes in a copy of the file. Never change a file that is evidence.',
  },
  undecodable: {
    code: 'syntax.undecodable',
    title: 'Compressed data that cannot be read',
    severity: 'error',
    reason:
      'Bytes of a .gz file cannot be decompressed. What stands before them is shown, what follows is lost: an error.',
    advice: 'Fetch the file again, as binary data: a transfer that converts line ends destroys .gz files.',
  },
};

/** A fault with its code and severity; undefined where the settings switch its code off. */
export function toFaultFinding(fault: Fault, settings: FindingSettings): FaultFinding | undefined {
  const descriptor = syntaxDescriptors[fault.kind];
  const severity = getSeverity(descriptor, settings);
  return severity === undefined
    ? undefined
    : { code: descriptor.code, severity, span: fault.span, message: fault.message };
}
