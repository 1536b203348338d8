import { scanLog } from '../scan/scanLog';
import { toBytes } from '../text/utf8';
import { LogDocument } from './logDocument';
import { toTextIndex } from './textIndex';

/** Reads a text as a log at once, about 100 MB/s: for a long text that is work for another thread. */
export function readLogDocument(text: string): LogDocument {
  const bytes = toBytes(text);
  return new LogDocument(text, toTextIndex(bytes, scanLog(bytes)));
}
