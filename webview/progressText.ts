import { toByteSize } from '../src/core/text/toByteSize';
import type { ExplorerProgress } from '../src/protocol/explorer';
import { toCountText, toNumberText } from './texts';

/** How far finding and reading the logs is, in words. */
export function toProgressText({ found, source, sources, bytes, size, records }: ExplorerProgress): string {
  if (found !== undefined) {
    return `Looking for logs: ${toCountText(found, 'file')} found`;
  }
  const log = sources === 1 ? 'the log' : `log ${toNumberText(source + 1)} of ${toNumberText(sources)}`;
  const done = size === undefined ? toByteSize(bytes) : `${toByteSize(bytes)} of ${toByteSize(size)}`;
  return `Reading ${log}: ${done}${records === 0 ? '' : `, ${toCountText(records, 'record')} so far`}`;
}
