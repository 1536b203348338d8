import { scanLog } from '../../../src/core/scan/scanLog';
import { toBytes } from '../../../src/core/text/utf8';
import { toPrettyLog } from '../../../src/core/textView/toPrettyLog';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { SideBySide, type Effort } from '../measure';

/** The readable text of a log, which keeps every token as it stands, against reading and writing it anew. */
export function measurePretty(text: string, effort: Effort): CaseResult {
  const bytes = toBytes(text);
  const index = scanLog(bytes);
  if (JSON.stringify(JSON.parse(toPrettyLog(bytes, index))) !== JSON.stringify(JSON.parse(text))) {
    throw new WrongAnswer('readable text: it does not hold the same values as the log.');
  }
  const sideBySide = new SideBySide(effort);
  sideBySide.measure([
    { name: 'scanLog and toPrettyLog', run: () => toPrettyLog(bytes, scanLog(bytes)) },
    {
      name: 'JSON.parse and JSON.stringify',
      run: () => JSON.stringify(JSON.parse(text), undefined, 2),
    },
  ]);
  return {
    name: 'readable text',
    what: 'A one-line log laid out with one property a line, from its bytes.',
    records: index.count,
    bytes: bytes.length,
    timings: sideBySide.timings,
    checked: 'The values of the whole log, against JSON.parse.',
  };
}
